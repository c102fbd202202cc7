using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;
using Wolverine;
using Wolverine.Runtime;

namespace Inventory.Domain.Working;

/// <summary>
/// One session of this node with the database, on which it holds what one node alone may hold: an advisory lock for each worker that it runs. The locks end with
/// the session, and the session with the node; a node that lost it stops its workers.
/// </summary>
/// <remarks>
/// A node whose process stands still, or whose network is cut, keeps its sessions and thereby its locks, as far as the database can tell. So the nodes watch one
/// another: each beats on its session every two seconds, and whose session has been silent for seven has all of its sessions ended by the others, open
/// transactions, the leader's lock and what else they hold included. Such a node finds its session gone before it does anything else, and one that only waits for
/// the database has given up two seconds earlier. What it does in between is refused by the token of its work. All sessions of a node have the same
/// <c>application_name</c>, and all nodes must be the same user of the database.
/// </remarks>
public sealed class NodeSession(NpgsqlDataSource database, WorkerNode node, IServiceProvider services, TimeProvider time, ILogger<NodeSession> log)
    : BackgroundService
{
    /// <summary>What the names of the sessions of all nodes begin with.</summary>
    public const string NamePrefix = "inventory ";

    // Of the lock that all nodes share; who holds it, is one.
    internal const string Presence = "1737287";

    private const string IsPresence =
        $"l.locktype = 'advisory' and l.objsubid = 2 and l.classid = {Presence} and l.database = (select oid from pg_database where datname = current_database())";

    private const string Silence = "interval '7 seconds'";

    private static readonly TimeSpan BetweenBeats = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(1);

    // Wolverine names the session of the leader's lock itself; it too is used every second.
    private const string EndSilent =
        $"""
        with silent as (
          select a.pid, a.application_name from pg_locks l join pg_stat_activity a on a.pid = l.pid
          where {IsPresence} and a.pid <> pg_backend_pid() and a.state = 'idle' and a.state_change < clock_timestamp() - {Silence})
        select s.application_name, pg_terminate_backend(s.pid) from pg_stat_activity s
        where exists (select from silent) and s.datname = current_database() and s.usename = current_user
          and (s.pid in (select pid from silent) or s.application_name in (select application_name from silent where starts_with(application_name, '{NamePrefix}'))
            or starts_with(s.application_name, 'wolverine-advisory-lock:') and s.state = 'idle' and s.state_change < clock_timestamp() - interval '5 seconds')
        """;

    private const string Beat =
        """
        update vmdb.miq_servers set last_heartbeat = clock_timestamp(), status = 'started', stopped_on = null, is_master = $2 where guid = $1;
        """;

    private const string MarkSilent =
        """
        update vmdb.miq_servers set status = 'not responding', is_master = false where status = 'started' and last_heartbeat < clock_timestamp() - interval '10 seconds';
        """;

    private readonly SemaphoreSlim one = new(1); // has nothing to dispose of, and may be waited for when a host is disposed of that was not stopped
    private Term? term;

    /// <summary>Whether any node runs on a database.</summary>
    public static async Task<bool> IsAnyAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            $"""
            select exists (
              select from pg_locks l join pg_stat_activity a on a.pid = l.pid
              where {IsPresence} and (a.state <> 'idle' or a.state_change > clock_timestamp() - {Silence}))
            """);
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>Waits until this node holds a lock. Nobody else holds it then, on this node or another one.</summary>
    public async Task<NodeLock> TakeAsync(string name, CancellationToken cancel)
    {
        while (true)
        {
            if (await TryTakeAsync(name, cancel) is { } held)
                return held;
            await Task.Delay(BetweenAttempts, time, cancel);
        }
    }

    // Who assigns the workers; a node that is alone is asked by nobody.
    private bool IsLeader => services.GetService<IWolverineRuntime>() is not WolverineRuntime { Options.Durability.Mode: not DurabilityMode.Solo } runtime || runtime.IsLeader();

    private NpgsqlParameter Guid => new() { Value = (object?)node.ServerGuid ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    internal async Task ReleaseAsync(Term held, string name)
    {
        await one.WaitAsync();
        try
        {
            if (held.Locks.Remove(name) && term == held)
                await CallAsync(held, "pg_advisory_unlock", name);
        }
        catch (Exception e) when (IsLoss(e))
        {
            End(held);
        }
        finally
        {
            one.Release();
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
            try
            {
                await BeginAsync(stoppingToken);
                while (await BeatAsync(stoppingToken))
                    await Task.Delay(BetweenBeats, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (Exception e) when (IsLoss(e))
            {
                log.LogWarning("This node has no session with the database, and makes one: {Reason}", e.Message);
                await Task.Delay(BetweenAttempts, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        await LeaveAsync();
    }

    private async Task BeginAsync(CancellationToken cancel)
    {
        var connection = await database.OpenConnectionAsync(cancel);
        try
        {
            await using var present = new NpgsqlCommand($"select pg_advisory_lock_shared({Presence}, 0)", connection);
            await present.ExecuteNonQueryAsync(cancel).WaitAsync(LongestAnswer, time, cancel);
        }
        catch
        {
            Abandon(connection);
            throw;
        }
        await one.WaitAsync(cancel);
        term = new Term(connection);
        one.Release();
    }

    // False when the session is gone; its locks are others' then.
    private async Task<bool> BeatAsync(CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        var current = term;
        try
        {
            if (current is null)
                return false;
            var ended = await WithinAsync(BeatAsync(current.Connection));
            if (ended.Count > 0)
                log.LogWarning("Other nodes were silent; {Count} of their sessions were ended: {Sessions}", ended.Count, string.Join(", ", ended.Distinct()));
            return true;
        }
        catch (Exception e) when (IsLoss(e))
        {
            log.LogWarning("This node lost its session with the database, and stops its workers: {Reason}", e.Message);
            End(current!);
            return false;
        }
        finally
        {
            one.Release();
        }
    }

    private async Task<List<string>> BeatAsync(NpgsqlConnection connection)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new(EndSilent), new(Beat) { Parameters = { Guid, new() { Value = IsLeader } } }, new(MarkSilent),
            },
        };
        var ended = new List<string>();
        await using var row = await batch.ExecuteReaderAsync();
        while (await row.ReadAsync())
            ended.Add(row.GetString(0));
        return ended;
    }

    /// <summary>Takes a lock if nobody holds it; null if somebody does, or this node has no session.</summary>
    public async Task<NodeLock?> TryTakeAsync(string name, CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        var current = term;
        try
        {
            // A session gives its own locks out twice.
            if (current is null || current.Locks.ContainsKey(name) || !await CallAsync(current, "pg_try_advisory_lock", name))
                return null;
            return current.Locks[name] = new NodeLock(this, current, name);
        }
        catch (Exception e) when (IsLoss(e))
        {
            End(current!);
            return null;
        }
        finally
        {
            one.Release();
        }
    }

    private Task<bool> CallAsync(Term held, string function, string name) => WithinAsync(CallAsync(held.Connection, function, name));

    private static async Task<bool> CallAsync(NpgsqlConnection connection, string function, string name)
    {
        await using var command = new NpgsqlCommand($"select {function}(hashtextextended('inventory.worker.' || $1, 0))", connection)
        {
            Parameters = { new() { Value = name } },
        };
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    // A network that is cut is no answer at all.
    private Task<T> WithinAsync<T>(Task<T> answer) => answer.WaitAsync(LongestAnswer, time);

    // Connections that wait to be used again were most likely lost with this one.
    private void End(Term held)
    {
        if (term != held)
            return;
        term = null;
        held.Lose();
        Abandon(held.Connection);
        database.Clear();
    }

    private async Task LeaveAsync()
    {
        await one.WaitAsync();
        var last = term;
        term = null;
        one.Release();
        if (last is null)
            return;
        last.Lose();
        try
        {
            await using var stop = new NpgsqlCommand("update vmdb.miq_servers set status = 'stopped', is_master = false, stopped_on = clock_timestamp() where guid = $1", last.Connection)
            {
                Parameters = { Guid },
            };
            await WithinAsync(stop.ExecuteNonQueryAsync());
        }
        catch (Exception e) when (IsLoss(e))
        {
            // others mark it in time
        }
        Abandon(last.Connection);
    }

    // An answer may still be awaited on it, for ever: nobody waits for its end.
    private void Abandon(NpgsqlConnection connection) => _ = Task.Run(async () =>
    {
        try
        {
            await connection.DisposeAsync();
        }
        catch (Exception e)
        {
            log.LogDebug("A lost session did not end well: {Reason}", e.Message);
        }
    });

    private static bool IsLoss(Exception e) => e is NpgsqlException or TimeoutException or IOException or InvalidOperationException or System.Net.Sockets.SocketException;

    /// <summary>A session from its beginning to its end.</summary>
    internal sealed class Term(NpgsqlConnection connection)
    {
        public NpgsqlConnection Connection => connection;

        public Dictionary<string, NodeLock> Locks { get; } = [];

        public void Lose()
        {
            foreach (var held in Locks.Values)
                held.Lose();
        }
    }
}

/// <summary>A lock that this node holds, until it is disposed of or lost.</summary>
public sealed class NodeLock : IAsyncDisposable
{
    private readonly CancellationTokenSource lost = new();
    private readonly NodeSession session;
    private readonly NodeSession.Term term;
    private readonly string name;

    internal NodeLock(NodeSession session, NodeSession.Term term, string name) => (this.session, this.term, this.name) = (session, term, name);

    /// <summary>Cancelled when it is lost: another node may hold it.</summary>
    public CancellationToken Lost => lost.Token;

    // Without waiting: who is told may himself wait for a database that does not answer.
    internal void Lose() => _ = lost.CancelAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await session.ReleaseAsync(term, name);
}
