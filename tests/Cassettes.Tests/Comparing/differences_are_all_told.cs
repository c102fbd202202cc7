using Cassettes.Tests.Expecting;

namespace Cassettes.Tests.Comparing;

/// <summary>Facts and derived rows against a few rows written by hand.</summary>
public sealed class differences_are_all_told(HandMadeVmdb given) : IClassFixture<HandMadeVmdb>
{
    private readonly Findings findings = new();

    [Fact]
    public void facts_that_hold_are_counted()
    {
        Assert(
            """
            {"counts": {"vms": 1, "miq_templates": 1, "vms_and_templates": 2, "cloud_subnets": {"greaterThan": 1}, "relationships": 0}, "records": [
              {"table": "vms", "find": {"ems_ref": "vm-1"}, "attributes": {"name": "one", "boot_time": null}, "relations": {
                "ext_management_system": "the cloud manager", "cloud_networks": ["net-1"], "cloud_networks_first": "net-1", "public_networks": ["net-2"],
                "network_ports[0].fixed_ip_addresses": ["10.0.0.4"], "ipaddresses": ["10.0.0.4"], "floating_ip": null, "flavor": null},
                "children": {"hardware": {"memory_mb": 512, "bitness": null}, "disks": {"count": 0}}},
              {"table": "cloud_networks", "find": {"name": "private"}, "attributes": {"maximum_transmission_unit": 1500}, "relations": {
                "ext_management_system": "the network manager", "cloud_subnets.name": ["a", "b"], "cloud_subnets": {"including": ["sub-2"]},
                "vms without orchestration_stack, by name": ["one"], "vms": {"count": 1}}},
              {"table": "cloud_networks", "find": {"ems_ref": "net-2"}, "relations": {"public_network_vms": ["vm-1"]}},
              {"table": "cloud_subnets", "find": {"*": "all"},
                "relations": {"cloud_network": "not null, before and after", "cloud_network.name": "private"}},
              {"table": "vms", "find": {"name": "three"}, "mustNotExist": true}]}
            """);
        findings.Mismatches.ShouldBeEmpty();
        findings.NotComparable.ShouldBeEmpty();
        findings.Facts.ShouldBeGreaterThan(25);
    }

    [Fact]
    public void facts_that_do_not_hold_are_told_one_by_one()
    {
        Assert(
            """
            {"counts": {"vms": 2}, "records": [
              {"table": "vms", "find": {"ems_ref": "vm-1"}, "attributes": {"name": "two", "vendor": "y"},
                "relations": {"cloud_networks": ["net-2"], "flavor": "big", "ext_management_system": "the network manager"},
                "children": {"hardware": {"memory_mb": 256}, "disks": {"count": 1}, "operating_system": "not null"}},
              {"table": "cloud_subnets", "find": {"*": "all"}, "relations": {"network_router": "not null"}},
              {"table": "vms", "find": {"name": "one"}, "mustNotExist": true},
              {"table": "vms", "find": {"name": "four"}}]}
            """);
        findings.Mismatches.ShouldBe(
        [
            "fact    count of vms: expected 2, found 1",
            "fact    vms ems_ref vm-1: name: expected \"two\", found \"one\"",
            "fact    vms ems_ref vm-1: vendor: expected \"y\", found \"x\"",
            "fact    vms ems_ref vm-1: cloud_networks: expected [\"net-2\"], found [\"net-1\"]",
            "fact    vms ems_ref vm-1: flavor: expected \"big\", found []",
            "fact    vms ems_ref vm-1: ext_management_system: expected \"the network manager\", found [\"cloud\"]",
            "fact    vms ems_ref vm-1: hardware.memory_mb: expected 256, found 512",
            "fact    vms ems_ref vm-1: disks: expected 1 rows, found 0",
            "fact    vms ems_ref vm-1: operating_system: expected \"not null\", found none",
            "fact    cloud_subnets * all: network_router: expected one, found none",
            "fact    vms name one exists",
            "fact    vms name four does not exist",
        ]);
    }

    [Fact]
    public void what_the_database_cannot_tell_is_named_with_a_reason()
    {
        Assert(
            """
            {"queue": "a job", "records": [
              {"table": "vms", "find": {"ems_ref": "vm-1"}, "attributes": {"mood": "fine"}, "omens": 3,
                "relations": {"cousins": ["c"], "network_ports": {"atMost": 1}}}]}
            """);
        findings.Mismatches.ShouldBeEmpty();
        findings.NotComparable.Keys.ShouldBe(
        [
            "queue: not a fact of the inventory", "vms.cousins: no such relation", "vms.mood: the table vms has no such column, link or JSON member",
            "vms.network_ports: unknown condition \"atMost\"", "vms.omens: unknown kind of fact",
        ]);
    }

    [Fact]
    public void derived_rows_are_compared_by_their_keys()
    {
        Derive(
            """
            {"cloud_subnets": [{"_key": "sub-1", "ems_ref": "sub-1", "name": "a", "cloud_network_ref": "net-1", "network_router_ref": "router-1"},
               {"_key": "sub-2", "ems_ref": "sub-2", "name": "c", "cloud_network_ref": "net-2", "network_router_ref": null},
               {"_key": "sub-3", "ems_ref": "sub-3"}],
             "cloud_subnet_network_ports": [{"address": "10.0.0.4", "cloud_subnet_ref": "sub-1", "network_port_ref": "port-1"}],
             "network_ports": [{"ems_ref": "port-1", "device_vm_ref": "vm-1", "security_group_refs": [], "colour": "red"}]}
            """, isComplete: false);
        findings.Mismatches.ShouldBe(
        [
            "derived cloud_subnets sub-2: name: expected \"c\", found \"b\"",
            "derived cloud_subnets sub-2: cloud_network_ref: expected \"net-2\", found \"net-1\"",
            "derived cloud_subnets sub-3: does not exist",
            "derived network_ports port-1: colour: expected \"red\", found null",
        ]);
        findings.DerivedRows.ShouldBe(5);
    }

    [Fact]
    public void rows_beside_the_target_may_stay_as_they_were()
    {
        var before = new DerivedInventory(Json("""{"cloud_subnets": [{"_key": "sub-1", "name": "a"}, {"_key": "sub-2", "name": "b"}]}"""), [], true);
        var after = new DerivedInventory(
            Json("""{"cloud_subnets": [{"_key": "sub-1", "ems_ref": "sub-1", "name": "c"}, {"_key": "sub-2", "ems_ref": "sub-2", "name": "c"}]}"""), [], false);
        new DerivedRows(given.Vmdb, findings, before, new Dictionary<string, string[]> { ["cloud_subnets"] = ["sub-2"] }).Compare(after, []);
        findings.Mismatches.ShouldBe(["derived cloud_subnets sub-2: name: expected \"c\", found \"b\""]);
        findings.NotComparable.Keys.ShouldBe(["cloud_subnets sub-1: name: beside the target, and still what it was before: \"a\""]);
    }

    [Fact]
    public void a_complete_inventory_has_no_other_rows()
    {
        Derive("""{"cloud_networks": [{"ems_ref": "net-1"}], "vms": [{"ems_ref": "vm-1"}], "miq_templates": [{"ems_ref": "image-1"}]}""", isComplete: true);
        findings.Mismatches.ShouldBe(
        [
            "derived cloud_networks net-2: is not expected",
            "derived count of vms: expected 7, found 1",
            "derived cloud_subnets: no rows are expected, found 2",
            "derived network_ports: no rows are expected, found 1",
            "derived network_routers: no rows are expected, found 1",
        ]);
    }

    private void Assert(string asserted) => new AssertedFacts(given.Vmdb, findings).Compare(Json(asserted));

    private void Derive(string tables, bool isComplete) => new DerivedRows(given.Vmdb, findings).Compare(
        new DerivedInventory(Json(tables), new JsonObject { ["vms"] = 7 }, isComplete), []);

    private static JsonObject Json(string text) => (JsonObject)JsonNode.Parse(text)!;
}
