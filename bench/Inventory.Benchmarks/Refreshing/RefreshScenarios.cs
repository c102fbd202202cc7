namespace Inventory.Benchmarks.Refreshing;

/// <summary>The refreshes that every cloud is measured by, each beside what the same reading and PostgreSQL need at least.</summary>
public sealed class RefreshScenarios(BenchEngine engine, Measure measure)
{
    /// <summary>First refresh, unchanged, with some changes, and with some objects gone and others new.</summary>
    /// <param name="change">Lets the cloud change one object in a hundred.</param>
    /// <param name="replace">Lets one in a hundred go, and as many appear; null if that is no matter of its own.</param>
    public async Task<IReadOnlyList<Result>> RunAsync(Func<Task> change, Func<Task>? replace)
    {
        var floor = new Floor(engine.Database, engine.Models, engine.Provider);
        await floor.PrepareAsync();
        await engine.ExecuteAsync("checkpoint");
        var write = await measure.RunAsync("floor: read and written", floor.WriteAsync, engine.WalAsync);
        var expected = await floor.FilledAsync("floor");
        await floor.RemoveAsync();
        await engine.ExecuteAsync("checkpoint");
        var first = await RefreshAsync("first refresh", write);
        if (first.Work.Rows != write.Work.Rows || first.Work.Events != write.Work.Events)
            throw new InvalidOperationException($"The floor wrote {write.Work}, the engine {first.Work}.");
        var written = await floor.FilledAsync("vmdb");
        if (expected.Where(e => written[e.Key] != e.Value).Select(e => $"{e.Key} {e.Value}, not {written[e.Key]}").ToArray() is { Length: > 0 } differences)
            throw new InvalidOperationException($"The engine filled other columns than the floor: {string.Join("; ", differences)}");
        await engine.ExecuteAsync("vacuum analyze");
        await engine.ExecuteAsync("checkpoint");
        var read = await measure.RunAsync("floor: read, nothing written", floor.ReadAsync, engine.WalAsync);
        var results = new List<Result> { write, first, read, await RefreshAsync("unchanged", read), await RefreshAsync("unchanged again", read) };
        await change();
        results.Add(await RefreshAsync("1 % changed", read));
        if (replace is null)
            return results;
        await replace();
        results.Add(await RefreshAsync("1 % gone and 1 % new", read));
        results.Add(await RefreshAsync("unchanged after that", read));
        return results;
    }

    private async Task<Result> RefreshAsync(string scenario, Result floor) => (await measure.RunAsync(scenario, engine.WorkAsync, engine.WalAsync)).Beside(floor);
}
