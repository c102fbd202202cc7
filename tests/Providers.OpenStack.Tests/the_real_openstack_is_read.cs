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
        read.All<Vm>().ShouldNotBeEmpty();
        read.All<Vm>().ShouldAllBe(vm => flavors.Contains(vm.Flavor!.Key) && zones.Contains(vm.AvailabilityZone!.Key));
        read.All<MiqTemplate>().ShouldNotBeEmpty();
        read.All<Hardware>().Count.ShouldBe(read.All<Vm>().Count + read.All<MiqTemplate>().Count);
        read.All<Vm>().ShouldAllBe(vm => read.HardwareOf(vm.EmsRef!).MemoryMb > 0 && read.DisksOf(vm.EmsRef!).Count > 0);
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
        var own = await Refreshed.CompletelyFrom(Settings(user: "demo"));
        own.All<Vm>().Count.ShouldBeInRange(1, everything.All<Vm>().Count);
    }

    [Fact]
    public async Task a_named_server_is_read_alone()
    {
        var id = (await Refreshed.CompletelyFrom(Settings())).All<Vm>()[0].EmsRef!;
        var read = await Refreshed.CompletelyFrom(Settings(), Scope.Of(new Dictionary<string, IReadOnlyCollection<string>> { ["vms"] = [id] }));
        read.All<Vm>().ShouldHaveSingleItem().EmsRef.ShouldBe(id);
        read.All<Flavor>().ShouldBeEmpty();
    }

    private static ManagerSettings Settings(string user = "admin", string password = "secret", string region = "RegionOne")
    {
        var url = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipUnless(!string.IsNullOrWhiteSpace(url), $"{Variable} is not set: it gives the identity URL of an OpenStack, e.g. http://127.0.0.1:5000/v3.");
        return With.Settings(new EndpointSettings { Url = url }, user, password, region, domain: "Default");
    }

    private static Task<CredentialsCheck> Verify(ManagerSettings settings) =>
        new OpenstackCloudManager().VerifyCredentialsAsync(settings, CancellationToken.None);

    private static string Text(VmdbRecord record) => string.Join("; ", record.GetType().GetProperties().Select(property => property.GetValue(record) switch
    {
        IEnumerable<string> several => $"{property.Name}={string.Join(',', several)}",
        var value => $"{property.Name}={value}",
    }).Prepend(record.GetType().Name));
}
