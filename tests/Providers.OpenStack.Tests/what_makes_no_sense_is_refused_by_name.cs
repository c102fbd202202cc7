namespace Providers.OpenStack.Tests;

public class what_makes_no_sense_is_refused_by_name
{
    [Theory]
    [InlineData("/compute/v2.1/servers/detail", "servers", """{"name":"nobody"}""", "The server without an id cannot be read: id: it is missing")]
    [InlineData("/compute/v2.1/servers/detail", "servers", """{"id":"x","status":["?"]}""", "The server x cannot be read: status: ")]
    [InlineData("/compute/v2.1/servers/detail", "servers", """{"id":"x","flavor":{"vcpus":1,"ram":9999999999999999999}}""", "flavor.ram: ")]
    [InlineData("/compute/v2.1/servers/detail", "servers", """{"id":"x","flavor":{"vcpus":1,"ram":1,"disk":99999999999}}""", "disk: 99999999999 is out")]
    [InlineData("/compute/v2.1/servers/detail", "servers", """{"id":"x","flavor":{"vcpus":-1,"ram":1}}""", "vcpus: -1 is out of range.")]
    [InlineData("/compute/v2.1/flavors/detail", "flavors", """{"id":"x","ram":-5}""", "The flavor x cannot be read: ram: -5 is out of range.")]
    [InlineData("/compute/v2.1/flavors/detail", "flavors", """{"id":"x","swap":"much"}""", "swap: ")]
    [InlineData("/compute/v2.1/flavors/detail", "flavors", """{"id":"x","vcpus":1.5}""", "vcpus: ")]
    [InlineData("/compute/v2.1/os-services", "services", """{"id":7,"status":"maybe"}""", "The service 7 cannot be read: status: it is none")]
    [InlineData("/compute/v2.1/os-keypairs", "keypairs", """{"keypair":{"fingerprint":"a"}}""", "The key pair without an id cannot be read: id: ")]
    [InlineData("/compute/v2.1/os-availability-zone", "availabilityZoneInfo", """{"zoneState":{}}""", "zoneName: it is missing or blank.")]
    [InlineData("/image/v2/images", "images", """{"id":"x","visibility":"secret"}""", "The image x cannot be read: visibility: it is none")]
    [InlineData("/image/v2/images", "images", """{"id":"x","created_at":"yesterday"}""", "created_at: It is no time in ISO 8601.")]
    [InlineData("/image/v2/images", "images", """{"id":"x","instance_uuid":"s","block_device_mapping":"{"}""", "block_device_mapping: it is no JSON.")]
    [InlineData("/network/v2.0/subnets", "subnets", """{"id":"x","ip_version":5}""", "The subnet x cannot be read: ip_version: it is neither 4 nor 6.")]
    [InlineData("/network/v2.0/ports", "ports", """{"id":"x","fixed_ips":[{"subnet_id":7}]}""", "fixed_ips[0].subnet_id: ")]
    [InlineData("/volume/v3/p2/volumes/detail", "volumes", """{"id":"x","size":9999999999999}""", "The volume x cannot be read: size: 9999999999999 is out")]
    [InlineData("/volume/v3/p2/volumes/detail", "volumes", """{"id":"x","bootable":"perhaps"}""", "bootable: it is neither true nor false.")]
    public async Task and_costs_nothing_else(string path, string property, string item, string expected)
    {
        await using var cloud = await FakeCloud.WithOneProjectAsync();
        cloud.List(path, property, item);
        var refreshed = await Refreshed.From(cloud.Settings);
        refreshed.BadItems.ShouldHaveSingleItem().Message.ShouldContain(expected);
        refreshed.IncompleteLists.ShouldBeEmpty();
    }

    [Fact]
    public async Task among_others_that_do()
    {
        await using var cloud = await FakeCloud.WithOneProjectAsync();
        cloud.List("/compute/v2.1/servers/detail", "servers", """{"id":"a"}""", "null", """{"id":"b","status":["?"]}""", """{"id":"c"}""");
        var refreshed = await Refreshed.From(cloud.Settings);
        refreshed.All<Vm>().Select(vm => vm.EmsRef).ShouldBe(["a", "c"]);
        refreshed.BadItems.Count.ShouldBe(2);
        refreshed.All<Hardware>().Count.ShouldBe(2);
    }

    [Fact]
    public async Task a_rule_without_its_group()
    {
        await using var cloud = await FakeCloud.WithOneProjectAsync();
        cloud.List(
            "/network/v2.0/security-groups", "security_groups",
            """
            {"id":"g","security_group_rules":[{"id":"good","direction":"ingress"},{"id":"bad","direction":"sideways"},{"id":"worse","ethertype":"IPv5"}]}
            """);
        var refreshed = await Refreshed.From(cloud.Settings);
        refreshed.The<SecurityGroup>("g").ShouldNotBeNull();
        refreshed.All<FirewallRule>().ShouldHaveSingleItem().EmsRef.ShouldBe("good");
        refreshed.BadItems.Select(bad => bad.Message).ShouldBe(
        [
            "The security group rule bad cannot be read: direction: it is none of the known words.",
            "The security group rule worse cannot be read: ethertype: it is none of the known words.",
        ]);
    }

    [Fact]
    public async Task a_quota_without_the_others()
    {
        await using var cloud = await FakeCloud.WithOneProjectAsync();
        cloud.Answer("/compute/v2.1/os-quota-sets/p2", """{"quota_set":{"id":"p2","cores":20,"ram":"lots","instances":99999999999,"metadata_items":128}}""");
        var refreshed = await Refreshed.From(cloud.Settings);
        refreshed.All<CloudResourceQuota>().ShouldHaveSingleItem().Name.ShouldBe("cores");
        refreshed.BadItems.Select(bad => bad.Message).ShouldBe(
        [
            "The quota ram of the project p2 cannot be read: ram: it is no number, or out of range.",
            "The quota instances of the project p2 cannot be read: instances: it is no number, or out of range.",
        ]);
    }
}
