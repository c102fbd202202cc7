using System.Text.Json.Nodes;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Tests.Storing;

/// <summary>A machine that one customer has for itself (table <c>dedicated_hosts</c>). The example of docs/adding-a-model.md.</summary>
[Model("dedicated_host", "dedicated_hosts"), Timestamps("created_at", "updated_at")]
public sealed class DedicatedHost : ManagedRecord
{
    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Memory in bytes.</summary>
    public long? Memory { get; set; }

    /// <summary>Where it stands.</summary>
    public IReference<AvailabilityZone>? AvailabilityZone { get; set; }

    /// <summary>Who may use it.</summary>
    [JoinTable("cloud_tenants_dedicated_hosts", "dedicated_host_id", "cloud_tenant_id")]
    public IReadOnlyList<IReference<CloudTenant>>? CloudTenants { get; set; }

    /// <summary>What else the cloud says.</summary>
    [JsonAttributes("auto_placement", "host_recovery")]
    public JsonNode? Extra { get; set; }
}

/// <summary>A slot of a dedicated host (table <c>dedicated_host_slots</c>).</summary>
[Model("dedicated_host_slot", "dedicated_host_slots")]
public sealed class DedicatedHostSlot : VmdbRecord
{
    /// <summary>The host.</summary>
    [Parent]
    public IReference<DedicatedHost>? DedicatedHost { get; set; }

    /// <summary>Number of the slot on its host.</summary>
    [Key]
    public int? Number { get; set; }

    /// <summary>The VM in it.</summary>
    public IReference<Vm>? Vm { get; set; }
}

public sealed class A_model_is_one_class(Server server) : WholeEngine(server)
{
    [Fact]
    public async Task Of_which_follow_tables_keys_and_links()
    {
        (await Columns("dedicated_hosts")).ShouldBe([
            "id|bigint", "ems_id|bigint", "type|character varying", "ems_ref|character varying", "name|character varying", "memory|bigint",
            "availability_zone_id|bigint", "extra|jsonb", "created_at|timestamp with time zone", "updated_at|timestamp with time zone", "valid_from|bigint",
        ]);
        (await Columns("dedicated_host_slots")).ShouldBe(["id|bigint", "dedicated_host_id|bigint", "number|integer", "vm_id|bigint", "valid_from|bigint"]);
        (await Columns("cloud_tenants_dedicated_hosts")).ShouldBe(["dedicated_host_id|bigint", "cloud_tenant_id|bigint", "valid_from|bigint"]);
        (await Rows(
            """
            select conrelid::regclass::text || ' → ' || confrelid::regclass::text || case when confdeltype = 'c' then ' cascade' else '' end
            from pg_constraint where contype = 'f' and conrelid::regclass::text like '%dedicated%' order by 1
            """)).ShouldBe([
            "vmdb.cloud_tenants_dedicated_hosts → vmdb.cloud_tenants cascade", "vmdb.cloud_tenants_dedicated_hosts → vmdb.dedicated_hosts cascade",
            "vmdb.dedicated_host_slots → vmdb.dedicated_hosts cascade", "vmdb.dedicated_host_slots → vmdb.vms",
            "vmdb.dedicated_hosts → vmdb.availability_zones", "vmdb.dedicated_hosts → vmdb.ext_management_systems",
        ]);
    }

    [Fact]
    public async Task And_events_comparison_and_history()
    {
        Whole.Has<Vm>("i-1");
        Whole.Has<CloudTenant>("t1", "t2");
        Host("i-1");
        await Refresh();
        (await Events("dedicated_hosts", "h-1")).Single().ShouldMatch(
            """^dedicated_host_discovered \{.*"cloud_tenants": \["t1", "t2"\], .*"dedicated_host_slots": \{"1": \{"id": \d+, "vm": "i-1", "number": 1\}\}\}$""");
        await HistoryAndTablesAgree();
        Whole.HasNo<DedicatedHost>("h-1");
        Host(null);
        await Refresh();
        (await Events("dedicated_hosts", "h-1"))[^1].ShouldBe("""dedicated_host_changed {"dedicated_host_slots": {"1": {"vm": null}}}""");
        await HistoryAndTablesAgree();
    }

    private void Host(string? vm)
    {
        Whole.List<DedicatedHost>(typeof(DedicatedHostSlot));
        Whole.Has<DedicatedHost>("h-1", p =>
        {
            p.Build(new DedicatedHost
            {
                EmsRef = "h-1", Name = "one", Memory = 1L << 40, AvailabilityZone = p.To<AvailabilityZone>("az-1"),
                CloudTenants = [p.To<CloudTenant>("t2"), p.To<CloudTenant>("t1")], Extra = new JsonObject { ["auto_placement"] = "on" },
            });
            p.Build(new DedicatedHostSlot { DedicatedHost = p.To<DedicatedHost>("h-1"), Number = 1, Vm = p.Of<Vm>().LazyFind(vm) });
        });
    }

    private Task<string[]> Columns(string table) => Rows(
        $"select column_name, data_type from information_schema.columns where table_schema = 'vmdb' and table_name = '{table}' order by ordinal_position");
}
