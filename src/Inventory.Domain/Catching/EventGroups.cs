using System.Text.RegularExpressions;
using Inventory.Sdk;

namespace Inventory.Domain.Catching;

/// <summary>Which group and level an event type belongs to; ManageIQ's <c>event_handling.event_groups</c>.</summary>
public sealed class EventGroups
{
    /// <summary>The group of types that nobody names.</summary>
    public const string Other = "other";

    /// <summary>The level of types that nobody names.</summary>
    public const string Detail = "detail";

    private readonly Dictionary<string, EventGroup> literal = [];
    private readonly List<(Regex Pattern, EventGroup Group)> patterns = [];

    /// <summary>Reads what a kind of provider says of its events.</summary>
    /// <exception cref="ArgumentException">A regular expression makes no sense, or looks back.</exception>
    public EventGroups(IEnumerable<EventGroup> groups)
    {
        foreach (var group in groups)
            foreach (var type in group.EventTypes)
                if (type is ['/', .. var pattern, '/'])
                    patterns.Add((new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant), group));
                else
                    literal.TryAdd(type, group);
    }

    /// <summary>Names of groups for people, as ManageIQ has them.</summary>
    public static IReadOnlyDictionary<string, string> Names { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["addition"] = "Creation/Addition", ["configuration"] = "Configuration/Reconfiguration", ["console"] = "Console", ["deletion"] = "Deletion/Removal",
        ["general"] = "General", ["import_export"] = "Import/Export", ["migration"] = "Migration/Vmotion", ["network"] = "Network", [Other] = "Other",
        ["power"] = "Power Activity", ["snapshot"] = "Snapshot Activity", ["status"] = "Status", ["storage"] = "Storage", ["update"] = "Update",
    };

    /// <summary>The levels.</summary>
    public static IReadOnlyList<string> Levels { get; } = ["critical", Detail, "warning"];

    /// <summary>The group and level of an event type; literal names count before regular expressions, of which the first that matches counts.</summary>
    public (string Group, string Level) Of(string eventType)
    {
        var found = literal.GetValueOrDefault(eventType) ?? patterns.Find(p => p.Pattern.IsMatch(eventType)).Group;
        return found is null ? (Other, Detail) : (found.Group, found.Level);
    }
}
