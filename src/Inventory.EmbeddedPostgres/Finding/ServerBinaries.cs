using System.Text.RegularExpressions;
using Inventory.EmbeddedPostgres.Preparing;

namespace Inventory.EmbeddedPostgres.Finding;

/// <summary>A folder with the programs of one PostgreSQL version that the server account can run.</summary>
internal sealed partial record ServerBinaries(string Folder, int Major, string Version)
{
    /// <summary>The oldest version that the program's SQL works on.</summary>
    public const int OldestMajor = 15;

    private static readonly string[] Needed = ["initdb", "postgres", "pg_ctl"];

    public static bool AreIn(string folder) => Needed.All(name => File.Exists(Path.Combine(folder, FileName(name))));

    /// <summary>Asks the binaries of a folder for their version; null when they cannot be run.</summary>
    public static async Task<ServerBinaries?> TryAsync(string folder, ServerAccount account, CancellationToken ct)
    {
        if (!AreIn(folder))
        {
            return null;
        }
        var answer = await account.RunAsync([Path.Combine(folder, FileName("postgres")), "--version"], ct: ct);
        return answer.Succeeded && Parse(answer.Output) is var (major, version) ? new ServerBinaries(folder, major, version) : null;
    }

    /// <summary>Reads <c>postgres --version</c>, such as <c>postgres (PostgreSQL) 15.13 (Debian 15.13-0+deb12u1)</c> or <c>… 19beta1</c>.</summary>
    public static (int Major, string Version)? Parse(string answer) =>
        VersionLine().Match(answer) is { Success: true } match && int.TryParse(match.Groups["major"].Value, out var major)
            ? (major, match.Groups["version"].Value)
            : null;

    public static string FileName(string tool) => OperatingSystem.IsWindows() ? tool + ".exe" : tool;

    public string Tool(string name) => Path.Combine(Folder, FileName(name));

    [GeneratedRegex(@"\(PostgreSQL\) (?<version>(?<major>\d+)[\w.]*)")]
    private static partial Regex VersionLine();
}
