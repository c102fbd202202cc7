using System.Globalization;

namespace AwesomeCloud.Simulator;

/// <summary>Reads the simulator's arguments into options.</summary>
internal static class CommandLine
{
    public const string Usage = """
        usage: AwesomeCloud [--urls http://127.0.0.1:8800] [--instances 1000] [--seed 1] [--churn 0]
                            [--region NAME]... [--access-key KEY] [--secret-key KEY]
          --urls        a loopback address; port 0 takes a free one
          --instances   instances in each region; all else follows in proportion
          --seed        the same seed makes the same cloud
          --churn       changes per ten seconds, spread over the regions
          --region      serve this region; repeat for more
        """;

    /// <exception cref="FormatException">An argument is unknown, lacks its value or has a wrong one; the message says which.</exception>
    public static SimulatedCloudOptions Parse(IReadOnlyList<string> arguments)
    {
        var values = new Dictionary<string, List<string>>();
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var name = arguments[i];
            if (name is not ("--urls" or "--instances" or "--seed" or "--churn" or "--region" or "--access-key" or "--secret-key"))
            {
                throw new FormatException($"'{name}' is not an option.");
            }

            if (i + 1 == arguments.Count)
            {
                throw new FormatException($"{name} lacks its value.");
            }

            if (!values.TryGetValue(name, out var given))
            {
                values[name] = given = [];
            }

            given.Add(arguments[i + 1]);
        }

        var defaults = new SimulatedCloudOptions();
        return new SimulatedCloudOptions
        {
            Url = Uri.TryCreate(Last("--urls") ?? "http://127.0.0.1:8800", UriKind.Absolute, out var url)
                ? url
                : throw new FormatException("--urls takes one address."),
            Instances = Number("--instances", defaults.Instances),
            Seed = Number("--seed", defaults.Seed),
            Churn = Number("--churn", 0),
            Regions = values.TryGetValue("--region", out var regions) ? regions : defaults.Regions,
            Credentials = new AwesomeCloudCredentials(
                Last("--access-key") ?? defaults.Credentials.AccessKey, Last("--secret-key") ?? defaults.Credentials.SecretKey),
        };

        string? Last(string name) => values.TryGetValue(name, out var given) ? given[^1] : null;
        int Number(string name, int otherwise) => Last(name) is not { } text
            ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new FormatException($"{name} takes a whole number, not '{text}'.");
    }
}
