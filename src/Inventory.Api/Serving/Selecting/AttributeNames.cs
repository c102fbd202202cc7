using System.Diagnostics.CodeAnalysis;
using Inventory.Api.Serving.Declaring;

namespace Inventory.Api.Serving.Selecting;

/// <summary>
/// Reads <c>attributes=</c>. Only columns: those alone. Only virtual attributes and relationships: all columns besides, and the actions.
/// Both: those alone.
/// </summary>
public static class AttributeNames
{
    /// <summary>What <c>expand</c> calls the rows of a page; the resources of a stack, which have the same name, are had by <c>attributes</c> alone.</summary>
    public const string Rows = "resources";

    private const int DeepestPath = 4;

    // Each is a join or a statement of its own; with all that paths can reach, planning alone would take minutes.
    private const int MostRelationships = 100;

    private static readonly char[] Separators = ['.', '/'];

    /// <summary>Reads <c>attributes</c> and <c>expand</c> into a selection.</summary>
    public static bool TryRead(
        CollectionDefinition of, string? attributes, string? expand, [NotNullWhen(true)] out Selection? selection, [NotNullWhen(false)] out ApiError? error)
    {
        selection = null;
        var names = Split(attributes);
        var subcollections = Split(expand).Where(n => n != Rows && of.Subcollections.ContainsKey(n)).ToList();
        var unknown = names.Where(n => n is not ("href" or "actions") && !IsKnown(of, n)).ToList();
        error = unknown.Count > 0 ? ApiError.BadRequest($"Invalid attributes specified: {string.Join(',', unknown)}")
            : subcollections.Find(names.Contains) is { } twice ? ApiError.BadRequest($"Cannot expand subcollection {twice} by name and virtual attribute")
            : null;
        if (error is not null)
            return false;
        selection = names.Count == 0 ? Selection.Default(of) : Of(of, names);
        foreach (var name in subcollections)
            selection.Relate(of.Subcollections[name]).Whole().Subcollection = name;
        if (selection.CountRelated() > MostRelationships)
            error = ApiError.BadRequest($"Too many relationships specified, at most {MostRelationships} are supported");
        return error is null;
    }

    /// <summary>The items of a comma list, blank ones left out.</summary>
    public static List<string> Split(string? list) =>
        list is null ? [] : [.. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];

    private static Selection Of(CollectionDefinition of, List<string> names)
    {
        var selection = new Selection(of);
        if (!names.Exists(n => n is "href" or "actions" || of.Attribute(n) is { IsColumn: true }))
        {
            selection.AddColumns();
            selection.ShowsActions = true;
        }
        foreach (var name in names)
            if (name == "actions")
                selection.ShowsActions = true;
            else if (name != "href")
                Add(selection, name.Split(Separators));
        return selection;
    }

    private static void Add(Selection selection, ReadOnlySpan<string> path)
    {
        if (path.Length > 1)
            Add(selection.Relate(selection.Definition.Association(path[0])!).Rows, path[1..]);
        else if (selection.Definition.Attribute(path[0]) is { } attribute)
            selection.Add(attribute);
        else
            selection.Relate(selection.Definition.Association(path[0])!).Whole();
    }

    private static bool IsKnown(CollectionDefinition of, string name)
    {
        var path = name.Split(Separators);
        if (path.Length > DeepestPath)
            return false;
        foreach (var step in path[..^1])
            if (of.Association(step) is { } association)
                of = association.Target;
            else
                return false;
        return of.Attribute(path[^1]) is not null || of.Association(path[^1]) is not null;
    }
}
