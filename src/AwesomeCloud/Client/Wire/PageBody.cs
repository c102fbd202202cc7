using System.Text.Json;
using System.Text.Json.Serialization;

namespace AwesomeCloud.Wire;

/// <summary>The body of every list.</summary>
internal sealed record PageBody<T> : IJsonOnDeserialized
{
    public required IReadOnlyList<T> Items { get; init; }

    public string? NextToken { get; init; }

    // The serializer checks properties against null, but not the elements of a list.
    void IJsonOnDeserialized.OnDeserialized()
    {
        if (Items.Any(item => item is null))
        {
            throw new JsonException("A list holds a null.");
        }
    }
}
