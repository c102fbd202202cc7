using System.Diagnostics;
using Inventory.EmbeddedPostgres.Preparing;

namespace Inventory.EmbeddedPostgres.Running;

/// <summary>
/// A shell that waits for the end of a pipe from us. However we die, the system closes the pipe, and the shell stops the
/// server, so that a killed program or test run leaves nothing running. The next start would do so too: this is only sooner.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    // Signals only the process that we started and that is still this cluster's server, never its successor.
    private const string Script = """
        trap '' INT TERM HUP
        exec >/dev/null 2>&1
        read -r end
        read -r pid < "$1/postmaster.pid" && [ "$pid" = "$2" ] && kill -INT "$pid"
        """;

    private readonly Process _shell;

    private Watchdog(Process shell) => _shell = shell;

    /// <summary>Null where there is no such shell, on Windows.</summary>
    public static Watchdog? Start(DataFolder folder, ServerAccount account, int postmaster)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }
        var command = account.Wrap(["/bin/sh", "-c", Script, "sh", folder.Cluster, $"{postmaster}"]);
        return Process.Start(Command.Describe(command, "/")) is { } shell ? new Watchdog(shell) : null;
    }

    /// <summary>Lets the shell end. To be called when the server is stopped, so that it finds nothing to do.</summary>
    public void Dispose()
    {
        _shell.StandardInput.Close();
        _shell.WaitForExit();
        _shell.Dispose();
    }
}
