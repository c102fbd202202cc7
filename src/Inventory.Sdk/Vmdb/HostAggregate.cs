using System.Text.Json.Nodes;

namespace Inventory.Sdk.Vmdb;

/// <summary>A set of hosts with something in common (table <c>host_aggregates</c>).</summary>
[Model("host_aggregate", "host_aggregates")]
public sealed class HostAggregate : ManagedRecord
{
    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>What its hosts have in common: an object.</summary>
    [Column(Type = "text")]
    public JsonNode? Metadata { get; set; }
}
