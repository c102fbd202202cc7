using Inventory.Api.Serving.Declaring;
using Inventory.Domain.Models;
using Inventory.Domain.Persisting;
using Inventory.Domain.Projecting;
using Inventory.Domain.Providers;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Inventory.Api.Tests.Serving;

/// <summary>The rack of docs/writing-a-provider.md: one class in an assembly of its own, and nothing else.</summary>
[Model("rack", "racks")]
public sealed class Rack : ManagedRecord
{
    public string? Name { get; set; }

    public int? PowerLimit { get; set; }
}

public sealed class A_new_record_type_is_served
{
    private readonly InventoryModels models = new(typeof(Rack).Assembly);

    [Fact]
    public void As_a_collection() =>
        new Catalogue(models, []).Find("racks")!.Columns.Select(c => c.Name).ShouldBe(["id", "ems_id", "type", "ems_ref", "name", "power_limit"]);

    [Fact]
    public void From_a_table() =>
        VmdbTables.Of(models, ManagementTables.Managers, ManagementTables.All).ShouldContain(t => t.Identifier.QualifiedName == "vmdb.racks");

    [Fact]
    public void By_events_of_its_own() =>
        new InventoryEventTypes(models).All.Select(e => e.Name).Where(n => n.StartsWith("rack_"))
            .ShouldBe(["rack_discovered", "rack_changed", "rack_disconnected", "rack_reconnected"], ignoreOrder: true);
}
