using System.Reflection;
using Amazon.EC2;
using Providers.Amazon.Facts;

namespace Providers.Amazon.Tests;

public class instance_types_are_known
{
    private const long GiB = 1024L * 1024 * 1024;

    [Fact]
    public void all_that_Amazons_own_client_can_name()
    {
        var names = typeof(InstanceType).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.FieldType == typeof(InstanceType)).Select(field => ((InstanceType)field.GetValue(null)!).Value).ToList();
        names.Count.ShouldBeGreaterThan(1000);
        names.Where(name => InstanceTypes.Of(name) == InstanceTypes.Unknown).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("t1.micro", 1, 658203738L, 0, 0L)]
    [InlineData("t2.nano", 1, GiB / 2, 0, 0L)]
    [InlineData("t2.medium", 2, 4 * GiB, 0, 0L)]
    [InlineData("m1.small", 1, 1825361100L, 1, 160 * GiB)]
    [InlineData("c4.8xlarge", 36, 60 * GiB, 0, 0L)]
    [InlineData("m5d.4xlarge", 16, 64 * GiB, 2, 300 * GiB)]
    [InlineData("i3en.3xlarge", 12, 96 * GiB, 1, 7500 * GiB)]
    [InlineData("r7iz.metal-32xl", 128, 1024 * GiB, 0, 0L)]
    [InlineData("hpc7a.24xlarge", 48, 768 * GiB, 0, 0L)]
    [InlineData("mac2-m2pro.metal", 12, 32 * GiB, 0, 0L)]
    [InlineData("u7in-24tb.224xlarge", 896, 24576 * GiB, 0, 0L)]
    public void by_what_they_are_made_of(string name, int vcpus, long memory, int disks, long diskSize)
    {
        var type = InstanceTypes.Of(name);
        (type.Vcpus, type.Memory, type.Disks, type.DiskSize).ShouldBe((vcpus, memory, disks, diskSize));
    }

    [Theory]
    [InlineData("t2.nano", "T2 Nano")]
    [InlineData("m5d.xlarge", "M5D Extra Large")]
    [InlineData("c5.2xlarge", "C5 Double Extra Large")]
    [InlineData("c5.9xlarge", "C5 9 Extra Large")]
    [InlineData("c7i.metal-24xl", "C7I Metal-24xl")]
    [InlineData("x9.huge", "unknown")]
    public void and_have_a_name_in_words(string name, string words) => InstanceTypes.Describe(InstanceTypes.Of(name)).ShouldBe(words);

    [Theory]
    [InlineData("db.r3.large", 2, 16374562816L, true)]
    [InlineData("db.r5.large", 2, 16 * GiB, false)]
    [InlineData("db.x2g.xlarge", 4, 64 * GiB, false)]
    [InlineData("db.r5b.2xlarge.tpc2.mem4x", 8, 256 * GiB, false)]
    public void so_are_the_classes_of_databases(string name, int vcpus, long memory, bool isOld)
    {
        var type = DatabaseTypes.All[name];
        (type.Vcpus, type.Memory, type.Has("old")).ShouldBe((vcpus, memory, isOld));
    }

    [Fact]
    public async Task each_is_a_flavor_and_so_is_the_unknown_one()
    {
        await using var aws = await FakeAws.StartAsync();
        var flavors = (await Refreshed.CompletelyFrom(aws)).All<Flavor>();
        flavors.Count.ShouldBe(InstanceTypes.All.Count());
        flavors.Single(flavor => flavor.EmsRef == "unknown").ShouldSatisfyAllConditions(
            unknown => unknown.Enabled.ShouldBe(false), unknown => unknown.CpuTotalCores.ShouldBe(1), unknown => unknown.Memory.ShouldBe(0));
        flavors.Single(flavor => flavor.EmsRef == "t1.micro").ShouldSatisfyAllConditions(
            micro => micro.Enabled.ShouldBe(true),
            micro => (micro.Supports32Bit, micro.Supports64Bit).ShouldBe((true, true)),
            micro => (micro.SupportsHvm, micro.SupportsParavirtual).ShouldBe((false, true)),
            micro => (micro.BlockStorageBasedOnly, micro.CloudSubnetRequired).ShouldBe((true, false)),
            micro => (micro.EphemeralDiskSize, micro.EphemeralDiskCount).ShouldBe((0, 0)));
        flavors.Single(flavor => flavor.EmsRef == "c6gd.12xlarge").ShouldSatisfyAllConditions(
            arm => (arm.Supports32Bit, arm.Supports64Bit, arm.BlockStorageBasedOnly).ShouldBe((false, false, false)),
            arm => (arm.EphemeralDiskSize, arm.EphemeralDiskCount).ShouldBe((2 * 1425 * GiB, 2)));
    }
}
