using System.ComponentModel;
using System.Diagnostics;

namespace Micrograd.Lab;

/// <summary>The reader's own browser.</summary>
internal static class Browser
{
    /// <summary>Opens an address. A machine without a browser is no error: the address has been printed.</summary>
    public static void Open(Uri address)
    {
        try
        {
            string opener = OperatingSystem.IsMacOS() ? "open" : "xdg-open";
            using Process? browser = OperatingSystem.IsWindows()
                ? Process.Start(new ProcessStartInfo(address.ToString()) { UseShellExecute = true })
                : Process.Start(new ProcessStartInfo(opener, address.ToString()) { RedirectStandardError = true, RedirectStandardOutput = true });
        }
        catch (Win32Exception)
        {
        }
    }
}
