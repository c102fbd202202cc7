using Inventory.Domain.Collecting;
using Inventory.Sdk;
using Providers.OpenStack;

namespace OpenStack.Acceptance.Tests;

[Trait("Category", "openstack")]
public class users_see_what_they_may(RefreshedCloud cloud)
{
    private static readonly (string Sql, string Command, string Id)[] OfProject =
    [
        ("select ems_ref from vmdb.cloud_tenants", "project list --my-projects", "ID"),
        ("select name from vmdb.availability_zones where type not like '%AvailabilityZoneNull' and 'compute' = any(provider_services_supported)",
            "availability zone list --compute", "Zone Name"),
        ("select ems_ref from vmdb.flavors", "flavor list", "ID"),
        ("select name from vmdb.authentications where type like '%AuthKeyPair'", "keypair list", "Name"),
        ("select ems_ref from vmdb.placement_groups", "server group list", "ID"),
        ("select ems_ref from vmdb.vms where type like '%::Template'", "image list", "ID"),
        ("select ems_ref from vmdb.vms where not template", "server list", "ID"),
        ("select ems_ref from vmdb.cloud_networks", "network list", "ID"),
        ("select ems_ref from vmdb.cloud_subnets", "subnet list", "ID"),
        ("select ems_ref from vmdb.network_routers", "router list", "ID"),
        ("select ems_ref from vmdb.network_ports", "port list", "ID"),
        ("select ems_ref from vmdb.floating_ips", "floating ip list", "ID"),
        ("select ems_ref from vmdb.security_groups", "security group list", "ID"),
        ("select ems_ref from vmdb.cloud_volumes", "volume list", "ID"),
        ("select ems_ref from vmdb.cloud_volume_snapshots", "volume snapshot list", "ID"),
        ("select ems_ref from vmdb.cloud_volume_types", "volume type list", "ID"),
        ("select ems_ref from vmdb.orchestration_stacks", "stack list --nested", "ID"),
        ("select key from vmdb.cloud_object_store_containers", "container list", "Name"),
    ];

    [Fact]
    public async Task one_who_is_no_administrator_sees_the_own_project()
    {
        await cloud.InventoryAsync();
        await using var own = await Inventoried.StartAsync(Cloud.Settings(user: "demo"));
        var outcome = await own.RefreshAsync();
        (outcome.Verdict, outcome.Problem).ShouldBe((Verdict.Complete, null));
        outcome.Collections.Where(c => c.Verdict == Verdict.Unavailable).Select(c => c.Collection).ShouldBe(["cloud_services", "host_aggregates"], ignoreOrder: true);
        var answers = await Cloud.Client(Cloud.Project, "demo").AskAsync([.. OfProject.Select(of => of.Command)]);
        foreach (var ((sql, command, id), answer) in OfProject.Zip(answers))
            (await new Check(command, sql, _ => []).StoredAsync(own.Database)).ShouldBe(answer.AsArray().Select(item => item![id]!.ToString()), ignoreOrder: true, command);
        (await own.RefreshAsync()).Events.ShouldBe(0);
    }

    [Fact]
    public async Task a_wrong_password_is_told()
    {
        var settings = Cloud.Settings(password: "wrong-word");
        var check = await new OpenstackCloudManager().VerifyCredentialsAsync(settings, CancellationToken.None);
        check.Status.ShouldBe(CredentialsStatus.Invalid);
        check.Message.ShouldNotBeNull().ShouldEndWith("refused the user admin of the domain default, or the password.");
        await using var nothing = await Inventoried.StartAsync(settings);
        var outcome = await nothing.RefreshAsync();
        (outcome.Verdict, outcome.Problem, outcome.Events).ShouldBe((Verdict.Failed, check.Message, 0));
    }

    [Fact]
    public async Task a_wrong_region_is_told_and_the_right_one_named()
    {
        (await new OpenstackCloudManager().VerifyCredentialsAsync(Cloud.Settings(), CancellationToken.None)).ShouldBe(CredentialsCheck.Valid);
        (await new OpenstackCloudManager().VerifyCredentialsAsync(Cloud.Settings(region: "Nowhere"), CancellationToken.None)).ShouldBe(
            CredentialsCheck.Invalid("The cloud has no region Nowhere. Its regions: RegionOne."));
    }
}
