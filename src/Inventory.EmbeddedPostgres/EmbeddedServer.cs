using Inventory.EmbeddedPostgres.Finding;
using Inventory.EmbeddedPostgres.Preparing;
using Inventory.EmbeddedPostgres.Running;
using Npgsql;

namespace Inventory.EmbeddedPostgres;

/// <summary>
/// A private PostgreSQL server on 127.0.0.1, owned by this process. Disposing stops it (a fast shutdown, waited for); so
/// does a normal exit of the process. When the process is killed, the next start on the same folder recovers the cluster.
/// </summary>
/// <remarks>Safe to use from several threads. One data folder has one owner at a time.</remarks>
public sealed class EmbeddedServer : IAsyncDisposable, IDisposable
{
    private readonly Postmaster _postmaster;
    private readonly RunningServer _running;
    private readonly ClusterDatabases _databases;
    private readonly Watchdog? _watchdog;
    private readonly Lazy<Task> _stop;

    private EmbeddedServer(
        EmbeddedPostgresOptions options, DataFolder folder, OwnerLock ownership, Postmaster postmaster, RunningServer running, string password)
    {
        (_postmaster, _running) = (postmaster, running);
        _databases = new ClusterDatabases(running.Port, password);
        DataDirectory = folder.Root;
        ConnectionString = _databases.ConnectionString(options.Database);
        _watchdog = options.WatchOwner ? Watchdog.Start(folder, postmaster.Account, running.ProcessId) : null;
        _stop = new Lazy<Task>(() => StopAsync(options.DeleteOnStop, folder, ownership));
        AppDomain.CurrentDomain.ProcessExit += StopOnExit;
    }

    /// <summary>Connects as the cluster's owner, a superuser, to <see cref="EmbeddedPostgresOptions.Database"/>. Holds the password.</summary>
    public string ConnectionString { get; }

    /// <summary>The data folder in use, as an absolute path without symbolic links.</summary>
    public string DataDirectory { get; }

    /// <summary>The folder of the server binaries in use.</summary>
    public string BinDirectory => _postmaster.Binaries.Folder;

    /// <summary>The version of the server, such as <c>18.4</c>.</summary>
    public string Version => _postmaster.Binaries.Version;

    /// <summary>The TCP port on 127.0.0.1.</summary>
    public int Port => _running.Port;

    /// <summary>The postmaster's process id. Its children are the server's other processes.</summary>
    public int ServerProcessId => _running.ProcessId;

    /// <summary>Finds binaries, makes or recovers the cluster, starts the server and waits until it accepts connections.</summary>
    /// <exception cref="EmbeddedPostgresException">The server cannot be had; the message says why and what to do.</exception>
    /// <exception cref="OperationCanceledException">The start was cancelled; nothing is left running.</exception>
    public static async Task<EmbeddedServer> StartAsync(EmbeddedPostgresOptions? options = null, CancellationToken ct = default)
    {
        options ??= new EmbeddedPostgresOptions();
        try
        {
            var folder = DataFolder.Create(options.DataDirectory ?? DefaultFolders.Data);
            var ownership = OwnerLock.Take(folder);
            try
            {
                return await StartOwnedAsync(options, folder, ownership, ct);
            }
            catch
            {
                ownership.Dispose();
                throw;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NpgsqlException)
        {
            throw new EmbeddedPostgresException($"The embedded PostgreSQL server cannot be started: {e.Message}", e);
        }
    }

    /// <summary>Makes a database unless it exists, and returns the connection string for it.</summary>
    /// <exception cref="NpgsqlException">The server did not make it.</exception>
    public async Task<string> CreateDatabaseAsync(string name, CancellationToken ct = default)
    {
        await _databases.EnsureAsync(name, ct);
        return _databases.ConnectionString(name);
    }

    /// <summary>Stops the server and waits for its end. Further calls wait for the same stop.</summary>
    public ValueTask DisposeAsync() => new(_stop.Value);

    /// <summary>Stops the server and waits for its end, blocking.</summary>
    public void Dispose() => _stop.Value.GetAwaiter().GetResult();

    private static async Task<EmbeddedServer> StartOwnedAsync(
        EmbeddedPostgresOptions options, DataFolder folder, OwnerLock ownership, CancellationToken ct)
    {
        var account = await ServerAccount.ChooseAsync(folder, ct);
        await folder.OpenToAsync(account, ct);
        var binaries = await FindServer.FindAsync(options, account, folder.ClusterMajor, ct);
        var postmaster = new Postmaster(folder, binaries, account);
        await postmaster.EndOrphanAsync(options.Progress);
        var password = await CreateCluster.UnlessExistsAsync(options, folder, binaries, account, ct);
        var running = await postmaster.StartAsync(options, ct);
        try
        {
            await new ClusterDatabases(running.Port, password).EnsureAsync(options.Database, ct);
            return new EmbeddedServer(options, folder, ownership, postmaster, running, password);
        }
        catch
        {
            await postmaster.StopAsync();
            throw;
        }
    }

    private async Task StopAsync(bool delete, DataFolder folder, OwnerLock ownership)
    {
        AppDomain.CurrentDomain.ProcessExit -= StopOnExit;
        using (ownership)
        {
            await _postmaster.StopAsync();
            _watchdog?.Dispose();
            if (delete)
            {
                folder.Delete();
            }
        }
    }

    private void StopOnExit(object? sender, EventArgs e) => Dispose();
}
