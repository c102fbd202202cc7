using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Tests.Refreshing;

public sealed class Labels_become_tags(Server server) : WholeEngine(server)
{
    private const string Tags =
        """
        select v.ems_ref, t.name from vmdb.taggings g join vmdb.vms v on v.id = g.taggable_id join vmdb.tags t on t.id = g.tag_id
        where g.taggable_type = 'VmOrTemplate' order by 1, 2
        """;

    [Fact]
    public async Task Where_a_mapping_says_so()
    {
        await Map("owner", null, "/managed/owner");
        await Map("env", "ImageTest", "/managed/env");
        await Map("tier", null, "/managed/gold/yes", value: "gold");
        Vm<Vm>("i-1", ("owner", "Ann Smith"), ("env", "prod"), ("tier", "gold"), ("other", "x"));
        Vm<Vm>("i-2", ("owner", " "), ("tier", "silver"));
        Vm<MiqTemplate>("ami", ("env", "prod"), ("owner", "ann_smith"));
        await Refresh();
        (await Rows(Tags)).ShouldBe([
            "ami|/managed/env/prod", "ami|/managed/owner/ann_smith_1", "i-1|/managed/gold/yes", "i-1|/managed/owner/ann_smith"]);
        (await Rows("select description from vmdb.classifications order by 1")).ShouldBe(["Ann Smith", "ann_smith", "prod"]);
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task And_tags_of_users_are_never_touched()
    {
        await Map("owner", null, "/managed/owner");
        Vm<Vm>("i-1", ("owner", "ann"));
        await Refresh();
        await Execute("insert into vmdb.tags (name) values ('/managed/cost/high')");
        await Execute(
            """
            insert into vmdb.taggings (taggable_type, taggable_id, tag_id)
            select 'VmOrTemplate', v.id, t.id from vmdb.vms v, vmdb.tags t where t.name = '/managed/cost/high'
            """);
        Whole.HasNo<Vm>("i-1");
        Vm<Vm>("i-1", ("owner", "bob"));
        await Refresh();
        (await Rows(Tags)).ShouldBe(["i-1|/managed/cost/high", "i-1|/managed/owner/bob"]);

        Whole.HasNo<Vm>("i-1");
        Vm<Vm>("i-1");
        (await Refresh(("vms", ["i-1"]))).Events.ShouldBe(1);
        (await Rows(Tags)).ShouldBe(["i-1|/managed/cost/high"]);
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task A_new_mapping_takes_effect_with_the_next_full_refresh()
    {
        Vm<Vm>("i-1", ("owner", "ann"));
        await Refresh();
        await Map("owner", null, "/managed/owner");
        (await Refresh()).Events.ShouldBe(0);
        (await Rows(Tags)).ShouldBe(["i-1|/managed/owner/ann"]);
    }

    private Task Map(string label, string? entity, string tag, string? value = null) => Execute(
        $"""
        with t as (insert into vmdb.tags (name) values ('{tag}') returning id)
        insert into vmdb.provider_tag_mappings (label_name, label_value, labeled_resource_type, tag_id)
        select '{label}', {(value is null ? "null" : $"'{value}'")}, {(entity is null ? "null" : $"'{entity}'")}, id from t
        """);

    private void Vm<T>(string id, params (string Name, string Value)[] labels) where T : VmOrTemplate, new()
    {
        Whole.List<T>(typeof(Label));
        Whole.Has<T>(id, p =>
        {
            p.Build(new T { EmsRef = id });
            foreach (var (name, value) in labels)
                p.Build(new Label { Resource = p.To<T>(id), Name = name, Value = value, Source = "test" });
        });
    }
}
