namespace AwesomeCloud.Simulator;

/// <summary>Everything that a simulated cloud holds, region by region. What is changed here, the API shows from the next request on.</summary>
public sealed class World
{
    private readonly ChangeLog _log;
    private readonly Dictionary<string, RegionWorld> _regions = new(StringComparer.Ordinal);
    private readonly List<RegionWorld> _ordered = [];
    private int _turn;

    internal World(SimulatedCloudOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.Instances, nameof(options));
        ArgumentOutOfRangeException.ThrowIfZero(options.Regions.Count, nameof(options));
        _log = new ChangeLog(options.Time);
        foreach (var region in options.Regions)
        {
            var content = new RegionContent(region, options.Seed, options.Instances);
            var world = new RegionWorld(region, content, _log, options.Time, Mix.Salt(options.Seed, region, "churn"));
            _regions.Add(region, world);
            _ordered.Add(world);
        }
    }

    /// <summary>The regions in the order in which the API lists them.</summary>
    public IReadOnlyList<RegionWorld> Regions => _ordered;

    /// <summary>The first region.</summary>
    public RegionWorld Home => _ordered[0];

    /// <summary>The region of an id.</summary>
    /// <exception cref="KeyNotFoundException">There is no such region.</exception>
    public RegionWorld this[string region] => _regions[region];

    /// <summary>The number of the latest change; 0 while nothing has changed.</summary>
    public long Sequence => _log.Sequence;

    /// <summary>The changes after a number, oldest first. Only the latest 10,000 are remembered.</summary>
    public IReadOnlyList<Change> ChangesSince(long sequence) => _log.Since(sequence);

    /// <summary>Makes random changes, the regions taking turns. The same seed and the same calls make the same changes.</summary>
    /// <param name="changes">How many; one may touch two items (a volume and its instance).</param>
    public void Churn(int changes)
    {
        for (var i = 0; i < changes; i++)
        {
            var turn = (Interlocked.Increment(ref _turn) - 1) % _ordered.Count;
            _ordered[turn].Churn(1);
        }
    }

    /// <summary>The changes as the API tells them.</summary>
    internal ChangeLog Changes => _log;

    internal RegionWorld? Find(string region) => _regions.GetValueOrDefault(region);
}
