using System.Text.Json;
using System.Text.Json.Nodes;
using Inventory.Sdk;

namespace Inventory.Domain.Models;

/// <summary>How the members of a record are read from events of an earlier version: the one place that brings old events up to date.</summary>
internal sealed class FormerMembers
{
    private static readonly JsonSerializerOptions Deep = new() { MaxDepth = 1000 };

    private readonly ILookup<string, (Column Column, Func<JsonNode?, JsonNode?>? By)> byMember;

    /// <summary>Finds what each column was called then.</summary>
    public FormerMembers(IReadOnlyList<Column> columns, int version)
    {
        var named = columns.Select(c => (Column: c, Former: c.FormerNames.LastOrDefault(f => f.Until > version))).ToList();
        var taken = named.Where(n => n.Former is not null).Select(n => n.Former!.Member).ToHashSet();
        // A name may have been given to another column since.
        byMember = named.Where(n => n.Former is not null || !taken.Contains(n.Column.Member))
            .ToLookup(n => n.Former?.Member ?? n.Column.Member, n => (n.Column, n.Former?.By));
    }

    /// <summary>Reads a member's value; the reader stands on it.</summary>
    /// <returns>The columns that it gave a value; none if no column has this value any more, and nothing was read.</returns>
    public ColumnSet Read(ref Utf8JsonReader json, string member, VmdbRecord values)
    {
        var read = default(ColumnSet);
        if (!byMember.Contains(member))
            return read;
        var former = JsonNode.Parse(ref json);
        foreach (var (column, by) in byMember[member])
        {
            var value = new Utf8JsonReader(JsonSerializer.SerializeToUtf8Bytes(by is null ? former : by(former), Deep), new JsonReaderOptions { MaxDepth = 1000 });
            value.Read();
            column.ReadJson(ref value, values);
            read = read.With(column);
        }
        return read;
    }
}
