using Inventory.Sdk;

namespace Cassettes.Tests.Refreshing;

/// <summary>Stands in for another manager, whose cloud then consists of the given records of one collection.</summary>
internal sealed class GivenManager<T>(Manager real, Func<InventoryCollection<T>, IEnumerable<T>> records) : Manager where T : VmdbRecord
{
    public override string Type => real.Type;

    public override string EmsType => real.EmsType;

    public override string Description => real.Description;

    public override string Vendor => real.Vendor;

    public override IReadOnlyList<ChildManager> ChildManagers => real.ChildManagers;

    public override IReadOnlyDictionary<string, string> PowerStates => real.PowerStates;

    public override IReadOnlyCollection<string> TargetedCollections => real.TargetedCollections;

    public override Form ParamsForCreate => real.ParamsForCreate;

    public override Task<CredentialsCheck> VerifyCredentialsAsync(ManagerSettings settings, CancellationToken cancel) =>
        Task.FromResult(CredentialsCheck.Valid);

    public override InventorySession OpenInventory(ManagerSettings settings)
    {
        var persister = new GivenPersister();
        return new InventorySession(new GivenParser(persister, records), persister);
    }

    private sealed class GivenPersister : Persister
    {
        public GivenPersister() => Add(Records);

        public InventoryCollection<T> Records { get; } = new();
    }

    private sealed class GivenParser(GivenPersister persister, Func<InventoryCollection<T>, IEnumerable<T>> records) : Parser
    {
        public override IEnumerable<Reading> Read(Scope scope) =>
            [Each(records(persister.Records).ToAsyncEnumerable(), record => persister.Records.Build(record)).Fills(persister.Records)];
    }
}
