using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Providers.OpenStack.Client.Native;

/// <summary>One item of a list as it arrived: read, or kept with the reason why it could not be, so that it spoils no other item.</summary>
internal sealed class Native<T> where T : class
{
    private readonly T? value;
    private readonly JsonException? failure;

    private Native(string? id, T? value, JsonException? failure)
    {
        Id = id;
        this.value = value;
        this.failure = failure;
    }

    /// <summary>Its id, or null where it has none.</summary>
    public string? Id { get; }

    /// <summary>The item.</summary>
    /// <exception cref="FormatException">It could not be read.</exception>
    public T Value => value ?? throw new FormatException($"The item {Id ?? "without id"} cannot be read: {failure?.Message ?? "it is null"}", failure);

    /// <summary>The item, or null if it could not be read.</summary>
    public T? ValueOrNull => value;

    /// <summary>Reads one element of a list.</summary>
    public static Native<T> Of(JsonElement element, string idProperty, JsonTypeInfo<T> type)
    {
        var id = element.ValueKind == JsonValueKind.Object && element.TryGetProperty(idProperty, out var found) && found.ValueKind == JsonValueKind.String
            ? found.GetString()
            : null;
        try
        {
            return new(id, element.Deserialize(type), null);
        }
        catch (JsonException failure)
        {
            return new(id, null, failure);
        }
    }
}
