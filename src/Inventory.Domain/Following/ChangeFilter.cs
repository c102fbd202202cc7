using Inventory.Domain.Models;

namespace Inventory.Domain.Following;

/// <summary>Which changes a consumer wants, or may see.</summary>
/// <param name="Events">Kinds of events.</param>
public sealed record ChangeFilter(IReadOnlyList<FeedEvent> Events)
{
    /// <summary>Ids of managers; null for all.</summary>
    public IReadOnlyList<long>? Managers { get; init; }

    /// <summary>Attributes, as paths in events; changes that say something of any of these. Null for all changes.</summary>
    public IReadOnlyList<string>? Paths { get; init; }

    /// <summary>
    /// The paths of an attribute of an object, or of a child; of the child itself if there is no attribute. An attribute may have had another name in events
    /// of earlier versions, and its name may have been another one's.
    /// </summary>
    public static IEnumerable<string> PathsOf(RecordModel model, Column? attribute)
    {
        var row = !model.IsChild ? "$" : $"$.{Quoted(model.EventMember)}";
        return attribute is null ? [row] : OfMember(!model.IsChild || model.IsSingle ? row : $"{row}.*", model, attribute);
    }

    private static IEnumerable<string> OfMember(string row, RecordModel model, Column attribute)
    {
        const string version = "@.\"$version\"";
        var since = model.Columns.SelectMany(c => c.FormerNames).Where(f => f.Member == attribute.Member).Select(f => f.Until).DefaultIfEmpty(1).Max();
        yield return $"{row}{(since == 1 ? "" : $" ? ({version} >= {since})")}.{Quoted(attribute.Member)}";
        foreach (var former in attribute.FormerNames)
            yield return $"{row} ? (!exists({version}) || {version} < {former.Until}).{Quoted(former.Member)}";
    }

    // Names that models declare.
    private static string Quoted(string name) => $"\"{name}\"";
}
