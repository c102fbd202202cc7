namespace OpenStack.Acceptance.Tests;

[Trait("Category", "openstack")]
public class changes_of_projects_and_what_servers_need_arrive(RefreshedCloud cloud) : Changes(cloud)
{
    // Of what each project may use, a refresh of the project alone says nothing.
    private static readonly string[] OfEachProject = ["cloud_resource_quotas", "cloud_tenant_flavors", "cloud_tenants_vms"];

    [Fact]
    public async Task a_project_is_created_limited_disabled_and_deleted()
    {
        var project = await Client.CreateAsync("project create acceptance-project --description x");
        await Arrives("cloud_tenants", project, later: OfEachProject);
        await Client.DoAsync($"quota set --cores 3 --gigabytes 20 --ports 30 {project}", $"project set --disable --name acceptance-renamed-project {project}");
        await Arrives("cloud_tenants", project, later: OfEachProject);
        await Client.DoAsync($"project delete {project}");
        await Arrives("cloud_tenants", project, later: OfEachProject);
    }

    [Fact]
    public async Task a_flavor_is_created_shared_and_deleted()
    {
        var flavor = await Client.CreateAsync("flavor create acceptance-flavor --private --vcpus 3 --ram 768 --disk 5");
        await Arrives("flavors", flavor);
        await Client.DoAsync($"flavor set --project {Cloud.Project} {flavor}");
        await Arrives("flavors", flavor);
        await Client.DoAsync($"flavor delete {flavor}");
        await Arrives("flavors", flavor);
    }

    [Fact]
    public async Task a_key_pair_is_created_and_deleted()
    {
        await Client.AskAsync("keypair create acceptance-new-key --private-key acceptance-new.key");
        await Arrives("auth_key_pairs", "acceptance-new-key");
        await Client.DoAsync("keypair delete acceptance-new-key");
        await Arrives("auth_key_pairs", "acceptance-new-key");
    }

    [Fact]
    public async Task a_server_group_comes_and_goes()
    {
        var group = await Client.CreateAsync("server group create acceptance-new-group --policy affinity");
        await Arrives("placement_groups", group);
        await Client.DoAsync($"server group delete {group}");
        await Arrives("placement_groups", group);
    }

    [Fact]
    public async Task an_aggregate_is_changed()
    {
        var aggregate = (await Client.AskAsync("aggregate show acceptance-aggregate"))["id"]!.ToString();
        await Client.DoAsync($"aggregate set --property fast=yes --zone acceptance-zone {aggregate}");
        await Arrives("host_aggregates", aggregate);
    }

    [Fact]
    public async Task a_compute_service_is_disabled_and_enabled()
    {
        await Client.DoAsync("compute service set --disable --disable-reason acceptance compute-2 nova-compute");
        try
        {
            await ArrivesWithEverythingElse();
        }
        finally
        {
            await Client.DoAsync("compute service set --enable compute-2 nova-compute");
        }
        await ArrivesWithEverythingElse();
    }
}
