namespace Inventory.EmbeddedPostgres.Preparing;

/// <summary>Files that only the user of this process may read: mode 0600 from the first moment.</summary>
internal static class PrivateFile
{
    public static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        return new FileStream(path, options);
    }

    /// <summary>Replaces the file, so that neither its old mode nor its old owner stays.</summary>
    public static void Write(string path, string text)
    {
        File.Delete(path);
        using var writer = new StreamWriter(Open(path, FileMode.CreateNew, FileShare.Read));
        writer.Write(text);
    }
}
