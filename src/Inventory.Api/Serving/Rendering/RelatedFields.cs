using System.Text.Json;
using Inventory.Api.Serving.Declaring;
using Npgsql;

namespace Inventory.Api.Serving.Rendering;

/// <summary>A related row as a nested object. Where there is none: <c>null</c> if it was asked for itself, nothing if only parts of it were.</summary>
internal sealed class OneField(Association association, int idOrdinal, bool isWhole, IReadOnlyList<Field> fields) : Field
{
    public override void Write(Utf8JsonWriter json, NpgsqlDataReader row)
    {
        if (row.IsDBNull(idOrdinal))
        {
            if (isWhole)
                json.WriteNull(association.Key);
            return;
        }
        json.WriteStartObject(association.Key);
        foreach (var field in fields)
            field.Write(json, row);
        json.WriteEndObject();
    }

    public override void WriteNames(CsvLine line, string path)
    {
        foreach (var field in fields)
            field.WriteNames(line, $"{path}{association.Name}.");
    }

    public override void Write(CsvLine line, NpgsqlDataReader row)
    {
        if (row.IsDBNull(idOrdinal))
            WriteNothing(line);
        else
            foreach (var field in fields)
                field.Write(line, row);
    }

    public override void WriteNothing(CsvLine line)
    {
        foreach (var field in fields)
            field.WriteNothing(line);
    }
}

/// <summary>Related rows as an array: they were read before, and are copied in.</summary>
internal sealed class ManyField(JsonEncodedText key, int ownerOrdinal, ManyRows rows) : Field
{
    public override void Write(Utf8JsonWriter json, NpgsqlDataReader row)
    {
        if (row.IsDBNull(ownerOrdinal))
            return;
        json.WritePropertyName(key);
        rows.WriteOf(json, row.GetInt64(ownerOrdinal));
    }

    public override void WriteNames(CsvLine line, string path) => line.AddText(path + key);

    public override void Write(CsvLine line, NpgsqlDataReader row)
    {
        if (row.IsDBNull(ownerOrdinal))
            line.AddNull();
        else
            CsvValues.Add(line, json => rows.WriteOf(json, row.GetInt64(ownerOrdinal)));
    }
}

/// <summary>What can be done to rows.</summary>
/// <param name="Links">To any row.</param>
internal sealed record RowActions(IReadOnlyList<ActionLink> Links)
{
    public static readonly RowActions None = new([]);

    /// <summary>To the row that is the asker himself, who may do more to it; null where no row is.</summary>
    public (long Id, IReadOnlyList<ActionLink> Links)? Own { get; init; }

    /// <summary>To the row of that id.</summary>
    public IReadOnlyList<ActionLink> Of(long id) => Own is var (own, links) && own == id ? links : Links;
}

/// <summary>The actions of a resource.</summary>
internal sealed class ActionsField(int idOrdinal, string url, RowActions actions) : Field
{
    public override void Write(Utf8JsonWriter json, NpgsqlDataReader row)
    {
        var id = row.GetInt64(idOrdinal);
        ActionLink.WriteAll(json, actions.Of(id), $"{url}/{id}");
    }

    public override void WriteNames(CsvLine line, string path)
    {
        // exports show no actions
    }

    public override void Write(CsvLine line, NpgsqlDataReader row)
    {
        // exports show no actions
    }
}

/// <summary>The <c>href</c> of a row.</summary>
internal sealed class HrefField(string url, int idOrdinal, string suffix) : Field
{
    private static readonly JsonEncodedText Href = JsonEncodedText.Encode("href");

    public override void Write(Utf8JsonWriter json, NpgsqlDataReader row) => json.WriteString(Href, $"{url}/{row.GetInt64(idOrdinal)}{suffix}");

    public override void WriteNames(CsvLine line, string path) => line.AddText(path + Href);

    public override void Write(CsvLine line, NpgsqlDataReader row) => line.AddText($"{url}/{row.GetInt64(idOrdinal)}{suffix}");
}

/// <summary>The <c>href</c> of a row below another.</summary>
internal sealed class NestedHrefField(string url, int ownerOrdinal, string subcollection, int idOrdinal, string suffix) : Field
{
    private static readonly JsonEncodedText Href = JsonEncodedText.Encode("href");

    public override void Write(Utf8JsonWriter json, NpgsqlDataReader row) =>
        json.WriteString(Href, $"{url}/{row.GetInt64(ownerOrdinal)}/{subcollection}/{row.GetInt64(idOrdinal)}{suffix}");

    public override void WriteNames(CsvLine line, string path) => line.AddText(path + Href);

    public override void Write(CsvLine line, NpgsqlDataReader row) =>
        line.AddText($"{url}/{row.GetInt64(ownerOrdinal)}/{subcollection}/{row.GetInt64(idOrdinal)}{suffix}");
}

/// <summary>An entry of <c>actions</c>.</summary>
/// <param name="Name">The action.</param>
/// <param name="Method">The verb, in lower case.</param>
internal sealed record ActionLink(string Name, string Method)
{
    private static readonly JsonEncodedText Actions = JsonEncodedText.Encode("actions");

    /// <summary>Writes the member; nothing if there are none.</summary>
    public static void WriteAll(Utf8JsonWriter json, IReadOnlyList<ActionLink> links, string href)
    {
        if (links.Count == 0)
            return;
        json.WriteStartArray(Actions);
        foreach (var link in links)
        {
            json.WriteStartObject();
            json.WriteString("name", link.Name);
            json.WriteString("method", link.Method);
            json.WriteString("href", href);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
