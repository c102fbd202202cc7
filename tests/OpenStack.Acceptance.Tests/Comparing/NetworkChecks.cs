namespace OpenStack.Acceptance.Tests.Comparing;

/// <summary>Networks and what is plugged into them.</summary>
internal static class NetworkChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("cloud_networks",
            """
            select n.ems_ref, n.name, n.type like '%::Public', n.status, n.enabled, n.external_facing, n.shared, n.provider_network_type, n.provider_physical_network,
                n.provider_segmentation_id, t.ems_ref, n.extra_attributes::jsonb -> 'maximum_transmission_unit', n.extra_attributes::jsonb -> 'port_security_enabled'
            from vmdb.cloud_networks n left join vmdb.cloud_tenants t on t.id = n.cloud_tenant_id
            """,
            "network show",
            n =>
            [
                n["id"], n["name"], n["router:external"], n.Text("status") == "ACTIVE" ? "active" : "inactive", n["admin_state_up"], n["router:external"], n["shared"],
                n["provider:network_type"], n["provider:physical_network"], n["provider:segmentation_id"], n["project_id"], n["mtu"], n["port_security_enabled"],
            ]),
        new("cloud_subnets",
            """
            select s.ems_ref, s.name, s.cidr, s.network_protocol, s.gateway, s.dhcp_enabled, s.dns_nameservers, s.ipv6_router_advertisement_mode, s.ipv6_address_mode,
                n.ems_ref, t.ems_ref, s.extra_attributes::jsonb -> 'allocation_pools', s.extra_attributes::jsonb -> 'host_routes'
            from vmdb.cloud_subnets s
            left join vmdb.cloud_networks n on n.id = s.cloud_network_id
            left join vmdb.cloud_tenants t on t.id = s.cloud_tenant_id
            """,
            "subnet show",
            s =>
            [
                s["id"], s["name"], s["cidr"], $"ipv{s["ip_version"]}", s["gateway_ip"], s["enable_dhcp"], s["dns_nameservers"], s["ipv6_ra_mode"],
                s["ipv6_address_mode"], s["network_id"], s["project_id"], s["allocation_pools"], s["host_routes"],
            ]),
        new("cloud_subnets.network_router_id",
            "select r.ems_ref, s.ems_ref from vmdb.cloud_subnets s join vmdb.network_routers r on r.id = s.network_router_id",
            listing =>
                from router in listing["router show"]
                from plugged in router.Each("interfaces_info")
                select new object?[] { router["id"], plugged["subnet_id"] }),
        new("network_routers",
            """
            select r.ems_ref, r.name, r.status, r.admin_state_up, t.ems_ref, n.ems_ref, r.extra_attributes::jsonb -> 'external_gateway_info',
                r.extra_attributes::jsonb -> 'routes', r.extra_attributes::jsonb -> 'distributed', r.extra_attributes::jsonb -> 'high_availability'
            from vmdb.network_routers r
            left join vmdb.cloud_tenants t on t.id = r.cloud_tenant_id
            left join vmdb.cloud_networks n on n.id = r.cloud_network_id
            """,
            "router show",
            r =>
            [
                r["id"], r["name"], r["status"], r["admin_state_up"], r["project_id"], (r["external_gateway_info"] as JsonObject)?["network_id"],
                r["external_gateway_info"], r["routes"], r["distributed"], r["ha"],
            ]),
        new("network_ports",
            """
            select p.ems_ref, p.name, p.mac_address, p.status, p.admin_state_up, p.device_owner, p.device_ref, v.ems_ref, p.binding_host_id,
                p.binding_virtual_interface_type, p.extra_attributes::jsonb -> 'binding_virtual_nic_type', p.extra_attributes::jsonb -> 'allowed_address_pairs', t.ems_ref
            from vmdb.network_ports p
            left join vmdb.vms v on v.id = p.device_id and p.device_type = 'VmOrTemplate'
            left join vmdb.cloud_tenants t on t.id = p.cloud_tenant_id
            """,
            "port show",
            p =>
            [
                p["id"], p.Text("name") is { Length: > 0 } name ? name : p["mac_address"], p["mac_address"], p["status"], p["admin_state_up"], p["device_owner"],
                p["device_id"], p.Text("device_owner").StartsWith("compute:", StringComparison.Ordinal) ? p["device_id"] : null, p["binding_host_id"],
                p["binding_vif_type"], p["binding_vnic_type"], p["allowed_address_pairs"], p["project_id"],
            ]),
        new("cloud_subnets_network_ports",
            """
            select p.ems_ref, a.address, s.ems_ref
            from vmdb.cloud_subnets_network_ports a
            join vmdb.network_ports p on p.id = a.network_port_id
            left join vmdb.cloud_subnets s on s.id = a.cloud_subnet_id
            """,
            listing =>
                from port in listing["port show"]
                from address in port.Each("fixed_ips")
                select new object?[] { port["id"], address["ip_address"], address["subnet_id"] }),
        new("network_ports_security_groups",
            """
            select p.ems_ref, g.ems_ref
            from vmdb.network_ports_security_groups l
            join vmdb.network_ports p on p.id = l.network_port_id
            join vmdb.security_groups g on g.id = l.security_group_id
            """,
            listing =>
                from port in listing["port show"]
                from of in port.Each("security_group_ids")
                select new object?[] { port["id"], of }),
        new("floating_ips",
            """
            select f.ems_ref, f.address, f.fixed_ip_address, f.status, p.ems_ref, n.ems_ref, t.ems_ref, v.ems_ref
            from vmdb.floating_ips f
            left join vmdb.network_ports p on p.id = f.network_port_id
            left join vmdb.cloud_networks n on n.id = f.cloud_network_id
            left join vmdb.cloud_tenants t on t.id = f.cloud_tenant_id
            left join vmdb.vms v on v.id = f.vm_id
            """,
            listing =>
                from address in listing["floating ip list --long"]
                join port in listing["port show"] on address.Text("Port") equals port.Text("id") into ports
                from device in ports.Select(port => port["device_id"]).DefaultIfEmpty()
                select new object?[]
                {
                    address["ID"], address["Floating IP Address"], address["Fixed IP Address"], address["Status"], address["Port"], address["Floating Network"],
                    address["Project"], device,
                }),
        new("security_groups",
            "select g.ems_ref, g.name, g.description, t.ems_ref from vmdb.security_groups g left join vmdb.cloud_tenants t on t.id = g.cloud_tenant_id",
            "security group list",
            g => [g["ID"], g["Name"], g["Description"], g["Project"]]),
        // The client shows all addresses for none.
        new("firewall_rules",
            """
            select r.ems_ref, g.ems_ref, r.direction, lower(r.host_protocol), lower(r.network_protocol), r.port, r.end_port,
                coalesce(r.source_ip_range, case lower(r.network_protocol) when 'ipv6' then '::/0' else '0.0.0.0/0' end), s.ems_ref
            from vmdb.firewall_rules r
            join vmdb.security_groups g on g.id = r.resource_id and r.resource_type = 'SecurityGroup'
            left join vmdb.security_groups s on s.id = r.source_security_group_id
            """,
            "security group rule show",
            r =>
            [
                r["id"], r["security_group_id"], r.Text("direction") == "egress" ? "outbound" : "inbound", r["protocol"], r.Text("ether_type").ToLowerInvariant(),
                r["port_range_min"], r["port_range_max"], r["remote_ip_prefix"], r["remote_group_id"],
            ]),
    ];
}
