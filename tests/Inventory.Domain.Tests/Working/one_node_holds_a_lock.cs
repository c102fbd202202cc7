using Inventory.Domain.Working;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Inventory.Domain.Tests.Working;

public sealed class One_node_holds_a_lock(Server server) : Engine(server)
{
    [Fact]
    public async Task And_gives_it_to_another_when_it_is_done()
    {
        await using var first = await Node.StartAsync(ConnectionString);
        await using var second = await Node.StartAsync(ConnectionString);
        var held = await first.Session.TakeAsync("w", default);
        var again = first.Session.TakeAsync("w", default);
        var other = second.Session.TakeAsync("w", default);
        await using var independent = await second.Session.TakeAsync("another", default);
        again.IsCompleted.ShouldBeFalse("a node gives its locks out once");
        other.IsCompleted.ShouldBeFalse();
        await held.DisposeAsync();
        await (await await Task.WhenAny(again, other)).DisposeAsync();
        await Task.WhenAll(again, other);
        held.Lost.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public async Task Until_its_session_ends_and_it_is_told()
    {
        await using var first = await Node.StartAsync(ConnectionString);
        await using var second = await Node.StartAsync(ConnectionString);
        var held = await first.Session.TakeAsync("w", default);
        (await NodeSession.IsAnyAsync(Database, default)).ShouldBeTrue();
        await Execute($"select pg_terminate_backend(pid) from pg_stat_activity where application_name = '{first.Name}'");
        await using var next = await second.Session.TakeAsync("w", default);
        await Task.Delay(Timeout.Infinite, held.Lost).WaitAsync(TimeSpan.FromMinutes(1)).ContinueWith(_ => { }, TaskScheduler.Default);
        held.Lost.IsCancellationRequested.ShouldBeTrue();
        await held.DisposeAsync();
        next.Lost.IsCancellationRequested.ShouldBeFalse();
        await using var mine = await first.Session.TakeAsync("another", default); // it has a new session
    }

    [Fact]
    public async Task And_nobody_a_silent_node_whose_sessions_are_ended()
    {
        await using var silent = NpgsqlDataSource.Create(Named(ConnectionString, "silent") + ";Pooling=false");
        await using var presence = await silent.OpenConnectionAsync();
        await using var work = await silent.OpenConnectionAsync();
        await Execute(presence, $"select pg_advisory_lock_shared({NodeSession.Presence}, 0), pg_advisory_lock(hashtextextended('inventory.worker.w', 0))");
        await Execute(work, "begin; lock table vmdb.zones");
        await using var node = await Node.StartAsync(ConnectionString);
        await using var held = await node.Session.TakeAsync("w", default);
        await Execute("do 'begin lock table vmdb.zones; end'"); // a transaction that nobody goes on with
        (await NodeSession.IsAnyAsync(Database, default)).ShouldBeTrue();
        await Should.ThrowAsync<NpgsqlException>(() => Execute(work, "select 1"));
    }

    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string Named(string connectionString, string name) =>
        new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = $"{NodeSession.NamePrefix}{name}" }.ConnectionString;

    private sealed record Node(string Name, NodeSession Session, NpgsqlDataSource Database) : IAsyncDisposable
    {
        public static async Task<Node> StartAsync(string connectionString)
        {
            var name = Guid.NewGuid().ToString("N");
            var database = NpgsqlDataSource.Create(Named(connectionString, name));
            var session = new NodeSession(
                database, new WorkerNode(name, 1), new ServiceCollection().BuildServiceProvider(), TimeProvider.System, NullLogger<NodeSession>.Instance);
            await session.StartAsync(default);
            return new Node(NodeSession.NamePrefix + name, session, database);
        }

        public async ValueTask DisposeAsync()
        {
            await Session.StopAsync(default);
            Session.Dispose();
            await Database.DisposeAsync();
        }
    }
}
