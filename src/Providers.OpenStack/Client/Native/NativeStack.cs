using System.Text.Json;
using System.Text.Json.Serialization;

namespace Providers.OpenStack.Client.Native;

/// <summary>A stack; a list gives it without parameters and outputs.</summary>
internal sealed record NativeStack
{
    public string? StackName { get; init; }

    public string? Description { get; init; }

    public string? StackStatus { get; init; }

    public string? StackStatusReason { get; init; }

    /// <summary>Id of the stack that it is nested in.</summary>
    public string? Parent { get; init; }

    public IReadOnlyDictionary<string, JsonElement>? Parameters { get; init; }

    public IReadOnlyList<NativeOutput>? Outputs { get; init; }
}

/// <summary>An output of a stack.</summary>
internal sealed record NativeOutput(string? OutputKey, JsonElement? OutputValue, string? Description);

/// <summary>A resource of a stack; its id is its name in the template.</summary>
internal sealed record NativeResource
{
    /// <summary>The service's own id of what was made; blank before that.</summary>
    public string? PhysicalResourceId { get; init; }

    public string? LogicalResourceId { get; init; }

    public string? ResourceType { get; init; }

    public string? ResourceStatus { get; init; }

    public string? ResourceStatusReason { get; init; }

    [JsonConverter(typeof(Instant))]
    public DateTimeOffset? UpdatedTime { get; init; }
}
