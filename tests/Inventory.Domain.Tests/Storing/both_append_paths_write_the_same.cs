using Inventory.Domain.Collecting;
using Inventory.Domain.Persisting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Inventory.Domain.Tests.Storing;

public sealed class Both_append_paths_write_the_same(Server server) : Engine(server)
{
    private static readonly string[] Tables = ["inventory.mt_events", "inventory.mt_streams"];

    [Fact]
    public async Task To_the_last_column()
    {
        var (appended, copied) = (Provider, await ProviderAsync("copied"));
        foreach (var step in new Action[] { Fill, Change, Cloud.Clear, Fill })
        {
            step();
            Time.Advance(TimeSpan.FromMinutes(1));
            foreach (var (provider, threshold) in new[] { (appended, 500), (copied, 0) })
            {
                var run = new RunRefresh(Models, Database, NewRecord(threshold), Log, Guard, new(), Time, NullLogger<RunRefresh>.Instance);
                var request = RefreshRequest.Full("test", "ann") with { CausationId = "why" };
                var outcome = await run.RunAsync(provider, request, (_, _) => Task.CompletedTask, default);
                outcome.Problem.ShouldBeNull();
            }
        }
        foreach (var table in Tables)
            (await DumpOf(copied.Id, table)).ShouldBe(await DumpOf(appended.Id, table), table);
        foreach (var table in Models.Tables.Where(t => t.All(m => !m.IsChild)))
            (await RowsOf(copied.Id, table.Key)).ShouldBe(await RowsOf(appended.Id, table.Key), table.Key);
    }

    // Ids differ, and what the database's own clock and sequence give; the CLR type's name is left out of copied events on purpose.
    private Task<string[]> DumpOf(long emsId, string table) => Rows(
        $$"""
        select regexp_replace(
            (to_jsonb(t) - '{id,seq_id,stream_id,created,correlation_id,mt_dotnet_type}'::text[]
              {{(table.EndsWith("streams", StringComparison.Ordinal) ? "- 'timestamp'" : "")}})::text, '"id": \d+', '"id": 0', 'g'),
          regexp_replace(coalesce(to_jsonb(t) ->> 'stream_id', to_jsonb(t) ->> 'id'), '^\d+', '')
        from {{table}} t where coalesce(to_jsonb(t) ->> 'stream_id', to_jsonb(t) ->> 'id') like '{{emsId}}/%' order by 2, 1
        """);

    // Each refresh is a transaction of its own: the same instants, other numbers.
    private Task<string[]> RowsOf(long emsId, string table) => Rows(
        $$"""
        select regexp_replace((to_jsonb(t) - 'id' - 'ems_id' - 'valid_from')::text, '_id": \d+', '_id": 0', 'g')
          || coalesce((select ' since ' || h.at from history.transactions h where h.id = t.valid_from), ' since no transaction')
        from vmdb.{{table}} t where id in (select id from inventory.objects where ems_id = {{emsId}}) order by 1
        """);

    [Fact]
    public async Task Into_tables_that_are_known()
    {
        await BulkAppend.AssertSchemaAsync(Database, default);
        await Execute("alter table inventory.mt_events add column news text");
        var refusal = await Should.ThrowAsync<InvalidOperationException>(() => BulkAppend.AssertSchemaAsync(Database, default));
        refusal.Message.ShouldEndWith("for: mt_events.news.");
    }

    private void Fill()
    {
        Cloud.Clear();
        Cloud.Zone("z");
        Cloud.Flavor("small");
        Cloud.Template("t");
        Cloud.Vm("i-1", flavor: "small", zone: "z", cores: 1, disks: [("vda", 1), ("vdb", 2)]);
        Cloud.Vm("i-2", flavor: "never");
        Cloud.Crate("a", "s", (p, crate) =>
        {
            (crate.Weight, crate.Marks, crate.Carrier) = (1.5, ["x", "y"], p.Vms.LazyFind("i-1"));
            p.CrateLabels.Build(new CrateLabel { Crate = p.Crates.LazyFind("a", "s"), Section = "1", Name = "2" });
        });
    }

    private void Change()
    {
        Cloud.Clear();
        Cloud.Flavor("small", cpus: 4);
        Cloud.Vm("i-1", flavor: "other", state: "stopped", cores: 1, disks: [("vda", 2), ("vdc", 1)]);
        Cloud.Vm("i-3");
        Cloud.Crate("a", "s", (_, crate) => (crate.Marks, crate.Stops) = (["z"], ["1", "2"]));
    }
}
