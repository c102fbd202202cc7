using CsCheck;
using Inventory.Domain.Collecting;

namespace Inventory.Domain.Tests.Refreshing;

public sealed class Any_inventory_ends_in_what_the_cloud_answered(Server server) : WholeEngine(server)
{
    private static readonly Gen<WholeAnswer> Answers = Gen.Select(
        Some(Gen.Select(Id("ami"), Of("linux", "windows"), (id, os) => new AnyImage(id, os)), i => i.Id),
        Some(Gen.Select(Id("i"), Id("ami").Null(), (id, image) => new AnyVm(id, image)), v => v.Id),
        Some(Gen.Select(Id("p"), Of("vms", "stacks", null), Gen.Bool, Gen.Int[0, 3], Id("g").List[0, 4],
            (id, kind, _, n, groups) => new AnyPort(id, kind, kind == "vms" ? $"i-{n}" : $"s-{n}", groups)), p => p.Id),
        Some(Gen.Select(Id("g"), Gen.Int[1, 4].List[0, 4], (id, rules) => new AnyGroup(id, [.. rules.Distinct()])), g => g.Id),
        Some(Gen.Select(Id("s"), Id("s").Null(), (id, parent) => new AnyStack(id, parent)), s => s.Id),
        Gen.Frequency((4, Gen.Const((int?)null)), (1, Gen.Int[0, 3].Select(i => (int?)i))).List[5], Gen.Int, Gen.Select(Gen.Bool, Gen.Int[1, 4]),
        (images, vms, ports, groups, stacks, failures, order, how) => new WholeAnswer(
            images, vms, ports, groups, stacks, failures, order, Bulk: how.Item1, PageSize: how.Item2));

    private const string Tables =
        """
        select 'vm ' || v.ems_ref || case when v.ems_id is null then ' False ' else ' True ' end || coalesce(p.ems_ref, '') || ' ' || h.guest_os, 1, v.ems_ref
        from vmdb.vms v join inventory.objects o on o.id = v.id left join vmdb.vms p on p.id = v.genealogy_parent_id and p.id::text = v.ancestry
        join vmdb.hardwares h on h.vm_or_template_id = v.id where o.ems_id = {0} and not v.template
        union all
        select 'image ' || v.ems_ref || case when v.ems_id is null then ' False ' else ' True ' end || h.guest_os, 2, v.ems_ref
        from vmdb.vms v join inventory.objects o on o.id = v.id join vmdb.hardwares h on h.vm_or_template_id = v.id where o.ems_id = {0} and v.template
        union all
        select 'port ' || p.ems_ref || ' ' || coalesce(p.device_type || ':' || coalesce(v.ems_ref, s.ems_ref), '') || ' ' || coalesce((
          select string_agg(g.ems_ref, ',' order by g.ems_ref collate "C") from vmdb.network_ports_security_groups j
          join vmdb.security_groups g on g.id = j.security_group_id where j.network_port_id = p.id), ''), 3, p.ems_ref
        from vmdb.network_ports p join inventory.objects o on o.id = p.id
        left join vmdb.vms v on v.id = p.device_id left join vmdb.orchestration_stacks s on s.id = p.device_id where o.ems_id = {0}
        union all
        select 'group ' || g.ems_ref || ' ' || coalesce((
          select string_agg(r.port::text, ',' order by r.port) from vmdb.firewall_rules r where r.resource_id = g.id), ''), 4, g.ems_ref
        from vmdb.security_groups g join inventory.objects o on o.id = g.id where o.ems_id = {0}
        union all
        select 'stack ' || s.ems_ref || ' ' || coalesce((
          select string_agg(a.ems_ref, '/' order by n) from unnest(string_to_array(s.ancestry, '/')) with ordinality i(id, n)
          join vmdb.orchestration_stacks a on a.id = i.id::bigint), ''), 5, s.ems_ref
        from vmdb.orchestration_stacks s join inventory.objects o on o.id = s.id where o.ems_id = {0}
        order by 2, 3
        """;

    [Fact]
    public async Task Links_trees_and_taken_values_included()
    {
        Guard.AtLeast = int.MaxValue;
        var (appending, copying) = (NewRecord(500), NewRecord(0));
        await Answers.List[1, 5].SampleAsync(async history =>
        {
            var provider = await ProviderAsync(Guid.NewGuid().ToString());
            var expected = new WholeExpectation();
            foreach (var answer in history)
            {
                answer.Put(Whole);
                expected.Refresh(answer);
                var first = await Refresh(provider, answer.Bulk ? copying : appending, answer.PageSize);
                first.Verdict.ShouldNotBe(Verdict.Failed, first.Problem);
                var rows = await Rows(Tables.Replace("{0}", $"{provider.Id}", StringComparison.Ordinal));
                rows.Select(r => r[..r.IndexOf('|', StringComparison.Ordinal)]).ShouldBe(expected.Rows());
                var second = await Refresh(provider, answer.Bulk ? copying : appending, answer.PageSize);
                second.Events.ShouldBe(0, second.Problem);
            }
        }, iter: 60, threads: 1);
        await RebuildChangesNothing();
    }

    private static Gen<string> Id(string prefix) => Gen.Int[0, 3].Select(n => $"{prefix}-{n}");

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<IReadOnlyList<T>> Some<T>(Gen<T> item, Func<T, string> id) =>
        item.List[0, 5].Select(items => (IReadOnlyList<T>)[.. items.DistinctBy(id)]);
}
