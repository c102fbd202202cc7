using System.Collections;
using System.Text.Json.Nodes;

namespace Providers.OpenStack.Tests;

/// <summary>Against the OpenStack whose identity URL INVENTORY_TEST_OPENSTACK gives, as admin of the domain Default. Only reads.</summary>
[Trait("Category", "openstack")]
public class the_real_openstack_is_read
{
    private const string Variable = "INVENTORY_TEST_OPENSTACK";

    [Fact]
    public async Task its_credentials_are_verified()
    {
        (await Verify(Settings())).ShouldBe(CredentialsCheck.Valid);
        (await Verify(Settings(password: "wrong-word"))).Status.ShouldBe(CredentialsStatus.Invalid);
        (await Verify(Settings(region: "Nowhere"))).ShouldBe(CredentialsCheck.Invalid("The cloud has no region Nowhere. Its regions: RegionOne."));
    }

    [Fact]
    public async Task every_list_is_read_completely_and_hangs_together()
    {
        var read = await Refreshed.CompletelyFrom(Settings());
        var flavors = read.All<Flavor>().Select(flavor => flavor.EmsRef).ToHashSet();
        var zones = read.All<AvailabilityZone>().Select(zone => zone.EmsRef).ToHashSet();
        var tenants = read.All<CloudTenant>().Select(tenant => tenant.EmsRef).ToHashSet();
        read.All<Vm>().ShouldNotBeEmpty();
        read.All<Vm>().ShouldAllBe(vm =>
            flavors.Contains(vm.Flavor!.Key) && zones.Contains(vm.AvailabilityZone!.Key) && tenants.Contains(vm.CloudTenant!.Key));
        read.All<Vm>().ShouldAllBe(vm => read.HardwareOf(vm.EmsRef!).MemoryMb > 0 && read.DisksOf(vm.EmsRef!).Count > 0);
        read.All<NetworkPort>().ShouldContain(port => port.Device != null);
        read.All<CloudSubnet>().ShouldAllBe(subnet => subnet.Status != null);
        TestContext.Current.SendDiagnosticMessage(string.Join(", ", read.All<VmdbRecord>().CountBy(record => record.GetType().Name)));
    }

    [Fact]
    public async Task a_second_reading_says_the_same()
    {
        var settings = Settings();
        var first = await Refreshed.CompletelyFrom(settings);
        var second = await Refreshed.CompletelyFrom(settings);
        second.All<VmdbRecord>().Select(Text).Order(StringComparer.Ordinal).ShouldBe(first.All<VmdbRecord>().Select(Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task a_user_who_is_no_administrator_reads_the_own_project()
    {
        var everything = await Refreshed.CompletelyFrom(Settings());
        var own = await Refreshed.From(Settings(user: "demo"));
        own.IncompleteLists.ShouldBeEmpty();
        own.Unavailable.Keys.ShouldBeSubsetOf(["cloud_services", "host_aggregates"]);
        own.All<Vm>().Count.ShouldBeInRange(1, everything.All<Vm>().Count);
    }

    [Fact]
    public async Task a_named_object_is_read_as_with_all_others()
    {
        var all = await Refreshed.CompletelyFrom(Settings());
        var server = all.All<Disk>().First(disk => disk.Backing is not null).Hardware!.Parent!.Key;
        var read = await Refreshed.CompletelyFrom(Settings(), With.Targets(
            Links(all), ("vms", [server]), ("network_routers", Ids<NetworkRouter>(all)), ("cloud_networks", Ids<CloudNetwork>(all))));
        read.All<Vm>().ShouldHaveSingleItem().EmsRef.ShouldBe(server);
        var known = all.All<VmdbRecord>().Select(Text).ToHashSet();
        read.All<VmdbRecord>().Select(Text).Where(text => !known.Contains(text)).ShouldBeEmpty();
        TestContext.Current.SendDiagnosticMessage(string.Join(", ", read.All<VmdbRecord>().CountBy(record => record.GetType().Name)));
    }

    // What the inventory would hold after the full reading.
    private static KnownLinks Links(Refreshed read) => new(
    [
        .. Links(read.All<Vm>(), "vms", "orchestration_stack", vm => vm.OrchestrationStack),
        .. Links(read.All<Vm>(), "vms", "placement_group", vm => vm.PlacementGroup),
        .. Links(read.All<CloudNetwork>(), "cloud_networks", "orchestration_stack", network => network.OrchestrationStack),
        .. Links(read.All<SecurityGroup>(), "security_groups", "orchestration_stack", group => group.OrchestrationStack),
        .. Links(read.All<CloudSubnet>(), "cloud_subnets", "network_router", subnet => subnet.NetworkRouter),
    ]);

    private static IEnumerable<(string, string, string, string, string)> Links<T>(
        IReadOnlyList<T> records, string collection, string link, Func<T, IReference?> target) where T : ManagedRecord =>
        from record in records
        let to = target(record)
        where to is not null
        select (collection, record.EmsRef!, link, to.Collection, to.Key);

    private static string[] Ids<T>(Refreshed read) where T : ManagedRecord => [.. read.All<T>().Select(record => record.EmsRef!)];

    private static ManagerSettings Settings(string user = "admin", string password = "secret", string region = "RegionOne")
    {
        var url = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipUnless(!string.IsNullOrWhiteSpace(url), $"{Variable} is not set: it gives the identity URL of an OpenStack, e.g. http://127.0.0.1:5000/v3.");
        return With.Settings(new EndpointSettings { Url = url }, user, password, region, domain: "Default");
    }

    private static Task<CredentialsCheck> Verify(ManagerSettings settings) =>
        new OpenstackCloudManager().VerifyCredentialsAsync(settings, CancellationToken.None);

    private static string Text(VmdbRecord record) => string.Join("; ", record.GetType().GetProperties()
        .Select(property => $"{property.Name}={Text(property.GetValue(record))}").Prepend(record.GetType().Name));

    private static string? Text(object? value) => value switch
    {
        JsonNode json => json.ToJsonString(),
        string text => text,
        IEnumerable several => string.Join(',', several.Cast<object>().Select(Text).Order(StringComparer.Ordinal)),
        _ => value?.ToString(),
    };
}
