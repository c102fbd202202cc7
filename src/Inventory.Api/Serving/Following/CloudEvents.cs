using System.Globalization;
using System.Text.Json;
using Inventory.Api.Serving.Declaring;
using Inventory.Domain.Following;
using Inventory.Domain.Models;

namespace Inventory.Api.Serving.Following;

/// <summary>Changes as CloudEvents 1.0 in structured JSON. They say the same to everybody: no URL in them depends on who asks.</summary>
internal sealed class CloudEvents(Catalogue catalogue)
{
    /// <summary>Media type of a list of them.</summary>
    public const string Batch = "application/cloudevents-batch+json";

    /// <summary>What stands before the name of an event in <c>type</c>.</summary>
    public const string TypePrefix = "inventory.";

    /// <summary>The collection of providers.</summary>
    public const string Providers = "providers";

    // A record type may be served as several collections; its own is that of its class.
    private readonly Dictionary<RecordModel, string> collections =
        catalogue.Inventory.Where(c => c.ClassName == c.Model!.RecordType.Name).ToDictionary(c => c.Model!, c => c.Name);

    /// <summary>The collection whose objects a kind of event is about.</summary>
    public string CollectionOf(FeedEvent of) => of.Model is { } model ? collections[model] : Providers;

    /// <summary>Writes one.</summary>
    public void Write(Utf8JsonWriter json, Change change)
    {
        var collection = CollectionOf(change.Event);
        json.WriteStartObject();
        json.WriteString("specversion", "1.0");
        json.WriteString("id", change.Sequence.ToString(CultureInfo.InvariantCulture));
        json.WriteString("source", string.Create(CultureInfo.InvariantCulture, $"/api/{Providers}/{change.ManagerId}"));
        json.WriteString("type", TypePrefix + change.Event.Name);
        if (change.RowId is { } id)
            json.WriteString("subject", string.Create(CultureInfo.InvariantCulture, $"{collection}/{id}"));
        json.WriteString("time", change.At.UtcDateTime);
        json.WriteString("datacontenttype", "application/json");
        json.WriteString("collection", collection);
        json.WriteString("kind", change.Event.Kind);
        if (change.Key is not null)
            json.WriteString("key", change.Key);
        json.WriteNumber("version", change.Version);
        Optional(json, "correlationid", change.CorrelationId);
        Optional(json, "causationid", change.CausationId);
        Optional(json, "username", change.UserName);
        json.WritePropertyName("data");
        json.WriteRawValue(change.Data, skipInputValidation: true); // as PostgreSQL wrote it
        json.WriteEndObject();
    }

    // An attribute without a value is left out.
    private static void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            json.WriteString(name, value);
    }
}
