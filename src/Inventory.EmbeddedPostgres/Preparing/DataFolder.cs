namespace Inventory.EmbeddedPostgres.Preparing;

/// <summary>
/// The data folder: <c>cluster</c> (PostgreSQL's own directory, open to the server account alone) beside the files of
/// its owner: password, settings and lock.
/// </summary>
internal sealed class DataFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private static readonly string[] Entries = ["cluster", "cluster.new", "password", "password.new", "server.conf", "owner.lock", "owner.pid"];

    private DataFolder(string root) => Root = root;

    public string Root { get; }
    public string Cluster => Path.Combine(Root, "cluster");
    public string NewCluster => Path.Combine(Root, "cluster.new");
    public string Password => Path.Combine(Root, "password");
    public string NewPassword => Path.Combine(Root, "password.new");
    public string Settings => Path.Combine(Root, "server.conf");
    public string Lock => Path.Combine(Root, "owner.lock");
    public string OwnerPid => Path.Combine(Root, "owner.pid");

    /// <summary>The major version that made the cluster; null when there is no cluster.</summary>
    public int? ClusterMajor => File.Exists(VersionFile) && int.TryParse(File.ReadAllText(VersionFile), out var major) ? major : null;

    private string VersionFile => Path.Combine(Cluster, "PG_VERSION");

    /// <summary>Makes the folder, 0700, unless it exists.</summary>
    public static DataFolder Create(string path)
    {
        var folder = new DataFolder(RealPath.Of(path));
        // pg_ctl hands the path to a shell between double quotes.
        if (!OperatingSystem.IsWindows() && folder.Root.AsSpan().IndexOfAny("\"$`\\\n") >= 0)
        {
            throw new EmbeddedPostgresException(
                $"The data folder {folder.Root} has a quote, $, backslash or line break in its path: name another with --data.");
        }
        if (File.Exists(Path.Combine(folder.Root, "PG_VERSION")))
        {
            throw new EmbeddedPostgresException(
                $"The data folder {folder.Root} is itself a PostgreSQL cluster that this program did not make: name another with --data, "
                + "or run that server yourself and give its connection string in ConnectionStrings__Inventory.");
        }
        if (!OperatingSystem.IsWindows())
        {
            PassableFolder.Create(Path.GetDirectoryName(folder.Root) ?? folder.Root);
            Directory.CreateDirectory(folder.Root, OwnerOnly);
            if ((File.GetUnixFileMode(folder.Root) & UnixFileMode.OtherWrite) != 0)
            {
                throw new EmbeddedPostgresException($"Everybody may write to the data folder {folder.Root}: run chmod o-w on it, or name another with --data.");
            }
        }
        Directory.CreateDirectory(folder.Root);
        return folder;
    }

    /// <summary>Lets the server account pass through the folder, when it is another account than ours.</summary>
    public async Task OpenToAsync(ServerAccount account, CancellationToken ct)
    {
        if (OperatingSystem.IsWindows() || !account.IsAnother || await account.CanEnterAsync(Root, ct))
        {
            return;
        }
        // The folder itself may be opened when nothing but our own files is in it; its parents are not ours to change.
        if (Directory.EnumerateFileSystemEntries(Root).All(e => Entries.Contains(Path.GetFileName(e))))
        {
            await account.OwnAsync(Root, ownerToo: false, ct);
            File.SetUnixFileMode(Root, OwnerOnly | UnixFileMode.GroupExecute);
            if (await account.CanEnterAsync(Root, ct))
            {
                return;
            }
        }
        throw new EmbeddedPostgresException(
            $"PostgreSQL does not run as root, and the account {account.Name} that runs it instead cannot enter {Root}: "
            + "name a folder that it can reach with --data (such as /var/lib/inventory/postgres), or start the program as an ordinary user.");
    }

    /// <summary>Removes everything this folder's owner and server made, and the folder when it is then empty.</summary>
    public void Delete()
    {
        foreach (var entry in Entries.Select(e => Path.Combine(Root, e)))
        {
            if (Directory.Exists(entry))
            {
                Directory.Delete(entry, recursive: true);
            }
            else if (entry != Lock || !OperatingSystem.IsWindows())
            {
                File.Delete(entry);
            }
        }
        if (!Directory.EnumerateFileSystemEntries(Root).Any())
        {
            Directory.Delete(Root);
        }
    }
}
