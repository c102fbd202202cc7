using System.Globalization;
using System.Text.Json;
using Inventory.Api.Serving.Addressing;
using Inventory.Api.Serving.Answering;
using Inventory.Api.Serving.Declaring;
using Inventory.Api.Serving.Rendering;
using Inventory.Domain.History;

namespace Inventory.Api.Serving.Remembering;

/// <summary>Writes what events tell.</summary>
internal static class HistoryJson
{
    /// <summary>A page in the envelope of collections.</summary>
    public static async Task WritePageAsync(
        ApiRequest request, string name, string url, Paging paging, long count, long matching, int shown, Action<Utf8JsonWriter> members, Action<Utf8JsonWriter> rows)
    {
        var links = new PageLinks(url, request.Http.Request.QueryString.Value ?? "", paging, matching);
        await JsonOutput.WriteAsync(request.Response, json =>
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteNumber("count", count);
            json.WriteNumber("subcount", shown);
            json.WriteNumber("subquery_count", matching);
            json.WriteNumber("pages", links.Pages);
            members(json);
            json.WriteStartArray("resources");
            rows(json);
            json.WriteEndArray();
            links.Write(json);
            json.WriteEndObject();
        });
    }

    /// <summary>What happened to an object at once.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="told">What happened.</param>
    /// <param name="root">URL of the entry point.</param>
    /// <param name="of">The object's collection, to say which it is; null if that is clear.</param>
    public static void Write(Utf8JsonWriter json, ObjectEvent told, string root, CollectionDefinition? of)
    {
        json.WriteStartObject();
        json.WriteNumber("seq", told.Sequence);
        json.WriteString("at", Instant(told.At));
        json.WriteString("kind", Word(told.Kind));
        if (of is not null)
        {
            json.WriteString("href", $"{root}/{of.HrefName}/{told.Id}");
            WriteIdentity(json, of, told.Id, told.EmsId, told.Key);
        }
        json.WriteStartObject("cause");
        json.WriteString("type", told.Cause.Type);
        if (told.Cause.Refresh is { } refresh)
            json.WriteString("refresh_href", $"{root}/refreshes/{refresh}");
        if (told.Cause.Event is { } happened)
            json.WriteString("event_href", $"{root}/event_streams/{happened}");
        json.WriteString("causation_id", told.Cause.CausationId);
        json.WriteString("user", told.Cause.User);
        json.WriteEndObject();
        Write(json, told.Changes, "old", "new");
        json.WriteEndObject();
    }

    /// <summary>Which object.</summary>
    public static void WriteIdentity(Utf8JsonWriter json, CollectionDefinition of, long id, long emsId, string key)
    {
        json.WriteString("collection", of.HrefName);
        json.WritePropertyName("id");
        Values.WriteId(json, id);
        json.WritePropertyName("ems_id");
        Values.WriteId(json, emsId);
        json.WriteString("key", key);
    }

    /// <summary>Values that differ; secrets are no one's business.</summary>
    public static void Write(Utf8JsonWriter json, IEnumerable<AttributeChange> changes, string one, string other)
    {
        json.WriteStartArray("changes");
        foreach (var change in changes)
        {
            if (Secrets.IsSecret(change.Attribute[(change.Attribute.LastIndexOf('.') + 1)..]))
                continue;
            json.WriteStartObject();
            json.WriteString("attribute", change.Attribute);
            Write(json, one, change.Old);
            Write(json, other, change.New);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>An enumeration's word.</summary>
    public static string Word<T>(T word) where T : struct, Enum => word.ToString().ToLowerInvariant();

    /// <summary>An instant as exact as it is kept, so that it can be asked of.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static void Write(Utf8JsonWriter json, string name, string? value)
    {
        json.WritePropertyName(name);
        if (value is null)
            json.WriteNullValue();
        else
            Values.WriteJson(json, value);
    }
}
