namespace OpenStack.Acceptance.Tests;

/// <summary>One of each kind of thing that a cloud may lack.</summary>
internal static class Prepared
{
    private const string Stack =
        """
        heat_template_version: 2018-08-31
        description: made for a test
        parameters:
          label: {type: string, default: one}
          secret: {type: string, hidden: true, default: x}
        resources:
          network: {type: OS::Neutron::Net, properties: {name: acceptance-of-stack}}
          subnet: {type: OS::Neutron::Subnet, properties: {network: {get_resource: network}, cidr: 10.78.0.0/24}}
          group: {type: OS::Neutron::SecurityGroup, properties: {name: acceptance-of-stack, description: {get_param: label}}}
          server:
            type: OS::Nova::Server
            depends_on: subnet
            properties: {name: acceptance-of-stack, flavor: m1.tiny, image: tiny-raw, networks: [{network: {get_resource: network}}]}
          nested:
            type: OS::Heat::ResourceGroup
            properties: {count: 2, resource_def: {type: OS::Heat::RandomString}}
        outputs:
          network: {description: the network, value: {get_resource: network}}
          list: {value: [{get_param: label}, 2]}
        """;

    /// <summary>Text of a file that holds the template of the stack.</summary>
    public static string TemplateFile { get; } = FileOf("acceptance.yaml", Stack);

    /// <summary>Makes it.</summary>
    public static async Task CreateAsync()
    {
        var admin = Cloud.Client();
        var image = FileOf("acceptance.img", new string('\0', 65536));
        await admin.AskAsync(
        [
            "project create acceptance-child --parent demo --description made",
            "flavor create acceptance-private --private --vcpus 2 --ram 512 --disk 2 --ephemeral 1 --swap 256 --project demo",
            $"image create acceptance-image --file {image} --disk-format raw --min-disk 2 --min-ram 256 --private"
                + " --property os_distro=debian --property os_version=12 --property architecture=x86_64",
            "server group create acceptance-group --policy anti-affinity",
            "aggregate create acceptance-aggregate --property ssd=true",
            "network create acceptance-net",
            "subnet create acceptance-subnet --network acceptance-net --subnet-range 10.77.0.0/24 --dns-nameserver 192.0.2.53 --dns-nameserver 192.0.2.54"
                + " --host-route destination=10.98.0.0/24,gateway=10.77.0.8",
            "router create acceptance-router",
            "security group create acceptance-group --description made",
            "security group rule create acceptance-group --protocol tcp --dst-port 80:90 --remote-ip 192.0.2.0/24",
            "security group rule create acceptance-group --protocol icmp --remote-group acceptance-group",
            "security group rule create acceptance-group --ethertype IPv6 --protocol udp --dst-port 53 --egress",
            "volume type create acceptance-type --private --description made --property volume_backend_name=lab",
            "volume create acceptance-bootable --size 1 --bootable",
            "volume create acceptance-root --size 2 --image tiny-raw",
            "container create acceptance-container",
            $"object create acceptance-container {TemplateFile} --name folder/ä?.txt",
        ]);
        await admin.DoAsync(
            "quota set --cores 7 --volumes 5 --networks 3 acceptance-child",
            "flavor set --project admin acceptance-private",
            "router add subnet acceptance-router acceptance-subnet",
            "router set acceptance-router --external-gateway public --route destination=10.99.0.0/24,gateway=10.77.0.9");
        foreach (var volume in new[] { "acceptance-bootable", "acceptance-root" })
            await admin.UntilAsync($"volume show {volume}", "status", "available");
        await admin.AskAsync(["volume snapshot create --volume acceptance-bootable acceptance-snapshot", "keypair list"]);
        await admin.UntilAsync("volume snapshot show acceptance-snapshot", "status", "available");
        var group = (await admin.AskAsync("server group list")).AsArray().Single(g => (string?)g!["Name"] == "acceptance-group")!["ID"];
        var flavor = (await admin.AskAsync("flavor show acceptance-private"))["id"];
        await admin.AskInPartsAsync("keypair", "create", "acceptance-key", "--private-key", FileOf("acceptance.key", ""));
        await admin.AskAsync(
        [
            $"server create acceptance-server --flavor {flavor} --image acceptance-image --key-name acceptance-key --network acceptance-net"
                + $" --security-group acceptance-group --hint group={group} --property role=acceptance --availability-zone az1 --wait",
            "server create acceptance-on-volume --flavor m1.tiny --volume acceptance-root --network acceptance-net --wait",
            "volume create acceptance-copy --size 1 --snapshot acceptance-snapshot",
        ]);
        await Cloud.Client(Cloud.Project).AskAsync(["container create acceptance-container"]);
        await Cloud.Client(Cloud.Project).DoAsync($"stack create -t {TemplateFile} --parameter label=two --wait acceptance-stack");
    }

    /// <summary>Removes it, and whatever else was made for a test, today or when it was broken off.</summary>
    public static async Task RemoveAsync()
    {
        var admin = Cloud.Client();
        foreach (var project in new[] { "admin", Cloud.Project })
        {
            await RemoveAsync(Cloud.Client(project), "stack list", "stack delete --yes --wait", named: "Stack Name");
            await RemoveAsync(Cloud.Client(project), "container list", "container delete --recursive", id: "Name");
        }
        await RemoveAsync(admin, "server list --all-projects", "server delete --wait");
        await RemoveAsync(admin, "server group list --all-projects --long", "server group delete");
        await RemoveAsync(admin, "floating ip list --long", "floating ip delete", named: "Description");
        foreach (var router in await MineAsync(admin, "router list", "Name", "ID"))
        {
            await admin.DoAsync($"router set --no-route {router}", $"router unset --external-gateway {router}");
            var plugged = (await admin.AskAsync($"router show {router}"))["interfaces_info"]!.AsArray();
            await admin.DoAsync([.. plugged.Select(port => $"router remove port {router} {port!["port_id"]}"), $"router delete {router}"]);
        }
        await RemoveAsync(admin, "port list", "port delete");
        await RemoveAsync(admin, "network list", "network delete");
        await RemoveAsync(admin, "security group list", "security group delete");
        await RemoveAsync(admin, "volume snapshot list --all-projects", "volume snapshot delete");
        await admin.UntilAsync("volume snapshot list --all-projects", left => !left.AsArray().Any(s => s!["Name"]!.ToString().StartsWith(Cloud.Prefix)));
        await RemoveAsync(admin, "volume list --all-projects", "volume delete");
        await RemoveAsync(admin, "volume type list", "volume type delete");
        await RemoveAsync(admin, "image list", "image delete");
        await RemoveAsync(admin, "flavor list --all", "flavor delete");
        await RemoveAsync(admin, "keypair list", "keypair delete", id: "Name");
        await RemoveAsync(admin, "aggregate list", "aggregate delete");
        await RemoveAsync(admin, "project list", "project delete");
    }

    private static async Task RemoveAsync(CommandLine client, string list, string remove, string named = "Name", string id = "ID") =>
        await client.DoAsync([.. (await MineAsync(client, list, named, id)).Select(one => $"{remove} {one}")]);

    private static async Task<IReadOnlyList<string>> MineAsync(CommandLine client, string list, string named, string id) =>
    [
        .. from item in (await client.AskAsync(list)).AsArray()
           where item[named]?.ToString().StartsWith(Cloud.Prefix, StringComparison.Ordinal) == true
           select item[id]!.ToString(),
    ];

    private static string FileOf(string name, string text)
    {
        var path = Path.Combine(AppContext.BaseDirectory, name);
        File.WriteAllText(path, text);
        return path;
    }
}
