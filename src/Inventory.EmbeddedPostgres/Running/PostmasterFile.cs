using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Inventory.EmbeddedPostgres.Preparing;

namespace Inventory.EmbeddedPostgres.Running;

/// <summary>What the process that <c>postmaster.pid</c> names turns out to be.</summary>
internal enum PostmasterState
{
    /// <summary>There is no file, or nothing runs under its number.</summary>
    Gone,

    /// <summary>A PostgreSQL server that runs on this very cluster.</summary>
    Ours,

    /// <summary>The number of a dead server that another program has been given, or that nobody has collected.</summary>
    Stranger,

    /// <summary>A PostgreSQL server of which cannot be told whether it runs on this cluster.</summary>
    Unclear,
}

/// <summary>Reads <c>postmaster.pid</c> and finds out whether the process it names is this cluster's server.</summary>
internal sealed class PostmasterFile(DataFolder folder, ServerAccount account)
{
    public string Path => System.IO.Path.Combine(folder.Cluster, "postmaster.pid");

    public int? ProcessId
    {
        get
        {
            try
            {
                return int.TryParse(File.ReadLines(Path).FirstOrDefault(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var pid) ? pid : null;
            }
            catch (IOException)
            {
                return null;
            }
        }
    }

    public async Task<PostmasterState> StateAsync()
    {
        if (ProcessId is not { } pid)
        {
            return PostmasterState.Gone;
        }
        try
        {
            return await LookAtAsync(pid);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception or IOException)
        {
            // There is no such process, or it ended while it was looked at.
            return PostmasterState.Gone;
        }
    }

    /// <summary>
    /// Makes the file name a process that cannot be. PostgreSQL asks only whether the number is in use and would refuse to
    /// start. The file stays, because its other lines let the new server notice processes that the old one left.
    /// </summary>
    public void Disown()
    {
        var lines = File.ReadAllLines(Path);
        lines[0] = $"{int.MaxValue}";
        File.WriteAllLines(Path, lines);
    }

    private async Task<PostmasterState> LookAtAsync(int pid)
    {
        using var process = Process.GetProcessById(pid);
        if (process.ProcessName is not ("postgres" or "postmaster") || IsZombie(pid))
        {
            return PostmasterState.Stranger;
        }
        if ((await ArgumentsAsync(pid)).Contains(folder.Cluster))
        {
            return PostmasterState.Ours;
        }
        return await WorkingFolderAsync(pid) is not { Length: > 0 } working ? PostmasterState.Unclear
            : working == folder.Cluster ? PostmasterState.Ours
            : PostmasterState.Stranger;
    }

    private static bool IsZombie(int pid) =>
        File.Exists($"/proc/{pid}/stat") && File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);

    // pg_ctl starts the server with the data folder as its argument.
    private static async Task<IEnumerable<string>> ArgumentsAsync(int pid)
    {
        if (File.Exists($"/proc/{pid}/cmdline"))
        {
            return (await File.ReadAllTextAsync($"/proc/{pid}/cmdline")).Split('\0');
        }
        // macOS: the arguments in one line, of which the data folder is the last.
        var line = (await Command.RunAsync(["ps", "-ww", "-o", "command=", "-p", $"{pid}"])).Output;
        return line.Split(" -D ").Skip(1).Select(argument => argument.Trim().Trim('"'));
    }

    // The server makes its data folder its working folder. In a container not even root may see that of another account's process.
    private async Task<string?> WorkingFolderAsync(int pid) =>
        Directory.Exists($"/proc/{pid}") ? (await account.RunAsync(["readlink", $"/proc/{pid}/cwd"])).Output : null;
}
