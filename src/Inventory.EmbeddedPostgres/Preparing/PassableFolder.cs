namespace Inventory.EmbeddedPostgres.Preparing;

/// <summary>
/// Folders on the way to data and binaries. What root makes here may be passed by every account, whatever root's umask,
/// because another account runs the server; folders that exist are left as they are.
/// </summary>
internal static class PassableFolder
{
    private const UnixFileMode Passable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    public static void Create(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }
        if (Path.GetDirectoryName(path) is { } parent)
        {
            Create(parent);
        }
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
        {
            File.SetUnixFileMode(path, Passable);
        }
    }
}
