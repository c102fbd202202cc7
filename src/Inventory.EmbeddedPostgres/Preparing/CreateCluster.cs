using System.Security.Cryptography;
using Inventory.EmbeddedPostgres.Finding;
using Inventory.EmbeddedPostgres.Running;

namespace Inventory.EmbeddedPostgres.Preparing;

/// <summary>Makes the cluster once. It appears under its name when it is complete, so an interrupted attempt is simply begun again.</summary>
internal static class CreateCluster
{
    /// <summary>Returns the owner's password.</summary>
    public static async Task<string> UnlessExistsAsync(
        EmbeddedPostgresOptions options, DataFolder folder, ServerBinaries binaries, ServerAccount account, CancellationToken ct)
    {
        if (folder.ClusterMajor is not null)
        {
            return File.Exists(folder.Password)
                ? (await File.ReadAllTextAsync(folder.Password, ct)).Trim()
                : throw new EmbeddedPostgresException(
                    $"The cluster in {folder.Root} has lost its password file {folder.Password}: restore it, or name another folder with --data.");
        }
        options.Progress?.Report($"Creating a PostgreSQL {binaries.Version} cluster in {folder.Root}…");
        var password = RandomNumberGenerator.GetHexString(40, lowercase: true);
        PrivateFile.Write(folder.Password, password);
        PrivateFile.Write(folder.NewPassword, password);
        await account.OwnAsync(folder.NewPassword, ownerToo: true, ct);
        await InitializeAsync(options, folder, binaries, account, ct);
        File.Delete(folder.NewPassword);
        await File.AppendAllTextAsync(Path.Combine(folder.NewCluster, "postgresql.conf"), ServerSettings.Include, ct);
        Directory.Move(folder.NewCluster, folder.Cluster);
        return password;
    }

    private static async Task InitializeAsync(
        EmbeddedPostgresOptions options, DataFolder folder, ServerBinaries binaries, ServerAccount account, CancellationToken ct)
    {
        var result = new CommandResult(1, "");
        foreach (var locale in Locales(binaries.Major))
        {
            if (Directory.Exists(folder.NewCluster))
            {
                Directory.Delete(folder.NewCluster, recursive: true);
            }
            Directory.CreateDirectory(folder.NewCluster);
            await account.OwnAsync(folder.NewCluster, ownerToo: true, ct);
            // A cluster that does not care for the disk while it runs need not while it is made.
            string[] sync = options.Settings.TryGetValue("fsync", out var fsync) && fsync == "off" ? ["--no-sync"] : [];
            result = await account.RunAsync(
                [
                    binaries.Tool("initdb"), "-D", folder.NewCluster, "-U", ClusterDatabases.Owner, "--pwfile=" + folder.NewPassword,
                    "--auth=scram-sha-256", "--encoding=UTF8", "--data-checksums", .. locale, .. sync,
                ],
                folder.Root, ct);
            if (result.Succeeded)
            {
                return;
            }
        }
        throw new EmbeddedPostgresException($"The PostgreSQL cluster in {folder.Root} could not be made. {binaries.Tool("initdb")} says: {result.Output}");
    }

    // Texts sort by their bytes, which no update of the system's libraries changes, so indexes stay valid; letters are
    // Unicode's, so that a search that ignores case works beyond ASCII. Where the system lacks that, plain C remains.
    private static string[][] Locales(int major) => major >= 17
        ? [["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]]
        : [["--locale=C", "--lc-ctype=C.UTF-8"], ["--locale=C"]];
}
