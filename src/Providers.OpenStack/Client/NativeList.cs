using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Providers.OpenStack.Client.Native;

namespace Providers.OpenStack.Client;

/// <summary>Which projects a list is read for.</summary>
internal enum Reach
{
    /// <summary>It belongs to no project, or is for administrators: asked once.</summary>
    Cloud,

    /// <summary>Of all projects at once for an administrator, else of each in turn.</summary>
    Projects,

    /// <summary>Of each project in turn, whoever asks: the service has no list of all.</summary>
    EachProject,
}

/// <summary>A list of a service, and how to ask for it.</summary>
/// <param name="Kind">What messages call one of its objects.</param>
/// <param name="Service">The service that has it.</param>
/// <param name="Path">Path below the service's root.</param>
/// <param name="Property">Name of the array in the answer; null where the answer is the array.</param>
/// <param name="Type">Reads one object.</param>
internal sealed record NativeList<T>(string Kind, Service Service, string Path, string? Property, JsonTypeInfo<T> Type) where T : class
{
    /// <summary>Which projects it is read for. Default: all.</summary>
    public Reach Reach { get; init; } = Reach.Projects;

    /// <summary>
    /// The project that owns an object which only that project and administrators can see; null for an object that others can see, too. Not set:
    /// none tells, and an administrator's list is taken for whole.
    /// </summary>
    public Func<T, string?>? Owner { get; init; }

    /// <summary>Whether it takes <c>all_tenants</c>, which brings an administrator the objects of all projects. Default: it brings them by itself.</summary>
    public bool AllTenants { get; init; }

    /// <summary>Parameters of the query. Default: none.</summary>
    public string Query { get; init; } = "";

    /// <summary>Items to ask for at once; null for a list that comes whole. Default: 1,000, the most that nova and cinder give.</summary>
    public int? PageSize { get; init; } = 1000;

    /// <summary>Name of an object's id. Default: <c>id</c>.</summary>
    public string IdProperty { get; init; } = "id";

    /// <summary>Name of a member that each item wraps its object in. Default: none.</summary>
    public string? Envelope { get; init; }

    /// <summary>Path of a single object without its id, and the name of the member that holds it, if any. Not set: it cannot be asked for.</summary>
    public (string Path, string? Property)? One { get; init; }

    /// <summary>
    /// Whether nova is asked in its latest microversion, which older ones refuse to none: for what the first one does not tell. Default: the first one.
    /// </summary>
    public bool Latest { get; init; }

    /// <summary>Whether a page is asked for by the number of items before it. Default: by the id of the last one.</summary>
    public bool Offsets { get; init; }

    /// <summary>Path and query of the page after <paramref name="marker"/>, or of the first one.</summary>
    public string PageAfter(string? marker, bool allTenants)
    {
        var parameters = new List<string>();
        if (allTenants && AllTenants)
            parameters.Add("all_tenants=True");
        if (Query.Length > 0)
            parameters.Add(Query);
        if (PageSize is { } size)
            parameters.Add($"limit={size}");
        if (marker is not null)
            parameters.Add($"{(Offsets ? "offset" : "marker")}={Uri.EscapeDataString(marker)}");
        return parameters.Count > 0 ? $"{Path}?{string.Join('&', parameters)}" : Path;
    }

    /// <summary>Reads a page. A body without the array is an error, never an empty list.</summary>
    public async Task<NativePage<T>> ReadAsync(Stream body, Project project, CancellationToken cancel)
    {
        using var document = await JsonDocument.ParseAsync(body, default, cancel);
        var array = document.RootElement;
        if (Property is not null && (array.ValueKind != JsonValueKind.Object || !array.TryGetProperty(Property, out array)))
            throw new JsonException($"The answer holds no list '{Property}'.");
        if (array.ValueKind != JsonValueKind.Array)
            throw new JsonException("The answer is no list.");
        var items = new List<Native<T>>(array.GetArrayLength());
        foreach (var element in array.EnumerateArray())
            items.Add(ItemOf(element, Envelope, project));
        return new NativePage<T>(items, document.RootElement.ValueKind == JsonValueKind.Object && AnnouncesMore(document.RootElement));
    }

    /// <summary>Reads a single object.</summary>
    public async Task<Native<T>> ReadOneAsync(Stream body, Project project, CancellationToken cancel)
    {
        using var document = await JsonDocument.ParseAsync(body, default, cancel);
        return ItemOf(document.RootElement, One?.Property, project);
    }

    private Native<T> ItemOf(JsonElement element, string? envelope, Project project)
    {
        if (envelope is not null && (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(envelope, out element)))
            throw new JsonException($"The answer holds no '{envelope}'.");
        return Native<T>.Of(element, Kind, IdProperty, project, Type);
    }

    // Nova and neutron: "ports_links": [{"rel": "next", …}]; glance: "next": "/v2/images?…". Their addresses are often internal ones and not followed.
    private bool AnnouncesMore(JsonElement root)
    {
        if (root.TryGetProperty("next", out var next) && next.ValueKind == JsonValueKind.String)
            return true;
        return root.TryGetProperty($"{Property}_links", out var links) && links.ValueKind == JsonValueKind.Array
            && links.EnumerateArray().Any(LeadsOn);
    }

    private static bool LeadsOn(JsonElement link) => link.ValueKind == JsonValueKind.Object
        && link.TryGetProperty("rel", out var rel) && rel.ValueKind == JsonValueKind.String && rel.ValueEquals("next");
}

/// <summary>One page of a list.</summary>
/// <param name="Items">Its items, in the service's order.</param>
/// <param name="AnnouncesMore">Whether the service says that another page follows.</param>
internal sealed record NativePage<T>(IReadOnlyList<Native<T>> Items, bool AnnouncesMore) where T : class;
