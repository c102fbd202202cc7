using System.Globalization;

namespace Inventory.EmbeddedPostgres.Preparing;

/// <summary>
/// The account that runs the server and its tools: our own, except that PostgreSQL refuses to run as root, so root lends
/// it the account <c>postgres</c>, or else <c>nobody</c>.
/// </summary>
internal sealed class ServerAccount
{
    private static readonly string[] Preferred = ["postgres", "_postgres", "nobody", "daemon"];
    private readonly string[] _switch;
    private readonly string _group;

    private ServerAccount(string name, string group, string[] @switch) => (Name, _group, _switch) = (name, group, @switch);

    public string Name { get; }

    /// <summary>Whether this is not the account of this process.</summary>
    public bool IsAnother => _switch.Length > 0;

    /// <summary>Chooses the account: whose the cluster already is, else the first usable one.</summary>
    public static async Task<ServerAccount> ChooseAsync(DataFolder folder, CancellationToken ct)
    {
        if (!DefaultFolders.RunsAsRoot)
        {
            return new ServerAccount(Environment.UserName, "", []);
        }
        var users = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(f => f.Length > 3 && f[2] != "0")
            .Select(f => new User(f[0], f[2], f[3])).ToList();
        foreach (var user in await OwnerOfAsync(folder.Cluster, users, ct) is { } owner
            ? [owner]
            : Preferred.SelectMany(name => users.Where(u => u.Name == name)))
        {
            foreach (var command in WaysToBecome(user))
            {
                var probe = await Command.RunAsync([.. command, "id", "-u"], ct: ct);
                if (probe.Succeeded && probe.Output == user.Id)
                {
                    return new ServerAccount(user.Name, user.Group, command);
                }
            }
        }
        throw new EmbeddedPostgresException(
            "PostgreSQL does not run as root, and no unprivileged account could be used for it (tried postgres and nobody with setpriv, "
            + "runuser and su): start the program as an ordinary user, or give a connection string in ConnectionStrings__Inventory.");
    }

    /// <summary>Runs a command as this account.</summary>
    public Task<CommandResult> RunAsync(IReadOnlyList<string> command, string? folder = null, CancellationToken ct = default) =>
        Command.RunAsync(Wrap(command), folder, ct);

    /// <summary>The command line that runs <paramref name="command"/> as this account.</summary>
    public IReadOnlyList<string> Wrap(IReadOnlyList<string> command) => [.. _switch, .. command];

    public async Task<bool> CanEnterAsync(string folder, CancellationToken ct) => (await RunAsync(["test", "-x", folder], ct: ct)).Succeeded;

    /// <summary>Gives a file or folder to the account (its group alone unless <paramref name="ownerToo"/>). Nothing to do for our own.</summary>
    public async Task OwnAsync(string path, bool ownerToo, CancellationToken ct)
    {
        if (!IsAnother)
        {
            return;
        }
        var result = await Command.RunAsync(["chown", (ownerToo ? Name : "") + ":" + _group, path], ct: ct);
        if (!result.Succeeded)
        {
            throw new EmbeddedPostgresException($"{path} cannot be given to the account {Name} that runs PostgreSQL: {result.Output}");
        }
    }

    // Containers lack some of these tools, or the rights they need, so each is tried before it is trusted.
    private static IEnumerable<string[]> WaysToBecome(User user) =>
    [
        ["setpriv", "--reuid=" + user.Id, "--regid=" + user.Group, "--clear-groups", "--"],
        ["runuser", "-u", user.Name, "--"],
        ["su", "-s", "/bin/sh", user.Name, "-c", "exec \"$0\" \"$@\"", "--"],
    ];

    private static async Task<User?> OwnerOfAsync(string cluster, List<User> users, CancellationToken ct)
    {
        if (!Directory.Exists(cluster))
        {
            return null;
        }
        string[] format = OperatingSystem.IsMacOS() ? ["-f", "%u:%g"] : ["-c", "%u:%g"];
        var ids = (await Command.RunAsync(["stat", .. format, cluster], ct: ct)).Output.Split(':');
        return ids.Length == 2 && ids[0] != "0" && ids.All(i => uint.TryParse(i, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            ? users.Find(u => u.Id == ids[0]) ?? new User(ids[0], ids[0], ids[1])
            : null;
    }

    private sealed record User(string Name, string Id, string Group);
}
