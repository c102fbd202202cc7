using Inventory.Api.Authorizing;
using Inventory.Api.Organizing;
using Inventory.Api.Serving;
using Inventory.Api.Serving.Acting;
using Inventory.Domain.Providers;

namespace Inventory.Api.Tagging;

/// <summary>How categories and tags may be called.</summary>
internal static class TagNames
{
    /// <summary>What is wrong with a name, or null.</summary>
    public static string? ProblemOf(object? name) =>
        name is not string { Length: > 0 } text ? "Name can't be blank"
        : text.Length > 50 ? "Name is too long (maximum is 50 characters)"
        : text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or ':') ? null
        : "Name must be lowercase alphanumeric characters and underscores without spaces";

    /// <summary>What is wrong with a description, or null.</summary>
    public static string? ProblemOfDescription(object? description) =>
        description is not string { Length: > 0 } text ? "Description can't be blank"
        : text.Length > 255 ? "Description is too long (maximum is 255 characters)"
        : text.Contains('\0', StringComparison.Ordinal) ? "Description contains a NUL character" : null;
}

/// <summary><c>POST /api/categories</c>.</summary>
public sealed class CreateCategory(EngineRows rows) : Order("create", Right.Administer, OrderPlaces.Collection, "categories")
{
    internal static readonly string[] Columns = ["description", "single_value", "show", "syntax", "example_text", "icon", "perf_by_tag"];

    /// <inheritdoc/>
    public override async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        var (values, others) = RowValues.Read(request.Resource, [.. Columns, "name"]);
        values.Remove("name", out var name);
        var problem = others.Count > 0 ? $"Attribute(s) {string.Join(", ", others)} are unknown"
            : TagNames.ProblemOf(name) ?? TagNames.ProblemOfDescription(values.GetValueOrDefault("description")) ?? Flags(values) ?? RowValues.ProblemOf(values);
        if (problem is null && await rows.AnyAsync("select from vmdb.tags where name = $1", cancel, $"/managed/{name}"))
            problem = "Name has already been taken";
        if (problem is not null)
            return ActionOutcome.BadRequest($"Failed to add a new categories resource - {problem}");
        values["tag_id"] = await rows.InsertAsync(ManagementTables.Tags, new Dictionary<string, object?> { ["name"] = $"/managed/{name}" }, cancel);
        foreach (var (column, value) in new[] { ("single_value", (object)false), ("show", true), ("syntax", "string"), ("read_only", false), ("default", false) })
            values.TryAdd(column, value);
        return ActionOutcome.Resource(await rows.InsertAsync(ManagementTables.Classifications, values, cancel));
    }

    internal static string? Flags(IReadOnlyDictionary<string, object?> values) =>
        new[] { "single_value", "show", "perf_by_tag" }.FirstOrDefault(f => values.TryGetValue(f, out var value) && value is not bool) is { } wrong
            ? $"{wrong} must be true or false" : null;
}

/// <summary><c>edit</c> of a category. Its name, which is part of its tags' names, stays.</summary>
public sealed class EditCategory(EngineRows rows) : Order("edit", Right.Administer, OrderPlaces.Resource, "categories")
{
    /// <inheritdoc/>
    public override async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        var id = request.Target!.Id;
        if (await rows.AnyAsync("select from vmdb.classifications where id = $1 and read_only", cancel, id))
            return ActionOutcome.Refused(ApiError.Forbidden("Cannot edit read only category"));
        var (values, others) = RowValues.Read(request.Resource, CreateCategory.Columns);
        var problem = others.Count > 0 ? $"Attribute(s) {string.Join(", ", others)} cannot be edited"
            : (values.TryGetValue("description", out var description) ? TagNames.ProblemOfDescription(description) : null)
                ?? CreateCategory.Flags(values) ?? RowValues.ProblemOf(values);
        if (problem is not null)
            return ActionOutcome.BadRequest($"Failed to update categories id: {id} - {problem}");
        if (values.Count > 0)
            await rows.UpdateAsync(ManagementTables.Classifications, id, values, cancel);
        return ActionOutcome.Resource(id);
    }
}

/// <summary><c>delete</c> of a category, with its tags and where they are assigned.</summary>
public sealed class DeleteCategory(EngineRows rows) : Order("delete", Right.Administer, OrderPlaces.Resource, "categories")
{
    /// <inheritdoc/>
    public override async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        var id = request.Target!.Id;
        if (await rows.AnyAsync("select from vmdb.classifications where id = $1 and read_only", cancel, id))
            return ActionOutcome.Refused(ApiError.Forbidden("Cannot delete read only category"));
        const string tags = "select tag_id from vmdb.classifications where id = $1 or parent_id = $1";
        await rows.ExecuteAsync(
        [
            $"delete from vmdb.taggings where tag_id in ({tags})",
            $"delete from vmdb.provider_tag_mappings where tag_id in ({tags})",
            $"delete from vmdb.tags where id in ({tags})",
            "delete from vmdb.classifications where id = $1 or parent_id = $1",
        ], cancel, id);
        return ActionOutcome.Success($"Deleting Category id: {id} name: '{request.Target.Name}'");
    }
}

/// <summary><c>POST /api/tags</c>, and below a category.</summary>
public sealed class CreateTag(EngineRows rows) : Order("create", Right.Administer, OrderPlaces.Collection, "tags", "categories/tags")
{
    private const string WhichCategory = "Category id, href or name needs to be specified for creating a new tag resource";

    /// <inheritdoc/>
    public override async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        var (values, others) = RowValues.Read(request.Resource, "name", "description");
        if (others.Except(["category"]).ToList() is { Count: > 0 } unknown)
            return ActionOutcome.BadRequest($"Failed to add a new tags resource - Attribute(s) {string.Join(", ", unknown)} are unknown");
        var category = request.Above?.Id ?? await CategoryAsync(request, cancel);
        if (category is null)
            return ActionOutcome.BadRequest(WhichCategory);
        values.TryAdd("description", values.GetValueOrDefault("name"));
        var problem = TagNames.ProblemOf(values.GetValueOrDefault("name")) ?? TagNames.ProblemOfDescription(values["description"]);
        var path = await rows.FirstAsync<string>(
            "select t.name from vmdb.classifications c join vmdb.tags t on t.id = c.tag_id where c.id = $1 and c.parent_id is null", cancel, category);
        if (path is null)
            return ActionOutcome.Refused(ApiError.NoRow("Category", $"{category}"));
        var name = $"{path}/{values.GetValueOrDefault("name")}";
        if (problem is null && await rows.AnyAsync("select from vmdb.tags where name = $1", cancel, name))
            problem = "Name has already been taken";
        if (problem is not null)
            return ActionOutcome.BadRequest($"Failed to add a new tags resource - {problem}");
        var id = await rows.InsertAsync(ManagementTables.Tags, new Dictionary<string, object?> { ["name"] = name }, cancel);
        await rows.InsertAsync(ManagementTables.Classifications, new Dictionary<string, object?>
        {
            ["tag_id"] = id, ["parent_id"] = category, ["description"] = values["description"], ["read_only"] = false, ["show"] = true, ["default"] = false,
        }, cancel);
        return ActionOutcome.Resource(id);
    }

    private async Task<long?> CategoryAsync(ActionRequest request, CancellationToken cancel)
    {
        if (!request.Resource.TryGetProperty("category", out var named))
            return null;
        if (Commanding.ProviderBody.Text(named, "name") is { } name)
            return await rows.FirstAsync<long>(
                "select c.id from vmdb.classifications c join vmdb.tags t on t.id = c.tag_id where t.name = '/managed/' || $1::text", cancel, name)
                is > 0 and var known ? known : null;
        return Commanding.ProviderBody.Reference(request.Resource, "category");
    }
}

/// <summary><c>edit</c> of a tag: its name in its category, and its description.</summary>
public sealed class EditTag(EngineRows rows) : Order("edit", Right.Administer, OrderPlaces.Resource, "tags", "categories/tags")
{
    /// <inheritdoc/>
    public override async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        var id = request.Target!.Id;
        var (values, others) = RowValues.Read(request.Resource, "name", "description");
        var name = values.TryGetValue("name", out var given) ? given : null;
        var problem = others.Count > 0 ? $"Attribute(s) {string.Join(", ", others)} cannot be edited"
            : (values.ContainsKey("name") ? TagNames.ProblemOf(name) : null)
                ?? (values.TryGetValue("description", out var description) ? TagNames.ProblemOfDescription(description) : null);
        var path = request.Target.Name!.Split('/');
        if (path is not ["", "managed", _, _])
            problem ??= "It belongs to no category";
        var renamed = name is null ? request.Target.Name! : string.Join('/', path[..^1].Append((string)name));
        if (problem is null && await rows.AnyAsync("select from vmdb.tags where name = $1 and id <> $2", cancel, renamed, id))
            problem = "Name has already been taken";
        if (problem is not null)
            return ActionOutcome.BadRequest($"Failed to update tags id: {id} - {problem}");
        await rows.ExecuteAsync(
        [
            "with renamed as (update vmdb.tags set name = $2 where id = $1) "
                + "update vmdb.classifications set description = coalesce($3::text, description) where tag_id = $1",
        ], cancel, id, renamed, values.GetValueOrDefault("description"));
        return ActionOutcome.Resource(id);
    }
}

/// <summary><c>delete</c> of a tag, wherever it is assigned.</summary>
public sealed class DeleteTag(EngineRows rows) : Order("delete", Right.Administer, OrderPlaces.Resource, "tags", "categories/tags")
{
    /// <inheritdoc/>
    public override async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        var id = request.Target!.Id;
        if (await rows.AnyAsync("select from vmdb.classifications where tag_id = $1 and parent_id is null", cancel, id))
            return ActionOutcome.Failure($"Delete for Tag id: {id} name: '{request.Target.Name}': it is a category");
        await rows.ExecuteAsync(
        [
            "delete from vmdb.taggings where tag_id = $1", "delete from vmdb.provider_tag_mappings where tag_id = $1",
            "delete from vmdb.classifications where tag_id = $1", "delete from vmdb.tags where id = $1",
        ], cancel, id);
        return ActionOutcome.Success($"Deleting Tag id: {id} name: '{request.Target.Name}'");
    }
}
