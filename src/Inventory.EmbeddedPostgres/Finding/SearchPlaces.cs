namespace Inventory.EmbeddedPostgres.Finding;

/// <summary>Where programs are looked for: the folders of PATH, and the folders that PostgreSQL's packages install to.</summary>
/// <param name="Path">Folders of PATH, in order.</param>
/// <param name="Usual">Folders with at most one <c>*</c> in them, which stands for the rest of one path segment.</param>
internal sealed record SearchPlaces(IReadOnlyList<string> Path, IReadOnlyList<string> Usual)
{
    public static SearchPlaces OfThisMachine { get; } = new(
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
        [
            "/usr/lib/postgresql/*/bin",
            "/usr/pgsql-*/bin",
            "/opt/homebrew/opt/postgresql@*/bin",
            "/usr/local/opt/postgresql@*/bin",
            "/usr/local/pgsql/bin",
            "/usr/lib/postgresql/bin",
            "/Library/PostgreSQL/*/bin",
            @"C:\Program Files\PostgreSQL\*\bin",
        ]);

    /// <summary>A program on PATH, as a full path; null when there is none.</summary>
    public string? Program(params string[] names) =>
        Path.SelectMany(folder => names.Select(name => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>Folders that hold a server's programs: first where PATH leads, then the usual ones, newest version first.</summary>
    public IEnumerable<string> ServerFolders() => Path
        .Select(folder => System.IO.Path.Combine(folder, ServerBinaries.FileName("postgres")))
        .Where(File.Exists)
        // Distributions put links on PATH; the programs they belong with are where the links lead.
        .Select(program => System.IO.Path.GetDirectoryName(RealPath.Of(program))!)
        .Concat(Usual.SelectMany(Expand))
        .Where(ServerBinaries.AreIn)
        .Distinct();

    private static IEnumerable<string> Expand(string pattern)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
        {
            return [pattern];
        }
        var parent = System.IO.Path.GetDirectoryName(pattern[..star])!;
        var (prefix, rest) = (pattern[(parent.Length + 1)..star], pattern[(star + 2)..]);
        return !Directory.Exists(parent)
            ? []
            : Directory.EnumerateDirectories(parent, prefix + "*")
                .OrderByDescending(folder => Number(System.IO.Path.GetFileName(folder)[prefix.Length..]))
                .Select(folder => System.IO.Path.Combine(folder, rest));
    }

    private static double Number(string version) => double.TryParse(version, out var number) ? number : 0;
}
