namespace Inventory.EmbeddedPostgres.Preparing;

/// <summary>
/// The right to run the server of a data folder. It is a lock on an open file, which the system releases when the owner
/// dies in whatever way, so a lock file left behind means nothing.
/// </summary>
internal sealed class OwnerLock : IDisposable
{
    private readonly FileStream _file;

    private OwnerLock(FileStream file) => _file = file;

    /// <exception cref="EmbeddedPostgresException">Another program, or another server of this one, holds the folder.</exception>
    public static OwnerLock Take(DataFolder folder)
    {
        FileStream file;
        try
        {
            file = PrivateFile.Open(folder.Lock, FileMode.OpenOrCreate, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new EmbeddedPostgresException($"The data folder {folder.Root} belongs to another user: name another with --data.", e);
        }
        catch (IOException e) when (File.Exists(folder.Lock))
        {
            throw new EmbeddedPostgresException(
                $"The data folder {folder.Root} is in use by another running program{Owner(folder)}: stop that program, name another folder "
                + "with --data, or give the connection string of a server that both can use in ConnectionStrings__Inventory.", e);
        }
        PrivateFile.Write(folder.OwnerPid, $"{Environment.ProcessId}\n");
        return new OwnerLock(file);
    }

    public void Dispose() => _file.Dispose();

    // Told apart from the lock, which some systems do not let others read.
    private static string Owner(DataFolder folder)
    {
        try
        {
            return int.TryParse(File.ReadAllText(folder.OwnerPid), out var pid) ? $" (process {pid})" : "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
