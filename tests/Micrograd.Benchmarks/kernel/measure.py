"""How long a reader waits for a kernel, and how it ages. Needs Debian's python3-jupyter-client and python3-ipykernel, and the kernel installed.

measure.py times [RUNS]    ready, first cell and later cells, beside ipykernel's, interleaved
measure.py soak [CELLS]    many cells in one kernel: latency and memory
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


def times(runs):
    kernels = {".net-csharp": ["1 + 1", "var x = {0};", "x * x"], "python3": ["1 + 1", "x = {0}", "x * x"]}
    found = {name: ([], [], []) for name in kernels}
    for _ in range(runs):
        for name, (first, *later) in kernels.items():
            start = time.perf_counter()
            manager, client = start_new_kernel(kernel_name=name)
            ready = 1000 * (time.perf_counter() - start)
            found[name][0].append(ready)
            found[name][1].append(ready + run(client, first))
            found[name][2].extend(run(client, code.format(i)) for i in range(10) for code in later)
            end(manager, client)
    print("| milliseconds, median (fastest) | ready | ready and first cell | later cells |")
    print("|---|--:|--:|--:|")
    for name, columns in found.items():
        print(f"| {name} | " + " | ".join(f"{statistics.median(column):.0f} ({min(column):.0f})" for column in columns) + " |")


def resident(manager):
    with open(f"/proc/{manager.provisioner.process.pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmRSS"))


def soak(cells):
    manager, client = start_new_kernel(kernel_name=".net-csharp")
    run(client, "var sum = 0.0; var log = new List<string>();")
    step = cells // 10
    print(f"| after cells | latency of the last {step}, median | 99 % | memory |")
    print("|--:|--:|--:|--:|")
    for part in range(10):
        took = [
            run(client, f"double F{i}(double x) => x * {i}; sum += F{i}(1); log.Add($\"cell {{sum}}\"); sum")
            for i in range(part * step, (part + 1) * step)
        ]
        print(f"| {(part + 1) * step} | {statistics.median(took):.1f} ms | {sorted(took)[-max(1, step // 100)]:.1f} ms | {resident(manager)} MB |", flush=True)
    end(manager, client)


if __name__ == "__main__":
    if sys.argv[1:2] == ["times"]:
        times(int(sys.argv[2]) if len(sys.argv) > 2 else 5)
    elif sys.argv[1:2] == ["soak"]:
        soak(int(sys.argv[2]) if len(sys.argv) > 2 else 2000)
    else:
        print(__doc__)
