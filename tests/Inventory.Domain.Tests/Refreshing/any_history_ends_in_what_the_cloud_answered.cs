using CsCheck;
using Inventory.Domain.Collecting;
using Inventory.Domain.History;
using Inventory.Domain.Projecting;

namespace Inventory.Domain.Tests.Refreshing;

public sealed class Any_history_ends_in_what_the_cloud_answered(Server server) : Engine(server)
{
    private static readonly Gen<string?> FlavorId = Of<string?>("small", "big", "a/b", "never", null);

    private static readonly Gen<CloudVm> Vm = Gen.Select(
        Gen.Int[0, 6], Of("running", "stopped", "odd"), FlavorId, Of<int?>(1, 2, null),
        Gen.Dictionary(Of("vda", "vdb", "v/c", "%2F"), Gen.Int[1, 3])[0, 3],
        (id, state, flavor, cores, disks) => new CloudVm($"i-{id}", state, flavor, cores, cores is null ? [] : disks));

    private static readonly Gen<int?> Failure = Gen.Frequency((4, Gen.Const((int?)null)), (1, Gen.Int[0, 3].Select(i => (int?)i)));

    private static readonly Gen<Answer> Answers = Gen.Select(
        Vm.List[0, 7].Select(vms => vms.DistinctBy(v => v.Id).ToList()),
        Gen.Dictionary(Of("small", "big", "a/b"), Gen.Int[1, 2])[0, 3],
        Gen.Select(Failure, Failure, Failure), Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool),
        (vms, flavors, fail, how) => new Answer(vms, flavors, fail.Item1, fail.Item2, fail.Item3, how.Item1, how.Item2, how.Item3));

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    [Fact]
    public async Task Whatever_fails_in_whatever_order_it_is_read()
    {
        Guard.AtLeast = int.MaxValue;
        var (appending, copying) = (NewRecord(500), NewRecord(0));
        var past = new List<(DateTimeOffset At, string[] Inventory)>();
        await Answers.List[1, 6].SampleAsync(async history =>
        {
            var provider = await ProviderAsync(Guid.NewGuid().ToString());
            var expected = new ExpectedTables();
            foreach (var answer in history)
            {
                answer.Put(Cloud);
                expected.Refresh(answer);
                var record = answer.Bulk ? copying : appending;
                var first = await Refresh(provider, record);
                first.Verdict.ShouldNotBe(Verdict.Failed, first.Problem);
                (await Rows(FlavorsOf(provider.Id))).ShouldBe(expected.Flavors());
                (await Rows(VmsOf(provider.Id))).ShouldBe(expected.Vms());
                var second = await Refresh(provider, record);
                second.Events.ShouldBe(0, second.Problem);
            }
            past.Add((Time.GetUtcNow(), await Inventory()));
        }, iter: 60, threads: 1);
        await RebuildChangesNothing();
        foreach (var (at, inventory) in past)
            (await Inventory(await PointInTime.AtAsync(Database, at, default))).ShouldBe(inventory);
        (await new Rebuild(Beside).VerifyAsync(Database, await PointInTime.AtAsync(Database, past[past.Count / 2].At, default), null, default)).Differences.ShouldBeEmpty();
    }

    private static string FlavorsOf(long ems) =>
        $"select ems_ref || '=' || cpu_total_cores from vmdb.flavors where ems_id = {ems} order by ems_ref collate \"C\"";

    private static string VmsOf(long ems) =>
        $"""
        select concat_ws(' ', v.ems_ref, case when v.ems_id is null then 'False' else 'True' end, v.raw_power_state,
          coalesce(f.ems_ref || '=' || f.cpu_total_cores, ''), coalesce(h.cpu_total_cores::text, 'none'),
          coalesce((
            select string_agg(d.device_name || '=' || d.size, ',' order by d.device_name collate "C")
            from vmdb.disks d where d.hardware_id = h.id), ''))
        from vmdb.vms v join inventory.objects o on o.id = v.id and o.ems_id = {ems}
        left join vmdb.flavors f on f.id = v.flavor_id left join vmdb.hardwares h on h.vm_or_template_id = v.id order by v.ems_ref collate "C"
        """;
}
