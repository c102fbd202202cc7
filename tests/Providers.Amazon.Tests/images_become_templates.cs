namespace Providers.Amazon.Tests;

public class images_become_templates
{
    [Theory]
    [InlineData("<tagSet><item><key>Name</key><value>tagged</value></item></tagSet><name>named</name>", "tagged")]
    [InlineData("<tagSet><item><key>Name</key><value> </value></item></tagSet><name>named</name>", "named")]
    [InlineData("<imageLocation>bucket/fedora.image.manifest.xml</imageLocation>", "bucket/fedora")]
    [InlineData("<imageLocation>bucket/fedora.manifest.xml</imageLocation>", "bucket/fedora")]
    [InlineData("<imageLocation>bucket/fedora.xml</imageLocation>", "ami-1")]
    public async Task by_their_tag_or_name_or_place(string attributes, string name)
    {
        (await TheTemplate(attributes)).The<MiqTemplate>("ami-1").Name.ShouldBe(name);
    }

    [Theory]
    [InlineData("<platform>windows</platform><imageLocation>1/ubuntu</imageLocation>", "windows_generic")]
    [InlineData("<imageLocation>309956199498/RHEL-7.2_HVM</imageLocation>", "linux_redhat")]
    [InlineData("<imageLocation>1/lads image</imageLocation>", "linux_generic")]
    [InlineData("", "linux_generic")]
    public async Task with_the_operating_system_that_their_place_tells(string attributes, string guestOs)
    {
        var refreshed = await TheTemplate(attributes);
        refreshed.HardwareOf("ami-1").GuestOs.ShouldBe(guestOs);
        refreshed.All<Inventory.Sdk.Vmdb.OperatingSystem>().ShouldHaveSingleItem().ProductName.ShouldBe(guestOs);
    }

    [Theory]
    [InlineData("i386", 32)]
    [InlineData("x86_64", 64)]
    [InlineData("arm64", null)]
    public async Task with_the_bitness_of_their_architecture(string architecture, int? bitness)
    {
        var refreshed = await TheTemplate($"<architecture>{architecture}</architecture><virtualizationType>hvm</virtualizationType><isPublic>true</isPublic>");
        refreshed.HardwareOf("ami-1").Bitness.ShouldBe(bitness);
        refreshed.HardwareOf("ami-1").CpuSockets.ShouldBe(1);
        var template = refreshed.The<MiqTemplate>("ami-1");
        (template.RawPowerState, template.ConnectionState, template.PubliclyAvailable, template.Location).ShouldBe(("never", "connected", true, "unknown"));
    }

    [Fact]
    public async Task own_ones_shared_ones_and_those_that_instances_use()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Answer("DescribeImages", call => (200, FakeAws.List("DescribeImages",
            call.Form.ContainsKey("Owner.1") ? ["<imageId>own</imageId>", "<imageId>both</imageId>"]
            : call.Form.ContainsKey("ExecutableBy.1") ? ["<imageId>both</imageId>", "<imageId>shared</imageId>"]
            : ["<imageId>used</imageId>"])));
        aws.Give(
            "DescribeInstances", "<instanceId>i-1</instanceId><instanceState><name>running</name></instanceState><imageId>own</imageId>",
            "<instanceId>i-2</instanceId><instanceState><name>running</name></instanceState><imageId>used</imageId>");
        var refreshed = await Refreshed.CompletelyFrom(aws);
        refreshed.All<MiqTemplate>().Select(template => template.EmsRef).ShouldBe(["own", "both", "shared", "used"]);
        aws.CallsOf("DescribeImages").Select(call => call.Filter).ShouldBe(["image-type=machine", "image-type=machine", "image-id=used"]);
    }

    [Fact]
    public async Task a_broken_list_of_instances_leaves_open_which_images_are_used()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Refuse("DescribeInstances", 403, "UnauthorizedOperation");
        var refreshed = await Refreshed.From(aws.Settings);
        refreshed.IncompleteLists.Select(list => list.Collection).ShouldBe(["vms", "miq_templates"]);
    }

    private static async Task<Refreshed> TheTemplate(string attributes)
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Give("DescribeImages", $"<imageId>ami-1</imageId>{attributes}");
        return await Refreshed.CompletelyFrom(aws);
    }
}
