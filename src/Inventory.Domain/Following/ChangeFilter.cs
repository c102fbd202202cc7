namespace Inventory.Domain.Following;

/// <summary>Which changes a consumer wants, or may see.</summary>
/// <param name="Events">Kinds of events.</param>
public sealed record ChangeFilter(IReadOnlyList<FeedEvent> Events)
{
    /// <summary>Ids of managers; null for all.</summary>
    public IReadOnlyList<long>? Managers { get; init; }

    /// <summary>Attributes, as paths in events; changes that say something of any of these. Null for all changes.</summary>
    public IReadOnlyList<string>? Paths { get; init; }

    /// <summary>The path of an attribute of an object.</summary>
    public static string Path(string attribute) => $"$.{Quoted(attribute)}";

    /// <summary>The path of a child, or of an attribute of it.</summary>
    public static string Path(Models.RecordModel child, string? attribute) =>
        attribute is null ? Path(child.EventMember) : $"{Path(child.EventMember)}{(child.IsSingle ? "" : ".*")}.{Quoted(attribute)}";

    // Names that models declare.
    private static string Quoted(string name) => $"\"{name}\"";
}
