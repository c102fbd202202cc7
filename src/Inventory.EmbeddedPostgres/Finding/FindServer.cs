using Inventory.EmbeddedPostgres.Preparing;

namespace Inventory.EmbeddedPostgres.Finding;

/// <summary>Finds server binaries: a named folder, else what is installed, else the npm package.</summary>
internal static class FindServer
{
    public const string FolderVariable = "INVENTORY_POSTGRES_BIN";

    /// <param name="options">Where to look.</param>
    /// <param name="account">Who must be able to run the binaries.</param>
    /// <param name="clusterMajor">The version that made the existing cluster, which no other can run; null for a new one.</param>
    /// <param name="ct">Ends the search.</param>
    /// <exception cref="EmbeddedPostgresException">There are none that fit; the message names the ways out.</exception>
    public static async Task<ServerBinaries> FindAsync(EmbeddedPostgresOptions options, ServerAccount account, int? clusterMajor, CancellationToken ct)
    {
        if ((options.BinDirectory ?? Environment.GetEnvironmentVariable(FolderVariable)) is { Length: > 0 } named)
        {
            return await NamedAsync(Path.GetFullPath(named), account, clusterMajor, ct);
        }
        var unfit = new List<string>();
        foreach (var folder in options.Sources.HasFlag(PostgresSources.Installed) ? options.Places.ServerFolders() : [])
        {
            if (await ServerBinaries.TryAsync(folder, account, ct) is { } found)
            {
                if (Fits(found, clusterMajor))
                {
                    return found;
                }
                unfit.Add($"{found.Version} in {found.Folder}");
            }
        }
        if (clusterMajor is not null and not NpmPackage.Major)
        {
            throw Mismatch(clusterMajor.Value, unfit.Count == 0 ? "none" : string.Join(", ", unfit));
        }
        if (options.Sources.HasFlag(PostgresSources.Npm) && options.Places.Program("npm.cmd", "npm") is { } npm)
        {
            return await new NpmPackage(npm, options).GetAsync(account, ct);
        }
        throw new EmbeddedPostgresException(
            $"No PostgreSQL server was found{(unfit.Count == 0 ? "" : " (only " + string.Join(", ", unfit) + ")")}: {WaysOut}.");
    }

    /// <summary>What a user without a server can do, for the end of a sentence.</summary>
    public static string WaysOut =>
        $"install PostgreSQL {ServerBinaries.OldestMajor} or newer (on PATH, or with its folder in {FolderVariable}), or install Node.js, whose npm then "
        + "fetches one; or give the connection string of a server of your own in ConnectionStrings__Inventory";

    private static async Task<ServerBinaries> NamedAsync(string folder, ServerAccount account, int? clusterMajor, CancellationToken ct)
    {
        var found = await ServerBinaries.TryAsync(folder, account, ct) ?? throw new EmbeddedPostgresException(
            $"The folder {folder}, named as that of the PostgreSQL server ({FolderVariable}), has no initdb, postgres and pg_ctl "
            + $"that the account {account.Name} can run: name the right folder, or none to have one searched for.");
        if (found.Major < ServerBinaries.OldestMajor)
        {
            throw new EmbeddedPostgresException(
                $"PostgreSQL {found.Version} in {folder} is too old: name the folder of {ServerBinaries.OldestMajor} or newer in {FolderVariable}.");
        }
        return Fits(found, clusterMajor) ? found : throw Mismatch(clusterMajor!.Value, $"{found.Version} in {folder}");
    }

    private static bool Fits(ServerBinaries found, int? clusterMajor) =>
        found.Major >= ServerBinaries.OldestMajor && (clusterMajor is null || clusterMajor == found.Major);

    private static EmbeddedPostgresException Mismatch(int clusterMajor, string found) => new(
        $"The cluster in the data folder was made by PostgreSQL {clusterMajor}, which no other version can run (found: {found}): "
        + $"install PostgreSQL {clusterMajor}, name its folder in {FolderVariable}, or begin with another data folder (--data).");
}
