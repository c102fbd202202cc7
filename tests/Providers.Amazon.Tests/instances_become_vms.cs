namespace Providers.Amazon.Tests;

public class instances_become_vms
{
    private const long GiB = 1024L * 1024 * 1024;

    private const string Web =
        """
        <instanceId>i-1</instanceId><imageId>ami-1</imageId><instanceState><code>16</code><name>running</name></instanceState>
        <privateDnsName>ip-10-0-0-4.ec2.internal</privateDnsName><dnsName>web.example.org</dnsName><keyName>ada</keyName>
        <instanceType>m5d.4xlarge</instanceType><launchTime>2020-08-12T14:11:40.000Z</launchTime>
        <placement><availabilityZone>eu-west-3a</availabilityZone></placement>
        <privateIpAddress>10.0.0.4</privateIpAddress><ipAddress>203.0.113.4</ipAddress>
        <architecture>x86_64</architecture><rootDeviceType>ebs</rootDeviceType><virtualizationType>hvm</virtualizationType>
        <blockDeviceMapping><item><deviceName>/dev/sda1</deviceName><ebs><volumeId>vol-1</volumeId></ebs></item></blockDeviceMapping>
        <networkInterfaceSet><item><networkInterfaceId>eni-1</networkInterfaceId></item></networkInterfaceSet>
        <tagSet>
          <item><key>nAmE</key><value>web</value></item><item><key>empty</key><value/></item>
          <item><key>aws:cloudformation:stack-id</key><value>arn:stack</value></item>
        </tagSet>
        """;

    [Fact]
    public async Task with_their_links_and_labels()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Give("DescribeInstances", Web);
        var refreshed = await Refreshed.CompletelyFrom(aws);
        var vm = refreshed.The<Vm>("i-1");
        (vm.Name, vm.UidEms, vm.ConnectionState, vm.RawPowerState, vm.Location).ShouldBe(("web", "i-1", "connected", "running", "web.example.org"));
        vm.BootTime.ShouldBe(new DateTimeOffset(2020, 8, 12, 14, 11, 40, TimeSpan.Zero));
        (vm.AvailabilityZone?.Key, vm.Flavor?.Key, vm.GenealogyParent?.Key).ShouldBe(("eu-west-3a", "m5d.4xlarge", "ami-1"));
        vm.KeyPairs!.ShouldHaveSingleItem().Key.ShouldBe("ada");
        vm.OrchestrationStack?.Key.ShouldBe("arn:stack");
        refreshed.All<Label>().Select(label => (label.Section, label.Name, label.Value, label.Source)).ShouldBe(
            [("labels", "nAmE", "web", "amazon"), ("labels", "empty", null, "amazon"), ("labels", "aws:cloudformation:stack-id", "arn:stack", "amazon")]);
        refreshed.All<Network>().Select(network => (network.Description, network.Ipaddress, network.Hostname)).ShouldBe(
            [("private", "10.0.0.4", "ip-10-0-0-4.ec2.internal"), ("public", "203.0.113.4", "web.example.org")]);
    }

    [Fact]
    public async Task with_hardware_and_disks_as_their_type_and_volumes_are()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Give("DescribeInstances", Web);
        aws.Give("DescribeVolumes", "<volumeId>vol-1</volumeId><size>8</size>");
        aws.Give("DescribeImages", "<imageId>ami-1</imageId><imageLocation>1/ubuntu</imageLocation>");
        var refreshed = await Refreshed.CompletelyFrom(aws);
        var hardware = refreshed.HardwareOf("i-1");
        (hardware.CpuSockets, hardware.CpuCoresPerSocket, hardware.CpuTotalCores, hardware.MemoryMb).ShouldBe((16, 1, 16, 64 * 1024));
        (hardware.Bitness, hardware.VirtualizationType, hardware.RootDeviceType, hardware.GuestOs).ShouldBe((64, "hvm", "ebs", "linux_ubuntu"));
        hardware.DiskCapacity.ShouldBe(600 * GiB);
        refreshed.DisksOf("i-1").Select(disk => (disk.DeviceName, disk.Location, disk.DeviceType, disk.ControllerType, disk.Size, disk.Backing?.Key)).ShouldBe(
        [
            ("Disk 0", "0", "disk", "amazon", 300 * GiB, null),
            ("Disk 1", "1", "disk", "amazon", 300 * GiB, null),
            ("sda1", "sda1", "disk", "amazon", 8 * GiB, "vol-1"),
        ]);
        refreshed.All<Inventory.Sdk.Vmdb.OperatingSystem>().Single(os => os.VmOrTemplate?.Key == "i-1").ProductName.ShouldBe("linux_ubuntu");
    }

    [Fact]
    public async Task what_their_image_and_volumes_do_not_tell_now_the_inventory_may_know()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Give("DescribeInstances", Web);
        var refreshed = await Refreshed.CompletelyFrom(aws);
        LookUps(refreshed.HardwareOf("i-1"), "hardwares", new Hardware { GuestOs = "linux_suse" });
        refreshed.HardwareOf("i-1").GuestOs.ShouldBe("linux_suse");
        var disk = refreshed.DisksOf("i-1").Single(d => d.DeviceName == "sda1");
        LookUps(disk, "cloud_volumes", new CloudVolume { Size = 5 });
        disk.Size.ShouldBe(5);
    }

    [Fact]
    public async Task of_an_image_found_nowhere_with_no_operating_system()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Give("DescribeInstances", Web.Replace("<imageId>ami-1</imageId>", "<imageId></imageId>"));
        var refreshed = await Refreshed.CompletelyFrom(aws);
        refreshed.The<Vm>("i-1").GenealogyParent.ShouldBeNull();
        refreshed.HardwareOf("i-1").TakeLookUps().ShouldBeEmpty();
        refreshed.HardwareOf("i-1").GuestOs.ShouldBeNull();
    }

    [Theory]
    [InlineData("", "unknown")]
    [InlineData("<dnsName>web.example.org</dnsName>", "unknown")]
    [InlineData("<ipAddress>203.0.113.4</ipAddress><dnsName></dnsName>", "unknown")]
    [InlineData("<ipAddress>203.0.113.4</ipAddress><dnsName>web.example.org</dnsName>", "web.example.org")]
    public async Task at_their_public_name_if_they_have_a_public_address(string addresses, string location)
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Give("DescribeInstances", $"<instanceId>i-1</instanceId><instanceState><name>stopped</name></instanceState>{addresses}");
        var vm = (await Refreshed.CompletelyFrom(aws)).The<Vm>("i-1");
        (vm.Name, vm.Location).ShouldBe(("i-1", location));
        vm.Flavor?.Key.ShouldBe("unknown");
    }

    [Fact]
    public async Task unless_they_are_terminated()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Give("DescribeInstances", "<instanceId>i-1</instanceId><instanceState><name>terminated</name></instanceState>");
        var refreshed = await Refreshed.CompletelyFrom(aws);
        refreshed.All<Vm>().ShouldBeEmpty();
        refreshed.All<NetworkPort>().ShouldBeEmpty();
    }

    private static void LookUps(VmdbRecord record, string collection, VmdbRecord found)
    {
        foreach (var lookUp in record.TakeLookUps())
        {
            lookUp.Source.Collection.ShouldBe(collection);
            lookUp.Take(found);
        }
    }
}
