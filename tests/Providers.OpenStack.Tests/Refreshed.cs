using Inventory.Sdk.Http;

namespace Providers.OpenStack.Tests;

/// <summary>What a refresh reads, without the engine: the records of every reading, and what went wrong.</summary>
internal sealed class Refreshed
{
    private readonly List<VmdbRecord> records = [];

    /// <summary>Failures of whole lists: the engine would delete nothing from their collections, and call the refresh partial.</summary>
    public List<Exception> IncompleteLists { get; } = [];

    /// <summary>Services that are missing or refuse: the engine would delete nothing from the collections of those lists. First collection → reason.</summary>
    public Dictionary<string, string> Unavailable { get; } = [];

    /// <summary>Failures of single items: the engine would report each.</summary>
    public List<Exception> BadItems { get; } = [];

    public IReadOnlyList<T> All<T>() where T : VmdbRecord => [.. records.OfType<T>()];

    public T The<T>(string emsRef) where T : ManagedRecord => records.OfType<T>().Single(record => record.EmsRef == emsRef);

    public Hardware HardwareOf(string emsRef) => records.OfType<Hardware>().Single(record => record.VmOrTemplate?.Key == emsRef);

    public Inventory.Sdk.Vmdb.OperatingSystem SystemOf(string emsRef) =>
        records.OfType<Inventory.Sdk.Vmdb.OperatingSystem>().Single(record => record.VmOrTemplate?.Key == emsRef);

    public IReadOnlyList<Disk> DisksOf(string emsRef) => [.. records.OfType<Disk>().Where(disk => disk.Hardware?.Parent?.Key == emsRef)];

    public static async Task<Refreshed> From(ManagerSettings settings, Scope? scope = null)
    {
        var refreshed = new Refreshed();
        var manager = new OpenstackCloudManager { Refreshing = new CloudHttpOptions { Retries = 0 } };
        using var session = manager.OpenInventory(settings);
        foreach (var reading in session.Parser.Read(scope ?? Scope.All))
        {
            try
            {
                await foreach (var parse in reading.Items(TestContext.Current.CancellationToken))
                    refreshed.Parse(parse, session.Persister);
            }
            catch (ServiceUnavailableException unavailable)
            {
                refreshed.Unavailable[reading.Collections[0].Name] = unavailable.Message;
            }
            catch (Exception incomplete)
            {
                refreshed.IncompleteLists.Add(incomplete);
            }
        }
        foreach (var record in refreshed.records)
            foreach (var lookUp in record.TakeLookUps())
                lookUp.Take(refreshed.Find(lookUp.Source));
        return refreshed;
    }

    /// <summary>A refresh in which everything must go well.</summary>
    public static async Task<Refreshed> CompletelyFrom(ManagerSettings settings, Scope? scope = null)
    {
        var refreshed = await From(settings, scope);
        refreshed.IncompleteLists.ShouldBeEmpty();
        refreshed.BadItems.ShouldBeEmpty();
        refreshed.Unavailable.ShouldBeEmpty();
        return refreshed;
    }

    // As the engine does: what an item built before it failed is left out.
    private void Parse(Action parse, Persister persister)
    {
        var built = true;
        try
        {
            parse();
        }
        catch (Exception bad)
        {
            BadItems.Add(bad);
            built = false;
        }
        foreach (var collection in persister.Collections)
            records.AddRange(collection.TakeBuilt().Where(_ => built));
    }

    private VmdbRecord? Find(IReference source) => records.FirstOrDefault(record => record switch
    {
        Hardware hardware => source.Collection == "hardwares" && Same(hardware.VmOrTemplate, source.Parent),
        Inventory.Sdk.Vmdb.OperatingSystem system => source.Collection == "operating_systems" && Same(system.VmOrTemplate, source.Parent),
        ManagedRecord root => root.EmsRef == source.Key && source.Collection == CollectionOf(root),
        _ => false,
    });

    private static bool Same(IReference? one, IReference? other) => one?.Collection == other?.Collection && one?.Key == other?.Key;

    private static string CollectionOf(VmdbRecord record) =>
        record.GetType().GetCustomAttributes(typeof(ModelAttribute), false).Cast<ModelAttribute>().Single().Collection;
}
