using System.Diagnostics;

namespace Inventory.Cluster.Tests.Running;

/// <summary>A shell that kills what is still running when these tests end, however they end: it waits for the end of a pipe from us.</summary>
internal sealed class Watchdog : IDisposable
{
    private const string Script = """
        trap '' INT TERM HUP
        while read -r sign pid; do
          case $sign in +) pids="$pids $pid " ;; -) pids=$(echo "$pids" | sed "s/ $pid / /") ;; esac
        done
        for pid in $pids; do kill -9 "$pid" 2>/dev/null; done
        """;

    private readonly Process shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Script]) { RedirectStandardInput = true })!;

    public void Watch(Process process) => Tell($"+ {process.Id}");

    public void Forget(Process process) => Tell($"- {process.Id}");

    public void Dispose()
    {
        shell.StandardInput.Close();
        shell.WaitForExit();
        shell.Dispose();
    }

    private void Tell(string line)
    {
        lock (shell)
        {
            shell.StandardInput.WriteLine(line);
            shell.StandardInput.Flush();
        }
    }
}
