using System.Text.RegularExpressions;

namespace Cassettes.Tests.Comparing;

/// <summary>
/// Evaluates what facts say of relations: a path such as <c>cloud_subnets.name</c>, <c>network_ports[0].floating_ips</c> or
/// <c>vms without orchestration_stack, by name</c>, and what it must give.
/// </summary>
internal sealed partial class RelationFacts(Vmdb vmdb)
{
    // How facts name managers, and what is in the class names of those.
    private static readonly Dictionary<string, string> Managers = new()
    {
        ["the cloud manager"] = "::CloudManager", ["the network manager"] = "::NetworkManager", ["the Cinder manager"] = "::CinderManager",
        ["the Swift manager"] = "::SwiftManager", ["the EBS storage manager"] = "::Ebs", ["cloud manager"] = "::CloudManager",
    };

    /// <summary>Whether the name of a manager, as facts have it, is that of this row.</summary>
    public static bool IsManager(Row row, string kind) =>
        Managers.TryGetValue(kind, out var part) && ((string?)row["type"])?.Contains(part, StringComparison.Ordinal) == true
        && kind.EndsWith("cloud manager", StringComparison.Ordinal) == (row["parent_ems_id"] is null);

    /// <summary>
    /// Compares; gives what differs, or null. <paramref name="reason"/> tells why it cannot be compared, null if it can.
    /// </summary>
    public string? Difference(Row row, string path, JsonNode? expected, out string? reason)
    {
        reason = null;
        if (Walk(row, path) is not { } found)
        {
            reason = "no such relation";
            return null;
        }
        switch (expected)
        {
            case null:
                return found.Count == 0 ? null : Unlike("none", found);
            case JsonArray list when list.Any(e => e is JsonArray):
                return Same(list, [.. found.Rows.Select(Tuple)]) ? null : Unlike(expected, found with { Rows = [], Values = [.. found.Rows.Select(Tuple)] });
            case JsonArray list:
                return Same(list, Identities(found)) ? null : Unlike(expected, found);
            case JsonObject conditions:
                return Conditions(row, conditions, found, ref reason);
            case var _ when (string?)expected is { } text && text.StartsWith("not null", StringComparison.Ordinal):
                return found.Count > 0 ? null : "expected one, found none";
            case var _ when Managers.ContainsKey((string)expected!):
                return found.Rows is [var manager] && IsManager(manager, (string)expected!) ? null : Unlike(expected, found);
            default:
                var identities = Identities(found);
                var holds = path.EndsWith("_first", StringComparison.Ordinal)
                    ? identities.Any(i => JsonMatcher.Matches(expected, i))
                    : identities is [var one] && JsonMatcher.Matches(expected, one);
                return holds ? null : Unlike(expected, found);
        }
    }

    private string? Conditions(Row row, JsonObject conditions, Related found, ref string? reason)
    {
        foreach (var (condition, value) in conditions)
        {
            bool? holds = condition switch
            {
                "count" => found.Count == (int)value!,
                "minCount" => found.Count >= (int)value!,
                "including" => Pairing.Unmatched(value!.AsArray(), Identities(found), (e, a) => JsonMatcher.Matches(e, a)).Count == 0,
                "all of type" => found.Rows.All(r => JsonMatcher.Matches(value, r["type"])),
                "first includes the first floating ip" => found.Rows.Any(network => Ids(network, "floating_ips").Intersect(Ids(row, "floating_ips")).Any()),
                _ => null,
            };
            if (holds is false)
                return Unlike($"{condition} {JsonMatcher.Show(value)}", found);
            if (holds is null)
                reason = $"unknown condition \"{condition}\"";
        }
        return null;
    }

    private IEnumerable<long> Ids(Row row, string relation) => vmdb.RelatedTo(row, relation)?.Rows.Select(r => r.Id) ?? [];

    private Related? Walk(Row start, string path)
    {
        if (Without().Match(path) is { Success: true } without)
        {
            if (vmdb.RelatedTo(start, without.Groups["relation"].Value) is not { } all)
                return null;
            var rows = all.Rows.Where(r => vmdb.RelatedTo(r, without.Groups["other"].Value) is { Count: 0 });
            return new Related([], [.. rows.Select(r => r[without.Groups["attribute"].Value])]);
        }
        var found = new Related([start], []);
        foreach (var part in path.Split('.'))
        {
            var (name, index) = Indexed().Match(part) is { Success: true } match ? (match.Groups[1].Value, int.Parse(match.Groups[2].Value)) : (part, -1);
            if (Step(found.Rows, name) is not { } next)
                return null;
            found = index < 0 ? next : new Related([.. next.Rows.Skip(index).Take(1)], [.. next.Values.Skip(index).Take(1)]);
        }
        return found;
    }

    private Related? Step(IReadOnlyList<Row> rows, string name)
    {
        if (rows.Count == 0)
            return Related.None;
        if (!vmdb.HasRelation(rows[0].Table, name) && name.EndsWith("_first", StringComparison.Ordinal))
            name = name[..^"_first".Length];
        if (vmdb.HasRelation(rows[0].Table, name))
        {
            var all = rows.Select(r => vmdb.RelatedTo(r, name)).ToArray();
            return all.Any(r => r is null) ? null : new Related([.. all.SelectMany(r => r!.Rows).Distinct()], [.. all.SelectMany(r => r!.Values)]);
        }
        return vmdb.HasColumn(rows[0].Table, name) ? new Related([], [.. rows.Select(r => r[name])]) : null;
    }

    private static JsonNode?[] Identities(Related found) => [.. found.Rows.Select(r => r.Identity), .. found.Values];

    private static JsonNode? Tuple(Row row) =>
        new JsonArray([.. Relations.Tuples.GetValueOrDefault(row.Table, ["name"]).Select(column => row[column]?.DeepClone())]);

    // Here a list of one list is what it says, not a set.
    private static bool Same(JsonArray expected, IReadOnlyList<JsonNode?> actual) =>
        expected.Count == actual.Count && Pairing.Unmatched(expected, actual, (e, a) => JsonMatcher.Matches(e, a)).Count == 0;

    private static string Unlike(JsonNode? expected, Related found) => Unlike(JsonMatcher.Show(expected), found);

    private static string Unlike(string expected, Related found) =>
        $"expected {expected}, found {JsonMatcher.Show(new JsonArray([.. Identities(found).Select(i => i?.DeepClone())]))}";

    [GeneratedRegex(@"^(?<relation>\w+) without (?<other>\w+), by (?<attribute>\w+)$")]
    private static partial Regex Without();

    [GeneratedRegex(@"^(\w+)\[(\d+)\]$")]
    private static partial Regex Indexed();
}
