using Inventory.Domain.History;

namespace Inventory.Api.Serving.Remembering;

/// <summary>A past state that a request asks of.</summary>
/// <param name="State">The state.</param>
/// <param name="Text">How the request names it.</param>
public sealed record AsOf(PointInTime State, string Text)
{
    /// <summary>The end of a link to what there was then.</summary>
    public string Suffix { get; } = $"?as_of={Uri.EscapeDataString(Text)}";
}
