namespace Inventory.EmbeddedPostgres;

/// <summary>Absolute paths without symbolic links, so that two names of one folder compare as equal.</summary>
internal static class RealPath
{
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        var real = Path.GetPathRoot(full)!;
        foreach (var part in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(real, part);
            real = new FileInfo(next).LinkTarget is { } target ? Of(Path.Combine(real, target)) : next;
        }
        return real;
    }
}
