using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Providers.OpenStack.Client.Native;

namespace Providers.OpenStack.Client;

/// <summary>A list of a service, and how to ask for it.</summary>
/// <param name="Service">The service that has it.</param>
/// <param name="Path">Path below the service's root.</param>
/// <param name="Property">Name of the array in the answer.</param>
/// <param name="Type">Reads one item.</param>
internal sealed record NativeList<T>(Service Service, string Path, string Property, JsonTypeInfo<T> Type) where T : class
{
    /// <summary>Parameters of the query. Default: none.</summary>
    public string Query { get; init; } = "";

    /// <summary>Parameters to use instead when the service forbids the first ones. Default: a refusal is a failure.</summary>
    public string? QueryIfForbidden { get; init; }

    /// <summary>Name of an item's id. Default: <c>id</c>.</summary>
    public string IdProperty { get; init; } = "id";

    /// <summary>Items to ask for at once; null for a list that comes whole. Default: 1,000, the most that nova gives.</summary>
    public int? PageSize { get; init; } = 1000;

    /// <summary>Path and query of the page after <paramref name="marker"/>, or of the first one.</summary>
    public string PageAfter(string? marker, string query)
    {
        var parameters = new List<string>();
        if (query.Length > 0)
            parameters.Add(query);
        if (PageSize is { } size)
            parameters.Add($"limit={size}");
        if (marker is not null)
            parameters.Add($"marker={Uri.EscapeDataString(marker)}");
        return parameters.Count > 0 ? $"{Path}?{string.Join('&', parameters)}" : Path;
    }

    /// <summary>Reads a page. A body without the array is an error, never an empty list.</summary>
    public async Task<NativePage<T>> ReadAsync(Stream body, CancellationToken cancel)
    {
        using var document = await JsonDocument.ParseAsync(body, default, cancel);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(Property, out var array) || array.ValueKind != JsonValueKind.Array)
            throw new JsonException($"The answer holds no list '{Property}'.");
        var items = new List<Native<T>>(array.GetArrayLength());
        foreach (var element in array.EnumerateArray())
            items.Add(Native<T>.Of(element, IdProperty, Type));
        return new NativePage<T>(items, AnnouncesMore(root));
    }

    // Nova: "servers_links": [{"rel": "next", …}]; glance: "next": "/v2/images?…". Their addresses are often internal ones and are not followed.
    private bool AnnouncesMore(JsonElement root) =>
        (root.TryGetProperty($"{Property}_links", out var links) && links.ValueKind == JsonValueKind.Array && links.GetArrayLength() > 0)
        || (root.TryGetProperty("next", out var next) && next.ValueKind == JsonValueKind.String && next.GetString()!.Length > 0);
}

/// <summary>One page of a list.</summary>
/// <param name="Items">Its items, in the service's order.</param>
/// <param name="AnnouncesMore">Whether the service says that another page follows.</param>
internal sealed record NativePage<T>(IReadOnlyList<Native<T>> Items, bool AnnouncesMore) where T : class;
