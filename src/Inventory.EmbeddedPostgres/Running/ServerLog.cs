using Inventory.EmbeddedPostgres.Preparing;

namespace Inventory.EmbeddedPostgres.Running;

/// <summary>
/// What the server writes: <c>startup.log</c> until its log collector runs, then <c>log/server-&lt;weekday&gt;.log</c>,
/// both in the cluster's folder.
/// </summary>
internal sealed class ServerLog(DataFolder folder)
{
    private const int LinesShown = 20;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public string Startup => Path.Combine(folder.Cluster, "startup.log");

    private string Collected => Path.Combine(folder.Cluster, "log");

    /// <summary>
    /// Removes the last start's log and what is older than a week: the server itself begins a weekday's file anew only
    /// when it runs over midnight.
    /// </summary>
    public void Clean()
    {
        File.Delete(Startup);
        foreach (var old in Files().Where(f => f.LastWriteTimeUtc < TimeProvider.System.GetUtcNow().UtcDateTime - Kept))
        {
            old.Delete();
        }
    }

    /// <summary>The last lines, for a message about a failed start.</summary>
    public string Tail()
    {
        var collected = Files().MaxBy(f => f.LastWriteTimeUtc) is { } newest ? Read(newest.FullName) : [];
        return string.Join('\n', Read(Startup).Concat(collected).TakeLast(LinesShown));
    }

    private FileInfo[] Files() => Directory.Exists(Collected) ? new DirectoryInfo(Collected).GetFiles("server-*.log") : [];

    private static string[] Read(string path)
    {
        try
        {
            using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
            return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (IOException)
        {
            return [];
        }
    }
}
