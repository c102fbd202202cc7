namespace OpenStack.Acceptance.Tests.Asking;

/// <summary>Something that the client tells.</summary>
/// <param name="Project">Id of the project that was asked.</param>
/// <param name="About">What it was asked about; empty for an item of a list.</param>
/// <param name="Value">What it says.</param>
internal sealed record Answer(string Project, string About, JsonNode Value)
{
    public JsonNode? this[string member] => Value[member];

    /// <summary>The items of a member that is a list.</summary>
    public IEnumerable<JsonNode> Each(string member) => (Value[member] as JsonArray ?? []).Select(item => item!);

    /// <summary>The members of a member that is an object.</summary>
    public IEnumerable<KeyValuePair<string, JsonNode?>> Members(string member) => Value[member] as JsonObject ?? [];

    public string Text(string member) => Value[member]?.ToString() ?? "";
}

/// <summary>All that the client lists of the cloud, by the command that lists it.</summary>
internal sealed class Listing
{
    private const string Ports = "port list";
    private const string Servers = "server list --all-projects";

    private static readonly string[] OfCloud =
    [
        "project list --long", "availability zone list --compute", "availability zone list --volume", "compute service list --long", "flavor list --all", "keypair list",
        "image list", "server group list --all-projects --long", "aggregate list --long", $"{Servers} --long",
        "network list", "subnet list", "router list", "port list", "floating ip list --long", "security group list", "security group rule list",
        "volume list --all-projects", "volume snapshot list --all-projects", "volume type list --long", "volume backup list --all-projects",
    ];

    // What is asked about each item of a list, by the name or id that the item has there.
    private static readonly (string Command, string List, string Named)[] AboutEach =
    [
        ("project show", "project list --long", "ID"), ("quota show", "project list --long", "ID"),
        ("quota list --detail --compute --project", "project list --long", "ID"), ("quota list --detail --network --project", "project list --long", "ID"),
        ("flavor show", "flavor list --all", "ID"), ("image show", "image list", "ID"), ($"{Servers} --key-name", "keypair list", "Name"),
        ("network show", "network list", "ID"), ("subnet show", "subnet list", "ID"), ("router show", "router list", "ID"), ("port show", "port list", "ID"),
        ("security group rule show", "security group rule list", "ID"),
        ("volume show", "volume list --all-projects", "ID"), ("volume snapshot show", "volume snapshot list --all-projects", "ID"),
    ];

    // Of each project its own.
    private static readonly string[] OfEachProject = ["stack list --nested", "container list --long"];

    private static readonly (string Command, string List, string Named)[] AboutEachInProject =
    [
        ("stack show", "stack list --nested", "ID"), ("stack resource list", "stack list --nested", "ID"),
        ("stack template show", "stack list --nested", "ID"), ("object list --long", "container list --long", "Name"),
    ];

    // What the rows of servers, and of what is attached to them, are made from.
    private static readonly string[] NearServers =
        ["flavor list --all", "image list", $"{Servers} --long", "port list", "floating ip list --long", "volume list --all-projects"];

    private readonly Dictionary<string, List<Answer>> answers = [];

    /// <summary>What the client told on a command: the items of lists, about one thing after the other.</summary>
    public IReadOnlyList<Answer> this[string command] => answers.GetValueOrDefault(command) ?? [];

    /// <summary>Asks for everything.</summary>
    public static async Task<Listing> TakeAsync()
    {
        var listing = new Listing();
        var admin = Cloud.Client();
        await listing.AskAsync(admin, "", OfCloud, AboutEach);
        await listing.AskForTitlesAsync();
        foreach (var project in new[] { "admin", Cloud.Project })
            await listing.AskAsync(Cloud.Client(project), listing.IdOf(project), OfEachProject, AboutEachInProject);
        return listing;
    }

    /// <summary>Asks for as much as it takes to tell what some servers, volumes, ports and floating IPs are like.</summary>
    public static async Task<Listing> TakeAsync(IReadOnlyCollection<string> ids)
    {
        var listing = new Listing();
        await listing.AskAsync(Cloud.Client(), "", NearServers, [.. AboutEach.Where(each => NearServers.Contains(each.List))], ids);
        await listing.AskForTitlesAsync();
        return listing;
    }

    // Their titles hold blanks.
    private async Task AskForTitlesAsync() => Add(
        Servers, "", "", await Cloud.Client().AskInPartsAsync([.. Servers.Split(' '), "--long", "-c", "ID", "-c", "Project ID", "-c", "Security Groups"]));

    private async Task AskAsync(
        CommandLine client, string project, string[] lists, (string Command, string List, string Named)[] aboutEach, IReadOnlyCollection<string>? only = null)
    {
        foreach (var (list, answer) in lists.Zip(await client.AskAsync(lists)))
            Add(list, project, "", answer);
        var questions = (from each in aboutEach
                         from item in answers[each.List]
                         where item.Project == project
                         where only is null || only.Contains(item.Text(each.Named)) || each.List != Ports // of which there are many
                         select (each.Command, About: item.Text(each.Named))).ToList();
        foreach (var (command, _, _) in aboutEach)
            answers.TryAdd(command, []);
        foreach (var (question, answer) in questions.Zip(await client.AskAsync([.. questions.Select(q => $"{q.Command} {q.About}")])))
            Add(question.Command, project, question.About, answer);
    }

    private void Add(string command, string project, string about, JsonNode answer)
    {
        if (!answers.TryGetValue(command, out var told))
            answers.Add(command, told = []);
        // Heat shows an administrator the nested stacks of all projects.
        if (answer is JsonArray items)
            told.AddRange(items.Select(item => new Answer(project, about, item!)).Where(item => project.Length == 0 || item.Text("Project") is "" || item.Text("Project") == project));
        else
            told.Add(new Answer(project, about, answer));
    }

    private string IdOf(string project) => this["project list --long"].Single(listed => listed.Text("Name") == project).Text("ID");
}
