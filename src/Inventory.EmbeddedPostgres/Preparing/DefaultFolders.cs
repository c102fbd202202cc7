namespace Inventory.EmbeddedPostgres.Preparing;

/// <summary>
/// Where data and binaries live when nobody says otherwise: the user's own directories. Root uses system directories,
/// because the unprivileged account that runs the server cannot enter <c>/root</c>.
/// </summary>
internal static class DefaultFolders
{
    public static string Data => RunsAsRoot
        ? "/var/lib/inventory/postgres"
        : Path.Combine(OfUser(Environment.SpecialFolder.LocalApplicationData), "inventory", "postgres");

    public static string Cache => RunsAsRoot ? "/var/cache/inventory" : Path.Combine(UserCache, "inventory");

    public static bool RunsAsRoot => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    private static string UserCache
    {
        get
        {
            if (OperatingSystem.IsWindows())
            {
                return OfUser(Environment.SpecialFolder.LocalApplicationData);
            }
            if (OperatingSystem.IsMacOS())
            {
                return Path.Combine(OfUser(Environment.SpecialFolder.UserProfile), "Library", "Caches");
            }
            // The XDG rules say to ignore a relative path.
            return Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { } cache && Path.IsPathRooted(cache)
                ? cache
                : Path.Combine(OfUser(Environment.SpecialFolder.UserProfile), ".cache");
        }
    }

    private static string OfUser(Environment.SpecialFolder folder) =>
        Environment.GetFolderPath(folder, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } path
            ? path
            : throw new EmbeddedPostgresException(
                "This user has no home directory to keep a PostgreSQL cluster in: set HOME, or name a data folder with --data.");
}
