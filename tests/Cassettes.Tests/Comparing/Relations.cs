using static Cassettes.Tests.Comparing.Relation;

namespace Cassettes.Tests.Comparing;

/// <summary>
/// All relations that facts and derived rows speak of, but for those that are a foreign key by the same name. They are those of ManageIQ's models.
/// </summary>
internal static class Relations
{
    /// <summary>The attribute by which rows of a table are told; <c>ems_ref</c> where nothing is said.</summary>
    public static IReadOnlyDictionary<string, string> Identities { get; } = new Dictionary<string, string>
    {
        ["authentications"] = "name", ["orchestration_templates"] = "md5", ["disks"] = "device_name", ["ext_management_systems"] = "name",
    };

    /// <summary>The attributes that a list of lists gives for rows of a table.</summary>
    public static IReadOnlyDictionary<string, string[]> Tuples { get; } = new Dictionary<string, string[]> { ["cloud_volumes"] = ["name", "volume_type"] };

    /// <summary>Counts of rows that are no table.</summary>
    public static IReadOnlyDictionary<string, string> Counts { get; } = new Dictionary<string, string>
    {
        ["security_groups_not_named_default"] = "select count(*) from vmdb.security_groups where name <> 'default'",
        ["firewall_rules_of_groups_not_named_default"] =
            """
            select count(*) from vmdb.firewall_rules r join vmdb.security_groups g on r.resource_type = 'SecurityGroup' and g.id = r.resource_id
            where g.name <> 'default'
            """,
        ["orchestration_stack_parameters_not_named_AWS_or_OS"] =
            "select count(*) from vmdb.orchestration_stack_parameters where name not like 'AWS::%' and name not like 'OS::%'",
    };

    private const string Kind = "case when v.template then 'miq_templates' else 'vms' end";

    private static Relation VmPorts { get; } = Many("vms", "network_ports", "network_ports", "device_id", "device_type = 'VmOrTemplate'");

    private static Relation PortSubnets { get; } =
        Joined("network_ports", "cloud_subnets", "cloud_subnets", "cloud_subnets_network_ports", "network_port_id", "cloud_subnet_id");

    private static Relation SubnetPorts { get; } =
        Joined("cloud_subnets", "network_ports", "network_ports", "cloud_subnets_network_ports", "cloud_subnet_id", "network_port_id");

    private static Relation PortGroups { get; } =
        Joined("network_ports", "security_groups", "security_groups", "network_ports_security_groups", "network_port_id", "security_group_id");

    private static Relation PortVm { get; } = To("network_ports", "device_vm", "device_id", "vms", "device_type = 'VmOrTemplate'");

    private static Relation PortFloatingIps { get; } = Many("network_ports", "floating_ips", "floating_ips", "network_port_id");

    private static Relation SubnetNetwork { get; } = To("cloud_subnets", "cloud_network", "cloud_network_id", "cloud_networks");

    private static Relation SubnetRouter { get; } = To("cloud_subnets", "network_router", "network_router_id", "network_routers");

    private static Relation RouterSubnets { get; } = Many("network_routers", "cloud_subnets", "cloud_subnets", "network_router_id");

    private static Relation NetworkSubnets { get; } = Many("cloud_networks", "cloud_subnets", "cloud_subnets", "cloud_network_id");

    private static Relation RouterNetwork { get; } = To("network_routers", "cloud_network", "cloud_network_id", "cloud_networks");

    private static Relation NetworkFloatingIps { get; } = Many("cloud_networks", "floating_ips", "floating_ips", "cloud_network_id");

    private static Relation VmHardware { get; } = Many("vms", "hardware", "hardwares", "vm_or_template_id");

    private static Relation HardwareVm { get; } = To("hardwares", "vm_or_template", "vm_or_template_id", "vms");

    private static Relation HardwareDisks { get; } = Many("hardwares", "disks", "disks", "hardware_id");

    private static Relation DiskVolume { get; } = To("disks", "cloud_volume", "backing_id", "cloud_volumes", "backing_type = 'CloudVolume'");

    /// <summary>Every relation once. Stands behind those that it is made of.</summary>
    public static IReadOnlyList<Relation> All { get; } = [.. Compute(), .. Network(), .. LoadBalancers(), .. Storage(), .. Orchestration()];

    private static Relation TagDescription => Values("taggings", "description",
        "select t.id as owner, c.description as value from vmdb.taggings t join vmdb.classifications c on c.tag_id = t.tag_id");

    private static IEnumerable<Relation> Compute() =>
    [
        VmHardware, HardwareVm, HardwareDisks, VmPorts, PortVm,
        Many("vms", "operating_system", "operating_systems", "vm_or_template_id"),
        VmHardware.Through("disks", HardwareDisks),
        VmHardware.Through("networks", Many("hardwares", "networks", "networks", "hardware_id")),
        VmHardware.Through("guest_devices", Many("hardwares", "guest_devices", "guest_devices", "hardware_id")),
        VmHardware.Through("nics", Many("hardwares", "nics", "guest_devices", "hardware_id", "device_type = 'ethernet'")),
        To("disks", "hardware", "hardware_id", "hardwares").Through("vm", HardwareVm),
        To("networks", "hardware", "hardware_id", "hardwares").Through("vm", HardwareVm),
        Many("vms", "snapshots", "snapshots", "vm_or_template_id"),
        To("snapshots", "vm", "vm_or_template_id", "vms"),
        Many("vms", "custom_attributes", "custom_attributes", "resource_id", "resource_type = 'VmOrTemplate'"),
        Values("custom_attributes", "resource_kind",
            $"""
            select a.id as owner, {Kind} as value from vmdb.custom_attributes a join vmdb.vms v on v.id = a.resource_id
            where a.resource_type = 'VmOrTemplate'
            """),
        Many("vms", "tags", "taggings", "taggable_id", "taggable_type = 'VmOrTemplate'"),
        Values("taggings", "taggable_kind",
            $"select t.id as owner, {Kind} as value from vmdb.taggings t join vmdb.vms v on v.id = t.taggable_id where t.taggable_type = 'VmOrTemplate'"),
        TagDescription, TagDescription.As("tag_description"),
        Values("taggings", "label",
            """
            select t.id as owner, m.label_name as value from vmdb.taggings t join vmdb.classifications c on c.tag_id = t.tag_id
            join vmdb.classifications category on category.id = c.parent_id join vmdb.provider_tag_mappings m on m.tag_id = category.tag_id
            """),
        Joined("vms", "key_pairs", "authentications", "key_pairs_vms", "vm_id", "authentication_id"),
        Values("vms", "key_pair_names",
            "select k.vm_id as owner, a.name as value from vmdb.key_pairs_vms k join vmdb.authentications a on a.id = k.authentication_id"),
        Joined("vms", "cloud_tenants", "cloud_tenants", "cloud_tenants_vms", "vm_id", "cloud_tenant_id"),
        Joined("flavors", "cloud_tenants", "cloud_tenants", "cloud_tenant_flavors", "flavor_id", "cloud_tenant_id"),
        VmHardware.Through("disks", HardwareDisks).Through("cloud_volumes", DiskVolume),
    ];

    private static IEnumerable<Relation> Network()
    {
        var (vmSubnets, routerPorts) = (VmPorts.Through("cloud_subnets", PortSubnets), RouterSubnets.Through("network_ports", SubnetPorts));
        var (vmNetworks, vmRouters) = (vmSubnets.Through("cloud_networks", SubnetNetwork), vmSubnets.Through("network_routers", SubnetRouter));
        var routerVms = routerPorts.Through("vms", PortVm);
        Relation fixedIps = Values("network_ports", "fixed_ip_addresses",
            "select distinct network_port_id as owner, address as value from vmdb.cloud_subnets_network_ports");
        Relation floatingIps = Values("network_ports", "floating_ip_addresses",
            "select distinct network_port_id as owner, address as value from vmdb.floating_ips where network_port_id is not null");
        Relation addresses = new("network_ports", "ipaddresses", null, $"{fixedIps.Sql} union {floatingIps.Sql}");
        return
        [
            PortSubnets, SubnetPorts, PortGroups, PortFloatingIps, SubnetNetwork, SubnetRouter, RouterSubnets, NetworkSubnets, NetworkFloatingIps,
            RouterNetwork,
            vmSubnets, vmSubnets.As("cloud_subnet"), vmNetworks, vmNetworks.As("cloud_network"), vmRouters, routerPorts, routerVms,
            VmPorts.Through("security_groups", PortGroups),
            vmRouters.Through("public_networks", RouterNetwork),
            Many("vms", "floating_ips", "floating_ips", "vm_id"),
            Many("vms", "floating_ip", "floating_ips", "vm_id"),
            fixedIps, floatingIps, addresses,
            VmPorts.Through("fixed_ip_addresses", fixedIps), VmPorts.Through("floating_ip_addresses", floatingIps), VmPorts.Through("ipaddresses", addresses),
            RouterSubnets.Through("cloud_networks", SubnetNetwork),
            RouterNetwork.Through("floating_ips", NetworkFloatingIps),
            NetworkSubnets.Through("network_ports", SubnetPorts).Through("vms", PortVm),
            Many("cloud_networks", "public_network_routers", "network_routers", "cloud_network_id").Through("public_network_vms", routerVms),
            Many("security_groups", "firewall_rules", "firewall_rules", "resource_id", "resource_type = 'SecurityGroup'"),
            To("firewall_rules", "security_group", "resource_id", "security_groups", "resource_type = 'SecurityGroup'"),
        ];
    }

    private static IEnumerable<Relation> LoadBalancers()
    {
        var members = Joined(
            "load_balancer_pools", "load_balancer_pool_members", "load_balancer_pool_members", "load_balancer_pool_member_pools",
            "load_balancer_pool_id", "load_balancer_pool_member_id");
        var pools = Joined(
            "load_balancer_pool_members", "load_balancer_pools", "load_balancer_pools", "load_balancer_pool_member_pools",
            "load_balancer_pool_member_id", "load_balancer_pool_id");
        var listenerPools = Joined(
            "load_balancer_listeners", "load_balancer_pools", "load_balancer_pools", "load_balancer_listener_pools",
            "load_balancer_listener_id", "load_balancer_pool_id");
        var poolListeners = Joined(
            "load_balancer_pools", "load_balancer_listeners", "load_balancer_listeners", "load_balancer_listener_pools",
            "load_balancer_pool_id", "load_balancer_listener_id");
        var listeners = Many("load_balancers", "load_balancer_listeners", "load_balancer_listeners", "load_balancer_id");
        var vm = To("load_balancer_pool_members", "vm", "vm_id", "vms");
        var vmMembers = Many("vms", "load_balancer_pool_members", "load_balancer_pool_members", "vm_id");
        var balancerMembers = listeners.Through("load_balancer_pools", listenerPools).Through("load_balancer_pool_members", members);
        var checkMembers = Joined(
            "load_balancer_health_checks", "load_balancer_pool_members", "load_balancer_pool_members", "load_balancer_health_check_members",
            "load_balancer_health_check_id", "load_balancer_pool_member_id");
        var checks = Joined(
            "load_balancer_pool_members", "load_balancer_health_checks", "load_balancer_health_checks", "load_balancer_health_check_members",
            "load_balancer_pool_member_id", "load_balancer_health_check_id");
        var ports = Many("load_balancers", "network_ports", "network_ports", "device_id", "device_type = 'LoadBalancer'");
        var vmListeners = vmMembers.Through("load_balancer_pools", pools).Through("load_balancer_listeners", poolListeners);
        const string state =
            """
            from vmdb.load_balancer_health_check_members h join vmdb.load_balancer_pool_members m on m.id = h.load_balancer_pool_member_id
            where m.vm_id is not null
            """;
        return
        [
            members, listenerPools, listeners, vmListeners, balancerMembers, checkMembers, ports,
            vmListeners.Through("load_balancers", To("load_balancer_listeners", "load_balancer", "load_balancer_id", "load_balancers")),
            balancerMembers.Through("vms", vm), checkMembers.Through("vms", vm),
            vmMembers.Through("load_balancer_health_checks", checks),
            Values("vms", "load_balancer_health_check_states", $"select m.vm_id as owner, h.status as value {state}"),
            Values("vms", "load_balancer_health_check_states_with_reason",
                $"select m.vm_id as owner, 'Status: ' || h.status || ', Status Reason: ' || h.status_reason as value {state}"),
            ports.Through("cloud_subnets", PortSubnets),
            ports.Through("floating_ips", PortFloatingIps),
            ports.Through("floating_ip_addresses", Values("network_ports", "floating_ip_addresses",
                "select network_port_id as owner, address as value from vmdb.floating_ips where network_port_id is not null")),
            To("network_ports", "device_load_balancer", "device_id", "load_balancers", "device_type = 'LoadBalancer'"),
        ];
    }

    private static IEnumerable<Relation> Storage()
    {
        var disks = Many("cloud_volumes", "disks", "disks", "backing_id", "backing_type = 'CloudVolume'");
        return
        [
            disks,
            disks.Through("hardwares", To("disks", "hardware", "hardware_id", "hardwares")).Through("vms", HardwareVm),
            To("cloud_volumes", "base_snapshot", "cloud_volume_snapshot_id", "cloud_volume_snapshots"),
            Many("cloud_volumes", "cloud_volume_snapshots", "cloud_volume_snapshots", "cloud_volume_id"),
            Many("cloud_volume_snapshots", "based_volumes", "cloud_volumes", "cloud_volume_snapshot_id"),
        ];
    }

    private static IEnumerable<Relation> Orchestration() =>
    [
        Many("orchestration_stacks", "orchestration_stack_parameters", "orchestration_stack_parameters", "stack_id"),
        Many("orchestration_stacks", "orchestration_stack_resources", "orchestration_stack_resources", "stack_id"),
        Many("orchestration_stacks", "orchestration_stack_outputs", "orchestration_stack_outputs", "stack_id"),
        Values("orchestration_stacks", "has_template", "select id as owner, orchestration_template_id is not null as value from vmdb.orchestration_stacks"),
        Values("orchestration_stacks", "orchestration_template_md5",
            "select s.id as owner, t.md5 as value from vmdb.orchestration_stacks s join vmdb.orchestration_templates t on t.id = s.orchestration_template_id"),
        Values("orchestration_templates", "content_length", "select id as owner, length(content) as value from vmdb.orchestration_templates"),
        Many("ext_management_systems", "direct_orchestration_stacks", "orchestration_stacks", "ems_id", "parent_id is null"),
        Many("service_offerings", "service_parameters_sets", "service_parameters_sets", "service_offering_id"),
    ];
}
