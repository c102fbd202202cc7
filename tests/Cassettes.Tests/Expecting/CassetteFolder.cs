namespace Cassettes.Tests.Expecting;

/// <summary>Where recorded traffic is kept, with the facts that an inventory of it must hold.</summary>
internal static class CassetteFolder
{
    public const string Variable = "INVENTORY_TEST_CASSETTES";

    /// <summary>The folder of the environment variable, else <c>../shared/cassettes</c> beside the repository.</summary>
    public static string Path { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? System.IO.Path.GetFullPath(named)
        : System.IO.Path.GetFullPath(System.IO.Path.Combine(Repository(), "..", "shared", "cassettes"));

    /// <summary>Why there is nothing to be tested; null if there is.</summary>
    public static string? Absence =>
        Directory.Exists(Path) ? null : $"There is no folder {Path}: set {Variable} to one with recorded traffic to have it replayed.";

    /// <summary>All cassettes of all providers.</summary>
    public static IEnumerable<ExpectedCassette> All() => Absence is not null ? [] :
        from file in Directory.EnumerateFiles(Path, "*.jsonl", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 }).Order()
        select Find(System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(file)!), System.IO.Path.GetFileNameWithoutExtension(file));

    public static ExpectedCassette Find(string provider, string name) => new(Path, provider, name);

    private static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Inventory.sln")))
                return folder.FullName;
        return AppContext.BaseDirectory;
    }
}
