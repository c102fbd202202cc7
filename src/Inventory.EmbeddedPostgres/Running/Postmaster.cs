using Inventory.EmbeddedPostgres.Finding;
using Inventory.EmbeddedPostgres.Preparing;

namespace Inventory.EmbeddedPostgres.Running;

/// <summary>A server that accepts connections.</summary>
internal sealed record RunningServer(int Port, int ProcessId);

/// <summary>Starts and stops the server of a data folder with pg_ctl, which detaches it from our terminal's Ctrl-C.</summary>
internal sealed class Postmaster(DataFolder folder, ServerBinaries binaries, ServerAccount account)
{
    private const int Attempts = 5;
    private readonly ServerLog _log = new(folder);
    private readonly PostmasterFile _file = new(folder, account);

    public ServerBinaries Binaries => binaries;

    public ServerAccount Account => account;

    /// <summary>Stops the server that a killed owner left running, and clears a file that names some other program.</summary>
    public async Task EndOrphanAsync(IProgress<string>? progress)
    {
        switch (await _file.StateAsync())
        {
            case PostmasterState.Ours:
                progress?.Report("The last program on this folder was killed: stopping its PostgreSQL server…");
                await StopAsync();
                break;
            case PostmasterState.Stranger:
                _file.Disown();
                break;
            case PostmasterState.Unclear:
                throw new EmbeddedPostgresException(
                    $"{_file.Path} names process {_file.ProcessId}, a PostgreSQL server that may or may not run on {folder.Cluster}: "
                    + "stop that process if it does, else remove the file; or name another folder with --data.");
        }
    }

    /// <summary>Starts the server and waits until it accepts connections. Chooses another port when the first is snatched away.</summary>
    public async Task<RunningServer> StartAsync(EmbeddedPostgresOptions options, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            ct.ThrowIfCancellationRequested();
            var port = FreePort.Next();
            PrivateFile.Write(folder.Settings, ServerSettings.Text(port, options.Settings));
            await account.OwnAsync(folder.Settings, ownerToo: true, ct);
            _log.Clean();
            // Not cancelled: a pg_ctl killed halfway would leave a server behind. It ends by itself, in time.
            var started = await PgCtlAsync("start", "-l", _log.Startup, "-w", "-t", $"{Math.Ceiling(options.StartTimeout.TotalSeconds):0}");
            if (started.Succeeded && _file.ProcessId is { } pid)
            {
                return new RunningServer(port, pid);
            }
            var tail = _log.Tail();
            await StopAsync();
            if (attempt == Attempts || !IsPassing(tail))
            {
                throw new EmbeddedPostgresException(
                    $"The PostgreSQL server in {folder.Root} did not start: {started.Output}\nThe end of its log:\n{tail}");
            }
            await Task.Delay(TimeSpan.FromMilliseconds(200 * attempt), ct);
        }
    }

    /// <summary>Stops the server and waits: fast (clients are cut off, data is written), and if that takes a minute, at once.</summary>
    public async Task StopAsync()
    {
        foreach (var mode in (string[])["fast", "immediate"])
        {
            if (await _file.StateAsync() != PostmasterState.Ours || (await PgCtlAsync("stop", "-m", mode, "-w", "-t", "60")).Succeeded)
            {
                return;
            }
        }
    }

    // The port was taken in between, or processes of a killed server are about to notice its death.
    private static bool IsPassing(string log) =>
        log.Contains("could not bind", StringComparison.Ordinal) || log.Contains("is still in use", StringComparison.Ordinal);

    private Task<CommandResult> PgCtlAsync(string verb, params string[] arguments) =>
        account.RunAsync([binaries.Tool("pg_ctl"), verb, "-s", "-D", folder.Cluster, .. arguments], folder.Root);
}
