using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Cassettes.Tests.Replaying;

/// <summary>
/// Answers of AWS: told apart by action and parameters, without what differs between clients (version, page sizes, dates, signatures). A list of
/// ids and the filter of the same meaning are the same.
/// </summary>
internal sealed partial class AmazonCassette : ICassette
{
    private static readonly Dictionary<string, string> FilterOf = new()
    {
        ["InstanceId"] = "instance-id", ["ImageId"] = "image-id", ["GroupId"] = "group-id", ["VolumeId"] = "volume-id", ["SnapshotId"] = "snapshot-id",
        ["SubnetId"] = "subnet-id", ["VpcId"] = "vpc-id", ["NetworkInterfaceId"] = "network-interface-id", ["KeyName"] = "key-name",
        ["ZoneName"] = "zone-name", ["AllocationId"] = "allocation-id", ["PublicIp"] = "public-ip", ["RouteTableId"] = "route-table-id",
    };

    private static readonly HashSet<string> Ignored =
    [
        "Version", "MaxResults", "NextToken", "PageSize", "MaxRecords", "Marker", "AcceptLanguage", "DryRun", "IncludeDeprecated", "IncludeDisabled",
        "AllRegions", "EndTime", "StartTime",
    ];

    private readonly Recording recording;

    public AmazonCassette(IReadOnlyList<Interaction> interactions)
    {
        recording = new Recording(interactions);
        foreach (var (i, asked) in interactions.Index())
            recording.Add(i, asked.Method == "POST"
                ? KeysOf(asked.RequestBody ?? "", asked.RequestHeaders?.GetValueOrDefault("x-amz-target"))
                : KeysOf(asked.Method, new Uri(asked.Uri)));
    }

    public Answer? Find(HttpRequest request, string body, string host)
    {
        var keys = request.Method == "POST"
            ? KeysOf(body, request.Headers["X-Amz-Target"])
            : KeysOf(request.Method, new Uri($"{host}{request.Path}{request.QueryString}"));
        return recording.Take(keys) is { } found ? new Answer(found.Status, found.ResponseBody, found.ResponseHeaders) : null;
    }

    public void Rewind() => recording.Rewind();

    // Some clients ask for images of every type; the recordings for machine images.
    private static string[] KeysOf(string body, string? target)
    {
        var (action, parameters) = string.IsNullOrEmpty(target) ? Query(body) : Json(body, target);
        return
        [
            Recording.Key("exact", action, Recording.Set(parameters)),
            Recording.Key("any type", action, Recording.Set(parameters.Where(p => p.Name != "image-type"))),
        ];
    }

    private static string[] KeysOf(string method, Uri uri) =>
        [Recording.Key("http", method, uri.AbsolutePath, uri.Query), Recording.Key("http path", method, uri.AbsolutePath)];

    private static (string Action, List<(string Name, string Value)> Parameters) Json(string body, string target)
    {
        using var json = JsonDocument.Parse(body.Length == 0 ? "{}" : body);
        var members = json.RootElement.EnumerateObject().Where(m => !Ignored.Contains(m.Name) && m.Value.GetRawText() is not ("null" or "[]" or "\"\""));
        return (target.Split('.')[^1], [.. members.Select(m => (m.Name, JsonSerializer.Serialize(m.Value)))]);
    }

    private static (string Action, List<(string Name, string Value)> Parameters) Query(string body)
    {
        var fields = QueryHelpers.ParseQuery(body).ToDictionary(f => f.Key, f => f.Value[^1] ?? "");
        fields.Remove("Action", out var action);
        var parameters = new List<(string, string)>();
        foreach (var (name, value) in fields)
        {
            if (Ignored.Contains(name) || Signed().IsMatch(name))
                continue;
            if (Filter().Match(name) is { Success: true } filter)
            {
                if (filter.Groups["part"].Value == "Value")
                    parameters.Add((fields[$"Filter.{filter.Groups["number"].Value}.Name"], value));
            }
            else if (Numbered().Match(name) is { Success: true } numbered)
                parameters.Add((FilterOf.GetValueOrDefault(numbered.Groups["name"].Value, numbered.Groups["name"].Value), value));
            else
                parameters.Add((name, value));
        }
        return (action ?? "", parameters);
    }

    [GeneratedRegex("^(X-Amz|AWSAccess|Signature|Timestamp)")]
    private static partial Regex Signed();

    [GeneratedRegex(@"^Filter\.(?<number>\d+)\.(?<part>Name|Value)(\.\d+)?$")]
    private static partial Regex Filter();

    [GeneratedRegex(@"^(?<name>[A-Za-z]+)\.\d+$")]
    private static partial Regex Numbered();
}
