using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Cassettes.Tests.Comparing;

/// <summary>What a row has under a name of the expected files.</summary>
/// <param name="Value">The value of a column.</param>
/// <param name="Several">What a relation gives; null for a column.</param>
/// <param name="IsText">The column can only hold text.</param>
internal sealed record Field(JsonNode? Value, IReadOnlyList<JsonNode?>? Several = null, bool IsText = false)
{
    /// <summary>Whether it is what is expected. A number in a column of text is expected as text.</summary>
    public bool Matches(JsonNode? expected, bool ignoreCase = false) =>
        JsonMatcher.Matches(IsText && expected?.GetValueKind() == JsonValueKind.Number ? expected.ToString() : expected, As(expected), ignoreCase);

    /// <summary>The value, or the values as a list where a list is expected.</summary>
    public JsonNode? As(JsonNode? expected) => Several is null ? Value : expected is JsonArray || Several.Count > 1
        ? new JsonArray([.. Several.Select(v => v?.DeepClone())])
        : Several.SingleOrDefault();
}

/// <summary>
/// Finds what the expected files call a field of a row: a column, a relation (<c>flavor_ref</c>, <c>cloud_tenant_refs</c>), or a member of a JSON column.
/// </summary>
internal sealed class Fields(Vmdb vmdb)
{
    /// <summary>Columns that the expected files call otherwise.</summary>
    private static readonly Dictionary<string, string> Aliases = new() { ["cpus"] = "cpu_total_cores" };

    /// <summary>Finds a field; else tells why the database cannot tell.</summary>
    public bool TryFind(Row row, string name, [NotNullWhen(true)] out Field? field, out string reason)
    {
        reason = "";
        field = Column(row, name) ?? Declared(row, name) ?? Reference(row, name) ?? Member(row, name);
        if (field is null)
            reason = vmdb.Untold.TryGetValue((row.Table, name), out var untold) ? untold : $"the table {row.Table} has no such column, link or JSON member";
        return field is not null;
    }

    private Field? Column(Row row, string name)
    {
        if (vmdb.HasColumn(row.Table, name))
            return new Field(row[name], IsText: vmdb.IsText(row.Table, name));
        if (name == "_type")
            return new Field(((string?)row["type"])?.Split("::")[^1]);
        return Aliases.TryGetValue(name, out var alias) && vmdb.HasColumn(row.Table, alias) ? new Field(row[alias]) : null;
    }

    private Field? Declared(Row row, string name) => vmdb.HasRelation(row.Table, name) && vmdb.RelatedTo(row, name) is { } related ? Identities(related) : null;

    private Field? Reference(Row row, string name)
    {
        var relation = name.EndsWith("_refs", StringComparison.Ordinal) ? name[..^"_refs".Length] + "s"
            : name.EndsWith("_ref", StringComparison.Ordinal) ? name[..^"_ref".Length] : null;
        return relation is not null && vmdb.RelatedTo(row, relation) is { } related ? Identities(related) : null;
    }

    // ManageIQ keeps rare attributes in one column, and offers them as if they were columns.
    private Field? Member(Row row, string name)
    {
        var (column, member) = name.StartsWith("extra_", StringComparison.Ordinal) && vmdb.HasColumn(row.Table, "extra")
            ? ("extra", name["extra_".Length..].Replace("_epoch", "", StringComparison.Ordinal))
            : ("extra_attributes", name);
        if (!vmdb.HasColumn(row.Table, column))
            return null;
        var json = row[column] is JsonValue text ? JsonNode.Parse((string)text!) : row[column];
        return new Field((json as JsonObject)?[member]);
    }

    private static Field Identities(Related related) => new(null, [.. related.Rows.Select(r => r.Identity), .. related.Values]);
}
