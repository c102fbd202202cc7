using System.Diagnostics;
using System.Text.Json;

namespace OpenStack.Acceptance.Tests.Asking;

/// <summary>OpenStack's own client, the command <c>openstack</c>, as a user of one project.</summary>
internal sealed class CommandLine(string identity, string user, string password, string project)
{
    private const string Command = "openstack";

    public static bool IsInstalled { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, Command)));

    /// <summary>The answers to many questions, asked one after the other by one process: starting it takes longer than most answers.</summary>
    /// <param name="commands">The commands. The client cuts them at every blank, quoted or not.</param>
    public async Task<IReadOnlyList<JsonNode>> AskAsync(IReadOnlyList<string> commands)
    {
        var (output, errors) = await RunAsync([], string.Concat(commands.Select(command => $"{command} -f json\n")));
        var answers = Answers(output).ToList();
        return answers.Count == commands.Count
            ? answers
            : throw new InvalidOperationException($"{answers.Count} of {commands.Count} commands were answered. {errors}");
    }

    /// <summary>The answer to one question.</summary>
    public async Task<JsonNode> AskAsync(string command) => (await AskAsync([command]))[0];

    /// <summary>The answer to a question of which parts hold blanks.</summary>
    public async Task<JsonNode> AskInPartsAsync(params string[] parts) => Answers((await RunAsync([.. parts, "-f", "json"], "")).Output).Single();

    /// <summary>Gives orders, one after the other, that answer nothing.</summary>
    /// <exception cref="InvalidOperationException">The client complained.</exception>
    public async Task DoAsync(params IReadOnlyList<string> commands)
    {
        var (_, errors) = await RunAsync([], string.Concat(commands.Select(command => $"{command}\n")));
        if (errors.Length > 0)
            throw new InvalidOperationException($"{string.Join("; ", commands)}: {errors}");
    }

    /// <summary>Creates something and gives its id.</summary>
    public async Task<string> CreateAsync(string command) => (await AskAsync(command))["id"]!.ToString();

    /// <summary>Asks until the answer is as wanted.</summary>
    public async Task UntilAsync(string command, Func<JsonNode, bool> wanted)
    {
        var giveUp = DateTime.UtcNow + TimeSpan.FromMinutes(3);
        JsonNode answer;
        while (!wanted(answer = await AskAsync(command)))
        {
            if (DateTime.UtcNow > giveUp)
                throw new TimeoutException($"{command} still says {answer.ToJsonString()}.");
            await Task.Delay(500);
        }
    }

    /// <summary>Asks until a member of the answer has a value.</summary>
    public Task UntilAsync(string command, string member, string value) => UntilAsync(command, answer => (string?)answer[member] == value);

    private static IEnumerable<JsonNode> Answers(string output)
    {
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(output), new JsonReaderOptions { AllowMultipleValues = true });
        var answers = new List<JsonNode>();
        while (reader.Read())
            answers.Add(JsonNode.Parse(ref reader)!);
        return answers;
    }

    private async Task<(string Output, string Errors)> RunAsync(IReadOnlyList<string> arguments, string input)
    {
        var start = new ProcessStartInfo(Command, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            // It may hold files named like modules of Python.
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var (name, value) in new[]
        {
            ("AUTH_URL", identity), ("USERNAME", user), ("PASSWORD", password), ("PROJECT_NAME", project), ("IDENTITY_API_VERSION", "3"),
            ("USER_DOMAIN_NAME", "Default"), ("PROJECT_DOMAIN_NAME", "Default"),
        })
            start.Environment[$"OS_{name}"] = value;
        start.Environment["PYTHONUTF8"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (await output, (await errors).Trim());
    }
}
