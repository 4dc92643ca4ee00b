"""How long a reader waits for a kernel, and how it ages. Needs Debian's python3-jupyter-client and python3-ipykernel, and the kernel installed.

measure.py times [RUNS]           ready, first cell, later cells and completions, beside ipykernel's, interleaved
measure.py soak [CELLS] [PLOT]    many cells in one kernel: latency and memory, also drawn into the file PLOT (needs python3-matplotlib)
"""

import statistics
import sys
import time

from jupyter_client.manager import start_new_kernel


def run(client, code):
    """Runs a cell and returns its milliseconds, from the request to the idle kernel."""
    start = time.perf_counter()
    reply = client.execute_interactive(code, timeout=120, output_hook=lambda message: None)
    assert reply["content"]["status"] == "ok", reply["content"]
    return 1000 * (time.perf_counter() - start)


def end(manager, client):
    client.stop_channels()
    manager.shutdown_kernel()


def complete(client, code):
    """Asks what can stand at the end of a cell and returns the milliseconds until the answer."""
    start = time.perf_counter()
    reply = client.complete(code, len(code), reply=True, timeout=60)
    assert reply["content"]["matches"], reply["content"]
    return 1000 * (time.perf_counter() - start)


def times(runs):
    kernels = {
        ".net-csharp": ["1 + 1", "var x = {0};", "x * x", "var text = x.ToString();\nConsole.WriteLine(text.Sub"],
        "python3": ["1 + 1", "x = {0}", "x * x", "text = str(x)\nprint(text.spl"],
    }
    found = {name: ([], [], [], [], []) for name in kernels}
    for _ in range(runs):
        for name, (first, *later, edited) in kernels.items():
            start = time.perf_counter()
            manager, client = start_new_kernel(kernel_name=name)
            ready = 1000 * (time.perf_counter() - start)
            found[name][0].append(ready)
            found[name][1].append(ready + run(client, first))
            found[name][2].extend(run(client, code.format(i)) for i in range(10) for code in later)
            found[name][3].append(complete(client, edited))
            found[name][4].extend(complete(client, edited) for _ in range(10))
            end(manager, client)
    print("| milliseconds, median (fastest) | ready | ready and first cell | later cells | first completion | later ones |")
    print("|---|--:|--:|--:|--:|--:|")
    for name, columns in found.items():
        print(f"| {name} | " + " | ".join(f"{statistics.median(column):.0f} ({min(column):.0f})" for column in columns) + " |")


def resident(manager):
    with open(f"/proc/{manager.provisioner.process.pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmRSS"))


def value(client, code):
    """Runs a cell and returns the text of its result."""
    found = []
    reply = client.execute_interactive(code, timeout=120, output_hook=found.append)
    assert reply["content"]["status"] == "ok", reply["content"]
    return next(message["content"]["data"]["text/plain"] for message in found if message["msg_type"] == "execute_result")


def soak(cells, plot):
    manager, client = start_new_kernel(kernel_name=".net-csharp")
    run(client, "var sum = 0.0; var log = new List<string>();")
    step = cells // 10
    print(f"| after cells | latency of the last {step}, median | 99 % | memory | of it objects in use |")
    print("|--:|--:|--:|--:|--:|")
    latencies, memories = [], []
    for part in range(10):
        for i in range(part * step, (part + 1) * step):
            latencies.append(run(client, f"double F{i}(double x) => x * {i}; sum += F{i}(1); log.Add($\"cell {{sum}}\"); sum"))
            memories.append(resident(manager))
        last = sorted(latencies[-step:])
        objects = int(value(client, "GC.GetTotalMemory(true) / 1_000_000"))
        print(f"| {(part + 1) * step} | {statistics.median(last):.1f} ms | {last[-max(1, step // 100)]:.1f} ms | {memories[-1]} MB | {objects} MB |", flush=True)
    end(manager, client)
    if plot:
        draw(latencies, memories, plot)


def draw(latencies, memories, file):
    from matplotlib import pyplot

    figure, (above, below) = pyplot.subplots(2, 1, sharex=True, figsize=(8, 5), layout="constrained")
    above.plot(latencies, ".", markersize=2)
    above.set(ylabel="latency, ms", ylim=(0, 4 * statistics.median(latencies)))
    below.plot(memories)
    below.set(xlabel="cells", ylabel="memory, MB", ylim=(0, None))
    figure.savefig(file)


if __name__ == "__main__":
    if sys.argv[1:2] == ["times"]:
        times(int(sys.argv[2]) if len(sys.argv) > 2 else 5)
    elif sys.argv[1:2] == ["soak"]:
        soak(int(sys.argv[2]) if len(sys.argv) > 2 else 2000, sys.argv[3] if len(sys.argv) > 3 else None)
    else:
        print(__doc__)
