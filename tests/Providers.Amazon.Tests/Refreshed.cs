namespace Providers.Amazon.Tests;

/// <summary>What a refresh reads, without the engine: the records of every reading, and what went wrong.</summary>
internal sealed class Refreshed
{
    private readonly List<VmdbRecord> records = [];

    /// <summary>Failures of whole lists, by the first collection that each fills: the engine would delete nothing from their collections.</summary>
    public List<(string Collection, Exception Failure)> IncompleteLists { get; } = [];

    /// <summary>Failures of single items: the engine would report each, and leave out what was built of it.</summary>
    public List<Exception> BadItems { get; } = [];

    public IReadOnlyList<T> All<T>() where T : VmdbRecord => [.. records.OfType<T>()];

    public T The<T>(string emsRef) where T : ManagedRecord => records.OfType<T>().Single(record => record.EmsRef == emsRef);

    public Hardware HardwareOf(string emsRef) => records.OfType<Hardware>().Single(record => record.VmOrTemplate?.Key == emsRef);

    public IReadOnlyList<Disk> DisksOf(string emsRef) => [.. records.OfType<Disk>().Where(disk => disk.Hardware?.Parent?.Key == emsRef)];

    public static async Task<Refreshed> From(ManagerSettings settings, Scope? scope = null)
    {
        var refreshed = new Refreshed();
        using var session = new AmazonCloudManager { Http = With.QuickRetries }.OpenInventory(settings);
        foreach (var reading in session.Parser.Read(scope ?? Scope.All))
        {
            try
            {
                await foreach (var parse in reading.Items(TestContext.Current.CancellationToken))
                    refreshed.Parse(parse, session.Persister);
            }
            catch (Exception incomplete)
            {
                refreshed.IncompleteLists.Add((reading.Collections[0].Name, incomplete));
            }
        }
        return refreshed;
    }

    /// <summary>A refresh in which everything must go well.</summary>
    public static async Task<Refreshed> CompletelyFrom(FakeAws aws, Scope? scope = null)
    {
        var refreshed = await From(aws.Settings, scope);
        refreshed.IncompleteLists.ShouldBeEmpty();
        refreshed.BadItems.ShouldBeEmpty();
        return refreshed;
    }

    private void Parse(Action parse, Persister persister)
    {
        try
        {
            parse();
        }
        catch (Exception bad)
        {
            BadItems.Add(bad);
            foreach (var collection in persister.Collections)
                collection.TakeBuilt();
        }
        foreach (var collection in persister.Collections)
            records.AddRange(collection.TakeBuilt());
    }
}
