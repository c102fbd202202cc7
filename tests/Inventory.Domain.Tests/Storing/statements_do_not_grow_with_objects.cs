namespace Inventory.Domain.Tests.Storing;

public sealed class Statements_do_not_grow_with_objects(Server server) : Engine(server)
{
    // At most one each per table: ids of rows may be left over from before, and a table that grew much is counted anew.
    private static readonly string[] Occasional = ["id_blocks", "reltuples", "analyze "];

    protected override int BulkThreshold => 0;

    protected override int RowsAtOnceInBulk => int.MaxValue;

    [Fact]
    public async Task Nor_with_changes_nor_with_what_disappears()
    {
        Guard.AtLeast = int.MaxValue;
        await CountAsync("first", 1); // after it there are archived VMs whose flavors are missed
        var few = await CountAsync("few", 60);
        var many = await CountAsync("many", 700);
        many.ShouldBe(few);
        few.Sum().ShouldBeLessThan(120);
    }

    // Statements of a first refresh, an unchanged one, a changed one and an empty one.
    private async Task<int[]> CountAsync(string name, int objects)
    {
        var counts = new List<int>();
        foreach (var state in new[] { "running", "running", "stopped", null })
        {
            Cloud.Clear();
            for (var i = 0; state is not null && i < objects; i++)
            {
                Cloud.Flavor($"{name}-{i}");
                Cloud.Vm($"{name}-{i}", flavor: $"{name}-{i}", state: state, cores: 1, disks: [("vda", state.Length), (state, 1)]);
            }
            Statements.Forget();
            (await Refresh()).Problem.ShouldBeNull();
            counts.Add(Statements.Executed.Count(s => !Occasional.Any(o => s.Contains(o, StringComparison.Ordinal))));
        }
        await SecondRefreshRecordsNothing();
        return [.. counts];
    }
}
