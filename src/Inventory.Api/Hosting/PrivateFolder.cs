namespace Inventory.Api.Hosting;

/// <summary>Folders that only this user may look into.</summary>
internal static class PrivateFolder
{
    /// <summary>Makes the folder, with the mode 0700 where there are modes.</summary>
    public static DirectoryInfo Create(string path)
    {
        if (OperatingSystem.IsWindows())
            return Directory.CreateDirectory(path);
        var folder = Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        return folder;
    }
}
