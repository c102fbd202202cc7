using Inventory.Api.Tests.Acceptance;

namespace Inventory.Api.Tests.Conformance;

public sealed class Section_24_columns(App app)
{
    [Theory]
    [InlineData("providers",
        "id name created_on updated_on guid zone_id type api_version uid_ems host_default_vnc_port_start host_default_vnc_port_end "
        + "provider_region last_refresh_error last_refresh_date provider_id realm tenant_id project parent_ems_id subscription "
        + "last_metrics_error last_metrics_update_date last_metrics_success_date tenant_mapping_enabled enabled options zone_before_pause_id "
        + "last_inventory_date capabilities last_refresh_success_date")]
    [InlineData("vms",
        "id vendor format version name description location config_xml autostart host_id last_sync_on created_on updated_on storage_id "
        + "guid ems_id last_scan_on last_scan_attempt_on uid_ems retires_on retired boot_time tools_status standby_action power_state "
        + "state_changed_on previous_state connection_state last_perf_capture_on registered busy smart memory_reserve memory_reserve_expand "
        + "memory_limit memory_shares memory_shares_level cpu_reserve cpu_reserve_expand cpu_limit cpu_shares cpu_shares_level cpu_affinity "
        + "ems_created_on template evm_owner_id miq_group_id linked_clone fault_tolerance type ems_ref ems_cluster_id retirement_warn "
        + "retirement_last_warn vnc_port flavor_id availability_zone_id cloud retirement_state cloud_network_id cloud_subnet_id "
        + "cloud_tenant_id raw_power_state publicly_available orchestration_stack_id retirement_requester tenant_id resource_group_id "
        + "deprecated storage_profile_id cpu_hot_add_enabled cpu_hot_remove_enabled memory_hot_add_enabled memory_hot_add_limit "
        + "memory_hot_add_increment hostname ems_ref_type restart_needed ancestry placement_group_id")]
    [InlineData("instances",
        "id vendor format version name description location config_xml autostart host_id last_sync_on created_on updated_on storage_id "
        + "guid ems_id last_scan_on last_scan_attempt_on uid_ems retires_on retired boot_time tools_status standby_action power_state "
        + "state_changed_on previous_state connection_state last_perf_capture_on registered busy smart memory_reserve memory_reserve_expand "
        + "memory_limit memory_shares memory_shares_level cpu_reserve cpu_reserve_expand cpu_limit cpu_shares cpu_shares_level cpu_affinity "
        + "ems_created_on template evm_owner_id miq_group_id linked_clone fault_tolerance type ems_ref ems_cluster_id retirement_warn "
        + "retirement_last_warn vnc_port flavor_id availability_zone_id cloud retirement_state cloud_network_id cloud_subnet_id "
        + "cloud_tenant_id raw_power_state publicly_available orchestration_stack_id retirement_requester tenant_id resource_group_id "
        + "deprecated storage_profile_id cpu_hot_add_enabled cpu_hot_remove_enabled memory_hot_add_enabled memory_hot_add_limit "
        + "memory_hot_add_increment hostname ems_ref_type restart_needed ancestry placement_group_id")]
    [InlineData("templates",
        "id vendor format version name description location config_xml autostart host_id last_sync_on created_on updated_on storage_id "
        + "guid ems_id last_scan_on last_scan_attempt_on uid_ems retires_on retired boot_time tools_status standby_action power_state "
        + "state_changed_on previous_state connection_state last_perf_capture_on registered busy smart memory_reserve memory_reserve_expand "
        + "memory_limit memory_shares memory_shares_level cpu_reserve cpu_reserve_expand cpu_limit cpu_shares cpu_shares_level cpu_affinity "
        + "ems_created_on template evm_owner_id miq_group_id linked_clone fault_tolerance type ems_ref ems_cluster_id retirement_warn "
        + "retirement_last_warn vnc_port flavor_id availability_zone_id cloud retirement_state cloud_network_id cloud_subnet_id "
        + "cloud_tenant_id raw_power_state publicly_available orchestration_stack_id retirement_requester tenant_id resource_group_id "
        + "deprecated storage_profile_id cpu_hot_add_enabled cpu_hot_remove_enabled memory_hot_add_enabled memory_hot_add_limit "
        + "memory_hot_add_increment hostname ems_ref_type restart_needed ancestry placement_group_id")]
    [InlineData("cloud_templates",
        "id vendor format version name description location config_xml autostart host_id last_sync_on created_on updated_on storage_id "
        + "guid ems_id last_scan_on last_scan_attempt_on uid_ems retires_on retired boot_time tools_status standby_action power_state "
        + "state_changed_on previous_state connection_state last_perf_capture_on registered busy smart memory_reserve memory_reserve_expand "
        + "memory_limit memory_shares memory_shares_level cpu_reserve cpu_reserve_expand cpu_limit cpu_shares cpu_shares_level cpu_affinity "
        + "ems_created_on template evm_owner_id miq_group_id linked_clone fault_tolerance type ems_ref ems_cluster_id retirement_warn "
        + "retirement_last_warn vnc_port flavor_id availability_zone_id cloud retirement_state cloud_network_id cloud_subnet_id "
        + "cloud_tenant_id raw_power_state publicly_available orchestration_stack_id retirement_requester tenant_id resource_group_id "
        + "deprecated storage_profile_id cpu_hot_add_enabled cpu_hot_remove_enabled memory_hot_add_enabled memory_hot_add_limit "
        + "memory_hot_add_increment hostname ems_ref_type restart_needed ancestry placement_group_id")]
    [InlineData("flavors",
        "id ems_id name description cpu_total_cores cpu_cores_per_socket memory ems_ref type supports_32_bit supports_64_bit enabled "
        + "supports_hvm supports_paravirtual block_storage_based_only cloud_subnet_required ephemeral_disk_size ephemeral_disk_count "
        + "root_disk_size swap_disk_size publicly_available cpu_sockets")]
    [InlineData("availability_zones",
        "id ems_id name ems_ref type provider_services_supported")]
    [InlineData("cloud_tenants",
        "id name description enabled ems_ref ems_id created_at updated_at type parent_id")]
    [InlineData("cloud_networks",
        "id name ems_ref ems_id cidr status enabled external_facing cloud_tenant_id orchestration_stack_id shared "
        + "provider_physical_network provider_network_type provider_segmentation_id vlan_transparent extra_attributes type resource_group_id "
        + "description")]
    [InlineData("cloud_subnets",
        "id name ems_ref ems_id availability_zone_id cloud_network_id cidr status dhcp_enabled gateway network_protocol cloud_tenant_id "
        + "dns_nameservers ipv6_router_advertisement_mode ipv6_address_mode extra_attributes type network_router_id network_group_id "
        + "parent_cloud_subnet_id")]
    [InlineData("network_routers",
        "id type name ems_ref ems_id cloud_network_id admin_state_up cloud_tenant_id status extra_attributes network_group_id")]
    [InlineData("security_groups",
        "id name description type ems_id ems_ref cloud_network_id cloud_tenant_id orchestration_stack_id network_group_id "
        + "network_router_id cloud_subnet_id resource_group_id")]
    [InlineData("floating_ips",
        "id type ems_ref address ems_id vm_id cloud_network_only cloud_tenant_id network_port_id cloud_network_id fixed_ip_address status "
        + "network_router_id")]
    [InlineData("cloud_volumes",
        "id type ems_ref size ems_id availability_zone_id cloud_volume_snapshot_id name status description volume_type bootable "
        + "creation_time cloud_tenant_id iops encrypted multi_attachment storage_resource_id storage_service_id health_state")]
    [InlineData("cloud_volume_types",
        "id description name type backend_name ems_ref ems_id public created_at updated_at")]
    [InlineData("cloud_volume_snapshots",
        "id type ems_ref ems_id cloud_volume_id name description status creation_time size cloud_tenant_id encrypted")]
    [InlineData("auth_key_pairs",
        "id name authtype userid resource_id resource_type created_on updated_on last_valid_on last_invalid_on credentials_changed_on "
        + "status status_details type fingerprint service_account public_key manager_ref options evm_owner_id miq_group_id tenant_id "
        + "become_username ems_ref become_method")]
    [InlineData("zones",
        "id name description created_on updated_on settings log_file_depot_id visible")]
    [InlineData("tasks",
        "id name state status message userid created_on updated_on pct_complete context_data results miq_server_id identifier started_on "
        + "zone")]
    [InlineData("event_streams",
        "id event_type message timestamp host_name host_id vm_name vm_location vm_or_template_id dest_host_name dest_host_id dest_vm_name "
        + "dest_vm_location dest_vm_or_template_id source chain_id ems_id is_task full_data created_on username ems_cluster_id "
        + "ems_cluster_name ems_cluster_uid dest_ems_cluster_id dest_ems_cluster_name dest_ems_cluster_uid availability_zone_id "
        + "container_node_id container_node_name container_group_id container_group_name container_namespace type target_type target_id "
        + "container_id container_name container_replicator_id container_replicator_name generating_ems_id physical_server_id ems_ref "
        + "user_id group_id tenant_id vm_ems_ref dest_vm_ems_ref physical_chassis_id physical_switch_id physical_storage_id "
        + "physical_storage_name")]
    [InlineData("regions",
        "id region created_at updated_at description guid maintenance_zone_id")]
    [InlineData("users",
        "id name email icon created_on updated_on userid settings lastlogon lastlogoff current_group_id first_name last_name "
        + "failed_login_attempts")]
    [InlineData("tags",
        "id name")]
    [InlineData("snapshots",
        "id uid parent_uid name description current total_size filename create_time disks created_on updated_on parent_id "
        + "vm_or_template_id uid_ems ems_ref ems_ref_type type")]
    public async Task A_default_GET_brings_all_columns(string collection, string columns)
    {
        await app.FilledAsync();
        var known = (await app.SendAsync(HttpMethod.Options, $"/api/{collection}", "", 200)).GetProperty("attributes").EnumerateArray().Select(a => a.GetString()!).ToList();
        columns.Split(' ').Except(known).ShouldBeEmpty();
        var page = await app.GetAsync($"/api/{collection}?limit=1&expand=resources");
        foreach (var row in page.GetProperty("resources").EnumerateArray())
            columns.Split(' ').Except(row.EnumerateObject().Select(m => m.Name)).ShouldBeEmpty();
    }
}
