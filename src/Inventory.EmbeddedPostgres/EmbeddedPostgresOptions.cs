using Inventory.EmbeddedPostgres.Finding;

namespace Inventory.EmbeddedPostgres;

/// <summary>What an embedded server is started with. Every property has a default that suits the program.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>
    /// The folder of the private cluster; made when missing. Default <see langword="null"/>: <c>inventory/postgres</c> in
    /// the user's data directory (<c>~/.local/share</c> on Linux), or <c>/var/lib/inventory/postgres</c> for root, whose
    /// home the unprivileged server account could not enter.
    /// </summary>
    public string? DataDirectory { get; init; }

    /// <summary>
    /// The folder that holds <c>initdb</c>, <c>postgres</c> and <c>pg_ctl</c>. Default <see langword="null"/>: the
    /// environment variable <c>INVENTORY_POSTGRES_BIN</c>, else a search by <see cref="Sources"/>.
    /// </summary>
    public string? BinDirectory { get; init; }

    /// <summary>Where binaries may come from when no folder is named. Default <see cref="PostgresSources.Any"/>.</summary>
    public PostgresSources Sources { get; init; } = PostgresSources.Any;

    /// <summary>
    /// Where the npm package is kept. Default <see langword="null"/>: <c>inventory</c> in the user's cache directory
    /// (<c>~/.cache</c> on Linux), or <c>/var/cache/inventory</c> for root.
    /// </summary>
    public string? CacheDirectory { get; init; }

    /// <summary>The database of <see cref="EmbeddedServer.ConnectionString"/>; made when missing. Default <c>inventory</c>.</summary>
    public string Database { get; init; } = "inventory";

    /// <summary>
    /// Server settings on top of the built-in ones, as in <c>postgresql.conf</c> (<c>["work_mem"] = "64MB"</c>). Default
    /// empty: fsync and synchronous_commit stay on. Where the server listens is fixed: loopback.
    /// </summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>How long a start, crash recovery included, may take. Default two minutes.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Whether stopping removes the cluster and all its data. Default <see langword="false"/>.</summary>
    public bool DeleteOnStop { get; init; }

    /// <summary>Told about slow steps (a download, a new cluster, a recovery), one sentence each. Default nobody.</summary>
    public IProgress<string>? Progress { get; init; }

    /// <summary>Whether the server is stopped when its owner dies without stopping it. Tests switch it off to see recovery.</summary>
    internal bool WatchOwner { get; init; } = true;

    /// <summary>Where installed servers and npm are looked for.</summary>
    internal SearchPlaces Places { get; init; } = SearchPlaces.OfThisMachine;

    /// <summary>
    /// A throw-away server for tests: a new folder under the temporary directory, removed on stop, and no waiting for
    /// the disk. A power cut may corrupt it; a killed program does not.
    /// </summary>
    public static EmbeddedPostgresOptions ForTests() => new()
    {
        DataDirectory = Path.Combine(Path.GetTempPath(), "inventory-pg-" + Guid.NewGuid().ToString("N")[..12]),
        DeleteOnStop = true,
        Settings = new Dictionary<string, string> { ["fsync"] = "off", ["full_page_writes"] = "off", ["synchronous_commit"] = "off" },
    };
}
