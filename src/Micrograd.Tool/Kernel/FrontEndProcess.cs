using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Micrograd.Tool;

/// <summary>The front end that started this kernel. One that was killed can't say goodbye.</summary>
internal static class FrontEndProcess
{
    // Jupyter names itself in it: by its process id, and on Windows by a handle that the kernel has inherited.
    private const string Variable = "JPY_PARENT_PID";

    /// <summary>Waits until it has ended; for ever when it isn't known.</summary>
    public static async Task WaitForEndAsync()
    {
        if (Id(Environment.GetEnvironmentVariable(Variable), OperatingSystem.IsWindows() ? GetProcessId : null) is { } id)
        {
            try
            {
                using var parent = Process.GetProcessById(id);
                await parent.WaitForExitAsync();
                return;
            }
            catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
            {
                // In a container it may be the id of a process elsewhere.
            }
        }

        await Task.Delay(Timeout.InfiniteTimeSpan);
    }

    /// <summary>Its process id; null when it can't be known.</summary>
    /// <param name="named">What Jupyter says.</param>
    /// <param name="processOf">The id of the process that a handle stands for, 0 for none; null where Jupyter names the id itself.</param>
    public static int? Id(string? named, Func<nint, int>? processOf)
    {
        if (!long.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out long number)) return null;
        long id = processOf is null ? number : processOf((nint)number);
        return id is > 1 and <= int.MaxValue ? (int)id : null;
    }

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int GetProcessId(nint process);
}
