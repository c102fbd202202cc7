using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Inventory.Cluster.Tests.Running;

/// <summary>Signals to processes that these tests have started.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Interoperability", "SYSLIB1054", Justification = "Generated marshalling needs unsafe code.")]
internal static class Signals
{
    public static void Kill(this Process process) => Send(process, 9);

    public static void Pause(this Process process) => Send(process, 19);

    public static void Continue(this Process process) => Send(process, 18);

    public static void Terminate(this Process process) => Send(process, 15);

    private static void Send(Process process, int signal)
    {
        if (!process.HasExited)
            _ = Kill(process.Id, signal);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int pid, int signal);
}
