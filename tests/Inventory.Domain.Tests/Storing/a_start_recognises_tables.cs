using Inventory.Domain.History;
using Inventory.Domain.Projecting;
using Marten;
using Npgsql;
using Weasel.Postgresql.Tables;

namespace Inventory.Domain.Tests.Storing;

public sealed class A_start_recognises_tables(Server server) : IAsyncLifetime
{
    private NpgsqlDataSource database = null!;
    private DocumentStore store = null!;

    public async ValueTask InitializeAsync()
    {
        database = NpgsqlDataSource.Create(await server.CreateDatabaseAsync());
        store = Server.OpenStore(database);
    }

    public async ValueTask DisposeAsync()
    {
        store.Dispose();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task That_were_found_as_they_should_be_and_changed_only_in_their_rows()
    {
        (await Stamp().IsSetAsync(database, default)).ShouldBeFalse();
        await Stamp().SetAsync(database, default);
        (await Stamp().IsSetAsync(database, default)).ShouldBeTrue();
        await Execute("insert into vmdb.zones (name) values ('one'); analyze vmdb.zones");
        (await Stamp().IsSetAsync(database, default)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("alter table vmdb.vms add column extra text")]
    [InlineData("alter table vmdb.vms alter column raw_power_state type text")]
    [InlineData("alter table vmdb.vms alter column name set not null")]
    [InlineData("alter table vmdb.vms alter column name set default 'none'")]
    [InlineData("alter table vmdb.vms add constraint above check (id > 0)")]
    [InlineData("alter table vmdb.vms set (fillfactor = 50)")]
    [InlineData("alter table vmdb.vms disable trigger history_keep")]
    [InlineData("create index by_hand on vmdb.vms (name)")]
    [InlineData("create table inventory.extra (id bigint)")]
    [InlineData("alter sequence inventory.mt_events_sequence increment by 2")]
    [InlineData("create function inventory.extra() returns bigint language sql as 'select 1::bigint'")]
    [InlineData("drop schema past cascade")]
    [InlineData("comment on schema past is 'of another script'")]
    [InlineData("comment on schema inventory is null")]
    public async Task But_not_when_they_were_altered_since(string alteration)
    {
        if (alteration.Contains(" type ", StringComparison.Ordinal))
            await Execute("drop schema past cascade");
        await Stamp().SetAsync(database, default);
        await Execute(alteration);
        (await Stamp().IsSetAsync(database, default)).ShouldBeFalse();
    }

    [Fact]
    public async Task But_not_for_other_declarations_nor_by_other_code()
    {
        await Stamp().SetAsync(database, default);
        using var more = DocumentStore.For(options =>
        {
            options.Connection(database);
            Configuration.ConfigureStore(options, Server.Models, new(Server.Models), new(Server.Models));
            var table = new Table("inventory.more");
            table.AddColumn<long>("id").AsPrimaryKey();
            options.Storage.ExtendedSchemaObjects.Add(table);
        });
        (await new SchemaStamp(more, [PointInTime.Schema]).IsSetAsync(database, default)).ShouldBeFalse();
        (await new SchemaStamp(store, [PointInTime.Schema], typeof(Server)).IsSetAsync(database, default)).ShouldBeFalse();
        (await Stamp().IsSetAsync(database, default)).ShouldBeTrue();
    }

    private SchemaStamp Stamp() => new(store, [PointInTime.Schema]);

    private async Task Execute(string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
