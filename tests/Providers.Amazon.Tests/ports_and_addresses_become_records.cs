namespace Providers.Amazon.Tests;

public class ports_and_addresses_become_records
{
    private const string Classic =
        """
        <instanceId>i-1</instanceId><instanceState><name>running</name></instanceState><privateIpAddress>10.1.1.1</privateIpAddress>
        <ipAddress>203.0.113.1</ipAddress><groupSet><item><groupId>sg-1</groupId></item></groupSet>
        """;

    [Fact]
    public async Task an_interface_is_a_port_with_an_address_row_for_each_of_its_own()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Give(
            "DescribeNetworkInterfaces",
            """
            <networkInterfaceId>eni-1</networkInterfaceId><subnetId>subnet-1</subnetId><status>in-use</status><macAddress>12:3e:ae:70:92:0d</macAddress>
            <groupSet><item><groupId>sg-1</groupId></item></groupSet>
            <attachment><instanceId>i-1</instanceId><instanceOwnerId>42</instanceOwnerId></attachment>
            <privateIpAddressesSet>
              <item><privateIpAddress>10.0.0.1</privateIpAddress><association><publicIp>203.0.113.1</publicIp></association></item>
              <item><privateIpAddress>10.0.0.2</privateIpAddress>
                <association><publicIp>203.0.113.2</publicIp><allocationId>eipalloc-2</allocationId></association></item>
            </privateIpAddressesSet>
            <ipv6AddressesSet><item><ipv6Address>2001:db8::1</ipv6Address></item></ipv6AddressesSet>
            """);
        var refreshed = await Refreshed.CompletelyFrom(aws);
        var port = refreshed.The<NetworkPort>("eni-1");
        (port.Name, port.Status, port.MacAddress, port.DeviceOwner, port.DeviceRef).ShouldBe(("eni-1", "in-use", "12:3e:ae:70:92:0d", "42", "i-1"));
        (port.Device?.Collection, port.Device?.Key).ShouldBe(("vms", "i-1"));
        port.SecurityGroups!.ShouldHaveSingleItem().Key.ShouldBe("sg-1");
        refreshed.All<CloudSubnetNetworkPort>().Select(row => (row.Address, row.CloudSubnet?.Key, row.NetworkPort?.Key)).ShouldBe(
            [("10.0.0.1", "subnet-1", "eni-1"), ("10.0.0.2", "subnet-1", "eni-1"), ("2001:db8::1", "subnet-1", "eni-1")]);
        refreshed.All<FloatingIp>().Select(ip => (ip.EmsRef, ip.FixedIpAddress, ip.CloudNetworkOnly, ip.NetworkPort?.Key, ip.Vm?.Key)).ShouldBe(
            [("203.0.113.1", "10.0.0.1", true, "eni-1", "i-1")]);
    }

    [Fact]
    public async Task an_instance_without_interfaces_has_a_port_and_an_address_of_its_own_name()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Give("DescribeInstances", Classic);
        aws.Give(
            "DescribeAddresses", "<publicIp>203.0.113.1</publicIp><domain>standard</domain><instanceId>i-1</instanceId>",
            "<publicIp>203.0.113.9</publicIp><domain>standard</domain><instanceId></instanceId>");
        var refreshed = await Refreshed.CompletelyFrom(aws);
        var port = refreshed.The<NetworkPort>("i-1");
        (port.Name, port.DeviceRef, port.Device?.Key).ShouldBe(("i-1", null, "i-1"));
        port.SecurityGroups!.ShouldHaveSingleItem().Key.ShouldBe("sg-1");
        refreshed.All<CloudSubnetNetworkPort>().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            row => row.Address.ShouldBe("10.1.1.1"), row => row.CloudSubnet.ShouldBeNull());
        refreshed.All<FloatingIp>().Select(ip => (ip.EmsRef, ip.FixedIpAddress, ip.CloudNetworkOnly, ip.NetworkPort?.Key, ip.Vm?.Key)).ShouldBe(
            [("203.0.113.1", "10.1.1.1", false, "i-1", "i-1"), ("203.0.113.9", null, false, null, null)]);
    }

    [Fact]
    public async Task an_elastic_address_of_a_VPC_goes_by_its_allocation()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Give(
            "DescribeAddresses",
            """
            <publicIp>203.0.113.1</publicIp><domain>vpc</domain><allocationId>eipalloc-1</allocationId><privateIpAddress>10.0.0.1</privateIpAddress>
            <networkInterfaceId>eni-1</networkInterfaceId><instanceId>i-1</instanceId>
            """);
        var ip = (await Refreshed.CompletelyFrom(aws)).The<FloatingIp>("eipalloc-1");
        (ip.Address, ip.FixedIpAddress, ip.CloudNetworkOnly, ip.NetworkPort?.Key, ip.Vm?.Key).ShouldBe(("203.0.113.1", "10.0.0.1", true, "eni-1", "i-1"));
    }
}
