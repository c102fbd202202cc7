namespace Inventory.Domain.Projecting;

/// <summary>What the steps of one transaction have in common: what is to be done after the last, and what one has found out and the next need not ask again.</summary>
internal sealed class TransactionMemory
{
    private readonly Dictionary<long, OfManager> managers = [];

    /// <summary>To be renewed after the last step.</summary>
    public Ancestry Ancestry { get; } = new();

    /// <summary>How large tables were when they were looked at.</summary>
    public TableStatistics Statistics { get; } = new();

    /// <summary>What was found out of a manager's objects.</summary>
    public OfManager Of(long emsId) => managers.TryGetValue(emsId, out var known) ? known : managers[emsId] = new();

    /// <summary>What was found out of the objects of one manager. Nobody else changes them while the transaction lasts.</summary>
    internal sealed class OfManager
    {
        // Flavors, zones and images, to which everything links, but not every VM.
        private const int MostTargets = 10_000;

        private readonly Dictionary<(string Collection, string Key), long> targets = [];
        private readonly Dictionary<string, bool> awaited = [];

        /// <summary>Its managers; null if not asked for yet.</summary>
        public ManagerFamily? Family { get; set; }

        /// <summary>The row that a link means, if it was asked for before.</summary>
        public bool Find(string collection, string key, out long id) => targets.TryGetValue((collection, key), out id);

        /// <summary>A link means a row.</summary>
        public void Remember(string collection, string key, long id)
        {
            if (targets.Count >= MostTargets)
                targets.Clear();
            targets[(collection, key)] = id;
        }

        /// <summary>An object has no row any more.</summary>
        public void Forget(string collection, string key) => targets.Remove((collection, key));

        /// <summary>Whether links may wait for objects of a collection; null if not asked for yet.</summary>
        public bool? Awaits(string collection) => awaited.TryGetValue(collection, out var waits) ? waits : null;

        /// <summary>Whether links may wait for objects of a collection.</summary>
        public void Awaits(string collection, bool waits) => awaited[collection] = waits;
    }
}
