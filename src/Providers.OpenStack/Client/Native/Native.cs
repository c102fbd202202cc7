using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Providers.OpenStack.Client.Native;

/// <summary>One object of a service as it arrived: read, or kept with the reason why it could not be, so that it spoils no other.</summary>
internal sealed class Native<T> : IItem where T : class
{
    private readonly string kind;
    private readonly T? value;
    private readonly JsonException? failure;

    private Native(string kind, string? id, Project project, T? value, JsonException? failure)
    {
        (this.kind, this.value, this.failure) = (kind, value, failure);
        Id = id;
        Project = project;
    }

    /// <summary>An object that was read.</summary>
    public Native(string kind, string id, Project project, T value)
        : this(kind, id, project, value, null)
    {
    }

    /// <summary>Its id, or null where it has none.</summary>
    public string? Id { get; }

    /// <summary>The project by whose token it was read; not always the one that owns it.</summary>
    public Project Project { get; }

    /// <inheritdoc/>
    public string Name => $"{kind} {Id ?? "without an id"}";

    /// <summary>The object.</summary>
    /// <exception cref="AttributeException">It could not be read.</exception>
    public T Value => value ?? throw new AttributeException(
        failure?.Path is { Length: > 2 } path ? path[2..] : "the object", failure is null ? "it is null" : Reason(failure), failure);

    /// <summary>The object, or null if it could not be read or has no id: others have no use for it then.</summary>
    public T? ValueOrNull => Id is null ? null : value;

    /// <summary>Id and object.</summary>
    /// <exception cref="AttributeException">It has no id, or could not be read.</exception>
    public void Deconstruct(out string id, out T read)
    {
        read = Value;
        id = string.IsNullOrWhiteSpace(Id) ? throw new AttributeException("id", "it is missing or blank") : Id;
    }

    /// <summary>Reads one object.</summary>
    public static Native<T> Of(JsonElement element, string kind, string idProperty, Project project, JsonTypeInfo<T> type)
    {
        var id = element.ValueKind == JsonValueKind.Object && element.TryGetProperty(idProperty, out var found) ? IdOf(found) : null;
        try
        {
            return new(kind, id, project, element.Deserialize(type), null);
        }
        catch (JsonException failure)
        {
            return new(kind, id, project, null, failure);
        }
    }

    // Nova numbers its services and aggregates.
    private static string? IdOf(JsonElement id) => id.ValueKind switch
    {
        JsonValueKind.String => id.GetString(),
        JsonValueKind.Number => id.GetRawText(),
        _ => null,
    };

    // "The JSON value could not be converted to System.Int64. Path: $.ram | LineNumber: …": where in which text helps nobody.
    private static string Reason(JsonException failure) => failure.Message.Split(" Path: ")[0].TrimEnd('.');
}
