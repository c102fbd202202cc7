SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE SCHEMA history;
CREATE SCHEMA inventory;
CREATE SCHEMA past;
COMMENT ON SCHEMA past IS '60B6B465621DBB21BAD36AD38BD3792D';
CREATE SCHEMA vmdb;
CREATE FUNCTION history.before_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  perform history.running_transaction();
  return null;
end $$;
CREATE FUNCTION history.begin_transaction(at timestamp with time zone, correlation_id character varying) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
declare running bigint;
begin
  insert into history.transactions (at, last_seq, correlation_id)
  values (at, (select last_value from inventory.mt_events_sequence), correlation_id) returning id into running;
  perform set_config('inventory.transaction', running::text, true);
  return running;
end $$;
CREATE FUNCTION history.keep_authentications() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."authentications" ("id", "name", "authtype", "userid", "resource_id", "resource_type", "created_on", "updated_on", "last_valid_on", "last_invalid_on", "credentials_changed_on", "status", "status_details", "type", "fingerprint", "service_account", "public_key", "manager_ref", "options", "evm_owner_id", "miq_group_id", "tenant_id", "become_username", "ems_ref", "become_method", valid_from, valid_to) values (old."id", old."name", old."authtype", old."userid", old."resource_id", old."resource_type", old."created_on", old."updated_on", old."last_valid_on", old."last_invalid_on", old."credentials_changed_on", old."status", old."status_details", old."type", old."fingerprint", old."service_account", old."public_key", old."manager_ref", old."options", old."evm_owner_id", old."miq_group_id", old."tenant_id", old."become_username", old."ems_ref", old."become_method", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_availability_zones() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."availability_zones" ("id", "ems_id", "type", "ems_ref", "name", "provider_services_supported", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."name", old."provider_services_supported", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_cloud_database_flavors() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."cloud_database_flavors" ("id", "ems_id", "type", "ems_ref", "name", "enabled", "cpus", "memory", "max_size", "max_connections", "performance", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."name", old."enabled", old."cpus", old."memory", old."max_size", old."max_connections", old."performance", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_cloud_database_servers() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."cloud_database_servers" ("id", "ems_id", "type", "ems_ref", "name", "server_type", "version", "status", "resource_group_id", "created_at", "updated_at", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."name", old."server_type", old."version", old."status", old."resource_group_id", old."created_at", old."updated_at", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_cloud_databases() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."cloud_databases" ("id", "ems_id", "type", "ems_ref", "name", "db_engine", "status", "status_reason", "used_storage", "max_storage", "cloud_database_flavor_id", "cloud_database_server_id", "cloud_tenant_id", "resource_group_id", "extra_attributes", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."name", old."db_engine", old."status", old."status_reason", old."used_storage", old."max_storage", old."cloud_database_flavor_id", old."cloud_database_server_id", old."cloud_tenant_id", old."resource_group_id", old."extra_attributes", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_cloud_networks() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."cloud_networks" ("id", "ems_id", "type", "ems_ref", "name", "description", "cidr", "status", "enabled", "external_facing", "shared", "provider_physical_network", "provider_network_type", "provider_segmentation_id", "vlan_transparent", "cloud_tenant_id", "orchestration_stack_id", "resource_group_id", "extra_attributes", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."name", old."description", old."cidr", old."status", old."enabled", old."external_facing", old."shared", old."provider_physical_network", old."provider_network_type", old."provider_segmentation_id", old."vlan_transparent", old."cloud_tenant_id", old."orchestration_stack_id", old."resource_group_id", old."extra_attributes", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_cloud_object_store_containers() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."cloud_object_store_containers" ("id", "ems_id", "type", "ems_ref", "key", "name", "object_count", "bytes", "cloud_tenant_id", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."key", old."name", old."object_count", old."bytes", old."cloud_tenant_id", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_cloud_object_store_objects() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."cloud_object_store_objects" ("id", "ems_id", "type", "cloud_object_store_container_id", "ems_ref", "key", "name", "etag", "content_type", "content_length", "last_modified", "cloud_tenant_id", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."cloud_object_store_container_id", old."ems_ref", old."key", old."name", old."etag", old."content_type", old."content_length", old."last_modified", old."cloud_tenant_id", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_cloud_resource_quotas() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."cloud_resource_quotas" ("id", "ems_id", "type", "cloud_tenant_id", "service_name", "name", "value", "ems_ref", "created_at", "updated_at", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."cloud_tenant_id", old."service_name", old."name", old."value", old."ems_ref", old."created_at", old."updated_at", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_cloud_services() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."cloud_services" ("id", "ems_id", "ems_ref", "source", "executable_name", "hostname", "status", "scheduling_disabled", "scheduling_disabled_reason", "availability_zone_id", "host_id", "system_service_id", "created_at", "updated_at", valid_from, valid_to) values (old."id", old."ems_id", old."ems_ref", old."source", old."executable_name", old."hostname", old."status", old."scheduling_disabled", old."scheduling_disabled_reason", old."availability_zone_id", old."host_id", old."system_service_id", old."created_at", old."updated_at", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_cloud_subnets() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."cloud_subnets" ("id", "ems_id", "type", "ems_ref", "name", "cidr", "status", "network_protocol", "gateway", "dhcp_enabled", "dns_nameservers", "ipv6_router_advertisement_mode", "ipv6_address_mode", "cloud_network_id", "network_router_id", "parent_cloud_subnet_id", "availability_zone_id", "cloud_tenant_id", "extra_attributes", "network_group_id", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."name", old."cidr", old."status", old."network_protocol", old."gateway", old."dhcp_enabled", old."dns_nameservers", old."ipv6_router_advertisement_mode", old."ipv6_address_mode", old."cloud_network_id", old."network_router_id", old."parent_cloud_subnet_id", old."availability_zone_id", old."cloud_tenant_id", old."extra_attributes", old."network_group_id", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_cloud_subnets_network_ports() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."cloud_subnets_network_ports" ("id", "network_port_id", "address", "cloud_subnet_id", valid_from, valid_to) values (old."id", old."network_port_id", old."address", old."cloud_subnet_id", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_cloud_tenant_flavors() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."cloud_tenant_flavors" ("flavor_id", "cloud_tenant_id", valid_from, valid_to) values (old."flavor_id", old."cloud_tenant_id", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_cloud_tenants() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."cloud_tenants" ("id", "ems_id", "type", "ems_ref", "name", "description", "enabled", "parent_id", "created_at", "updated_at", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."name", old."description", old."enabled", old."parent_id", old."created_at", old."updated_at", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_cloud_tenants_dedicated_hosts() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."cloud_tenants_dedicated_hosts" ("dedicated_host_id", "cloud_tenant_id", valid_from, valid_to) values (old."dedicated_host_id", old."cloud_tenant_id", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_cloud_tenants_vms() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."cloud_tenants_vms" ("vm_id", "cloud_tenant_id", valid_from, valid_to) values (old."vm_id", old."cloud_tenant_id", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_cloud_volume_backups() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."cloud_volume_backups" ("id", "ems_id", "type", "ems_ref", "name", "description", "size", "status", "object_count", "is_incremental", "has_dependent_backups", "creation_time", "cloud_volume_id", "availability_zone_id", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."name", old."description", old."size", old."status", old."object_count", old."is_incremental", old."has_dependent_backups", old."creation_time", old."cloud_volume_id", old."availability_zone_id", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_cloud_volume_snapshots() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."cloud_volume_snapshots" ("id", "ems_id", "type", "ems_ref", "name", "description", "size", "status", "encrypted", "creation_time", "cloud_volume_id", "cloud_tenant_id", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."name", old."description", old."size", old."status", old."encrypted", old."creation_time", old."cloud_volume_id", old."cloud_tenant_id", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_cloud_volume_types() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."cloud_volume_types" ("id", "ems_id", "type", "ems_ref", "name", "description", "backend_name", "public", "created_at", "updated_at", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."name", old."description", old."backend_name", old."public", old."created_at", old."updated_at", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_cloud_volumes() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."cloud_volumes" ("id", "ems_id", "type", "ems_ref", "name", "description", "size", "status", "health_state", "volume_type", "bootable", "encrypted", "multi_attachment", "iops", "creation_time", "cloud_volume_snapshot_id", "availability_zone_id", "cloud_tenant_id", "storage_resource_id", "storage_service_id", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."name", old."description", old."size", old."status", old."health_state", old."volume_type", old."bootable", old."encrypted", old."multi_attachment", old."iops", old."creation_time", old."cloud_volume_snapshot_id", old."availability_zone_id", old."cloud_tenant_id", old."storage_resource_id", old."storage_service_id", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_crate_labels() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."crate_labels" ("id", "crate_id", "section", "name", "value", "zone_id", "created_on", "updated_on", valid_from, valid_to) values (old."id", old."crate_id", old."section", old."name", old."value", old."zone_id", old."created_on", old."updated_on", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_crates() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."crates" ("id", "ems_id", "type", "ems_ref", "site", "weight", "packed_on", "marks", "stops", "inside_id", "depot_id", "carrier_id", "created_on", "updated_on", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."site", old."weight", old."packed_on", old."marks", old."stops", old."inside_id", old."depot_id", old."carrier_id", old."created_on", old."updated_on", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_custom_attributes() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."custom_attributes" ("id", "resource_id", "resource_type", "section", "name", "value", "source", "description", "value_interpolated", "unique_name", "serialized_value", valid_from, valid_to) values (old."id", old."resource_id", old."resource_type", old."section", old."name", old."value", old."source", old."description", old."value_interpolated", old."unique_name", old."serialized_value", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_dedicated_host_slots() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."dedicated_host_slots" ("id", "dedicated_host_id", "number", "vm_id", valid_from, valid_to) values (old."id", old."dedicated_host_id", old."number", old."vm_id", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_dedicated_hosts() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."dedicated_hosts" ("id", "ems_id", "type", "ems_ref", "name", "memory", "availability_zone_id", "extra", "created_at", "updated_at", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."name", old."memory", old."availability_zone_id", old."extra", old."created_at", old."updated_at", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_depots() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."depots" ("id", "ems_id", "type", "ems_ref", "best_id", "site", "boss", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."best_id", old."site", old."boss", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_disks() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."disks" ("id", "hardware_id", "device_name", "device_type", "location", "filename", "controller_type", "disk_type", "mode", "size", "size_on_disk", "free_space", "present", "start_connected", "auto_detect", "bootable", "thin", "format", "ems_ref", "backing_id", "backing_type", "storage_id", "storage_profile_id", "created_on", "updated_on", valid_from, valid_to) values (old."id", old."hardware_id", old."device_name", old."device_type", old."location", old."filename", old."controller_type", old."disk_type", old."mode", old."size", old."size_on_disk", old."free_space", old."present", old."start_connected", old."auto_detect", old."bootable", old."thin", old."format", old."ems_ref", old."backing_id", old."backing_type", old."storage_id", old."storage_profile_id", old."created_on", old."updated_on", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_ext_management_systems() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."ext_management_systems" ("id", "name", "created_on", "updated_on", "guid", "zone_id", "type", "api_version", "uid_ems", "host_default_vnc_port_start", "host_default_vnc_port_end", "provider_region", "last_refresh_error", "last_refresh_date", "provider_id", "realm", "tenant_id", "project", "parent_ems_id", "subscription", "last_metrics_error", "last_metrics_update_date", "last_metrics_success_date", "tenant_mapping_enabled", "enabled", "options", "zone_before_pause_id", "last_inventory_date", "capabilities", "last_refresh_success_date", valid_from, valid_to) values (old."id", old."name", old."created_on", old."updated_on", old."guid", old."zone_id", old."type", old."api_version", old."uid_ems", old."host_default_vnc_port_start", old."host_default_vnc_port_end", old."provider_region", old."last_refresh_error", old."last_refresh_date", old."provider_id", old."realm", old."tenant_id", old."project", old."parent_ems_id", old."subscription", old."last_metrics_error", old."last_metrics_update_date", old."last_metrics_success_date", old."tenant_mapping_enabled", old."enabled", old."options", old."zone_before_pause_id", old."last_inventory_date", old."capabilities", old."last_refresh_success_date", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_firewall_rules() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."firewall_rules" ("id", "resource_id", "resource_type", "ems_ref", "direction", "host_protocol", "network_protocol", "port", "end_port", "source_ip_range", "source_security_group_id", "name", "display_name", "group", "enabled", "required", "created_on", "updated_on", valid_from, valid_to) values (old."id", old."resource_id", old."resource_type", old."ems_ref", old."direction", old."host_protocol", old."network_protocol", old."port", old."end_port", old."source_ip_range", old."source_security_group_id", old."name", old."display_name", old."group", old."enabled", old."required", old."created_on", old."updated_on", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_flavors() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."flavors" ("id", "ems_id", "type", "ems_ref", "name", "description", "enabled", "cpu_total_cores", "cpu_cores_per_socket", "cpu_sockets", "memory", "root_disk_size", "swap_disk_size", "ephemeral_disk_size", "ephemeral_disk_count", "publicly_available", "supports_32_bit", "supports_64_bit", "supports_hvm", "supports_paravirtual", "block_storage_based_only", "cloud_subnet_required", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."name", old."description", old."enabled", old."cpu_total_cores", old."cpu_cores_per_socket", old."cpu_sockets", old."memory", old."root_disk_size", old."swap_disk_size", old."ephemeral_disk_size", old."ephemeral_disk_count", old."publicly_available", old."supports_32_bit", old."supports_64_bit", old."supports_hvm", old."supports_paravirtual", old."block_storage_based_only", old."cloud_subnet_required", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_floating_ips() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."floating_ips" ("id", "ems_id", "type", "ems_ref", "address", "fixed_ip_address", "status", "cloud_network_only", "vm_id", "network_port_id", "cloud_network_id", "network_router_id", "cloud_tenant_id", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."address", old."fixed_ip_address", old."status", old."cloud_network_only", old."vm_id", old."network_port_id", old."cloud_network_id", old."network_router_id", old."cloud_tenant_id", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_guest_devices() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."guest_devices" ("id", "hardware_id", "uid_ems", "ems_ref", "device_name", "device_type", "location", "filename", "controller_type", "mode", "address", "size", "size_on_disk", "free_space", "speed", "model", "manufacturer", "field_replaceable_unit", "iscsi_name", "iscsi_alias", "chap_auth_enabled", "present", "start_connected", "auto_detect", "vlan_enabled", "vlan_key", "peer_mac_address", "switch_id", "lan_id", "parent_device_id", valid_from, valid_to) values (old."id", old."hardware_id", old."uid_ems", old."ems_ref", old."device_name", old."device_type", old."location", old."filename", old."controller_type", old."mode", old."address", old."size", old."size_on_disk", old."free_space", old."speed", old."model", old."manufacturer", old."field_replaceable_unit", old."iscsi_name", old."iscsi_alias", old."chap_auth_enabled", old."present", old."start_connected", old."auto_detect", old."vlan_enabled", old."vlan_key", old."peer_mac_address", old."switch_id", old."lan_id", old."parent_device_id", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_hardwares() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."hardwares" ("id", "vm_or_template_id", "cpu_sockets", "cpu_cores_per_socket", "cpu_total_cores", "cpu_speed", "cpu_type", "memory_mb", "memory_mb_minimum", "disk_capacity", "disk_free_space", "disk_size_minimum", "size_on_disk", "guest_os", "guest_os_full_name", "bitness", "virtualization_type", "root_device_type", "firmware_type", "number_of_nics", "annotation", "manufacturer", "model", "serial_number", "provision_state", "introspected", "memory_mb_configured", "memory_mb_available", "cpu_configured_cores", "cpu_available_cores", "config_version", "virtual_hw_version", "bios", "bios_location", "time_sync", "cpu_usage", "memory_usage", "memory_console", "vmotion_enabled", "host_id", "computer_system_id", "switch_id", "canister_id", valid_from, valid_to) values (old."id", old."vm_or_template_id", old."cpu_sockets", old."cpu_cores_per_socket", old."cpu_total_cores", old."cpu_speed", old."cpu_type", old."memory_mb", old."memory_mb_minimum", old."disk_capacity", old."disk_free_space", old."disk_size_minimum", old."size_on_disk", old."guest_os", old."guest_os_full_name", old."bitness", old."virtualization_type", old."root_device_type", old."firmware_type", old."number_of_nics", old."annotation", old."manufacturer", old."model", old."serial_number", old."provision_state", old."introspected", old."memory_mb_configured", old."memory_mb_available", old."cpu_configured_cores", old."cpu_available_cores", old."config_version", old."virtual_hw_version", old."bios", old."bios_location", old."time_sync", old."cpu_usage", old."memory_usage", old."memory_console", old."vmotion_enabled", old."host_id", old."computer_system_id", old."switch_id", old."canister_id", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_host_aggregates() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."host_aggregates" ("id", "ems_id", "type", "ems_ref", "name", "metadata", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."name", old."metadata", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_key_pairs_vms() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."key_pairs_vms" ("vm_id", "authentication_id", valid_from, valid_to) values (old."vm_id", old."authentication_id", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_load_balancer_health_check_members() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."load_balancer_health_check_members" ("id", "load_balancer_health_check_id", "load_balancer_pool_member_id", "status", "status_reason", valid_from, valid_to) values (old."id", old."load_balancer_health_check_id", old."load_balancer_pool_member_id", old."status", old."status_reason", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_load_balancer_health_checks() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."load_balancer_health_checks" ("id", "ems_id", "type", "ems_ref", "name", "protocol", "port", "url_path", "interval", "timeout", "healthy_threshold", "unhealthy_threshold", "load_balancer_id", "load_balancer_listener_id", "cloud_tenant_id", "created_at", "updated_at", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."name", old."protocol", old."port", old."url_path", old."interval", old."timeout", old."healthy_threshold", old."unhealthy_threshold", old."load_balancer_id", old."load_balancer_listener_id", old."cloud_tenant_id", old."created_at", old."updated_at", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_load_balancer_listener_pools() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."load_balancer_listener_pools" ("load_balancer_listener_id", "load_balancer_pool_id", valid_from, valid_to) values (old."load_balancer_listener_id", old."load_balancer_pool_id", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_load_balancer_listeners() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."load_balancer_listeners" ("id", "ems_id", "type", "ems_ref", "name", "description", "load_balancer_protocol", "load_balancer_port_range", "instance_protocol", "instance_port_range", "load_balancer_id", "cloud_tenant_id", "created_at", "updated_at", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."name", old."description", old."load_balancer_protocol", old."load_balancer_port_range", old."instance_protocol", old."instance_port_range", old."load_balancer_id", old."cloud_tenant_id", old."created_at", old."updated_at", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_load_balancer_pool_member_pools() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."load_balancer_pool_member_pools" ("load_balancer_pool_id", "load_balancer_pool_member_id", valid_from, valid_to) values (old."load_balancer_pool_id", old."load_balancer_pool_member_id", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_load_balancer_pool_members() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."load_balancer_pool_members" ("id", "ems_id", "type", "ems_ref", "address", "port", "vm_id", "cloud_subnet_id", "network_port_id", "cloud_tenant_id", "resource_group_id", "created_at", "updated_at", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."address", old."port", old."vm_id", old."cloud_subnet_id", old."network_port_id", old."cloud_tenant_id", old."resource_group_id", old."created_at", old."updated_at", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_load_balancer_pools() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."load_balancer_pools" ("id", "ems_id", "type", "ems_ref", "name", "description", "load_balancer_algorithm", "protocol", "cloud_tenant_id", "created_at", "updated_at", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."name", old."description", old."load_balancer_algorithm", old."protocol", old."cloud_tenant_id", old."created_at", old."updated_at", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_load_balancers() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."load_balancers" ("id", "ems_id", "type", "ems_ref", "name", "description", "cloud_tenant_id", "retired", "retires_on", "retirement_state", "retirement_warn", "retirement_last_warn", "retirement_requester", "created_at", "updated_at", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."name", old."description", old."cloud_tenant_id", old."retired", old."retires_on", old."retirement_state", old."retirement_warn", old."retirement_last_warn", old."retirement_requester", old."created_at", old."updated_at", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_network_ports() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."network_ports" ("id", "ems_id", "type", "ems_ref", "name", "mac_address", "status", "admin_state_up", "device_owner", "device_ref", "device_id", "device_type", "binding_host_id", "binding_virtual_interface_type", "source", "cloud_tenant_id", "resource_group_id", "extra_attributes", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."name", old."mac_address", old."status", old."admin_state_up", old."device_owner", old."device_ref", old."device_id", old."device_type", old."binding_host_id", old."binding_virtual_interface_type", old."source", old."cloud_tenant_id", old."resource_group_id", old."extra_attributes", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_network_ports_security_groups() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."network_ports_security_groups" ("network_port_id", "security_group_id", valid_from, valid_to) values (old."network_port_id", old."security_group_id", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_network_routers() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."network_routers" ("id", "ems_id", "type", "ems_ref", "name", "admin_state_up", "status", "cloud_network_id", "cloud_tenant_id", "extra_attributes", "network_group_id", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."name", old."admin_state_up", old."status", old."cloud_network_id", old."cloud_tenant_id", old."extra_attributes", old."network_group_id", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_networks() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."networks" ("id", "hardware_id", "description", "ipaddress", "ipv6address", "hostname", "domain", "subnet_mask", "default_gateway", "dns_server", "dhcp_enabled", "dhcp_server", "lease_obtained", "lease_expires", "guid", "device_id", valid_from, valid_to) values (old."id", old."hardware_id", old."description", old."ipaddress", old."ipv6address", old."hostname", old."domain", old."subnet_mask", old."default_gateway", old."dns_server", old."dhcp_enabled", old."dhcp_server", old."lease_obtained", old."lease_expires", old."guid", old."device_id", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_operating_systems() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."operating_systems" ("id", "vm_or_template_id", "name", "product_name", "version", "build_number", "distribution", "product_type", "system_type", "bitness", "service_pack", "kernel_version", "system_root", "productid", "host_id", "computer_system_id", "product_key", "pw_hist", "max_pw_age", "min_pw_age", "min_pw_len", "pw_complex", "pw_encrypt", "lockout_threshold", "lockout_duration", "reset_lockout_counter", valid_from, valid_to) values (old."id", old."vm_or_template_id", old."name", old."product_name", old."version", old."build_number", old."distribution", old."product_type", old."system_type", old."bitness", old."service_pack", old."kernel_version", old."system_root", old."productid", old."host_id", old."computer_system_id", old."product_key", old."pw_hist", old."max_pw_age", old."min_pw_age", old."min_pw_len", old."pw_complex", old."pw_encrypt", old."lockout_threshold", old."lockout_duration", old."reset_lockout_counter", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_orchestration_stack_outputs() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."orchestration_stack_outputs" ("id", "stack_id", "ems_ref", "key", "value", "description", valid_from, valid_to) values (old."id", old."stack_id", old."ems_ref", old."key", old."value", old."description", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_orchestration_stack_parameters() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."orchestration_stack_parameters" ("id", "stack_id", "ems_ref", "name", "value", valid_from, valid_to) values (old."id", old."stack_id", old."ems_ref", old."name", old."value", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_orchestration_stack_resources() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."orchestration_stack_resources" ("id", "stack_id", "ems_ref", "logical_resource", "physical_resource", "name", "description", "resource_category", "resource_status", "resource_status_reason", "last_updated", "start_time", "finish_time", valid_from, valid_to) values (old."id", old."stack_id", old."ems_ref", old."logical_resource", old."physical_resource", old."name", old."description", old."resource_category", old."resource_status", old."resource_status_reason", old."last_updated", old."start_time", old."finish_time", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_orchestration_stacks() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."orchestration_stacks" ("id", "ems_id", "type", "ems_ref", "name", "description", "status", "status_reason", "parent_id", "orchestration_template_id", "cloud_tenant_id", "resource_group", "start_time", "finish_time", "retired", "retires_on", "retirement_state", "retirement_warn", "retirement_last_warn", "retirement_requester", "evm_owner_id", "miq_group_id", "tenant_id", "configuration_script_id", "configuration_script_base_id", "verbosity", "hosts", "ancestry", "created_at", "updated_at", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."name", old."description", old."status", old."status_reason", old."parent_id", old."orchestration_template_id", old."cloud_tenant_id", old."resource_group", old."start_time", old."finish_time", old."retired", old."retires_on", old."retirement_state", old."retirement_warn", old."retirement_last_warn", old."retirement_requester", old."evm_owner_id", old."miq_group_id", old."tenant_id", old."configuration_script_id", old."configuration_script_base_id", old."verbosity", old."hosts", old."ancestry", old."created_at", old."updated_at", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_orchestration_templates() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."orchestration_templates" ("id", "ems_id", "type", "md5", "name", "description", "content", "draft", "orderable", "ems_ref", "created_at", "updated_at", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."md5", old."name", old."description", old."content", old."draft", old."orderable", old."ems_ref", old."created_at", old."updated_at", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_placement_groups() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."placement_groups" ("id", "ems_id", "type", "ems_ref", "name", "policy", "availability_zone_id", "cloud_tenant_id", "created_at", "updated_at", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."name", old."policy", old."availability_zone_id", old."cloud_tenant_id", old."created_at", old."updated_at", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_resource_groups() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."resource_groups" ("id", "ems_id", "type", "ems_ref", "name", "created_at", "updated_at", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."name", old."created_at", old."updated_at", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_security_groups() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."security_groups" ("id", "ems_id", "type", "ems_ref", "name", "description", "cloud_network_id", "cloud_subnet_id", "network_router_id", "cloud_tenant_id", "orchestration_stack_id", "resource_group_id", "network_group_id", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."name", old."description", old."cloud_network_id", old."cloud_subnet_id", old."network_router_id", old."cloud_tenant_id", old."orchestration_stack_id", old."resource_group_id", old."network_group_id", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_service_instances() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."service_instances" ("id", "ems_id", "type", "ems_ref", "name", "service_offering_id", "service_parameters_set_id", "extra", "deleted_on", "created_at", "updated_at", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."name", old."service_offering_id", old."service_parameters_set_id", old."extra", old."deleted_on", old."created_at", old."updated_at", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_service_offerings() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."service_offerings" ("id", "ems_id", "type", "ems_ref", "name", "description", "extra", "deleted_on", "created_at", "updated_at", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."name", old."description", old."extra", old."deleted_on", old."created_at", old."updated_at", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_service_parameters_sets() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."service_parameters_sets" ("id", "ems_id", "type", "ems_ref", "name", "description", "service_offering_id", "extra", "deleted_on", "created_at", "updated_at", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."name", old."description", old."service_offering_id", old."extra", old."deleted_on", old."created_at", old."updated_at", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_snapshots() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."snapshots" ("id", "ems_id", "type", "vm_or_template_id", "uid", "parent_uid", "parent_id", "uid_ems", "ems_ref", "ems_ref_type", "name", "description", "current", "total_size", "filename", "create_time", "disks", "created_on", "updated_on", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."vm_or_template_id", old."uid", old."parent_uid", old."parent_id", old."uid_ems", old."ems_ref", old."ems_ref_type", old."name", old."description", old."current", old."total_size", old."filename", old."create_time", old."disks", old."created_on", old."updated_on", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_taggings() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."taggings" ("id", "taggable_id", "tag_id", "taggable_type", valid_from, valid_to) values (old."id", old."taggable_id", old."tag_id", old."taggable_type", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.keep_vms() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare running bigint := history.running_transaction();
begin
  if old.valid_from <> running then
    insert into history."vms" ("id", "ems_id", "type", "ems_ref", "name", "description", "uid_ems", "vendor", "location", "template", "cloud", "ems_ref_type", "raw_power_state", "power_state", "previous_state", "state_changed_on", "connection_state", "boot_time", "ems_created_on", "hostname", "flavor_id", "availability_zone_id", "cloud_tenant_id", "orchestration_stack_id", "placement_group_id", "resource_group_id", "genealogy_parent_id", "publicly_available", "deprecated", "format", "version", "tools_status", "standby_action", "restart_needed", "linked_clone", "fault_tolerance", "vnc_port", "autostart", "registered", "busy", "smart", "config_xml", "cpu_reserve", "cpu_reserve_expand", "cpu_limit", "cpu_shares", "cpu_shares_level", "cpu_affinity", "cpu_hot_add_enabled", "cpu_hot_remove_enabled", "memory_reserve", "memory_reserve_expand", "memory_limit", "memory_shares", "memory_shares_level", "memory_hot_add_enabled", "memory_hot_add_limit", "memory_hot_add_increment", "retired", "retires_on", "retirement_state", "retirement_warn", "retirement_last_warn", "retirement_requester", "evm_owner_id", "miq_group_id", "tenant_id", "guid", "host_id", "ems_cluster_id", "storage_id", "storage_profile_id", "cloud_network_id", "cloud_subnet_id", "last_scan_on", "last_scan_attempt_on", "last_sync_on", "last_perf_capture_on", "ancestry", "created_on", "updated_on", valid_from, valid_to) values (old."id", old."ems_id", old."type", old."ems_ref", old."name", old."description", old."uid_ems", old."vendor", old."location", old."template", old."cloud", old."ems_ref_type", old."raw_power_state", old."power_state", old."previous_state", old."state_changed_on", old."connection_state", old."boot_time", old."ems_created_on", old."hostname", old."flavor_id", old."availability_zone_id", old."cloud_tenant_id", old."orchestration_stack_id", old."placement_group_id", old."resource_group_id", old."genealogy_parent_id", old."publicly_available", old."deprecated", old."format", old."version", old."tools_status", old."standby_action", old."restart_needed", old."linked_clone", old."fault_tolerance", old."vnc_port", old."autostart", old."registered", old."busy", old."smart", old."config_xml", old."cpu_reserve", old."cpu_reserve_expand", old."cpu_limit", old."cpu_shares", old."cpu_shares_level", old."cpu_affinity", old."cpu_hot_add_enabled", old."cpu_hot_remove_enabled", old."memory_reserve", old."memory_reserve_expand", old."memory_limit", old."memory_shares", old."memory_shares_level", old."memory_hot_add_enabled", old."memory_hot_add_limit", old."memory_hot_add_increment", old."retired", old."retires_on", old."retirement_state", old."retirement_warn", old."retirement_last_warn", old."retirement_requester", old."evm_owner_id", old."miq_group_id", old."tenant_id", old."guid", old."host_id", old."ems_cluster_id", old."storage_id", old."storage_profile_id", old."cloud_network_id", old."cloud_subnet_id", old."last_scan_on", old."last_scan_attempt_on", old."last_sync_on", old."last_perf_capture_on", old."ancestry", old."created_on", old."updated_on", old.valid_from, running);
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.valid_from := running;
  return new;
end $$;
CREATE FUNCTION history.running_transaction() RETURNS bigint
    LANGUAGE plpgsql
    AS $$
declare running bigint := nullif(current_setting('inventory.transaction', true), '')::bigint;
begin
  if running is null then
    running := history.begin_transaction(clock_timestamp(), null);
  end if;
  return running;
end $$;
CREATE FUNCTION inventory.mt_archive_stream(streamid character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
  update inventory.mt_streams set is_archived = TRUE where id = streamid ;
  update inventory.mt_events set is_archived = TRUE where stream_id = streamid ;
END;
$$;
CREATE FUNCTION inventory.mt_grams_array(words text, use_unaccent boolean DEFAULT false) RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE STRICT
    AS $$
        DECLARE
result text[];
        DECLARE
word text;
        DECLARE
clean_word text;
BEGIN
                FOREACH
word IN ARRAY string_to_array(words, ' ')
                LOOP
                     clean_word = regexp_replace(inventory.mt_safe_unaccent(use_unaccent, word), '[^a-zA-Z0-9]+', '','g');
FOR i IN 1 .. length(clean_word)
                     LOOP
                         result := result || quote_literal(substr(lower(clean_word), i, 1));
                         result
:= result || quote_literal(substr(lower(clean_word), i, 2));
                         result
:= result || quote_literal(substr(lower(clean_word), i, 3));
END LOOP;
END LOOP;
RETURN ARRAY(SELECT DISTINCT e FROM unnest(result) AS a(e) ORDER BY e);
END;
$$;
CREATE FUNCTION inventory.mt_grams_query(text, use_unaccent boolean DEFAULT false) RETURNS tsquery
    LANGUAGE plpgsql IMMUTABLE STRICT
    AS $_$
BEGIN
RETURN (SELECT array_to_string(inventory.mt_grams_array($1, use_unaccent), ' & ') ::tsquery);
END
$_$;
CREATE FUNCTION inventory.mt_grams_vector(text, use_unaccent boolean DEFAULT false) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE STRICT
    AS $_$
BEGIN
RETURN (SELECT array_to_string(inventory.mt_grams_array($1, use_unaccent), ' ') ::tsvector);
END
$_$;
CREATE FUNCTION inventory.mt_immutable_date(value text) RETURNS date
    LANGUAGE sql IMMUTABLE
    AS $$
select value::date
$$;
CREATE FUNCTION inventory.mt_immutable_time(value text) RETURNS time without time zone
    LANGUAGE sql IMMUTABLE
    AS $$
select value::time
$$;
CREATE FUNCTION inventory.mt_immutable_timestamp(value text) RETURNS timestamp without time zone
    LANGUAGE sql IMMUTABLE
    AS $$
select value::timestamp
$$;
CREATE FUNCTION inventory.mt_immutable_timestamptz(value text) RETURNS timestamp with time zone
    LANGUAGE sql IMMUTABLE
    AS $$
select value::timestamptz
$$;
CREATE FUNCTION inventory.mt_jsonb_append(jsonb, text[], jsonb, boolean, jsonb DEFAULT NULL::jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    AS $_$
DECLARE
    retval ALIAS FOR $1;
    location ALIAS FOR $2;
    val ALIAS FOR $3;
    if_not_exists ALIAS FOR $4;
    patch_expression ALIAS FOR $5;
    tmp_value jsonb;
BEGIN
    tmp_value = retval #> location;
    IF tmp_value IS NOT NULL AND jsonb_typeof(tmp_value) = 'array' THEN
        CASE
            WHEN NOT if_not_exists THEN
                retval = jsonb_set(retval, location, tmp_value || val, FALSE);
            WHEN patch_expression IS NULL AND jsonb_typeof(val) = 'object' AND NOT tmp_value @> jsonb_build_array(val) THEN
                retval = jsonb_set(retval, location, tmp_value || val, FALSE);
            WHEN patch_expression IS NULL AND jsonb_typeof(val) <> 'object' AND NOT tmp_value @> val THEN
                retval = jsonb_set(retval, location, tmp_value || val, FALSE);
            WHEN patch_expression IS NOT NULL AND jsonb_typeof(patch_expression) = 'array' AND jsonb_array_length(patch_expression) = 0 THEN
                retval = jsonb_set(retval, location, tmp_value || val, FALSE);
            ELSE NULL;
            END CASE;
    END IF;
    RETURN retval;
END;
$_$;
CREATE FUNCTION inventory.mt_jsonb_append_key_value(jsonb, text[], jsonb, boolean) RETURNS jsonb
    LANGUAGE plpgsql
    AS $_$
DECLARE
    retval ALIAS FOR $1;
    location ALIAS FOR $2;
    val ALIAS FOR $3;
    if_not_exists ALIAS FOR $4;
    tmp_value jsonb;
    _key text;
BEGIN
    tmp_value = retval #> location;
    IF tmp_value IS NOT NULL AND jsonb_typeof(tmp_value) = 'object' THEN
        CASE
            WHEN NOT if_not_exists THEN
                retval = jsonb_set(retval, location, tmp_value || val, FALSE);
            WHEN NOT tmp_value ?| ARRAY(SELECT jsonb_object_keys(val)) THEN
                retval = jsonb_set(retval, location, tmp_value || val, FALSE);
            ELSE NULL;
        END CASE;
    END IF;
    RETURN retval;
END;
$_$;
CREATE FUNCTION inventory.mt_jsonb_copy(jsonb, text[], text[]) RETURNS jsonb
    LANGUAGE plpgsql
    AS $_$
DECLARE
    retval ALIAS FOR $1;
    src_path ALIAS FOR $2;
    dst_path ALIAS FOR $3;
    tmp_value jsonb;
BEGIN
    tmp_value = retval #> src_path;
    retval = inventory.mt_jsonb_fix_null_parent(retval, dst_path);
    RETURN jsonb_set(retval, dst_path, tmp_value::jsonb, TRUE);
END;
$_$;
CREATE FUNCTION inventory.mt_jsonb_duplicate(jsonb, text[], jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    AS $_$
DECLARE
    retval ALIAS FOR $1;
    location ALIAS FOR $2;
    targets ALIAS FOR $3;
    tmp_value jsonb;
    target_path text[];
    target text;
BEGIN
    FOR target IN SELECT jsonb_array_elements_text(targets)
    LOOP
        target_path = inventory.mt_jsonb_path_to_array(target, '\.');
        retval = inventory.mt_jsonb_copy(retval, location, target_path);
    END LOOP;
    RETURN retval;
END;
$_$;
CREATE FUNCTION inventory.mt_jsonb_fix_null_parent(jsonb, text[]) RETURNS jsonb
    LANGUAGE plpgsql
    AS $_$
DECLARE
retval ALIAS FOR $1;
    dst_path ALIAS FOR $2;
    dst_path_segment text[] = ARRAY[]::text[];
    dst_path_array_length integer;
    i integer = 1;
BEGIN
    dst_path_array_length = array_length(dst_path, 1);
    WHILE i <=(dst_path_array_length - 1)
    LOOP
        dst_path_segment = dst_path_segment || ARRAY[dst_path[i]];
        IF retval #> dst_path_segment IS NULL OR retval #> dst_path_segment = 'null'::jsonb THEN
            retval = jsonb_set(retval, dst_path_segment, '{}'::jsonb, TRUE);
        END IF;
        i = i + 1;
    END LOOP;
    RETURN retval;
END;
$_$;
CREATE FUNCTION inventory.mt_jsonb_increment(jsonb, text[], numeric) RETURNS jsonb
    LANGUAGE plpgsql
    AS $_$
DECLARE
retval ALIAS FOR $1;
    location ALIAS FOR $2;
    increment_value ALIAS FOR $3;
    tmp_value jsonb;
BEGIN
    tmp_value = retval #> location;
    IF tmp_value IS NULL THEN
        tmp_value = to_jsonb(0);
END IF;
RETURN jsonb_set(retval, location, to_jsonb(tmp_value::numeric + increment_value), TRUE);
END;
$_$;
CREATE FUNCTION inventory.mt_jsonb_insert(jsonb, text[], jsonb, integer, boolean, jsonb DEFAULT NULL::jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    AS $_$
DECLARE
    retval ALIAS FOR $1;
    location ALIAS FOR $2;
    val ALIAS FOR $3;
    elm_index ALIAS FOR $4;
    if_not_exists ALIAS FOR $5;
    patch_expression ALIAS FOR $6;
    tmp_value jsonb;
BEGIN
    tmp_value = retval #> location;
    IF tmp_value IS NOT NULL AND jsonb_typeof(tmp_value) = 'array' THEN
        IF elm_index IS NULL THEN
            elm_index = jsonb_array_length(tmp_value) + 1;
        END IF;
        CASE
            WHEN NOT if_not_exists THEN
                retval = jsonb_insert(retval, location || elm_index::text, val);
            WHEN patch_expression IS NULL AND jsonb_typeof(val) = 'object' AND NOT tmp_value @> jsonb_build_array(val) THEN
                retval = jsonb_insert(retval, location || elm_index::text, val);
            WHEN patch_expression IS NULL AND jsonb_typeof(val) <> 'object' AND NOT tmp_value @> val THEN
                retval = jsonb_insert(retval, location || elm_index::text, val);
            WHEN patch_expression IS NOT NULL AND jsonb_typeof(patch_expression) = 'array' AND jsonb_array_length(patch_expression) = 0 THEN
                retval = jsonb_insert(retval, location || elm_index::text, val);
            ELSE NULL;
        END CASE;
    END IF;
    RETURN retval;
END;
$_$;
CREATE FUNCTION inventory.mt_jsonb_move(jsonb, text[], text) RETURNS jsonb
    LANGUAGE plpgsql
    AS $_$
DECLARE
    retval ALIAS FOR $1;
    src_path ALIAS FOR $2;
    dst_name ALIAS FOR $3;
    dst_path text[];
    tmp_value jsonb;
BEGIN
    tmp_value = retval #> src_path;
    retval = retval #- src_path;
    dst_path = src_path;
    dst_path[array_length(dst_path, 1)] = dst_name;
    retval = inventory.mt_jsonb_fix_null_parent(retval, dst_path);
    RETURN jsonb_set(retval, dst_path, tmp_value, TRUE);
END;
$_$;
CREATE FUNCTION inventory.mt_jsonb_patch(jsonb, jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    AS $_$
DECLARE
    retval ALIAS FOR $1;
    patchset ALIAS FOR $2;
    patch jsonb;
    patch_path text[];
    patch_expression jsonb;
    value jsonb;
BEGIN
    FOR patch IN SELECT * from jsonb_array_elements(patchset)
    LOOP
        patch_path = inventory.mt_jsonb_path_to_array((patch->>'path')::text, '\.');
        patch_expression = null;
        IF (patch->>'type') IN ('remove', 'append_if_not_exists', 'insert_if_not_exists') AND (patch->>'expression') IS NOT NULL THEN
            patch_expression = jsonb_path_query_array(retval #> patch_path, (patch->>'expression')::jsonpath);
        END IF;
        CASE patch->>'type'
            WHEN 'set' THEN
                retval = jsonb_set(retval, patch_path, (patch->'value')::jsonb, TRUE);
            WHEN 'delete' THEN
                retval = retval#-patch_path;
            WHEN 'append' THEN
                retval = inventory.mt_jsonb_append(retval, patch_path, (patch->'value')::jsonb, FALSE);
            WHEN 'append_if_not_exists' THEN
                retval = inventory.mt_jsonb_append(retval, patch_path, (patch->'value')::jsonb, TRUE, patch_expression);
            WHEN 'append_key_value' THEN
                retval = inventory.mt_jsonb_append_key_value(retval, patch_path, (patch->'key_value')::jsonb, FALSE);
            WHEN 'append_key_value_if_not_exists' THEN
                retval = inventory.mt_jsonb_append_key_value(retval, patch_path, (patch->'key_value')::jsonb, TRUE);
            WHEN 'insert' THEN
                retval = inventory.mt_jsonb_insert(retval, patch_path, (patch->'value')::jsonb, (patch->>'index')::integer, FALSE);
            WHEN 'insert_if_not_exists' THEN
                retval = inventory.mt_jsonb_insert(retval, patch_path, (patch->'value')::jsonb, (patch->>'index')::integer, TRUE, patch_expression);
            WHEN 'remove' THEN
                retval = inventory.mt_jsonb_remove(retval, patch_path, COALESCE(patch_expression, (patch->'value')::jsonb));
            WHEN 'remove_key' THEN
                retval = inventory.mt_jsonb_remove_key(retval, patch_path, (patch->>'key'));
            WHEN 'duplicate' THEN
                retval = inventory.mt_jsonb_duplicate(retval, patch_path, (patch->'targets')::jsonb);
            WHEN 'rename' THEN
                retval = inventory.mt_jsonb_move(retval, patch_path, (patch->>'to')::text);
            WHEN 'increment' THEN
                retval = inventory.mt_jsonb_increment(retval, patch_path, (patch->>'increment')::numeric);
            WHEN 'increment_float' THEN
                retval = inventory.mt_jsonb_increment(retval, patch_path, (patch->>'increment')::numeric);
            ELSE NULL;
        END CASE;
    END LOOP;
    RETURN retval;
END;
$_$;
CREATE FUNCTION inventory.mt_jsonb_path_to_array(text, character) RETURNS text[]
    LANGUAGE plpgsql
    AS $_$
DECLARE
    location ALIAS FOR $1;
    regex_pattern ALIAS FOR $2;
BEGIN
RETURN regexp_split_to_array(location, regex_pattern)::text[];
END;
$_$;
CREATE FUNCTION inventory.mt_jsonb_remove(jsonb, text[], jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    AS $_$
DECLARE
    retval ALIAS FOR $1;
    location ALIAS FOR $2;
    val ALIAS FOR $3;
    tmp_value jsonb;
    tmp_remove jsonb;
    patch_remove jsonb;
BEGIN
    tmp_value = retval #> location;
    IF tmp_value IS NOT NULL AND jsonb_typeof(tmp_value) = 'array' THEN
        IF jsonb_typeof(val) = 'array' THEN
            tmp_remove = val;
        ELSE
            tmp_remove = jsonb_build_array(val);
        END IF;
        FOR patch_remove IN SELECT * FROM jsonb_array_elements(tmp_remove)
        LOOP
            tmp_value =(SELECT jsonb_agg(elem)
            FROM jsonb_array_elements(tmp_value) AS elem
            WHERE elem <> patch_remove);
        END LOOP;
        IF tmp_value IS NULL THEN
            tmp_value = '[]'::jsonb;
        END IF;
    END IF;
    RETURN jsonb_set(retval, location, tmp_value, FALSE);
END;
$_$;
CREATE FUNCTION inventory.mt_jsonb_remove_key(jsonb, text[], text) RETURNS jsonb
    LANGUAGE plpgsql
    AS $_$
DECLARE
    retval ALIAS FOR $1;
    location ALIAS FOR $2;
    _key ALIAS FOR $3;
    tmp_value jsonb;
    tmp_remove jsonb;
    patch_remove jsonb;
BEGIN
    tmp_value = retval #> location;
    IF tmp_value IS NOT NULL AND jsonb_typeof(tmp_value) = 'object' THEN
        RETURN jsonb_set(retval, location, tmp_value - _key, FALSE);
    END IF;
    RETURN retval;
END;
$_$;
CREATE FUNCTION inventory.mt_mark_event_progression(name character varying, last_encountered bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
INSERT INTO inventory.mt_event_progression (name, last_seq_id, last_updated)
VALUES (name, last_encountered, transaction_timestamp())
ON CONFLICT ON CONSTRAINT pk_mt_event_progression
    DO
UPDATE SET last_seq_id = last_encountered, last_updated = transaction_timestamp();
END;
$$;
CREATE FUNCTION inventory.mt_mark_progression_with_skip(shard_name character varying, ending_sequence bigint, starting_sequence bigint) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    current_value bigint;
BEGIN
    select last_seq_id into current_value from inventory.mt_event_progression where name = shard_name;
    IF current_value is null then
        -- Bootstrap the high-water row on first invocation. Previously this branch
        -- returned 0, which left HighWaterAgent.CheckNowAsync polling forever because
        -- statistics.CurrentMark never advanced. Issue #4425.
        INSERT INTO inventory.mt_event_progression (name, last_seq_id, last_updated)
        VALUES (shard_name, ending_sequence, transaction_timestamp())
        ON CONFLICT ON CONSTRAINT pk_mt_event_progression
            DO UPDATE SET last_seq_id = ending_sequence, last_updated = transaction_timestamp();
        IF ending_sequence > starting_sequence THEN
            -- Idempotent: a rebuild/replay re-marks the same skip (ending_sequence is the
            -- PK). Re-recording an existing gap is a no-op. Conflict target is the PK
            -- constraint (the bare column name collides with the function parameter). #4530.
            insert into inventory.mt_high_water_skips (ending_sequence, starting_sequence) values (ending_sequence, starting_sequence)
                on conflict on constraint pkey_mt_high_water_skips_ending_sequence do nothing;
        END IF;
        return ending_sequence;
    ELSIF current_value = starting_sequence THEN
        update inventory.mt_event_progression SET last_seq_id = ending_sequence, last_updated = transaction_timestamp() where shard_name = name;
        insert into inventory.mt_high_water_skips (ending_sequence, starting_sequence) values (ending_sequence, starting_sequence)
            on conflict on constraint pkey_mt_high_water_skips_ending_sequence do nothing;
        return ending_sequence;
    ELSE
        return current_value;
    END IF;
END
$$;
CREATE FUNCTION inventory.mt_quick_append_events(stream character varying, stream_type character varying, tenantid character varying, event_ids uuid[], event_types character varying[], dotnet_types character varying[], bodies jsonb[], bdatas bytea[], causation_ids character varying[], correlation_ids character varying[], user_names character varying[], timestamps timestamp with time zone[], expected_version bigint DEFAULT NULL::bigint) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
	event_version bigint;
	stream_is_archived boolean;
	event_type varchar;
	event_id uuid;
	body jsonb;
	index int;
	seq bigint;
    actual_tenant varchar;
    is_new_stream boolean := false;
	return_value bigint[];
BEGIN
    if expected_version IS NOT NULL then
        -- COALESCE turns the NULL we get for a brand-new stream into 0, so a
        -- FetchForWriting against a non-existent stream (which sets
        -- ExpectedVersionOnServer = 0) and a StartStream(id, version: 0) both
        -- land on the new-stream branch instead of mis-firing the guard.
        select version, is_archived into event_version, stream_is_archived from inventory.mt_streams where id = stream;
        if COALESCE(event_version, 0) != expected_version then
            RAISE EXCEPTION 'Stream version mismatch on ''%'': expected %, actual %', stream, expected_version, COALESCE(event_version, 0) USING ERRCODE = 'MT003';
        end if;
    else
        select version, is_archived into event_version, stream_is_archived from inventory.mt_streams where id = stream;
    end if;
	if event_version IS NULL then
		event_version = 0;
		is_new_stream := true;
		-- #5456 follow-up: insert the FINAL version straight away rather than 0 plus a
		-- trailing UPDATE of the row we just wrote in this same transaction. That UPDATE
		-- is a second heap tuple + WAL record per stream creation for no observable gain
		-- -- nothing outside this transaction can see the intermediate 0. The trailing
		-- UPDATE below is skipped for this branch via is_new_stream.
		insert into inventory.mt_streams (id, type, version, timestamp, tenant_id) values (stream, stream_type, COALESCE(array_length(event_ids, 1), 0), now(), tenantid);
    else
        if stream_is_archived then
            RAISE EXCEPTION 'Attempted to append event to archived stream with Id ''%''.', stream USING ERRCODE = 'MT001';
        end if;
        if tenantid IS NOT NULL then
            select tenant_id into actual_tenant from inventory.mt_streams where id = stream;
            if actual_tenant != tenantid then
                RAISE EXCEPTION 'The tenantid does not match the existing stream';
            end if;
        end if;
	end if;
	index := 1;
	-- #5062: array_length('{}', 1) is NULL in PostgreSQL, not 0, so a call with an
	-- empty event array used to return ARRAY[NULL] -- a bigint[] whose only element
	-- is NULL, which Npgsql cannot read into long[] ('Cannot read a non-nullable
	-- collection of elements because the returned array contains nulls'). COALESCE
	-- makes the empty case mean what it says: zero events appended, so the final
	-- version is the stream's current version.
	return_value := ARRAY[event_version + COALESCE(array_length(event_ids, 1), 0)];
	foreach event_id in ARRAY event_ids
	loop
        seq := nextval('inventory.mt_events_sequence');
		return_value := array_append(return_value, seq);
	    event_version := event_version + 1;
		event_type = event_types[index];
		body = bodies[index];
		-- #4515 / #4578 / Phase 2: bdatas[index] carries the binary payload
		-- for events opted in to binary serialization (NULL otherwise).
		-- bodies[index] is the {} JSON placeholder for those events so the
		-- existing data jsonb NOT NULL constraint stays intact.
		insert into inventory.mt_events
			(seq_id, id, stream_id, version, data, bdata, type, tenant_id, timestamp, mt_dotnet_type, is_archived, causation_id, correlation_id, user_name)
		values
			(seq, event_id, stream, event_version, body, bdatas[index], event_type, tenantid, timestamps[index], dotnet_types[index], FALSE, causation_ids[index], correlation_ids[index], user_names[index]);
		index := index + 1;
	end loop;
	-- A brand-new stream already carries its final version from the insert above, so the
	-- UPDATE is only needed when we appended onto a stream that already existed.
	--
	-- #5539: and only when we actually appended something. With ZERO events this was a BLIND write-back
	-- of the version read at the top of the function, and under READ COMMITTED that is a lost update: the
	-- UPDATE waits on a concurrent appender's row lock, the winner commits, the WHERE clause is
	-- re-evaluated against the new row, and `set version = <the stale value>` lands -- leaving
	-- mt_streams.version BELOW the stream's own events. Every later append then computes a version that
	-- already exists and dies on pk_mt_events_stream_and_version, forever, until the row is repaired by
	-- hand. A non-empty call cannot do this: its first INSERT collides with the winner on that same
	-- primary key and rolls the whole thing back, which is why only the empty case was exposed.
	--
	-- Two independent guards, because either alone would have been enough and the cost of both is nil:
	--   * the append count -- appending nothing has nothing to write, so the correct number of statements
	--     is zero rather than one that happens to be harmless;
	--   * greatest(), so the write-back can never LOWER a stream's version whoever calls it. An append
	--     only ever moves a version forward, so this is a no-op on every correct path and a backstop on
	--     any future caller that reads the version and then writes it back.
	if not is_new_stream and COALESCE(array_length(event_ids, 1), 0) > 0 then
		update inventory.mt_streams set version = greatest(version, event_version), timestamp = now() where id = stream;
	end if;
	return return_value;
END
$$;
CREATE FUNCTION inventory.mt_safe_unaccent(use_unaccent boolean, word text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE STRICT
    AS $$
BEGIN
IF use_unaccent THEN
    RETURN public.unaccent(word);
ELSE
    RETURN word;
END IF;
END;
$$;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE history.authentications (
    id bigint,
    name character varying,
    authtype character varying,
    userid character varying,
    resource_id bigint,
    resource_type character varying,
    created_on timestamp with time zone,
    updated_on timestamp with time zone,
    last_valid_on timestamp with time zone,
    last_invalid_on timestamp with time zone,
    credentials_changed_on timestamp with time zone,
    status character varying,
    status_details character varying,
    type character varying,
    fingerprint character varying,
    service_account character varying,
    public_key text,
    manager_ref character varying,
    options text,
    evm_owner_id bigint,
    miq_group_id bigint,
    tenant_id bigint,
    become_username character varying,
    ems_ref character varying,
    become_method character varying,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.availability_zones (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    provider_services_supported character varying[],
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.cloud_database_flavors (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    enabled boolean,
    cpus integer,
    memory bigint,
    max_size bigint,
    max_connections integer,
    performance character varying,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.cloud_database_servers (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    server_type character varying,
    version character varying,
    status character varying,
    resource_group_id bigint,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.cloud_databases (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    db_engine character varying,
    status character varying,
    status_reason character varying,
    used_storage bigint,
    max_storage bigint,
    cloud_database_flavor_id bigint,
    cloud_database_server_id bigint,
    cloud_tenant_id bigint,
    resource_group_id bigint,
    extra_attributes text,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.cloud_networks (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    description character varying,
    cidr character varying,
    status character varying,
    enabled boolean,
    external_facing boolean,
    shared boolean,
    provider_physical_network character varying,
    provider_network_type character varying,
    provider_segmentation_id character varying,
    vlan_transparent boolean,
    cloud_tenant_id bigint,
    orchestration_stack_id bigint,
    resource_group_id bigint,
    extra_attributes text,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.cloud_object_store_containers (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    key character varying,
    name character varying,
    object_count integer,
    bytes bigint,
    cloud_tenant_id bigint,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.cloud_object_store_objects (
    id bigint,
    ems_id bigint,
    type character varying,
    cloud_object_store_container_id bigint,
    ems_ref character varying,
    key character varying,
    name character varying,
    etag character varying,
    content_type character varying,
    content_length bigint,
    last_modified timestamp with time zone,
    cloud_tenant_id bigint,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.cloud_resource_quotas (
    id bigint,
    ems_id bigint,
    type character varying,
    cloud_tenant_id bigint,
    service_name character varying,
    name character varying,
    value integer,
    ems_ref character varying,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.cloud_services (
    id bigint,
    ems_id bigint,
    ems_ref character varying,
    source character varying,
    executable_name character varying,
    hostname character varying,
    status character varying,
    scheduling_disabled boolean,
    scheduling_disabled_reason character varying,
    availability_zone_id bigint,
    host_id bigint,
    system_service_id bigint,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.cloud_subnets (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    cidr character varying,
    status character varying,
    network_protocol character varying,
    gateway character varying,
    dhcp_enabled boolean,
    dns_nameservers character varying[],
    ipv6_router_advertisement_mode character varying,
    ipv6_address_mode character varying,
    cloud_network_id bigint,
    network_router_id bigint,
    parent_cloud_subnet_id bigint,
    availability_zone_id bigint,
    cloud_tenant_id bigint,
    extra_attributes text,
    network_group_id bigint,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.cloud_subnets_network_ports (
    id bigint,
    network_port_id bigint,
    address character varying,
    cloud_subnet_id bigint,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.cloud_tenant_flavors (
    flavor_id bigint,
    cloud_tenant_id bigint,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.cloud_tenants (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    description text,
    enabled boolean,
    parent_id bigint,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.cloud_tenants_dedicated_hosts (
    dedicated_host_id bigint,
    cloud_tenant_id bigint,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.cloud_tenants_vms (
    vm_id bigint,
    cloud_tenant_id bigint,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.cloud_volume_backups (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    description character varying,
    size bigint,
    status character varying,
    object_count integer,
    is_incremental boolean,
    has_dependent_backups boolean,
    creation_time timestamp with time zone,
    cloud_volume_id bigint,
    availability_zone_id bigint,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.cloud_volume_snapshots (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    description character varying,
    size bigint,
    status character varying,
    encrypted boolean,
    creation_time timestamp with time zone,
    cloud_volume_id bigint,
    cloud_tenant_id bigint,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.cloud_volume_types (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    description text,
    backend_name character varying,
    public boolean,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.cloud_volumes (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    description character varying,
    size bigint,
    status character varying,
    health_state character varying,
    volume_type character varying,
    bootable boolean,
    encrypted boolean,
    multi_attachment boolean,
    iops integer,
    creation_time timestamp with time zone,
    cloud_volume_snapshot_id bigint,
    availability_zone_id bigint,
    cloud_tenant_id bigint,
    storage_resource_id bigint,
    storage_service_id bigint,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.crate_labels (
    id bigint,
    crate_id bigint,
    section character varying,
    name character varying,
    value character varying,
    zone_id bigint,
    created_on timestamp with time zone,
    updated_on timestamp with time zone,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.crates (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    site character varying,
    weight double precision,
    packed_on timestamp with time zone,
    marks character varying[],
    stops character varying[],
    inside_id bigint,
    depot_id bigint,
    carrier_id bigint,
    created_on timestamp with time zone,
    updated_on timestamp with time zone,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.custom_attributes (
    id bigint,
    resource_id bigint,
    resource_type character varying,
    section character varying,
    name character varying,
    value text,
    source character varying,
    description text,
    value_interpolated text,
    unique_name text,
    serialized_value text,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.dedicated_host_slots (
    id bigint,
    dedicated_host_id bigint,
    number integer,
    vm_id bigint,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.dedicated_hosts (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    memory bigint,
    availability_zone_id bigint,
    extra jsonb,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.depots (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    best_id bigint,
    site character varying,
    boss character varying,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.disks (
    id bigint,
    hardware_id bigint,
    device_name character varying,
    device_type character varying,
    location character varying,
    filename character varying,
    controller_type character varying,
    disk_type character varying,
    mode character varying,
    size bigint,
    size_on_disk bigint,
    free_space bigint,
    present boolean,
    start_connected boolean,
    auto_detect boolean,
    bootable boolean,
    thin boolean,
    format character varying,
    ems_ref character varying,
    backing_id bigint,
    backing_type character varying,
    storage_id bigint,
    storage_profile_id bigint,
    created_on timestamp with time zone,
    updated_on timestamp with time zone,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.ext_management_systems (
    id bigint,
    name character varying,
    created_on timestamp with time zone,
    updated_on timestamp with time zone,
    guid character varying,
    zone_id bigint,
    type character varying,
    api_version character varying,
    uid_ems character varying,
    host_default_vnc_port_start integer,
    host_default_vnc_port_end integer,
    provider_region character varying,
    last_refresh_error text,
    last_refresh_date timestamp with time zone,
    provider_id bigint,
    realm character varying,
    tenant_id bigint,
    project character varying,
    parent_ems_id bigint,
    subscription character varying,
    last_metrics_error text,
    last_metrics_update_date timestamp with time zone,
    last_metrics_success_date timestamp with time zone,
    tenant_mapping_enabled boolean,
    enabled boolean,
    options text,
    zone_before_pause_id bigint,
    last_inventory_date timestamp with time zone,
    capabilities jsonb,
    last_refresh_success_date timestamp with time zone,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.firewall_rules (
    id bigint,
    resource_id bigint,
    resource_type character varying,
    ems_ref character varying,
    direction character varying,
    host_protocol character varying,
    network_protocol character varying,
    port integer,
    end_port integer,
    source_ip_range character varying,
    source_security_group_id bigint,
    name character varying,
    display_name character varying,
    "group" character varying,
    enabled boolean,
    required boolean,
    created_on timestamp with time zone,
    updated_on timestamp with time zone,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.flavors (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    description character varying,
    enabled boolean,
    cpu_total_cores integer,
    cpu_cores_per_socket integer,
    cpu_sockets integer,
    memory bigint,
    root_disk_size bigint,
    swap_disk_size bigint,
    ephemeral_disk_size bigint,
    ephemeral_disk_count integer,
    publicly_available boolean,
    supports_32_bit boolean,
    supports_64_bit boolean,
    supports_hvm boolean,
    supports_paravirtual boolean,
    block_storage_based_only boolean,
    cloud_subnet_required boolean,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.floating_ips (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    address character varying,
    fixed_ip_address character varying,
    status character varying,
    cloud_network_only boolean,
    vm_id bigint,
    network_port_id bigint,
    cloud_network_id bigint,
    network_router_id bigint,
    cloud_tenant_id bigint,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.guest_devices (
    id bigint,
    hardware_id bigint,
    uid_ems character varying,
    ems_ref character varying,
    device_name character varying,
    device_type character varying,
    location character varying,
    filename character varying,
    controller_type character varying,
    mode character varying,
    address character varying,
    size bigint,
    size_on_disk bigint,
    free_space bigint,
    speed bigint,
    model character varying,
    manufacturer character varying,
    field_replaceable_unit character varying,
    iscsi_name character varying,
    iscsi_alias character varying,
    chap_auth_enabled boolean,
    present boolean,
    start_connected boolean,
    auto_detect boolean,
    vlan_enabled boolean,
    vlan_key character varying,
    peer_mac_address character varying,
    switch_id bigint,
    lan_id bigint,
    parent_device_id bigint,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.hardwares (
    id bigint,
    vm_or_template_id bigint,
    cpu_sockets integer,
    cpu_cores_per_socket integer,
    cpu_total_cores integer,
    cpu_speed integer,
    cpu_type character varying,
    memory_mb bigint,
    memory_mb_minimum bigint,
    disk_capacity bigint,
    disk_free_space bigint,
    disk_size_minimum bigint,
    size_on_disk bigint,
    guest_os character varying,
    guest_os_full_name character varying,
    bitness integer,
    virtualization_type character varying,
    root_device_type character varying,
    firmware_type character varying,
    number_of_nics integer,
    annotation text,
    manufacturer character varying,
    model character varying,
    serial_number character varying,
    provision_state character varying,
    introspected boolean,
    memory_mb_configured integer,
    memory_mb_available integer,
    cpu_configured_cores integer,
    cpu_available_cores integer,
    config_version character varying,
    virtual_hw_version character varying,
    bios character varying,
    bios_location character varying,
    time_sync character varying,
    cpu_usage integer,
    memory_usage integer,
    memory_console integer,
    vmotion_enabled boolean,
    host_id bigint,
    computer_system_id bigint,
    switch_id bigint,
    canister_id bigint,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.host_aggregates (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    metadata text,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.key_pairs_vms (
    vm_id bigint,
    authentication_id bigint,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.load_balancer_health_check_members (
    id bigint,
    load_balancer_health_check_id bigint,
    load_balancer_pool_member_id bigint,
    status character varying,
    status_reason character varying,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.load_balancer_health_checks (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    protocol character varying,
    port integer,
    url_path character varying,
    "interval" integer,
    timeout integer,
    healthy_threshold integer,
    unhealthy_threshold integer,
    load_balancer_id bigint,
    load_balancer_listener_id bigint,
    cloud_tenant_id bigint,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.load_balancer_listener_pools (
    load_balancer_listener_id bigint,
    load_balancer_pool_id bigint,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.load_balancer_listeners (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    description character varying,
    load_balancer_protocol character varying,
    load_balancer_port_range int4range,
    instance_protocol character varying,
    instance_port_range int4range,
    load_balancer_id bigint,
    cloud_tenant_id bigint,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.load_balancer_pool_member_pools (
    load_balancer_pool_id bigint,
    load_balancer_pool_member_id bigint,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.load_balancer_pool_members (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    address character varying,
    port integer,
    vm_id bigint,
    cloud_subnet_id bigint,
    network_port_id bigint,
    cloud_tenant_id bigint,
    resource_group_id bigint,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.load_balancer_pools (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    description character varying,
    load_balancer_algorithm character varying,
    protocol character varying,
    cloud_tenant_id bigint,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.load_balancers (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    description character varying,
    cloud_tenant_id bigint,
    retired boolean,
    retires_on timestamp with time zone,
    retirement_state character varying,
    retirement_warn bigint,
    retirement_last_warn timestamp with time zone,
    retirement_requester character varying,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.network_ports (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    mac_address character varying,
    status character varying,
    admin_state_up boolean,
    device_owner character varying,
    device_ref character varying,
    device_id bigint,
    device_type character varying,
    binding_host_id character varying,
    binding_virtual_interface_type character varying,
    source character varying,
    cloud_tenant_id bigint,
    resource_group_id bigint,
    extra_attributes text,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.network_ports_security_groups (
    network_port_id bigint,
    security_group_id bigint,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.network_routers (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    admin_state_up boolean,
    status character varying,
    cloud_network_id bigint,
    cloud_tenant_id bigint,
    extra_attributes text,
    network_group_id bigint,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.networks (
    id bigint,
    hardware_id bigint,
    description character varying,
    ipaddress character varying,
    ipv6address character varying,
    hostname character varying,
    domain character varying,
    subnet_mask character varying,
    default_gateway character varying,
    dns_server character varying,
    dhcp_enabled boolean,
    dhcp_server character varying,
    lease_obtained timestamp with time zone,
    lease_expires timestamp with time zone,
    guid character varying,
    device_id bigint,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.operating_systems (
    id bigint,
    vm_or_template_id bigint,
    name character varying,
    product_name character varying,
    version character varying,
    build_number character varying,
    distribution character varying,
    product_type character varying,
    system_type character varying,
    bitness integer,
    service_pack character varying,
    kernel_version character varying,
    system_root character varying,
    productid character varying,
    host_id bigint,
    computer_system_id bigint,
    product_key character varying,
    pw_hist integer,
    max_pw_age integer,
    min_pw_age integer,
    min_pw_len integer,
    pw_complex boolean,
    pw_encrypt boolean,
    lockout_threshold integer,
    lockout_duration bigint,
    reset_lockout_counter integer,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.orchestration_stack_outputs (
    id bigint,
    stack_id bigint,
    ems_ref text,
    key character varying,
    value text,
    description text,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.orchestration_stack_parameters (
    id bigint,
    stack_id bigint,
    ems_ref text,
    name character varying,
    value text,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.orchestration_stack_resources (
    id bigint,
    stack_id bigint,
    ems_ref text,
    logical_resource text,
    physical_resource text,
    name character varying,
    description text,
    resource_category character varying,
    resource_status character varying,
    resource_status_reason text,
    last_updated timestamp with time zone,
    start_time timestamp with time zone,
    finish_time timestamp with time zone,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.orchestration_stacks (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    description text,
    status character varying,
    status_reason text,
    parent_id bigint,
    orchestration_template_id bigint,
    cloud_tenant_id bigint,
    resource_group character varying,
    start_time timestamp with time zone,
    finish_time timestamp with time zone,
    retired boolean,
    retires_on timestamp with time zone,
    retirement_state character varying,
    retirement_warn bigint,
    retirement_last_warn timestamp with time zone,
    retirement_requester character varying,
    evm_owner_id bigint,
    miq_group_id bigint,
    tenant_id bigint,
    configuration_script_id bigint,
    configuration_script_base_id bigint,
    verbosity integer,
    hosts character varying[],
    ancestry character varying,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.orchestration_templates (
    id bigint,
    ems_id bigint,
    type character varying,
    md5 character varying,
    name character varying,
    description text,
    content text,
    draft boolean,
    orderable boolean,
    ems_ref character varying,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.placement_groups (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    policy character varying,
    availability_zone_id bigint,
    cloud_tenant_id bigint,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.resource_groups (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.security_groups (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    description character varying,
    cloud_network_id bigint,
    cloud_subnet_id bigint,
    network_router_id bigint,
    cloud_tenant_id bigint,
    orchestration_stack_id bigint,
    resource_group_id bigint,
    network_group_id bigint,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.service_instances (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    service_offering_id bigint,
    service_parameters_set_id bigint,
    extra jsonb,
    deleted_on timestamp with time zone,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.service_offerings (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    description text,
    extra jsonb,
    deleted_on timestamp with time zone,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.service_parameters_sets (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    description text,
    service_offering_id bigint,
    extra jsonb,
    deleted_on timestamp with time zone,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.snapshots (
    id bigint,
    ems_id bigint,
    type character varying,
    vm_or_template_id bigint,
    uid character varying,
    parent_uid character varying,
    parent_id bigint,
    uid_ems character varying,
    ems_ref character varying,
    ems_ref_type character varying,
    name character varying,
    description text,
    current integer,
    total_size bigint,
    filename character varying,
    create_time timestamp with time zone,
    disks text,
    created_on timestamp with time zone,
    updated_on timestamp with time zone,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.taggings (
    id bigint,
    taggable_id bigint,
    tag_id bigint,
    taggable_type character varying,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE history.transactions (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    last_seq bigint NOT NULL,
    correlation_id character varying
);
CREATE SEQUENCE history.transactions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE history.transactions_id_seq OWNED BY history.transactions.id;
CREATE TABLE history.vms (
    id bigint,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    description text,
    uid_ems character varying,
    vendor character varying,
    location character varying,
    template boolean,
    cloud boolean,
    ems_ref_type character varying,
    raw_power_state character varying,
    power_state character varying,
    previous_state character varying,
    state_changed_on timestamp with time zone,
    connection_state character varying,
    boot_time timestamp with time zone,
    ems_created_on timestamp with time zone,
    hostname character varying,
    flavor_id bigint,
    availability_zone_id bigint,
    cloud_tenant_id bigint,
    orchestration_stack_id bigint,
    placement_group_id bigint,
    resource_group_id bigint,
    genealogy_parent_id bigint,
    publicly_available boolean,
    deprecated boolean,
    format character varying,
    version character varying,
    tools_status character varying,
    standby_action character varying,
    restart_needed boolean,
    linked_clone boolean,
    fault_tolerance boolean,
    vnc_port integer,
    autostart character varying,
    registered boolean,
    busy boolean,
    smart boolean,
    config_xml character varying,
    cpu_reserve integer,
    cpu_reserve_expand boolean,
    cpu_limit integer,
    cpu_shares integer,
    cpu_shares_level character varying,
    cpu_affinity character varying,
    cpu_hot_add_enabled boolean,
    cpu_hot_remove_enabled boolean,
    memory_reserve integer,
    memory_reserve_expand boolean,
    memory_limit integer,
    memory_shares integer,
    memory_shares_level character varying,
    memory_hot_add_enabled boolean,
    memory_hot_add_limit integer,
    memory_hot_add_increment integer,
    retired boolean,
    retires_on timestamp with time zone,
    retirement_state character varying,
    retirement_warn bigint,
    retirement_last_warn timestamp with time zone,
    retirement_requester character varying,
    evm_owner_id bigint,
    miq_group_id bigint,
    tenant_id bigint,
    guid character varying,
    host_id bigint,
    ems_cluster_id bigint,
    storage_id bigint,
    storage_profile_id bigint,
    cloud_network_id bigint,
    cloud_subnet_id bigint,
    last_scan_on timestamp with time zone,
    last_scan_attempt_on timestamp with time zone,
    last_sync_on timestamp with time zone,
    last_perf_capture_on timestamp with time zone,
    ancestry character varying,
    created_on timestamp with time zone,
    updated_on timestamp with time zone,
    valid_from bigint NOT NULL,
    valid_to bigint NOT NULL
);
CREATE TABLE inventory.held_disconnects (
    ems_id bigint NOT NULL,
    collection character varying NOT NULL,
    digest character varying NOT NULL,
    missing integer NOT NULL
);
CREATE SEQUENCE inventory.id_blocks
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE inventory.manager_families (
    root_ems_id bigint NOT NULL,
    role character varying NOT NULL,
    ems_id bigint NOT NULL
);
CREATE TABLE inventory.mt_doc_deadletterevent (
    id uuid NOT NULL,
    data jsonb NOT NULL,
    mt_last_modified timestamp with time zone DEFAULT transaction_timestamp(),
    mt_version uuid DEFAULT (md5(((random())::text || (clock_timestamp())::text)))::uuid NOT NULL,
    mt_dotnet_type character varying
);
CREATE TABLE inventory.mt_event_progression (
    name character varying NOT NULL,
    last_seq_id bigint,
    last_updated timestamp with time zone DEFAULT transaction_timestamp(),
    mode character varying DEFAULT 'none'::character varying,
    rebuild_threshold integer DEFAULT 0,
    assigned_node integer DEFAULT 0,
    heartbeat timestamp with time zone,
    agent_status character varying(20),
    pause_reason text,
    running_on_node integer,
    warning_behind_threshold bigint,
    critical_behind_threshold bigint,
    failure_category character varying(50),
    failure_event_sequence bigint,
    failure_event_type character varying(500),
    failure_event_tenant_id character varying(500)
);
CREATE TABLE inventory.mt_event_projection_floors (
    name character varying NOT NULL,
    tenant_id character varying NOT NULL,
    floor bigint NOT NULL,
    last_updated timestamp with time zone DEFAULT transaction_timestamp()
);
CREATE TABLE inventory.mt_events (
    seq_id bigint NOT NULL,
    id uuid NOT NULL,
    stream_id character varying,
    version bigint NOT NULL,
    data jsonb NOT NULL,
    bdata bytea,
    type character varying(500) NOT NULL,
    "timestamp" timestamp with time zone DEFAULT '2026-11-23 07:35:05.939187+00'::timestamp with time zone NOT NULL,
    tenant_id character varying DEFAULT '*DEFAULT*'::character varying,
    mt_dotnet_type character varying,
    correlation_id character varying,
    causation_id character varying,
    user_name character varying,
    is_archived boolean DEFAULT false
);
CREATE SEQUENCE inventory.mt_events_sequence
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE inventory.mt_events_sequence OWNED BY inventory.mt_events.seq_id;
CREATE TABLE inventory.mt_high_water_skips (
    ending_sequence bigint NOT NULL,
    starting_sequence bigint NOT NULL,
    "timestamp" timestamp with time zone DEFAULT transaction_timestamp()
);
CREATE TABLE inventory.mt_streams (
    id character varying NOT NULL,
    type character varying,
    version bigint,
    "timestamp" timestamp with time zone DEFAULT now() NOT NULL,
    created timestamp with time zone DEFAULT now() NOT NULL,
    tenant_id character varying DEFAULT '*DEFAULT*'::character varying,
    compacted_version bigint DEFAULT 0 NOT NULL,
    is_archived boolean DEFAULT false
);
CREATE TABLE inventory.objects (
    id bigint NOT NULL,
    ems_id bigint NOT NULL,
    collection character varying NOT NULL,
    key character varying NOT NULL,
    version bigint NOT NULL,
    connected boolean NOT NULL,
    fingerprint bytea NOT NULL
);
CREATE SEQUENCE inventory.refresh_ids
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE inventory.refresh_requests (
    ems_id bigint NOT NULL,
    state character varying NOT NULL,
    task_id bigint NOT NULL,
    request jsonb NOT NULL,
    requested_at timestamp with time zone NOT NULL
);
CREATE TABLE inventory.unresolved_links (
    owner_table character varying NOT NULL,
    owner_column character varying NOT NULL,
    owner_id bigint NOT NULL,
    ems_id bigint NOT NULL,
    collection character varying NOT NULL,
    key character varying NOT NULL
);
CREATE TABLE vmdb.authentications (
    id bigint NOT NULL,
    name character varying,
    authtype character varying,
    userid character varying,
    password character varying,
    resource_id bigint,
    resource_type character varying,
    created_on timestamp with time zone,
    updated_on timestamp with time zone,
    last_valid_on timestamp with time zone,
    last_invalid_on timestamp with time zone,
    credentials_changed_on timestamp with time zone,
    status character varying,
    status_details character varying,
    type character varying,
    auth_key text,
    fingerprint character varying,
    service_account character varying,
    public_key text,
    manager_ref character varying,
    options text,
    evm_owner_id bigint,
    miq_group_id bigint,
    tenant_id bigint,
    become_username character varying,
    become_password character varying,
    auth_key_password character varying,
    ems_ref character varying,
    become_method character varying,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.authentications AS
 SELECT authentications.id,
    authentications.name,
    authentications.authtype,
    authentications.userid,
    authentications.password,
    authentications.resource_id,
    authentications.resource_type,
    authentications.created_on,
    authentications.updated_on,
    authentications.last_valid_on,
    authentications.last_invalid_on,
    authentications.credentials_changed_on,
    authentications.status,
    authentications.status_details,
    authentications.type,
    authentications.auth_key,
    authentications.fingerprint,
    authentications.service_account,
    authentications.public_key,
    authentications.manager_ref,
    authentications.options,
    authentications.evm_owner_id,
    authentications.miq_group_id,
    authentications.tenant_id,
    authentications.become_username,
    authentications.become_password,
    authentications.auth_key_password,
    authentications.ems_ref,
    authentications.become_method,
    authentications.valid_from
   FROM vmdb.authentications
  WHERE ((authentications.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (authentications.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT authentications.id,
    authentications.name,
    authentications.authtype,
    authentications.userid,
    NULL::character varying AS password,
    authentications.resource_id,
    authentications.resource_type,
    authentications.created_on,
    authentications.updated_on,
    authentications.last_valid_on,
    authentications.last_invalid_on,
    authentications.credentials_changed_on,
    authentications.status,
    authentications.status_details,
    authentications.type,
    NULL::text AS auth_key,
    authentications.fingerprint,
    authentications.service_account,
    authentications.public_key,
    authentications.manager_ref,
    authentications.options,
    authentications.evm_owner_id,
    authentications.miq_group_id,
    authentications.tenant_id,
    authentications.become_username,
    NULL::character varying AS become_password,
    NULL::character varying AS auth_key_password,
    authentications.ems_ref,
    authentications.become_method,
    authentications.valid_from
   FROM history.authentications
  WHERE ((authentications.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (authentications.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (authentications.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((authentications.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (authentications.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.availability_zones (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    provider_services_supported character varying[] DEFAULT '{}'::character varying[],
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.availability_zones AS
 SELECT availability_zones.id,
    availability_zones.ems_id,
    availability_zones.type,
    availability_zones.ems_ref,
    availability_zones.name,
    availability_zones.provider_services_supported,
    availability_zones.valid_from
   FROM vmdb.availability_zones
  WHERE ((availability_zones.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (availability_zones.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT availability_zones.id,
    availability_zones.ems_id,
    availability_zones.type,
    availability_zones.ems_ref,
    availability_zones.name,
    availability_zones.provider_services_supported,
    availability_zones.valid_from
   FROM history.availability_zones
  WHERE ((availability_zones.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (availability_zones.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (availability_zones.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((availability_zones.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (availability_zones.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.classifications (
    id bigint NOT NULL,
    description character varying,
    icon character varying,
    read_only boolean,
    syntax character varying,
    single_value boolean,
    example_text text,
    tag_id bigint,
    parent_id bigint,
    show boolean,
    "default" boolean,
    perf_by_tag boolean
);
CREATE VIEW past.classifications AS
 SELECT classifications.id,
    classifications.description,
    classifications.icon,
    classifications.read_only,
    classifications.syntax,
    classifications.single_value,
    classifications.example_text,
    classifications.tag_id,
    classifications.parent_id,
    classifications.show,
    classifications."default",
    classifications.perf_by_tag
   FROM vmdb.classifications;
CREATE TABLE vmdb.cloud_database_flavors (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    enabled boolean,
    cpus integer,
    memory bigint,
    max_size bigint,
    max_connections integer,
    performance character varying,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.cloud_database_flavors AS
 SELECT cloud_database_flavors.id,
    cloud_database_flavors.ems_id,
    cloud_database_flavors.type,
    cloud_database_flavors.ems_ref,
    cloud_database_flavors.name,
    cloud_database_flavors.enabled,
    cloud_database_flavors.cpus,
    cloud_database_flavors.memory,
    cloud_database_flavors.max_size,
    cloud_database_flavors.max_connections,
    cloud_database_flavors.performance,
    cloud_database_flavors.valid_from
   FROM vmdb.cloud_database_flavors
  WHERE ((cloud_database_flavors.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_database_flavors.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT cloud_database_flavors.id,
    cloud_database_flavors.ems_id,
    cloud_database_flavors.type,
    cloud_database_flavors.ems_ref,
    cloud_database_flavors.name,
    cloud_database_flavors.enabled,
    cloud_database_flavors.cpus,
    cloud_database_flavors.memory,
    cloud_database_flavors.max_size,
    cloud_database_flavors.max_connections,
    cloud_database_flavors.performance,
    cloud_database_flavors.valid_from
   FROM history.cloud_database_flavors
  WHERE ((cloud_database_flavors.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_database_flavors.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (cloud_database_flavors.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((cloud_database_flavors.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (cloud_database_flavors.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.cloud_database_servers (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    server_type character varying,
    version character varying,
    status character varying,
    resource_group_id bigint,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.cloud_database_servers AS
 SELECT cloud_database_servers.id,
    cloud_database_servers.ems_id,
    cloud_database_servers.type,
    cloud_database_servers.ems_ref,
    cloud_database_servers.name,
    cloud_database_servers.server_type,
    cloud_database_servers.version,
    cloud_database_servers.status,
    cloud_database_servers.resource_group_id,
    cloud_database_servers.created_at,
    cloud_database_servers.updated_at,
    cloud_database_servers.valid_from
   FROM vmdb.cloud_database_servers
  WHERE ((cloud_database_servers.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_database_servers.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT cloud_database_servers.id,
    cloud_database_servers.ems_id,
    cloud_database_servers.type,
    cloud_database_servers.ems_ref,
    cloud_database_servers.name,
    cloud_database_servers.server_type,
    cloud_database_servers.version,
    cloud_database_servers.status,
    cloud_database_servers.resource_group_id,
    cloud_database_servers.created_at,
    cloud_database_servers.updated_at,
    cloud_database_servers.valid_from
   FROM history.cloud_database_servers
  WHERE ((cloud_database_servers.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_database_servers.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (cloud_database_servers.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((cloud_database_servers.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (cloud_database_servers.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.cloud_databases (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    db_engine character varying,
    status character varying,
    status_reason character varying,
    used_storage bigint,
    max_storage bigint,
    cloud_database_flavor_id bigint,
    cloud_database_server_id bigint,
    cloud_tenant_id bigint,
    resource_group_id bigint,
    extra_attributes text,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.cloud_databases AS
 SELECT cloud_databases.id,
    cloud_databases.ems_id,
    cloud_databases.type,
    cloud_databases.ems_ref,
    cloud_databases.name,
    cloud_databases.db_engine,
    cloud_databases.status,
    cloud_databases.status_reason,
    cloud_databases.used_storage,
    cloud_databases.max_storage,
    cloud_databases.cloud_database_flavor_id,
    cloud_databases.cloud_database_server_id,
    cloud_databases.cloud_tenant_id,
    cloud_databases.resource_group_id,
    cloud_databases.extra_attributes,
    cloud_databases.valid_from
   FROM vmdb.cloud_databases
  WHERE ((cloud_databases.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_databases.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT cloud_databases.id,
    cloud_databases.ems_id,
    cloud_databases.type,
    cloud_databases.ems_ref,
    cloud_databases.name,
    cloud_databases.db_engine,
    cloud_databases.status,
    cloud_databases.status_reason,
    cloud_databases.used_storage,
    cloud_databases.max_storage,
    cloud_databases.cloud_database_flavor_id,
    cloud_databases.cloud_database_server_id,
    cloud_databases.cloud_tenant_id,
    cloud_databases.resource_group_id,
    cloud_databases.extra_attributes,
    cloud_databases.valid_from
   FROM history.cloud_databases
  WHERE ((cloud_databases.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_databases.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (cloud_databases.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((cloud_databases.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (cloud_databases.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.cloud_networks (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    description character varying,
    cidr character varying,
    status character varying,
    enabled boolean,
    external_facing boolean,
    shared boolean,
    provider_physical_network character varying,
    provider_network_type character varying,
    provider_segmentation_id character varying,
    vlan_transparent boolean,
    cloud_tenant_id bigint,
    orchestration_stack_id bigint,
    resource_group_id bigint,
    extra_attributes text,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.cloud_networks AS
 SELECT cloud_networks.id,
    cloud_networks.ems_id,
    cloud_networks.type,
    cloud_networks.ems_ref,
    cloud_networks.name,
    cloud_networks.description,
    cloud_networks.cidr,
    cloud_networks.status,
    cloud_networks.enabled,
    cloud_networks.external_facing,
    cloud_networks.shared,
    cloud_networks.provider_physical_network,
    cloud_networks.provider_network_type,
    cloud_networks.provider_segmentation_id,
    cloud_networks.vlan_transparent,
    cloud_networks.cloud_tenant_id,
    cloud_networks.orchestration_stack_id,
    cloud_networks.resource_group_id,
    cloud_networks.extra_attributes,
    cloud_networks.valid_from
   FROM vmdb.cloud_networks
  WHERE ((cloud_networks.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_networks.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT cloud_networks.id,
    cloud_networks.ems_id,
    cloud_networks.type,
    cloud_networks.ems_ref,
    cloud_networks.name,
    cloud_networks.description,
    cloud_networks.cidr,
    cloud_networks.status,
    cloud_networks.enabled,
    cloud_networks.external_facing,
    cloud_networks.shared,
    cloud_networks.provider_physical_network,
    cloud_networks.provider_network_type,
    cloud_networks.provider_segmentation_id,
    cloud_networks.vlan_transparent,
    cloud_networks.cloud_tenant_id,
    cloud_networks.orchestration_stack_id,
    cloud_networks.resource_group_id,
    cloud_networks.extra_attributes,
    cloud_networks.valid_from
   FROM history.cloud_networks
  WHERE ((cloud_networks.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_networks.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (cloud_networks.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((cloud_networks.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (cloud_networks.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.cloud_object_store_containers (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    key character varying,
    name character varying,
    object_count integer,
    bytes bigint,
    cloud_tenant_id bigint,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.cloud_object_store_containers AS
 SELECT cloud_object_store_containers.id,
    cloud_object_store_containers.ems_id,
    cloud_object_store_containers.type,
    cloud_object_store_containers.ems_ref,
    cloud_object_store_containers.key,
    cloud_object_store_containers.name,
    cloud_object_store_containers.object_count,
    cloud_object_store_containers.bytes,
    cloud_object_store_containers.cloud_tenant_id,
    cloud_object_store_containers.valid_from
   FROM vmdb.cloud_object_store_containers
  WHERE ((cloud_object_store_containers.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_object_store_containers.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT cloud_object_store_containers.id,
    cloud_object_store_containers.ems_id,
    cloud_object_store_containers.type,
    cloud_object_store_containers.ems_ref,
    cloud_object_store_containers.key,
    cloud_object_store_containers.name,
    cloud_object_store_containers.object_count,
    cloud_object_store_containers.bytes,
    cloud_object_store_containers.cloud_tenant_id,
    cloud_object_store_containers.valid_from
   FROM history.cloud_object_store_containers
  WHERE ((cloud_object_store_containers.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_object_store_containers.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (cloud_object_store_containers.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((cloud_object_store_containers.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (cloud_object_store_containers.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.cloud_object_store_objects (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    cloud_object_store_container_id bigint,
    ems_ref character varying,
    key character varying,
    name character varying,
    etag character varying,
    content_type character varying,
    content_length bigint,
    last_modified timestamp with time zone,
    cloud_tenant_id bigint,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.cloud_object_store_objects AS
 SELECT cloud_object_store_objects.id,
    cloud_object_store_objects.ems_id,
    cloud_object_store_objects.type,
    cloud_object_store_objects.cloud_object_store_container_id,
    cloud_object_store_objects.ems_ref,
    cloud_object_store_objects.key,
    cloud_object_store_objects.name,
    cloud_object_store_objects.etag,
    cloud_object_store_objects.content_type,
    cloud_object_store_objects.content_length,
    cloud_object_store_objects.last_modified,
    cloud_object_store_objects.cloud_tenant_id,
    cloud_object_store_objects.valid_from
   FROM vmdb.cloud_object_store_objects
  WHERE ((cloud_object_store_objects.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_object_store_objects.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT cloud_object_store_objects.id,
    cloud_object_store_objects.ems_id,
    cloud_object_store_objects.type,
    cloud_object_store_objects.cloud_object_store_container_id,
    cloud_object_store_objects.ems_ref,
    cloud_object_store_objects.key,
    cloud_object_store_objects.name,
    cloud_object_store_objects.etag,
    cloud_object_store_objects.content_type,
    cloud_object_store_objects.content_length,
    cloud_object_store_objects.last_modified,
    cloud_object_store_objects.cloud_tenant_id,
    cloud_object_store_objects.valid_from
   FROM history.cloud_object_store_objects
  WHERE ((cloud_object_store_objects.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_object_store_objects.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (cloud_object_store_objects.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((cloud_object_store_objects.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (cloud_object_store_objects.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.cloud_resource_quotas (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    cloud_tenant_id bigint,
    service_name character varying,
    name character varying,
    value integer,
    ems_ref character varying,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.cloud_resource_quotas AS
 SELECT cloud_resource_quotas.id,
    cloud_resource_quotas.ems_id,
    cloud_resource_quotas.type,
    cloud_resource_quotas.cloud_tenant_id,
    cloud_resource_quotas.service_name,
    cloud_resource_quotas.name,
    cloud_resource_quotas.value,
    cloud_resource_quotas.ems_ref,
    cloud_resource_quotas.created_at,
    cloud_resource_quotas.updated_at,
    cloud_resource_quotas.valid_from
   FROM vmdb.cloud_resource_quotas
  WHERE ((cloud_resource_quotas.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_resource_quotas.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT cloud_resource_quotas.id,
    cloud_resource_quotas.ems_id,
    cloud_resource_quotas.type,
    cloud_resource_quotas.cloud_tenant_id,
    cloud_resource_quotas.service_name,
    cloud_resource_quotas.name,
    cloud_resource_quotas.value,
    cloud_resource_quotas.ems_ref,
    cloud_resource_quotas.created_at,
    cloud_resource_quotas.updated_at,
    cloud_resource_quotas.valid_from
   FROM history.cloud_resource_quotas
  WHERE ((cloud_resource_quotas.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_resource_quotas.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (cloud_resource_quotas.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((cloud_resource_quotas.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (cloud_resource_quotas.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.cloud_services (
    id bigint NOT NULL,
    ems_id bigint,
    ems_ref character varying,
    source character varying,
    executable_name character varying,
    hostname character varying,
    status character varying,
    scheduling_disabled boolean,
    scheduling_disabled_reason character varying,
    availability_zone_id bigint,
    host_id bigint,
    system_service_id bigint,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.cloud_services AS
 SELECT cloud_services.id,
    cloud_services.ems_id,
    cloud_services.ems_ref,
    cloud_services.source,
    cloud_services.executable_name,
    cloud_services.hostname,
    cloud_services.status,
    cloud_services.scheduling_disabled,
    cloud_services.scheduling_disabled_reason,
    cloud_services.availability_zone_id,
    cloud_services.host_id,
    cloud_services.system_service_id,
    cloud_services.created_at,
    cloud_services.updated_at,
    cloud_services.valid_from
   FROM vmdb.cloud_services
  WHERE ((cloud_services.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_services.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT cloud_services.id,
    cloud_services.ems_id,
    cloud_services.ems_ref,
    cloud_services.source,
    cloud_services.executable_name,
    cloud_services.hostname,
    cloud_services.status,
    cloud_services.scheduling_disabled,
    cloud_services.scheduling_disabled_reason,
    cloud_services.availability_zone_id,
    cloud_services.host_id,
    cloud_services.system_service_id,
    cloud_services.created_at,
    cloud_services.updated_at,
    cloud_services.valid_from
   FROM history.cloud_services
  WHERE ((cloud_services.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_services.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (cloud_services.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((cloud_services.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (cloud_services.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.cloud_subnets (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    cidr character varying,
    status character varying,
    network_protocol character varying,
    gateway character varying,
    dhcp_enabled boolean,
    dns_nameservers character varying[],
    ipv6_router_advertisement_mode character varying,
    ipv6_address_mode character varying,
    cloud_network_id bigint,
    network_router_id bigint,
    parent_cloud_subnet_id bigint,
    availability_zone_id bigint,
    cloud_tenant_id bigint,
    extra_attributes text,
    network_group_id bigint,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.cloud_subnets AS
 SELECT cloud_subnets.id,
    cloud_subnets.ems_id,
    cloud_subnets.type,
    cloud_subnets.ems_ref,
    cloud_subnets.name,
    cloud_subnets.cidr,
    cloud_subnets.status,
    cloud_subnets.network_protocol,
    cloud_subnets.gateway,
    cloud_subnets.dhcp_enabled,
    cloud_subnets.dns_nameservers,
    cloud_subnets.ipv6_router_advertisement_mode,
    cloud_subnets.ipv6_address_mode,
    cloud_subnets.cloud_network_id,
    cloud_subnets.network_router_id,
    cloud_subnets.parent_cloud_subnet_id,
    cloud_subnets.availability_zone_id,
    cloud_subnets.cloud_tenant_id,
    cloud_subnets.extra_attributes,
    cloud_subnets.network_group_id,
    cloud_subnets.valid_from
   FROM vmdb.cloud_subnets
  WHERE ((cloud_subnets.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_subnets.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT cloud_subnets.id,
    cloud_subnets.ems_id,
    cloud_subnets.type,
    cloud_subnets.ems_ref,
    cloud_subnets.name,
    cloud_subnets.cidr,
    cloud_subnets.status,
    cloud_subnets.network_protocol,
    cloud_subnets.gateway,
    cloud_subnets.dhcp_enabled,
    cloud_subnets.dns_nameservers,
    cloud_subnets.ipv6_router_advertisement_mode,
    cloud_subnets.ipv6_address_mode,
    cloud_subnets.cloud_network_id,
    cloud_subnets.network_router_id,
    cloud_subnets.parent_cloud_subnet_id,
    cloud_subnets.availability_zone_id,
    cloud_subnets.cloud_tenant_id,
    cloud_subnets.extra_attributes,
    cloud_subnets.network_group_id,
    cloud_subnets.valid_from
   FROM history.cloud_subnets
  WHERE ((cloud_subnets.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_subnets.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (cloud_subnets.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((cloud_subnets.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (cloud_subnets.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.cloud_subnets_network_ports (
    id bigint NOT NULL,
    network_port_id bigint NOT NULL,
    address character varying,
    cloud_subnet_id bigint,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.cloud_subnets_network_ports AS
 SELECT cloud_subnets_network_ports.id,
    cloud_subnets_network_ports.network_port_id,
    cloud_subnets_network_ports.address,
    cloud_subnets_network_ports.cloud_subnet_id,
    cloud_subnets_network_ports.valid_from
   FROM vmdb.cloud_subnets_network_ports
  WHERE ((cloud_subnets_network_ports.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_subnets_network_ports.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT cloud_subnets_network_ports.id,
    cloud_subnets_network_ports.network_port_id,
    cloud_subnets_network_ports.address,
    cloud_subnets_network_ports.cloud_subnet_id,
    cloud_subnets_network_ports.valid_from
   FROM history.cloud_subnets_network_ports
  WHERE ((cloud_subnets_network_ports.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_subnets_network_ports.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (cloud_subnets_network_ports.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((cloud_subnets_network_ports.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (cloud_subnets_network_ports.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.cloud_tenant_flavors (
    flavor_id bigint NOT NULL,
    cloud_tenant_id bigint NOT NULL,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.cloud_tenant_flavors AS
 SELECT cloud_tenant_flavors.flavor_id,
    cloud_tenant_flavors.cloud_tenant_id,
    cloud_tenant_flavors.valid_from
   FROM vmdb.cloud_tenant_flavors
  WHERE ((cloud_tenant_flavors.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_tenant_flavors.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT cloud_tenant_flavors.flavor_id,
    cloud_tenant_flavors.cloud_tenant_id,
    cloud_tenant_flavors.valid_from
   FROM history.cloud_tenant_flavors
  WHERE ((cloud_tenant_flavors.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_tenant_flavors.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (cloud_tenant_flavors.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((cloud_tenant_flavors.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (cloud_tenant_flavors.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.cloud_tenants (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    description text,
    enabled boolean,
    parent_id bigint,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.cloud_tenants AS
 SELECT cloud_tenants.id,
    cloud_tenants.ems_id,
    cloud_tenants.type,
    cloud_tenants.ems_ref,
    cloud_tenants.name,
    cloud_tenants.description,
    cloud_tenants.enabled,
    cloud_tenants.parent_id,
    cloud_tenants.created_at,
    cloud_tenants.updated_at,
    cloud_tenants.valid_from
   FROM vmdb.cloud_tenants
  WHERE ((cloud_tenants.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_tenants.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT cloud_tenants.id,
    cloud_tenants.ems_id,
    cloud_tenants.type,
    cloud_tenants.ems_ref,
    cloud_tenants.name,
    cloud_tenants.description,
    cloud_tenants.enabled,
    cloud_tenants.parent_id,
    cloud_tenants.created_at,
    cloud_tenants.updated_at,
    cloud_tenants.valid_from
   FROM history.cloud_tenants
  WHERE ((cloud_tenants.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_tenants.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (cloud_tenants.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((cloud_tenants.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (cloud_tenants.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.cloud_tenants_dedicated_hosts (
    dedicated_host_id bigint NOT NULL,
    cloud_tenant_id bigint NOT NULL,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.cloud_tenants_dedicated_hosts AS
 SELECT cloud_tenants_dedicated_hosts.dedicated_host_id,
    cloud_tenants_dedicated_hosts.cloud_tenant_id,
    cloud_tenants_dedicated_hosts.valid_from
   FROM vmdb.cloud_tenants_dedicated_hosts
  WHERE ((cloud_tenants_dedicated_hosts.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_tenants_dedicated_hosts.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT cloud_tenants_dedicated_hosts.dedicated_host_id,
    cloud_tenants_dedicated_hosts.cloud_tenant_id,
    cloud_tenants_dedicated_hosts.valid_from
   FROM history.cloud_tenants_dedicated_hosts
  WHERE ((cloud_tenants_dedicated_hosts.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_tenants_dedicated_hosts.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (cloud_tenants_dedicated_hosts.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((cloud_tenants_dedicated_hosts.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (cloud_tenants_dedicated_hosts.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.cloud_tenants_vms (
    vm_id bigint NOT NULL,
    cloud_tenant_id bigint NOT NULL,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.cloud_tenants_vms AS
 SELECT cloud_tenants_vms.vm_id,
    cloud_tenants_vms.cloud_tenant_id,
    cloud_tenants_vms.valid_from
   FROM vmdb.cloud_tenants_vms
  WHERE ((cloud_tenants_vms.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_tenants_vms.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT cloud_tenants_vms.vm_id,
    cloud_tenants_vms.cloud_tenant_id,
    cloud_tenants_vms.valid_from
   FROM history.cloud_tenants_vms
  WHERE ((cloud_tenants_vms.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_tenants_vms.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (cloud_tenants_vms.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((cloud_tenants_vms.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (cloud_tenants_vms.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.cloud_volume_backups (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    description character varying,
    size bigint,
    status character varying,
    object_count integer,
    is_incremental boolean,
    has_dependent_backups boolean,
    creation_time timestamp with time zone,
    cloud_volume_id bigint,
    availability_zone_id bigint,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.cloud_volume_backups AS
 SELECT cloud_volume_backups.id,
    cloud_volume_backups.ems_id,
    cloud_volume_backups.type,
    cloud_volume_backups.ems_ref,
    cloud_volume_backups.name,
    cloud_volume_backups.description,
    cloud_volume_backups.size,
    cloud_volume_backups.status,
    cloud_volume_backups.object_count,
    cloud_volume_backups.is_incremental,
    cloud_volume_backups.has_dependent_backups,
    cloud_volume_backups.creation_time,
    cloud_volume_backups.cloud_volume_id,
    cloud_volume_backups.availability_zone_id,
    cloud_volume_backups.valid_from
   FROM vmdb.cloud_volume_backups
  WHERE ((cloud_volume_backups.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_volume_backups.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT cloud_volume_backups.id,
    cloud_volume_backups.ems_id,
    cloud_volume_backups.type,
    cloud_volume_backups.ems_ref,
    cloud_volume_backups.name,
    cloud_volume_backups.description,
    cloud_volume_backups.size,
    cloud_volume_backups.status,
    cloud_volume_backups.object_count,
    cloud_volume_backups.is_incremental,
    cloud_volume_backups.has_dependent_backups,
    cloud_volume_backups.creation_time,
    cloud_volume_backups.cloud_volume_id,
    cloud_volume_backups.availability_zone_id,
    cloud_volume_backups.valid_from
   FROM history.cloud_volume_backups
  WHERE ((cloud_volume_backups.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_volume_backups.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (cloud_volume_backups.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((cloud_volume_backups.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (cloud_volume_backups.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.cloud_volume_snapshots (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    description character varying,
    size bigint,
    status character varying,
    encrypted boolean,
    creation_time timestamp with time zone,
    cloud_volume_id bigint,
    cloud_tenant_id bigint,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.cloud_volume_snapshots AS
 SELECT cloud_volume_snapshots.id,
    cloud_volume_snapshots.ems_id,
    cloud_volume_snapshots.type,
    cloud_volume_snapshots.ems_ref,
    cloud_volume_snapshots.name,
    cloud_volume_snapshots.description,
    cloud_volume_snapshots.size,
    cloud_volume_snapshots.status,
    cloud_volume_snapshots.encrypted,
    cloud_volume_snapshots.creation_time,
    cloud_volume_snapshots.cloud_volume_id,
    cloud_volume_snapshots.cloud_tenant_id,
    cloud_volume_snapshots.valid_from
   FROM vmdb.cloud_volume_snapshots
  WHERE ((cloud_volume_snapshots.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_volume_snapshots.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT cloud_volume_snapshots.id,
    cloud_volume_snapshots.ems_id,
    cloud_volume_snapshots.type,
    cloud_volume_snapshots.ems_ref,
    cloud_volume_snapshots.name,
    cloud_volume_snapshots.description,
    cloud_volume_snapshots.size,
    cloud_volume_snapshots.status,
    cloud_volume_snapshots.encrypted,
    cloud_volume_snapshots.creation_time,
    cloud_volume_snapshots.cloud_volume_id,
    cloud_volume_snapshots.cloud_tenant_id,
    cloud_volume_snapshots.valid_from
   FROM history.cloud_volume_snapshots
  WHERE ((cloud_volume_snapshots.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_volume_snapshots.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (cloud_volume_snapshots.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((cloud_volume_snapshots.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (cloud_volume_snapshots.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.cloud_volume_types (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    description text,
    backend_name character varying,
    public boolean,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.cloud_volume_types AS
 SELECT cloud_volume_types.id,
    cloud_volume_types.ems_id,
    cloud_volume_types.type,
    cloud_volume_types.ems_ref,
    cloud_volume_types.name,
    cloud_volume_types.description,
    cloud_volume_types.backend_name,
    cloud_volume_types.public,
    cloud_volume_types.created_at,
    cloud_volume_types.updated_at,
    cloud_volume_types.valid_from
   FROM vmdb.cloud_volume_types
  WHERE ((cloud_volume_types.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_volume_types.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT cloud_volume_types.id,
    cloud_volume_types.ems_id,
    cloud_volume_types.type,
    cloud_volume_types.ems_ref,
    cloud_volume_types.name,
    cloud_volume_types.description,
    cloud_volume_types.backend_name,
    cloud_volume_types.public,
    cloud_volume_types.created_at,
    cloud_volume_types.updated_at,
    cloud_volume_types.valid_from
   FROM history.cloud_volume_types
  WHERE ((cloud_volume_types.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_volume_types.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (cloud_volume_types.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((cloud_volume_types.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (cloud_volume_types.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.cloud_volumes (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    description character varying,
    size bigint,
    status character varying,
    health_state character varying,
    volume_type character varying,
    bootable boolean,
    encrypted boolean,
    multi_attachment boolean,
    iops integer,
    creation_time timestamp with time zone,
    cloud_volume_snapshot_id bigint,
    availability_zone_id bigint,
    cloud_tenant_id bigint,
    storage_resource_id bigint,
    storage_service_id bigint,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.cloud_volumes AS
 SELECT cloud_volumes.id,
    cloud_volumes.ems_id,
    cloud_volumes.type,
    cloud_volumes.ems_ref,
    cloud_volumes.name,
    cloud_volumes.description,
    cloud_volumes.size,
    cloud_volumes.status,
    cloud_volumes.health_state,
    cloud_volumes.volume_type,
    cloud_volumes.bootable,
    cloud_volumes.encrypted,
    cloud_volumes.multi_attachment,
    cloud_volumes.iops,
    cloud_volumes.creation_time,
    cloud_volumes.cloud_volume_snapshot_id,
    cloud_volumes.availability_zone_id,
    cloud_volumes.cloud_tenant_id,
    cloud_volumes.storage_resource_id,
    cloud_volumes.storage_service_id,
    cloud_volumes.valid_from
   FROM vmdb.cloud_volumes
  WHERE ((cloud_volumes.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_volumes.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT cloud_volumes.id,
    cloud_volumes.ems_id,
    cloud_volumes.type,
    cloud_volumes.ems_ref,
    cloud_volumes.name,
    cloud_volumes.description,
    cloud_volumes.size,
    cloud_volumes.status,
    cloud_volumes.health_state,
    cloud_volumes.volume_type,
    cloud_volumes.bootable,
    cloud_volumes.encrypted,
    cloud_volumes.multi_attachment,
    cloud_volumes.iops,
    cloud_volumes.creation_time,
    cloud_volumes.cloud_volume_snapshot_id,
    cloud_volumes.availability_zone_id,
    cloud_volumes.cloud_tenant_id,
    cloud_volumes.storage_resource_id,
    cloud_volumes.storage_service_id,
    cloud_volumes.valid_from
   FROM history.cloud_volumes
  WHERE ((cloud_volumes.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (cloud_volumes.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (cloud_volumes.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((cloud_volumes.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (cloud_volumes.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.crate_labels (
    id bigint NOT NULL,
    crate_id bigint NOT NULL,
    section character varying,
    name character varying,
    value character varying,
    zone_id bigint,
    created_on timestamp with time zone,
    updated_on timestamp with time zone,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.crate_labels AS
 SELECT crate_labels.id,
    crate_labels.crate_id,
    crate_labels.section,
    crate_labels.name,
    crate_labels.value,
    crate_labels.zone_id,
    crate_labels.created_on,
    crate_labels.updated_on,
    crate_labels.valid_from
   FROM vmdb.crate_labels
  WHERE ((crate_labels.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (crate_labels.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT crate_labels.id,
    crate_labels.crate_id,
    crate_labels.section,
    crate_labels.name,
    crate_labels.value,
    crate_labels.zone_id,
    crate_labels.created_on,
    crate_labels.updated_on,
    crate_labels.valid_from
   FROM history.crate_labels
  WHERE ((crate_labels.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (crate_labels.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (crate_labels.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((crate_labels.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (crate_labels.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.crates (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    site character varying,
    weight double precision,
    packed_on timestamp with time zone,
    marks character varying[],
    stops character varying[],
    inside_id bigint,
    depot_id bigint,
    carrier_id bigint,
    created_on timestamp with time zone,
    updated_on timestamp with time zone,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.crates AS
 SELECT crates.id,
    crates.ems_id,
    crates.type,
    crates.ems_ref,
    crates.site,
    crates.weight,
    crates.packed_on,
    crates.marks,
    crates.stops,
    crates.inside_id,
    crates.depot_id,
    crates.carrier_id,
    crates.created_on,
    crates.updated_on,
    crates.valid_from
   FROM vmdb.crates
  WHERE ((crates.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (crates.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT crates.id,
    crates.ems_id,
    crates.type,
    crates.ems_ref,
    crates.site,
    crates.weight,
    crates.packed_on,
    crates.marks,
    crates.stops,
    crates.inside_id,
    crates.depot_id,
    crates.carrier_id,
    crates.created_on,
    crates.updated_on,
    crates.valid_from
   FROM history.crates
  WHERE ((crates.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (crates.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (crates.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((crates.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (crates.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.custom_attributes (
    id bigint NOT NULL,
    resource_id bigint NOT NULL,
    resource_type character varying NOT NULL,
    section character varying,
    name character varying,
    value text,
    source character varying,
    description text,
    value_interpolated text,
    unique_name text,
    serialized_value text,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.custom_attributes AS
 SELECT custom_attributes.id,
    custom_attributes.resource_id,
    custom_attributes.resource_type,
    custom_attributes.section,
    custom_attributes.name,
    custom_attributes.value,
    custom_attributes.source,
    custom_attributes.description,
    custom_attributes.value_interpolated,
    custom_attributes.unique_name,
    custom_attributes.serialized_value,
    custom_attributes.valid_from
   FROM vmdb.custom_attributes
  WHERE ((custom_attributes.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (custom_attributes.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT custom_attributes.id,
    custom_attributes.resource_id,
    custom_attributes.resource_type,
    custom_attributes.section,
    custom_attributes.name,
    custom_attributes.value,
    custom_attributes.source,
    custom_attributes.description,
    custom_attributes.value_interpolated,
    custom_attributes.unique_name,
    custom_attributes.serialized_value,
    custom_attributes.valid_from
   FROM history.custom_attributes
  WHERE ((custom_attributes.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (custom_attributes.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (custom_attributes.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((custom_attributes.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (custom_attributes.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.dedicated_host_slots (
    id bigint NOT NULL,
    dedicated_host_id bigint NOT NULL,
    number integer,
    vm_id bigint,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.dedicated_host_slots AS
 SELECT dedicated_host_slots.id,
    dedicated_host_slots.dedicated_host_id,
    dedicated_host_slots.number,
    dedicated_host_slots.vm_id,
    dedicated_host_slots.valid_from
   FROM vmdb.dedicated_host_slots
  WHERE ((dedicated_host_slots.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (dedicated_host_slots.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT dedicated_host_slots.id,
    dedicated_host_slots.dedicated_host_id,
    dedicated_host_slots.number,
    dedicated_host_slots.vm_id,
    dedicated_host_slots.valid_from
   FROM history.dedicated_host_slots
  WHERE ((dedicated_host_slots.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (dedicated_host_slots.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (dedicated_host_slots.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((dedicated_host_slots.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (dedicated_host_slots.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.dedicated_hosts (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    memory bigint,
    availability_zone_id bigint,
    extra jsonb,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.dedicated_hosts AS
 SELECT dedicated_hosts.id,
    dedicated_hosts.ems_id,
    dedicated_hosts.type,
    dedicated_hosts.ems_ref,
    dedicated_hosts.name,
    dedicated_hosts.memory,
    dedicated_hosts.availability_zone_id,
    dedicated_hosts.extra,
    dedicated_hosts.created_at,
    dedicated_hosts.updated_at,
    dedicated_hosts.valid_from
   FROM vmdb.dedicated_hosts
  WHERE ((dedicated_hosts.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (dedicated_hosts.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT dedicated_hosts.id,
    dedicated_hosts.ems_id,
    dedicated_hosts.type,
    dedicated_hosts.ems_ref,
    dedicated_hosts.name,
    dedicated_hosts.memory,
    dedicated_hosts.availability_zone_id,
    dedicated_hosts.extra,
    dedicated_hosts.created_at,
    dedicated_hosts.updated_at,
    dedicated_hosts.valid_from
   FROM history.dedicated_hosts
  WHERE ((dedicated_hosts.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (dedicated_hosts.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (dedicated_hosts.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((dedicated_hosts.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (dedicated_hosts.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.depots (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    best_id bigint,
    site character varying,
    boss character varying,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.depots AS
 SELECT depots.id,
    depots.ems_id,
    depots.type,
    depots.ems_ref,
    depots.best_id,
    depots.site,
    depots.boss,
    depots.valid_from
   FROM vmdb.depots
  WHERE ((depots.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (depots.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT depots.id,
    depots.ems_id,
    depots.type,
    depots.ems_ref,
    depots.best_id,
    depots.site,
    depots.boss,
    depots.valid_from
   FROM history.depots
  WHERE ((depots.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (depots.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (depots.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((depots.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (depots.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.disks (
    id bigint NOT NULL,
    hardware_id bigint NOT NULL,
    device_name character varying,
    device_type character varying,
    location character varying,
    filename character varying,
    controller_type character varying,
    disk_type character varying,
    mode character varying,
    size bigint,
    size_on_disk bigint,
    free_space bigint,
    present boolean DEFAULT true,
    start_connected boolean DEFAULT true,
    auto_detect boolean,
    bootable boolean,
    thin boolean,
    format character varying,
    ems_ref character varying,
    backing_id bigint,
    backing_type character varying,
    storage_id bigint,
    storage_profile_id bigint,
    created_on timestamp with time zone,
    updated_on timestamp with time zone,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.disks AS
 SELECT disks.id,
    disks.hardware_id,
    disks.device_name,
    disks.device_type,
    disks.location,
    disks.filename,
    disks.controller_type,
    disks.disk_type,
    disks.mode,
    disks.size,
    disks.size_on_disk,
    disks.free_space,
    disks.present,
    disks.start_connected,
    disks.auto_detect,
    disks.bootable,
    disks.thin,
    disks.format,
    disks.ems_ref,
    disks.backing_id,
    disks.backing_type,
    disks.storage_id,
    disks.storage_profile_id,
    disks.created_on,
    disks.updated_on,
    disks.valid_from
   FROM vmdb.disks
  WHERE ((disks.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (disks.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT disks.id,
    disks.hardware_id,
    disks.device_name,
    disks.device_type,
    disks.location,
    disks.filename,
    disks.controller_type,
    disks.disk_type,
    disks.mode,
    disks.size,
    disks.size_on_disk,
    disks.free_space,
    disks.present,
    disks.start_connected,
    disks.auto_detect,
    disks.bootable,
    disks.thin,
    disks.format,
    disks.ems_ref,
    disks.backing_id,
    disks.backing_type,
    disks.storage_id,
    disks.storage_profile_id,
    disks.created_on,
    disks.updated_on,
    disks.valid_from
   FROM history.disks
  WHERE ((disks.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (disks.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (disks.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((disks.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (disks.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.endpoints (
    id bigint NOT NULL,
    role character varying,
    ipaddress character varying,
    hostname character varying,
    port integer,
    resource_type character varying,
    resource_id bigint,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    verify_ssl integer,
    url character varying,
    security_protocol character varying,
    api_version character varying,
    path character varying,
    certificate_authority text,
    options jsonb DEFAULT '{}'::jsonb
);
CREATE VIEW past.endpoints AS
 SELECT endpoints.id,
    endpoints.role,
    endpoints.ipaddress,
    endpoints.hostname,
    endpoints.port,
    endpoints.resource_type,
    endpoints.resource_id,
    endpoints.created_at,
    endpoints.updated_at,
    endpoints.verify_ssl,
    endpoints.url,
    endpoints.security_protocol,
    endpoints.api_version,
    endpoints.path,
    endpoints.certificate_authority,
    endpoints.options
   FROM vmdb.endpoints;
CREATE TABLE vmdb.event_streams (
    id bigint NOT NULL,
    event_type character varying,
    message text,
    "timestamp" timestamp with time zone,
    host_name character varying,
    host_id bigint,
    vm_name character varying,
    vm_location character varying,
    vm_or_template_id bigint,
    dest_host_name character varying,
    dest_host_id bigint,
    dest_vm_name character varying,
    dest_vm_location character varying,
    dest_vm_or_template_id bigint,
    source character varying,
    chain_id bigint,
    ems_id bigint,
    is_task boolean,
    full_data text,
    created_on timestamp with time zone,
    username character varying,
    ems_cluster_id bigint,
    ems_cluster_name character varying,
    ems_cluster_uid character varying,
    dest_ems_cluster_id bigint,
    dest_ems_cluster_name character varying,
    dest_ems_cluster_uid character varying,
    availability_zone_id bigint,
    container_node_id bigint,
    container_node_name character varying,
    container_group_id bigint,
    container_group_name character varying,
    container_namespace character varying,
    type character varying,
    target_type character varying,
    target_id bigint,
    container_id bigint,
    container_name character varying,
    container_replicator_id bigint,
    container_replicator_name character varying,
    generating_ems_id bigint,
    physical_server_id bigint,
    ems_ref character varying,
    user_id bigint,
    group_id bigint,
    tenant_id bigint,
    vm_ems_ref character varying,
    dest_vm_ems_ref character varying,
    physical_chassis_id bigint,
    physical_switch_id bigint,
    physical_storage_id bigint,
    physical_storage_name character varying
);
CREATE VIEW past.event_streams AS
 SELECT event_streams.id,
    event_streams.event_type,
    event_streams.message,
    event_streams."timestamp",
    event_streams.host_name,
    event_streams.host_id,
    event_streams.vm_name,
    event_streams.vm_location,
    event_streams.vm_or_template_id,
    event_streams.dest_host_name,
    event_streams.dest_host_id,
    event_streams.dest_vm_name,
    event_streams.dest_vm_location,
    event_streams.dest_vm_or_template_id,
    event_streams.source,
    event_streams.chain_id,
    event_streams.ems_id,
    event_streams.is_task,
    event_streams.full_data,
    event_streams.created_on,
    event_streams.username,
    event_streams.ems_cluster_id,
    event_streams.ems_cluster_name,
    event_streams.ems_cluster_uid,
    event_streams.dest_ems_cluster_id,
    event_streams.dest_ems_cluster_name,
    event_streams.dest_ems_cluster_uid,
    event_streams.availability_zone_id,
    event_streams.container_node_id,
    event_streams.container_node_name,
    event_streams.container_group_id,
    event_streams.container_group_name,
    event_streams.container_namespace,
    event_streams.type,
    event_streams.target_type,
    event_streams.target_id,
    event_streams.container_id,
    event_streams.container_name,
    event_streams.container_replicator_id,
    event_streams.container_replicator_name,
    event_streams.generating_ems_id,
    event_streams.physical_server_id,
    event_streams.ems_ref,
    event_streams.user_id,
    event_streams.group_id,
    event_streams.tenant_id,
    event_streams.vm_ems_ref,
    event_streams.dest_vm_ems_ref,
    event_streams.physical_chassis_id,
    event_streams.physical_switch_id,
    event_streams.physical_storage_id,
    event_streams.physical_storage_name
   FROM vmdb.event_streams;
CREATE TABLE vmdb.ext_management_systems (
    id bigint NOT NULL,
    name character varying,
    created_on timestamp with time zone,
    updated_on timestamp with time zone,
    guid character varying,
    zone_id bigint,
    type character varying,
    api_version character varying,
    uid_ems character varying,
    host_default_vnc_port_start integer,
    host_default_vnc_port_end integer,
    provider_region character varying,
    last_refresh_error text,
    last_refresh_date timestamp with time zone,
    provider_id bigint,
    realm character varying,
    tenant_id bigint,
    project character varying,
    parent_ems_id bigint,
    subscription character varying,
    last_metrics_error text,
    last_metrics_update_date timestamp with time zone,
    last_metrics_success_date timestamp with time zone,
    tenant_mapping_enabled boolean,
    enabled boolean DEFAULT true,
    options text,
    zone_before_pause_id bigint,
    last_inventory_date timestamp with time zone,
    capabilities jsonb DEFAULT '{}'::jsonb,
    last_refresh_success_date timestamp with time zone,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.ext_management_systems AS
 SELECT ext_management_systems.id,
    ext_management_systems.name,
    ext_management_systems.created_on,
    ext_management_systems.updated_on,
    ext_management_systems.guid,
    ext_management_systems.zone_id,
    ext_management_systems.type,
    ext_management_systems.api_version,
    ext_management_systems.uid_ems,
    ext_management_systems.host_default_vnc_port_start,
    ext_management_systems.host_default_vnc_port_end,
    ext_management_systems.provider_region,
    ext_management_systems.last_refresh_error,
    ext_management_systems.last_refresh_date,
    ext_management_systems.provider_id,
    ext_management_systems.realm,
    ext_management_systems.tenant_id,
    ext_management_systems.project,
    ext_management_systems.parent_ems_id,
    ext_management_systems.subscription,
    ext_management_systems.last_metrics_error,
    ext_management_systems.last_metrics_update_date,
    ext_management_systems.last_metrics_success_date,
    ext_management_systems.tenant_mapping_enabled,
    ext_management_systems.enabled,
    ext_management_systems.options,
    ext_management_systems.zone_before_pause_id,
    ext_management_systems.last_inventory_date,
    ext_management_systems.capabilities,
    ext_management_systems.last_refresh_success_date,
    ext_management_systems.valid_from
   FROM vmdb.ext_management_systems
  WHERE ((ext_management_systems.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (ext_management_systems.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT ext_management_systems.id,
    ext_management_systems.name,
    ext_management_systems.created_on,
    ext_management_systems.updated_on,
    ext_management_systems.guid,
    ext_management_systems.zone_id,
    ext_management_systems.type,
    ext_management_systems.api_version,
    ext_management_systems.uid_ems,
    ext_management_systems.host_default_vnc_port_start,
    ext_management_systems.host_default_vnc_port_end,
    ext_management_systems.provider_region,
    ext_management_systems.last_refresh_error,
    ext_management_systems.last_refresh_date,
    ext_management_systems.provider_id,
    ext_management_systems.realm,
    ext_management_systems.tenant_id,
    ext_management_systems.project,
    ext_management_systems.parent_ems_id,
    ext_management_systems.subscription,
    ext_management_systems.last_metrics_error,
    ext_management_systems.last_metrics_update_date,
    ext_management_systems.last_metrics_success_date,
    ext_management_systems.tenant_mapping_enabled,
    ext_management_systems.enabled,
    ext_management_systems.options,
    ext_management_systems.zone_before_pause_id,
    ext_management_systems.last_inventory_date,
    ext_management_systems.capabilities,
    ext_management_systems.last_refresh_success_date,
    ext_management_systems.valid_from
   FROM history.ext_management_systems
  WHERE ((ext_management_systems.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (ext_management_systems.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (ext_management_systems.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((ext_management_systems.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (ext_management_systems.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.firewall_rules (
    id bigint NOT NULL,
    resource_id bigint NOT NULL,
    resource_type character varying NOT NULL,
    ems_ref character varying,
    direction character varying,
    host_protocol character varying,
    network_protocol character varying,
    port integer,
    end_port integer,
    source_ip_range character varying,
    source_security_group_id bigint,
    name character varying,
    display_name character varying,
    "group" character varying,
    enabled boolean,
    required boolean,
    created_on timestamp with time zone,
    updated_on timestamp with time zone,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.firewall_rules AS
 SELECT firewall_rules.id,
    firewall_rules.resource_id,
    firewall_rules.resource_type,
    firewall_rules.ems_ref,
    firewall_rules.direction,
    firewall_rules.host_protocol,
    firewall_rules.network_protocol,
    firewall_rules.port,
    firewall_rules.end_port,
    firewall_rules.source_ip_range,
    firewall_rules.source_security_group_id,
    firewall_rules.name,
    firewall_rules.display_name,
    firewall_rules."group",
    firewall_rules.enabled,
    firewall_rules.required,
    firewall_rules.created_on,
    firewall_rules.updated_on,
    firewall_rules.valid_from
   FROM vmdb.firewall_rules
  WHERE ((firewall_rules.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (firewall_rules.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT firewall_rules.id,
    firewall_rules.resource_id,
    firewall_rules.resource_type,
    firewall_rules.ems_ref,
    firewall_rules.direction,
    firewall_rules.host_protocol,
    firewall_rules.network_protocol,
    firewall_rules.port,
    firewall_rules.end_port,
    firewall_rules.source_ip_range,
    firewall_rules.source_security_group_id,
    firewall_rules.name,
    firewall_rules.display_name,
    firewall_rules."group",
    firewall_rules.enabled,
    firewall_rules.required,
    firewall_rules.created_on,
    firewall_rules.updated_on,
    firewall_rules.valid_from
   FROM history.firewall_rules
  WHERE ((firewall_rules.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (firewall_rules.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (firewall_rules.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((firewall_rules.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (firewall_rules.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.flavors (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    description character varying,
    enabled boolean,
    cpu_total_cores integer,
    cpu_cores_per_socket integer,
    cpu_sockets integer DEFAULT 1,
    memory bigint,
    root_disk_size bigint,
    swap_disk_size bigint,
    ephemeral_disk_size bigint,
    ephemeral_disk_count integer,
    publicly_available boolean,
    supports_32_bit boolean,
    supports_64_bit boolean,
    supports_hvm boolean,
    supports_paravirtual boolean,
    block_storage_based_only boolean,
    cloud_subnet_required boolean,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.flavors AS
 SELECT flavors.id,
    flavors.ems_id,
    flavors.type,
    flavors.ems_ref,
    flavors.name,
    flavors.description,
    flavors.enabled,
    flavors.cpu_total_cores,
    flavors.cpu_cores_per_socket,
    flavors.cpu_sockets,
    flavors.memory,
    flavors.root_disk_size,
    flavors.swap_disk_size,
    flavors.ephemeral_disk_size,
    flavors.ephemeral_disk_count,
    flavors.publicly_available,
    flavors.supports_32_bit,
    flavors.supports_64_bit,
    flavors.supports_hvm,
    flavors.supports_paravirtual,
    flavors.block_storage_based_only,
    flavors.cloud_subnet_required,
    flavors.valid_from
   FROM vmdb.flavors
  WHERE ((flavors.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (flavors.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT flavors.id,
    flavors.ems_id,
    flavors.type,
    flavors.ems_ref,
    flavors.name,
    flavors.description,
    flavors.enabled,
    flavors.cpu_total_cores,
    flavors.cpu_cores_per_socket,
    flavors.cpu_sockets,
    flavors.memory,
    flavors.root_disk_size,
    flavors.swap_disk_size,
    flavors.ephemeral_disk_size,
    flavors.ephemeral_disk_count,
    flavors.publicly_available,
    flavors.supports_32_bit,
    flavors.supports_64_bit,
    flavors.supports_hvm,
    flavors.supports_paravirtual,
    flavors.block_storage_based_only,
    flavors.cloud_subnet_required,
    flavors.valid_from
   FROM history.flavors
  WHERE ((flavors.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (flavors.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (flavors.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((flavors.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (flavors.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.floating_ips (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    address character varying,
    fixed_ip_address character varying,
    status character varying,
    cloud_network_only boolean,
    vm_id bigint,
    network_port_id bigint,
    cloud_network_id bigint,
    network_router_id bigint,
    cloud_tenant_id bigint,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.floating_ips AS
 SELECT floating_ips.id,
    floating_ips.ems_id,
    floating_ips.type,
    floating_ips.ems_ref,
    floating_ips.address,
    floating_ips.fixed_ip_address,
    floating_ips.status,
    floating_ips.cloud_network_only,
    floating_ips.vm_id,
    floating_ips.network_port_id,
    floating_ips.cloud_network_id,
    floating_ips.network_router_id,
    floating_ips.cloud_tenant_id,
    floating_ips.valid_from
   FROM vmdb.floating_ips
  WHERE ((floating_ips.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (floating_ips.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT floating_ips.id,
    floating_ips.ems_id,
    floating_ips.type,
    floating_ips.ems_ref,
    floating_ips.address,
    floating_ips.fixed_ip_address,
    floating_ips.status,
    floating_ips.cloud_network_only,
    floating_ips.vm_id,
    floating_ips.network_port_id,
    floating_ips.cloud_network_id,
    floating_ips.network_router_id,
    floating_ips.cloud_tenant_id,
    floating_ips.valid_from
   FROM history.floating_ips
  WHERE ((floating_ips.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (floating_ips.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (floating_ips.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((floating_ips.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (floating_ips.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.guest_devices (
    id bigint NOT NULL,
    hardware_id bigint NOT NULL,
    uid_ems character varying,
    ems_ref character varying,
    device_name character varying,
    device_type character varying,
    location character varying,
    filename character varying,
    controller_type character varying,
    mode character varying,
    address character varying,
    size bigint,
    size_on_disk bigint,
    free_space bigint,
    speed bigint,
    model character varying,
    manufacturer character varying,
    field_replaceable_unit character varying,
    iscsi_name character varying,
    iscsi_alias character varying,
    chap_auth_enabled boolean,
    present boolean DEFAULT true,
    start_connected boolean DEFAULT true,
    auto_detect boolean,
    vlan_enabled boolean,
    vlan_key character varying,
    peer_mac_address character varying,
    switch_id bigint,
    lan_id bigint,
    parent_device_id bigint,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.guest_devices AS
 SELECT guest_devices.id,
    guest_devices.hardware_id,
    guest_devices.uid_ems,
    guest_devices.ems_ref,
    guest_devices.device_name,
    guest_devices.device_type,
    guest_devices.location,
    guest_devices.filename,
    guest_devices.controller_type,
    guest_devices.mode,
    guest_devices.address,
    guest_devices.size,
    guest_devices.size_on_disk,
    guest_devices.free_space,
    guest_devices.speed,
    guest_devices.model,
    guest_devices.manufacturer,
    guest_devices.field_replaceable_unit,
    guest_devices.iscsi_name,
    guest_devices.iscsi_alias,
    guest_devices.chap_auth_enabled,
    guest_devices.present,
    guest_devices.start_connected,
    guest_devices.auto_detect,
    guest_devices.vlan_enabled,
    guest_devices.vlan_key,
    guest_devices.peer_mac_address,
    guest_devices.switch_id,
    guest_devices.lan_id,
    guest_devices.parent_device_id,
    guest_devices.valid_from
   FROM vmdb.guest_devices
  WHERE ((guest_devices.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (guest_devices.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT guest_devices.id,
    guest_devices.hardware_id,
    guest_devices.uid_ems,
    guest_devices.ems_ref,
    guest_devices.device_name,
    guest_devices.device_type,
    guest_devices.location,
    guest_devices.filename,
    guest_devices.controller_type,
    guest_devices.mode,
    guest_devices.address,
    guest_devices.size,
    guest_devices.size_on_disk,
    guest_devices.free_space,
    guest_devices.speed,
    guest_devices.model,
    guest_devices.manufacturer,
    guest_devices.field_replaceable_unit,
    guest_devices.iscsi_name,
    guest_devices.iscsi_alias,
    guest_devices.chap_auth_enabled,
    guest_devices.present,
    guest_devices.start_connected,
    guest_devices.auto_detect,
    guest_devices.vlan_enabled,
    guest_devices.vlan_key,
    guest_devices.peer_mac_address,
    guest_devices.switch_id,
    guest_devices.lan_id,
    guest_devices.parent_device_id,
    guest_devices.valid_from
   FROM history.guest_devices
  WHERE ((guest_devices.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (guest_devices.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (guest_devices.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((guest_devices.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (guest_devices.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.hardwares (
    id bigint NOT NULL,
    vm_or_template_id bigint NOT NULL,
    cpu_sockets integer DEFAULT 1,
    cpu_cores_per_socket integer,
    cpu_total_cores integer,
    cpu_speed integer,
    cpu_type character varying,
    memory_mb bigint,
    memory_mb_minimum bigint,
    disk_capacity bigint,
    disk_free_space bigint,
    disk_size_minimum bigint,
    size_on_disk bigint,
    guest_os character varying,
    guest_os_full_name character varying,
    bitness integer,
    virtualization_type character varying,
    root_device_type character varying,
    firmware_type character varying,
    number_of_nics integer,
    annotation text,
    manufacturer character varying DEFAULT ''::character varying,
    model character varying DEFAULT ''::character varying,
    serial_number character varying,
    provision_state character varying,
    introspected boolean,
    memory_mb_configured integer,
    memory_mb_available integer,
    cpu_configured_cores integer,
    cpu_available_cores integer,
    config_version character varying,
    virtual_hw_version character varying,
    bios character varying,
    bios_location character varying,
    time_sync character varying,
    cpu_usage integer,
    memory_usage integer,
    memory_console integer,
    vmotion_enabled boolean,
    host_id bigint,
    computer_system_id bigint,
    switch_id bigint,
    canister_id bigint,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.hardwares AS
 SELECT hardwares.id,
    hardwares.vm_or_template_id,
    hardwares.cpu_sockets,
    hardwares.cpu_cores_per_socket,
    hardwares.cpu_total_cores,
    hardwares.cpu_speed,
    hardwares.cpu_type,
    hardwares.memory_mb,
    hardwares.memory_mb_minimum,
    hardwares.disk_capacity,
    hardwares.disk_free_space,
    hardwares.disk_size_minimum,
    hardwares.size_on_disk,
    hardwares.guest_os,
    hardwares.guest_os_full_name,
    hardwares.bitness,
    hardwares.virtualization_type,
    hardwares.root_device_type,
    hardwares.firmware_type,
    hardwares.number_of_nics,
    hardwares.annotation,
    hardwares.manufacturer,
    hardwares.model,
    hardwares.serial_number,
    hardwares.provision_state,
    hardwares.introspected,
    hardwares.memory_mb_configured,
    hardwares.memory_mb_available,
    hardwares.cpu_configured_cores,
    hardwares.cpu_available_cores,
    hardwares.config_version,
    hardwares.virtual_hw_version,
    hardwares.bios,
    hardwares.bios_location,
    hardwares.time_sync,
    hardwares.cpu_usage,
    hardwares.memory_usage,
    hardwares.memory_console,
    hardwares.vmotion_enabled,
    hardwares.host_id,
    hardwares.computer_system_id,
    hardwares.switch_id,
    hardwares.canister_id,
    hardwares.valid_from
   FROM vmdb.hardwares
  WHERE ((hardwares.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (hardwares.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT hardwares.id,
    hardwares.vm_or_template_id,
    hardwares.cpu_sockets,
    hardwares.cpu_cores_per_socket,
    hardwares.cpu_total_cores,
    hardwares.cpu_speed,
    hardwares.cpu_type,
    hardwares.memory_mb,
    hardwares.memory_mb_minimum,
    hardwares.disk_capacity,
    hardwares.disk_free_space,
    hardwares.disk_size_minimum,
    hardwares.size_on_disk,
    hardwares.guest_os,
    hardwares.guest_os_full_name,
    hardwares.bitness,
    hardwares.virtualization_type,
    hardwares.root_device_type,
    hardwares.firmware_type,
    hardwares.number_of_nics,
    hardwares.annotation,
    hardwares.manufacturer,
    hardwares.model,
    hardwares.serial_number,
    hardwares.provision_state,
    hardwares.introspected,
    hardwares.memory_mb_configured,
    hardwares.memory_mb_available,
    hardwares.cpu_configured_cores,
    hardwares.cpu_available_cores,
    hardwares.config_version,
    hardwares.virtual_hw_version,
    hardwares.bios,
    hardwares.bios_location,
    hardwares.time_sync,
    hardwares.cpu_usage,
    hardwares.memory_usage,
    hardwares.memory_console,
    hardwares.vmotion_enabled,
    hardwares.host_id,
    hardwares.computer_system_id,
    hardwares.switch_id,
    hardwares.canister_id,
    hardwares.valid_from
   FROM history.hardwares
  WHERE ((hardwares.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (hardwares.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (hardwares.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((hardwares.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (hardwares.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.host_aggregates (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    metadata text,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.host_aggregates AS
 SELECT host_aggregates.id,
    host_aggregates.ems_id,
    host_aggregates.type,
    host_aggregates.ems_ref,
    host_aggregates.name,
    host_aggregates.metadata,
    host_aggregates.valid_from
   FROM vmdb.host_aggregates
  WHERE ((host_aggregates.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (host_aggregates.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT host_aggregates.id,
    host_aggregates.ems_id,
    host_aggregates.type,
    host_aggregates.ems_ref,
    host_aggregates.name,
    host_aggregates.metadata,
    host_aggregates.valid_from
   FROM history.host_aggregates
  WHERE ((host_aggregates.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (host_aggregates.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (host_aggregates.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((host_aggregates.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (host_aggregates.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.key_pairs_vms (
    vm_id bigint NOT NULL,
    authentication_id bigint NOT NULL,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.key_pairs_vms AS
 SELECT key_pairs_vms.vm_id,
    key_pairs_vms.authentication_id,
    key_pairs_vms.valid_from
   FROM vmdb.key_pairs_vms
  WHERE ((key_pairs_vms.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (key_pairs_vms.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT key_pairs_vms.vm_id,
    key_pairs_vms.authentication_id,
    key_pairs_vms.valid_from
   FROM history.key_pairs_vms
  WHERE ((key_pairs_vms.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (key_pairs_vms.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (key_pairs_vms.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((key_pairs_vms.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (key_pairs_vms.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.load_balancer_health_check_members (
    id bigint NOT NULL,
    load_balancer_health_check_id bigint NOT NULL,
    load_balancer_pool_member_id bigint,
    status character varying,
    status_reason character varying,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.load_balancer_health_check_members AS
 SELECT load_balancer_health_check_members.id,
    load_balancer_health_check_members.load_balancer_health_check_id,
    load_balancer_health_check_members.load_balancer_pool_member_id,
    load_balancer_health_check_members.status,
    load_balancer_health_check_members.status_reason,
    load_balancer_health_check_members.valid_from
   FROM vmdb.load_balancer_health_check_members
  WHERE ((load_balancer_health_check_members.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (load_balancer_health_check_members.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT load_balancer_health_check_members.id,
    load_balancer_health_check_members.load_balancer_health_check_id,
    load_balancer_health_check_members.load_balancer_pool_member_id,
    load_balancer_health_check_members.status,
    load_balancer_health_check_members.status_reason,
    load_balancer_health_check_members.valid_from
   FROM history.load_balancer_health_check_members
  WHERE ((load_balancer_health_check_members.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (load_balancer_health_check_members.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (load_balancer_health_check_members.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((load_balancer_health_check_members.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (load_balancer_health_check_members.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.load_balancer_health_checks (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    protocol character varying,
    port integer,
    url_path character varying,
    "interval" integer,
    timeout integer,
    healthy_threshold integer,
    unhealthy_threshold integer,
    load_balancer_id bigint,
    load_balancer_listener_id bigint,
    cloud_tenant_id bigint,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.load_balancer_health_checks AS
 SELECT load_balancer_health_checks.id,
    load_balancer_health_checks.ems_id,
    load_balancer_health_checks.type,
    load_balancer_health_checks.ems_ref,
    load_balancer_health_checks.name,
    load_balancer_health_checks.protocol,
    load_balancer_health_checks.port,
    load_balancer_health_checks.url_path,
    load_balancer_health_checks."interval",
    load_balancer_health_checks.timeout,
    load_balancer_health_checks.healthy_threshold,
    load_balancer_health_checks.unhealthy_threshold,
    load_balancer_health_checks.load_balancer_id,
    load_balancer_health_checks.load_balancer_listener_id,
    load_balancer_health_checks.cloud_tenant_id,
    load_balancer_health_checks.created_at,
    load_balancer_health_checks.updated_at,
    load_balancer_health_checks.valid_from
   FROM vmdb.load_balancer_health_checks
  WHERE ((load_balancer_health_checks.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (load_balancer_health_checks.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT load_balancer_health_checks.id,
    load_balancer_health_checks.ems_id,
    load_balancer_health_checks.type,
    load_balancer_health_checks.ems_ref,
    load_balancer_health_checks.name,
    load_balancer_health_checks.protocol,
    load_balancer_health_checks.port,
    load_balancer_health_checks.url_path,
    load_balancer_health_checks."interval",
    load_balancer_health_checks.timeout,
    load_balancer_health_checks.healthy_threshold,
    load_balancer_health_checks.unhealthy_threshold,
    load_balancer_health_checks.load_balancer_id,
    load_balancer_health_checks.load_balancer_listener_id,
    load_balancer_health_checks.cloud_tenant_id,
    load_balancer_health_checks.created_at,
    load_balancer_health_checks.updated_at,
    load_balancer_health_checks.valid_from
   FROM history.load_balancer_health_checks
  WHERE ((load_balancer_health_checks.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (load_balancer_health_checks.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (load_balancer_health_checks.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((load_balancer_health_checks.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (load_balancer_health_checks.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.load_balancer_listener_pools (
    load_balancer_listener_id bigint NOT NULL,
    load_balancer_pool_id bigint NOT NULL,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.load_balancer_listener_pools AS
 SELECT load_balancer_listener_pools.load_balancer_listener_id,
    load_balancer_listener_pools.load_balancer_pool_id,
    load_balancer_listener_pools.valid_from
   FROM vmdb.load_balancer_listener_pools
  WHERE ((load_balancer_listener_pools.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (load_balancer_listener_pools.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT load_balancer_listener_pools.load_balancer_listener_id,
    load_balancer_listener_pools.load_balancer_pool_id,
    load_balancer_listener_pools.valid_from
   FROM history.load_balancer_listener_pools
  WHERE ((load_balancer_listener_pools.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (load_balancer_listener_pools.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (load_balancer_listener_pools.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((load_balancer_listener_pools.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (load_balancer_listener_pools.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.load_balancer_listeners (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    description character varying,
    load_balancer_protocol character varying,
    load_balancer_port_range int4range,
    instance_protocol character varying,
    instance_port_range int4range,
    load_balancer_id bigint,
    cloud_tenant_id bigint,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.load_balancer_listeners AS
 SELECT load_balancer_listeners.id,
    load_balancer_listeners.ems_id,
    load_balancer_listeners.type,
    load_balancer_listeners.ems_ref,
    load_balancer_listeners.name,
    load_balancer_listeners.description,
    load_balancer_listeners.load_balancer_protocol,
    load_balancer_listeners.load_balancer_port_range,
    load_balancer_listeners.instance_protocol,
    load_balancer_listeners.instance_port_range,
    load_balancer_listeners.load_balancer_id,
    load_balancer_listeners.cloud_tenant_id,
    load_balancer_listeners.created_at,
    load_balancer_listeners.updated_at,
    load_balancer_listeners.valid_from
   FROM vmdb.load_balancer_listeners
  WHERE ((load_balancer_listeners.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (load_balancer_listeners.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT load_balancer_listeners.id,
    load_balancer_listeners.ems_id,
    load_balancer_listeners.type,
    load_balancer_listeners.ems_ref,
    load_balancer_listeners.name,
    load_balancer_listeners.description,
    load_balancer_listeners.load_balancer_protocol,
    load_balancer_listeners.load_balancer_port_range,
    load_balancer_listeners.instance_protocol,
    load_balancer_listeners.instance_port_range,
    load_balancer_listeners.load_balancer_id,
    load_balancer_listeners.cloud_tenant_id,
    load_balancer_listeners.created_at,
    load_balancer_listeners.updated_at,
    load_balancer_listeners.valid_from
   FROM history.load_balancer_listeners
  WHERE ((load_balancer_listeners.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (load_balancer_listeners.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (load_balancer_listeners.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((load_balancer_listeners.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (load_balancer_listeners.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.load_balancer_pool_member_pools (
    load_balancer_pool_id bigint NOT NULL,
    load_balancer_pool_member_id bigint NOT NULL,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.load_balancer_pool_member_pools AS
 SELECT load_balancer_pool_member_pools.load_balancer_pool_id,
    load_balancer_pool_member_pools.load_balancer_pool_member_id,
    load_balancer_pool_member_pools.valid_from
   FROM vmdb.load_balancer_pool_member_pools
  WHERE ((load_balancer_pool_member_pools.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (load_balancer_pool_member_pools.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT load_balancer_pool_member_pools.load_balancer_pool_id,
    load_balancer_pool_member_pools.load_balancer_pool_member_id,
    load_balancer_pool_member_pools.valid_from
   FROM history.load_balancer_pool_member_pools
  WHERE ((load_balancer_pool_member_pools.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (load_balancer_pool_member_pools.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (load_balancer_pool_member_pools.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((load_balancer_pool_member_pools.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (load_balancer_pool_member_pools.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.load_balancer_pool_members (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    address character varying,
    port integer,
    vm_id bigint,
    cloud_subnet_id bigint,
    network_port_id bigint,
    cloud_tenant_id bigint,
    resource_group_id bigint,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.load_balancer_pool_members AS
 SELECT load_balancer_pool_members.id,
    load_balancer_pool_members.ems_id,
    load_balancer_pool_members.type,
    load_balancer_pool_members.ems_ref,
    load_balancer_pool_members.address,
    load_balancer_pool_members.port,
    load_balancer_pool_members.vm_id,
    load_balancer_pool_members.cloud_subnet_id,
    load_balancer_pool_members.network_port_id,
    load_balancer_pool_members.cloud_tenant_id,
    load_balancer_pool_members.resource_group_id,
    load_balancer_pool_members.created_at,
    load_balancer_pool_members.updated_at,
    load_balancer_pool_members.valid_from
   FROM vmdb.load_balancer_pool_members
  WHERE ((load_balancer_pool_members.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (load_balancer_pool_members.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT load_balancer_pool_members.id,
    load_balancer_pool_members.ems_id,
    load_balancer_pool_members.type,
    load_balancer_pool_members.ems_ref,
    load_balancer_pool_members.address,
    load_balancer_pool_members.port,
    load_balancer_pool_members.vm_id,
    load_balancer_pool_members.cloud_subnet_id,
    load_balancer_pool_members.network_port_id,
    load_balancer_pool_members.cloud_tenant_id,
    load_balancer_pool_members.resource_group_id,
    load_balancer_pool_members.created_at,
    load_balancer_pool_members.updated_at,
    load_balancer_pool_members.valid_from
   FROM history.load_balancer_pool_members
  WHERE ((load_balancer_pool_members.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (load_balancer_pool_members.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (load_balancer_pool_members.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((load_balancer_pool_members.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (load_balancer_pool_members.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.load_balancer_pools (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    description character varying,
    load_balancer_algorithm character varying,
    protocol character varying,
    cloud_tenant_id bigint,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.load_balancer_pools AS
 SELECT load_balancer_pools.id,
    load_balancer_pools.ems_id,
    load_balancer_pools.type,
    load_balancer_pools.ems_ref,
    load_balancer_pools.name,
    load_balancer_pools.description,
    load_balancer_pools.load_balancer_algorithm,
    load_balancer_pools.protocol,
    load_balancer_pools.cloud_tenant_id,
    load_balancer_pools.created_at,
    load_balancer_pools.updated_at,
    load_balancer_pools.valid_from
   FROM vmdb.load_balancer_pools
  WHERE ((load_balancer_pools.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (load_balancer_pools.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT load_balancer_pools.id,
    load_balancer_pools.ems_id,
    load_balancer_pools.type,
    load_balancer_pools.ems_ref,
    load_balancer_pools.name,
    load_balancer_pools.description,
    load_balancer_pools.load_balancer_algorithm,
    load_balancer_pools.protocol,
    load_balancer_pools.cloud_tenant_id,
    load_balancer_pools.created_at,
    load_balancer_pools.updated_at,
    load_balancer_pools.valid_from
   FROM history.load_balancer_pools
  WHERE ((load_balancer_pools.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (load_balancer_pools.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (load_balancer_pools.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((load_balancer_pools.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (load_balancer_pools.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.load_balancers (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    description character varying,
    cloud_tenant_id bigint,
    retired boolean,
    retires_on timestamp with time zone,
    retirement_state character varying,
    retirement_warn bigint,
    retirement_last_warn timestamp with time zone,
    retirement_requester character varying,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.load_balancers AS
 SELECT load_balancers.id,
    load_balancers.ems_id,
    load_balancers.type,
    load_balancers.ems_ref,
    load_balancers.name,
    load_balancers.description,
    load_balancers.cloud_tenant_id,
    load_balancers.retired,
    load_balancers.retires_on,
    load_balancers.retirement_state,
    load_balancers.retirement_warn,
    load_balancers.retirement_last_warn,
    load_balancers.retirement_requester,
    load_balancers.created_at,
    load_balancers.updated_at,
    load_balancers.valid_from
   FROM vmdb.load_balancers
  WHERE ((load_balancers.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (load_balancers.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT load_balancers.id,
    load_balancers.ems_id,
    load_balancers.type,
    load_balancers.ems_ref,
    load_balancers.name,
    load_balancers.description,
    load_balancers.cloud_tenant_id,
    load_balancers.retired,
    load_balancers.retires_on,
    load_balancers.retirement_state,
    load_balancers.retirement_warn,
    load_balancers.retirement_last_warn,
    load_balancers.retirement_requester,
    load_balancers.created_at,
    load_balancers.updated_at,
    load_balancers.valid_from
   FROM history.load_balancers
  WHERE ((load_balancers.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (load_balancers.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (load_balancers.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((load_balancers.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (load_balancers.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.miq_enterprises (
    id bigint NOT NULL,
    name character varying,
    description character varying,
    created_on timestamp with time zone,
    updated_on timestamp with time zone,
    settings text
);
CREATE VIEW past.miq_enterprises AS
 SELECT miq_enterprises.id,
    miq_enterprises.name,
    miq_enterprises.description,
    miq_enterprises.created_on,
    miq_enterprises.updated_on,
    miq_enterprises.settings
   FROM vmdb.miq_enterprises;
CREATE TABLE vmdb.miq_event_definitions (
    id bigint NOT NULL,
    name character varying,
    description character varying,
    event_type character varying,
    definition text,
    "default" boolean,
    enabled boolean,
    filename character varying,
    created_at timestamp with time zone,
    updated_at timestamp with time zone
);
CREATE VIEW past.miq_event_definitions AS
 SELECT miq_event_definitions.id,
    miq_event_definitions.name,
    miq_event_definitions.description,
    miq_event_definitions.event_type,
    miq_event_definitions.definition,
    miq_event_definitions."default",
    miq_event_definitions.enabled,
    miq_event_definitions.filename,
    miq_event_definitions.created_at,
    miq_event_definitions.updated_at
   FROM vmdb.miq_event_definitions;
CREATE TABLE vmdb.miq_regions (
    id bigint NOT NULL,
    region integer,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    description character varying,
    guid character varying,
    maintenance_zone_id bigint
);
CREATE VIEW past.miq_regions AS
 SELECT miq_regions.id,
    miq_regions.region,
    miq_regions.created_at,
    miq_regions.updated_at,
    miq_regions.description,
    miq_regions.guid,
    miq_regions.maintenance_zone_id
   FROM vmdb.miq_regions;
CREATE TABLE vmdb.miq_requests (
    id bigint NOT NULL,
    description character varying,
    approval_state character varying,
    type character varying,
    created_on timestamp with time zone,
    updated_on timestamp with time zone,
    fulfilled_on timestamp with time zone,
    requester_id bigint,
    requester_name character varying,
    request_type character varying,
    request_state character varying,
    message character varying,
    status character varying,
    options text,
    userid character varying,
    source_id bigint,
    source_type character varying,
    destination_id bigint,
    destination_type character varying,
    tenant_id bigint,
    service_order_id bigint,
    process boolean,
    cancelation_status character varying,
    initiated_by character varying
);
CREATE VIEW past.miq_requests AS
 SELECT miq_requests.id,
    miq_requests.description,
    miq_requests.approval_state,
    miq_requests.type,
    miq_requests.created_on,
    miq_requests.updated_on,
    miq_requests.fulfilled_on,
    miq_requests.requester_id,
    miq_requests.requester_name,
    miq_requests.request_type,
    miq_requests.request_state,
    miq_requests.message,
    miq_requests.status,
    miq_requests.options,
    miq_requests.userid,
    miq_requests.source_id,
    miq_requests.source_type,
    miq_requests.destination_id,
    miq_requests.destination_type,
    miq_requests.tenant_id,
    miq_requests.service_order_id,
    miq_requests.process,
    miq_requests.cancelation_status,
    miq_requests.initiated_by
   FROM vmdb.miq_requests;
CREATE TABLE vmdb.miq_servers (
    id bigint NOT NULL,
    guid character varying,
    status character varying,
    started_on timestamp with time zone,
    stopped_on timestamp with time zone,
    pid integer,
    build character varying,
    name character varying,
    last_heartbeat timestamp with time zone,
    is_master boolean,
    version character varying,
    zone_id bigint,
    hostname character varying,
    ipaddress character varying,
    has_active_userinterface boolean,
    has_active_webservices boolean,
    capabilities text,
    system_uid character varying,
    settings text
);
CREATE VIEW past.miq_servers AS
 SELECT miq_servers.id,
    miq_servers.guid,
    miq_servers.status,
    miq_servers.started_on,
    miq_servers.stopped_on,
    miq_servers.pid,
    miq_servers.build,
    miq_servers.name,
    miq_servers.last_heartbeat,
    miq_servers.is_master,
    miq_servers.version,
    miq_servers.zone_id,
    miq_servers.hostname,
    miq_servers.ipaddress,
    miq_servers.has_active_userinterface,
    miq_servers.has_active_webservices,
    miq_servers.capabilities,
    miq_servers.system_uid,
    miq_servers.settings
   FROM vmdb.miq_servers;
CREATE TABLE vmdb.miq_tasks (
    id bigint NOT NULL,
    name character varying,
    state character varying,
    status character varying,
    message text,
    userid character varying,
    created_on timestamp with time zone,
    updated_on timestamp with time zone,
    pct_complete integer,
    context_data text,
    results text,
    miq_server_id bigint,
    identifier character varying,
    started_on timestamp with time zone,
    zone character varying
);
CREATE VIEW past.miq_tasks AS
 SELECT miq_tasks.id,
    miq_tasks.name,
    miq_tasks.state,
    miq_tasks.status,
    miq_tasks.message,
    miq_tasks.userid,
    miq_tasks.created_on,
    miq_tasks.updated_on,
    miq_tasks.pct_complete,
    miq_tasks.context_data,
    miq_tasks.results,
    miq_tasks.miq_server_id,
    miq_tasks.identifier,
    miq_tasks.started_on,
    miq_tasks.zone
   FROM vmdb.miq_tasks;
CREATE TABLE vmdb.network_ports (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    mac_address character varying,
    status character varying,
    admin_state_up boolean DEFAULT false,
    device_owner character varying,
    device_ref character varying,
    device_id bigint,
    device_type character varying,
    binding_host_id character varying,
    binding_virtual_interface_type character varying,
    source character varying,
    cloud_tenant_id bigint,
    resource_group_id bigint,
    extra_attributes text,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.network_ports AS
 SELECT network_ports.id,
    network_ports.ems_id,
    network_ports.type,
    network_ports.ems_ref,
    network_ports.name,
    network_ports.mac_address,
    network_ports.status,
    network_ports.admin_state_up,
    network_ports.device_owner,
    network_ports.device_ref,
    network_ports.device_id,
    network_ports.device_type,
    network_ports.binding_host_id,
    network_ports.binding_virtual_interface_type,
    network_ports.source,
    network_ports.cloud_tenant_id,
    network_ports.resource_group_id,
    network_ports.extra_attributes,
    network_ports.valid_from
   FROM vmdb.network_ports
  WHERE ((network_ports.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (network_ports.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT network_ports.id,
    network_ports.ems_id,
    network_ports.type,
    network_ports.ems_ref,
    network_ports.name,
    network_ports.mac_address,
    network_ports.status,
    network_ports.admin_state_up,
    network_ports.device_owner,
    network_ports.device_ref,
    network_ports.device_id,
    network_ports.device_type,
    network_ports.binding_host_id,
    network_ports.binding_virtual_interface_type,
    network_ports.source,
    network_ports.cloud_tenant_id,
    network_ports.resource_group_id,
    network_ports.extra_attributes,
    network_ports.valid_from
   FROM history.network_ports
  WHERE ((network_ports.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (network_ports.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (network_ports.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((network_ports.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (network_ports.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.network_ports_security_groups (
    network_port_id bigint NOT NULL,
    security_group_id bigint NOT NULL,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.network_ports_security_groups AS
 SELECT network_ports_security_groups.network_port_id,
    network_ports_security_groups.security_group_id,
    network_ports_security_groups.valid_from
   FROM vmdb.network_ports_security_groups
  WHERE ((network_ports_security_groups.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (network_ports_security_groups.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT network_ports_security_groups.network_port_id,
    network_ports_security_groups.security_group_id,
    network_ports_security_groups.valid_from
   FROM history.network_ports_security_groups
  WHERE ((network_ports_security_groups.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (network_ports_security_groups.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (network_ports_security_groups.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((network_ports_security_groups.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (network_ports_security_groups.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.network_routers (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    admin_state_up boolean DEFAULT false,
    status character varying,
    cloud_network_id bigint,
    cloud_tenant_id bigint,
    extra_attributes text,
    network_group_id bigint,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.network_routers AS
 SELECT network_routers.id,
    network_routers.ems_id,
    network_routers.type,
    network_routers.ems_ref,
    network_routers.name,
    network_routers.admin_state_up,
    network_routers.status,
    network_routers.cloud_network_id,
    network_routers.cloud_tenant_id,
    network_routers.extra_attributes,
    network_routers.network_group_id,
    network_routers.valid_from
   FROM vmdb.network_routers
  WHERE ((network_routers.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (network_routers.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT network_routers.id,
    network_routers.ems_id,
    network_routers.type,
    network_routers.ems_ref,
    network_routers.name,
    network_routers.admin_state_up,
    network_routers.status,
    network_routers.cloud_network_id,
    network_routers.cloud_tenant_id,
    network_routers.extra_attributes,
    network_routers.network_group_id,
    network_routers.valid_from
   FROM history.network_routers
  WHERE ((network_routers.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (network_routers.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (network_routers.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((network_routers.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (network_routers.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.networks (
    id bigint NOT NULL,
    hardware_id bigint NOT NULL,
    description character varying,
    ipaddress character varying,
    ipv6address character varying,
    hostname character varying,
    domain character varying,
    subnet_mask character varying,
    default_gateway character varying,
    dns_server character varying,
    dhcp_enabled boolean,
    dhcp_server character varying,
    lease_obtained timestamp with time zone,
    lease_expires timestamp with time zone,
    guid character varying,
    device_id bigint,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.networks AS
 SELECT networks.id,
    networks.hardware_id,
    networks.description,
    networks.ipaddress,
    networks.ipv6address,
    networks.hostname,
    networks.domain,
    networks.subnet_mask,
    networks.default_gateway,
    networks.dns_server,
    networks.dhcp_enabled,
    networks.dhcp_server,
    networks.lease_obtained,
    networks.lease_expires,
    networks.guid,
    networks.device_id,
    networks.valid_from
   FROM vmdb.networks
  WHERE ((networks.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (networks.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT networks.id,
    networks.hardware_id,
    networks.description,
    networks.ipaddress,
    networks.ipv6address,
    networks.hostname,
    networks.domain,
    networks.subnet_mask,
    networks.default_gateway,
    networks.dns_server,
    networks.dhcp_enabled,
    networks.dhcp_server,
    networks.lease_obtained,
    networks.lease_expires,
    networks.guid,
    networks.device_id,
    networks.valid_from
   FROM history.networks
  WHERE ((networks.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (networks.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (networks.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((networks.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (networks.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.operating_systems (
    id bigint NOT NULL,
    vm_or_template_id bigint NOT NULL,
    name character varying,
    product_name character varying,
    version character varying,
    build_number character varying,
    distribution character varying,
    product_type character varying,
    system_type character varying,
    bitness integer,
    service_pack character varying,
    kernel_version character varying,
    system_root character varying,
    productid character varying,
    host_id bigint,
    computer_system_id bigint,
    product_key character varying,
    pw_hist integer,
    max_pw_age integer,
    min_pw_age integer,
    min_pw_len integer,
    pw_complex boolean,
    pw_encrypt boolean,
    lockout_threshold integer,
    lockout_duration bigint,
    reset_lockout_counter integer,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.operating_systems AS
 SELECT operating_systems.id,
    operating_systems.vm_or_template_id,
    operating_systems.name,
    operating_systems.product_name,
    operating_systems.version,
    operating_systems.build_number,
    operating_systems.distribution,
    operating_systems.product_type,
    operating_systems.system_type,
    operating_systems.bitness,
    operating_systems.service_pack,
    operating_systems.kernel_version,
    operating_systems.system_root,
    operating_systems.productid,
    operating_systems.host_id,
    operating_systems.computer_system_id,
    operating_systems.product_key,
    operating_systems.pw_hist,
    operating_systems.max_pw_age,
    operating_systems.min_pw_age,
    operating_systems.min_pw_len,
    operating_systems.pw_complex,
    operating_systems.pw_encrypt,
    operating_systems.lockout_threshold,
    operating_systems.lockout_duration,
    operating_systems.reset_lockout_counter,
    operating_systems.valid_from
   FROM vmdb.operating_systems
  WHERE ((operating_systems.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (operating_systems.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT operating_systems.id,
    operating_systems.vm_or_template_id,
    operating_systems.name,
    operating_systems.product_name,
    operating_systems.version,
    operating_systems.build_number,
    operating_systems.distribution,
    operating_systems.product_type,
    operating_systems.system_type,
    operating_systems.bitness,
    operating_systems.service_pack,
    operating_systems.kernel_version,
    operating_systems.system_root,
    operating_systems.productid,
    operating_systems.host_id,
    operating_systems.computer_system_id,
    operating_systems.product_key,
    operating_systems.pw_hist,
    operating_systems.max_pw_age,
    operating_systems.min_pw_age,
    operating_systems.min_pw_len,
    operating_systems.pw_complex,
    operating_systems.pw_encrypt,
    operating_systems.lockout_threshold,
    operating_systems.lockout_duration,
    operating_systems.reset_lockout_counter,
    operating_systems.valid_from
   FROM history.operating_systems
  WHERE ((operating_systems.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (operating_systems.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (operating_systems.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((operating_systems.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (operating_systems.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.orchestration_stack_outputs (
    id bigint NOT NULL,
    stack_id bigint NOT NULL,
    ems_ref text,
    key character varying,
    value text,
    description text,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.orchestration_stack_outputs AS
 SELECT orchestration_stack_outputs.id,
    orchestration_stack_outputs.stack_id,
    orchestration_stack_outputs.ems_ref,
    orchestration_stack_outputs.key,
    orchestration_stack_outputs.value,
    orchestration_stack_outputs.description,
    orchestration_stack_outputs.valid_from
   FROM vmdb.orchestration_stack_outputs
  WHERE ((orchestration_stack_outputs.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (orchestration_stack_outputs.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT orchestration_stack_outputs.id,
    orchestration_stack_outputs.stack_id,
    orchestration_stack_outputs.ems_ref,
    orchestration_stack_outputs.key,
    orchestration_stack_outputs.value,
    orchestration_stack_outputs.description,
    orchestration_stack_outputs.valid_from
   FROM history.orchestration_stack_outputs
  WHERE ((orchestration_stack_outputs.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (orchestration_stack_outputs.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (orchestration_stack_outputs.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((orchestration_stack_outputs.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (orchestration_stack_outputs.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.orchestration_stack_parameters (
    id bigint NOT NULL,
    stack_id bigint NOT NULL,
    ems_ref text,
    name character varying,
    value text,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.orchestration_stack_parameters AS
 SELECT orchestration_stack_parameters.id,
    orchestration_stack_parameters.stack_id,
    orchestration_stack_parameters.ems_ref,
    orchestration_stack_parameters.name,
    orchestration_stack_parameters.value,
    orchestration_stack_parameters.valid_from
   FROM vmdb.orchestration_stack_parameters
  WHERE ((orchestration_stack_parameters.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (orchestration_stack_parameters.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT orchestration_stack_parameters.id,
    orchestration_stack_parameters.stack_id,
    orchestration_stack_parameters.ems_ref,
    orchestration_stack_parameters.name,
    orchestration_stack_parameters.value,
    orchestration_stack_parameters.valid_from
   FROM history.orchestration_stack_parameters
  WHERE ((orchestration_stack_parameters.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (orchestration_stack_parameters.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (orchestration_stack_parameters.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((orchestration_stack_parameters.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (orchestration_stack_parameters.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.orchestration_stack_resources (
    id bigint NOT NULL,
    stack_id bigint NOT NULL,
    ems_ref text,
    logical_resource text,
    physical_resource text,
    name character varying,
    description text,
    resource_category character varying,
    resource_status character varying,
    resource_status_reason text,
    last_updated timestamp with time zone,
    start_time timestamp with time zone,
    finish_time timestamp with time zone,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.orchestration_stack_resources AS
 SELECT orchestration_stack_resources.id,
    orchestration_stack_resources.stack_id,
    orchestration_stack_resources.ems_ref,
    orchestration_stack_resources.logical_resource,
    orchestration_stack_resources.physical_resource,
    orchestration_stack_resources.name,
    orchestration_stack_resources.description,
    orchestration_stack_resources.resource_category,
    orchestration_stack_resources.resource_status,
    orchestration_stack_resources.resource_status_reason,
    orchestration_stack_resources.last_updated,
    orchestration_stack_resources.start_time,
    orchestration_stack_resources.finish_time,
    orchestration_stack_resources.valid_from
   FROM vmdb.orchestration_stack_resources
  WHERE ((orchestration_stack_resources.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (orchestration_stack_resources.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT orchestration_stack_resources.id,
    orchestration_stack_resources.stack_id,
    orchestration_stack_resources.ems_ref,
    orchestration_stack_resources.logical_resource,
    orchestration_stack_resources.physical_resource,
    orchestration_stack_resources.name,
    orchestration_stack_resources.description,
    orchestration_stack_resources.resource_category,
    orchestration_stack_resources.resource_status,
    orchestration_stack_resources.resource_status_reason,
    orchestration_stack_resources.last_updated,
    orchestration_stack_resources.start_time,
    orchestration_stack_resources.finish_time,
    orchestration_stack_resources.valid_from
   FROM history.orchestration_stack_resources
  WHERE ((orchestration_stack_resources.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (orchestration_stack_resources.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (orchestration_stack_resources.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((orchestration_stack_resources.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (orchestration_stack_resources.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.orchestration_stacks (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    description text,
    status character varying,
    status_reason text,
    parent_id bigint,
    orchestration_template_id bigint,
    cloud_tenant_id bigint,
    resource_group character varying,
    start_time timestamp with time zone,
    finish_time timestamp with time zone,
    retired boolean,
    retires_on timestamp with time zone,
    retirement_state character varying,
    retirement_warn bigint,
    retirement_last_warn timestamp with time zone,
    retirement_requester character varying,
    evm_owner_id bigint,
    miq_group_id bigint,
    tenant_id bigint,
    configuration_script_id bigint,
    configuration_script_base_id bigint,
    verbosity integer,
    hosts character varying[],
    ancestry character varying,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.orchestration_stacks AS
 SELECT orchestration_stacks.id,
    orchestration_stacks.ems_id,
    orchestration_stacks.type,
    orchestration_stacks.ems_ref,
    orchestration_stacks.name,
    orchestration_stacks.description,
    orchestration_stacks.status,
    orchestration_stacks.status_reason,
    orchestration_stacks.parent_id,
    orchestration_stacks.orchestration_template_id,
    orchestration_stacks.cloud_tenant_id,
    orchestration_stacks.resource_group,
    orchestration_stacks.start_time,
    orchestration_stacks.finish_time,
    orchestration_stacks.retired,
    orchestration_stacks.retires_on,
    orchestration_stacks.retirement_state,
    orchestration_stacks.retirement_warn,
    orchestration_stacks.retirement_last_warn,
    orchestration_stacks.retirement_requester,
    orchestration_stacks.evm_owner_id,
    orchestration_stacks.miq_group_id,
    orchestration_stacks.tenant_id,
    orchestration_stacks.configuration_script_id,
    orchestration_stacks.configuration_script_base_id,
    orchestration_stacks.verbosity,
    orchestration_stacks.hosts,
    orchestration_stacks.ancestry,
    orchestration_stacks.created_at,
    orchestration_stacks.updated_at,
    orchestration_stacks.valid_from
   FROM vmdb.orchestration_stacks
  WHERE ((orchestration_stacks.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (orchestration_stacks.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT orchestration_stacks.id,
    orchestration_stacks.ems_id,
    orchestration_stacks.type,
    orchestration_stacks.ems_ref,
    orchestration_stacks.name,
    orchestration_stacks.description,
    orchestration_stacks.status,
    orchestration_stacks.status_reason,
    orchestration_stacks.parent_id,
    orchestration_stacks.orchestration_template_id,
    orchestration_stacks.cloud_tenant_id,
    orchestration_stacks.resource_group,
    orchestration_stacks.start_time,
    orchestration_stacks.finish_time,
    orchestration_stacks.retired,
    orchestration_stacks.retires_on,
    orchestration_stacks.retirement_state,
    orchestration_stacks.retirement_warn,
    orchestration_stacks.retirement_last_warn,
    orchestration_stacks.retirement_requester,
    orchestration_stacks.evm_owner_id,
    orchestration_stacks.miq_group_id,
    orchestration_stacks.tenant_id,
    orchestration_stacks.configuration_script_id,
    orchestration_stacks.configuration_script_base_id,
    orchestration_stacks.verbosity,
    orchestration_stacks.hosts,
    orchestration_stacks.ancestry,
    orchestration_stacks.created_at,
    orchestration_stacks.updated_at,
    orchestration_stacks.valid_from
   FROM history.orchestration_stacks
  WHERE ((orchestration_stacks.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (orchestration_stacks.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (orchestration_stacks.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((orchestration_stacks.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (orchestration_stacks.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.orchestration_templates (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    md5 character varying,
    name character varying,
    description text,
    content text,
    draft boolean,
    orderable boolean,
    ems_ref character varying,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.orchestration_templates AS
 SELECT orchestration_templates.id,
    orchestration_templates.ems_id,
    orchestration_templates.type,
    orchestration_templates.md5,
    orchestration_templates.name,
    orchestration_templates.description,
    orchestration_templates.content,
    orchestration_templates.draft,
    orchestration_templates.orderable,
    orchestration_templates.ems_ref,
    orchestration_templates.created_at,
    orchestration_templates.updated_at,
    orchestration_templates.valid_from
   FROM vmdb.orchestration_templates
  WHERE ((orchestration_templates.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (orchestration_templates.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT orchestration_templates.id,
    orchestration_templates.ems_id,
    orchestration_templates.type,
    orchestration_templates.md5,
    orchestration_templates.name,
    orchestration_templates.description,
    orchestration_templates.content,
    orchestration_templates.draft,
    orchestration_templates.orderable,
    orchestration_templates.ems_ref,
    orchestration_templates.created_at,
    orchestration_templates.updated_at,
    orchestration_templates.valid_from
   FROM history.orchestration_templates
  WHERE ((orchestration_templates.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (orchestration_templates.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (orchestration_templates.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((orchestration_templates.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (orchestration_templates.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.placement_groups (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    policy character varying,
    availability_zone_id bigint,
    cloud_tenant_id bigint,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.placement_groups AS
 SELECT placement_groups.id,
    placement_groups.ems_id,
    placement_groups.type,
    placement_groups.ems_ref,
    placement_groups.name,
    placement_groups.policy,
    placement_groups.availability_zone_id,
    placement_groups.cloud_tenant_id,
    placement_groups.created_at,
    placement_groups.updated_at,
    placement_groups.valid_from
   FROM vmdb.placement_groups
  WHERE ((placement_groups.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (placement_groups.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT placement_groups.id,
    placement_groups.ems_id,
    placement_groups.type,
    placement_groups.ems_ref,
    placement_groups.name,
    placement_groups.policy,
    placement_groups.availability_zone_id,
    placement_groups.cloud_tenant_id,
    placement_groups.created_at,
    placement_groups.updated_at,
    placement_groups.valid_from
   FROM history.placement_groups
  WHERE ((placement_groups.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (placement_groups.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (placement_groups.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((placement_groups.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (placement_groups.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.provider_tag_mappings (
    id bigint NOT NULL,
    labeled_resource_type character varying,
    label_name character varying,
    label_value character varying,
    tag_id bigint,
    created_at timestamp with time zone,
    updated_at timestamp with time zone
);
CREATE VIEW past.provider_tag_mappings AS
 SELECT provider_tag_mappings.id,
    provider_tag_mappings.labeled_resource_type,
    provider_tag_mappings.label_name,
    provider_tag_mappings.label_value,
    provider_tag_mappings.tag_id,
    provider_tag_mappings.created_at,
    provider_tag_mappings.updated_at
   FROM vmdb.provider_tag_mappings;
CREATE TABLE vmdb.providers (
    id bigint NOT NULL,
    type character varying,
    name character varying,
    guid character varying,
    zone_id bigint,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    tenant_id bigint,
    capabilities jsonb DEFAULT '{}'::jsonb
);
CREATE VIEW past.providers AS
 SELECT providers.id,
    providers.type,
    providers.name,
    providers.guid,
    providers.zone_id,
    providers.created_at,
    providers.updated_at,
    providers.tenant_id,
    providers.capabilities
   FROM vmdb.providers;
CREATE TABLE vmdb.resource_groups (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.resource_groups AS
 SELECT resource_groups.id,
    resource_groups.ems_id,
    resource_groups.type,
    resource_groups.ems_ref,
    resource_groups.name,
    resource_groups.created_at,
    resource_groups.updated_at,
    resource_groups.valid_from
   FROM vmdb.resource_groups
  WHERE ((resource_groups.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (resource_groups.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT resource_groups.id,
    resource_groups.ems_id,
    resource_groups.type,
    resource_groups.ems_ref,
    resource_groups.name,
    resource_groups.created_at,
    resource_groups.updated_at,
    resource_groups.valid_from
   FROM history.resource_groups
  WHERE ((resource_groups.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (resource_groups.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (resource_groups.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((resource_groups.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (resource_groups.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.security_groups (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    description character varying,
    cloud_network_id bigint,
    cloud_subnet_id bigint,
    network_router_id bigint,
    cloud_tenant_id bigint,
    orchestration_stack_id bigint,
    resource_group_id bigint,
    network_group_id bigint,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.security_groups AS
 SELECT security_groups.id,
    security_groups.ems_id,
    security_groups.type,
    security_groups.ems_ref,
    security_groups.name,
    security_groups.description,
    security_groups.cloud_network_id,
    security_groups.cloud_subnet_id,
    security_groups.network_router_id,
    security_groups.cloud_tenant_id,
    security_groups.orchestration_stack_id,
    security_groups.resource_group_id,
    security_groups.network_group_id,
    security_groups.valid_from
   FROM vmdb.security_groups
  WHERE ((security_groups.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (security_groups.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT security_groups.id,
    security_groups.ems_id,
    security_groups.type,
    security_groups.ems_ref,
    security_groups.name,
    security_groups.description,
    security_groups.cloud_network_id,
    security_groups.cloud_subnet_id,
    security_groups.network_router_id,
    security_groups.cloud_tenant_id,
    security_groups.orchestration_stack_id,
    security_groups.resource_group_id,
    security_groups.network_group_id,
    security_groups.valid_from
   FROM history.security_groups
  WHERE ((security_groups.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (security_groups.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (security_groups.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((security_groups.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (security_groups.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.service_instances (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    service_offering_id bigint,
    service_parameters_set_id bigint,
    extra jsonb,
    deleted_on timestamp with time zone,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.service_instances AS
 SELECT service_instances.id,
    service_instances.ems_id,
    service_instances.type,
    service_instances.ems_ref,
    service_instances.name,
    service_instances.service_offering_id,
    service_instances.service_parameters_set_id,
    service_instances.extra,
    service_instances.deleted_on,
    service_instances.created_at,
    service_instances.updated_at,
    service_instances.valid_from
   FROM vmdb.service_instances
  WHERE ((service_instances.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (service_instances.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT service_instances.id,
    service_instances.ems_id,
    service_instances.type,
    service_instances.ems_ref,
    service_instances.name,
    service_instances.service_offering_id,
    service_instances.service_parameters_set_id,
    service_instances.extra,
    service_instances.deleted_on,
    service_instances.created_at,
    service_instances.updated_at,
    service_instances.valid_from
   FROM history.service_instances
  WHERE ((service_instances.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (service_instances.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (service_instances.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((service_instances.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (service_instances.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.service_offerings (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    description text,
    extra jsonb,
    deleted_on timestamp with time zone,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.service_offerings AS
 SELECT service_offerings.id,
    service_offerings.ems_id,
    service_offerings.type,
    service_offerings.ems_ref,
    service_offerings.name,
    service_offerings.description,
    service_offerings.extra,
    service_offerings.deleted_on,
    service_offerings.created_at,
    service_offerings.updated_at,
    service_offerings.valid_from
   FROM vmdb.service_offerings
  WHERE ((service_offerings.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (service_offerings.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT service_offerings.id,
    service_offerings.ems_id,
    service_offerings.type,
    service_offerings.ems_ref,
    service_offerings.name,
    service_offerings.description,
    service_offerings.extra,
    service_offerings.deleted_on,
    service_offerings.created_at,
    service_offerings.updated_at,
    service_offerings.valid_from
   FROM history.service_offerings
  WHERE ((service_offerings.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (service_offerings.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (service_offerings.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((service_offerings.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (service_offerings.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.service_parameters_sets (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    description text,
    service_offering_id bigint,
    extra jsonb,
    deleted_on timestamp with time zone,
    created_at timestamp with time zone,
    updated_at timestamp with time zone,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.service_parameters_sets AS
 SELECT service_parameters_sets.id,
    service_parameters_sets.ems_id,
    service_parameters_sets.type,
    service_parameters_sets.ems_ref,
    service_parameters_sets.name,
    service_parameters_sets.description,
    service_parameters_sets.service_offering_id,
    service_parameters_sets.extra,
    service_parameters_sets.deleted_on,
    service_parameters_sets.created_at,
    service_parameters_sets.updated_at,
    service_parameters_sets.valid_from
   FROM vmdb.service_parameters_sets
  WHERE ((service_parameters_sets.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (service_parameters_sets.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT service_parameters_sets.id,
    service_parameters_sets.ems_id,
    service_parameters_sets.type,
    service_parameters_sets.ems_ref,
    service_parameters_sets.name,
    service_parameters_sets.description,
    service_parameters_sets.service_offering_id,
    service_parameters_sets.extra,
    service_parameters_sets.deleted_on,
    service_parameters_sets.created_at,
    service_parameters_sets.updated_at,
    service_parameters_sets.valid_from
   FROM history.service_parameters_sets
  WHERE ((service_parameters_sets.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (service_parameters_sets.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (service_parameters_sets.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((service_parameters_sets.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (service_parameters_sets.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.snapshots (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    vm_or_template_id bigint,
    uid character varying,
    parent_uid character varying,
    parent_id bigint,
    uid_ems character varying,
    ems_ref character varying,
    ems_ref_type character varying,
    name character varying,
    description text,
    current integer,
    total_size bigint,
    filename character varying,
    create_time timestamp with time zone,
    disks text,
    created_on timestamp with time zone,
    updated_on timestamp with time zone,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.snapshots AS
 SELECT snapshots.id,
    snapshots.ems_id,
    snapshots.type,
    snapshots.vm_or_template_id,
    snapshots.uid,
    snapshots.parent_uid,
    snapshots.parent_id,
    snapshots.uid_ems,
    snapshots.ems_ref,
    snapshots.ems_ref_type,
    snapshots.name,
    snapshots.description,
    snapshots.current,
    snapshots.total_size,
    snapshots.filename,
    snapshots.create_time,
    snapshots.disks,
    snapshots.created_on,
    snapshots.updated_on,
    snapshots.valid_from
   FROM vmdb.snapshots
  WHERE ((snapshots.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (snapshots.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT snapshots.id,
    snapshots.ems_id,
    snapshots.type,
    snapshots.vm_or_template_id,
    snapshots.uid,
    snapshots.parent_uid,
    snapshots.parent_id,
    snapshots.uid_ems,
    snapshots.ems_ref,
    snapshots.ems_ref_type,
    snapshots.name,
    snapshots.description,
    snapshots.current,
    snapshots.total_size,
    snapshots.filename,
    snapshots.create_time,
    snapshots.disks,
    snapshots.created_on,
    snapshots.updated_on,
    snapshots.valid_from
   FROM history.snapshots
  WHERE ((snapshots.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (snapshots.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (snapshots.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((snapshots.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (snapshots.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.taggings (
    id bigint NOT NULL,
    taggable_id bigint,
    tag_id bigint,
    taggable_type character varying,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.taggings AS
 SELECT taggings.id,
    taggings.taggable_id,
    taggings.tag_id,
    taggings.taggable_type,
    taggings.valid_from
   FROM vmdb.taggings
  WHERE ((taggings.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (taggings.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT taggings.id,
    taggings.taggable_id,
    taggings.tag_id,
    taggings.taggable_type,
    taggings.valid_from
   FROM history.taggings
  WHERE ((taggings.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (taggings.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (taggings.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((taggings.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (taggings.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.tags (
    id bigint NOT NULL,
    name text
);
CREATE VIEW past.tags AS
 SELECT tags.id,
    tags.name
   FROM vmdb.tags;
CREATE TABLE vmdb.user_attributes (
    id bigint NOT NULL,
    section character varying,
    name character varying,
    value text,
    resource_type character varying,
    resource_id bigint,
    source character varying,
    description text,
    value_interpolated text,
    unique_name text,
    serialized_value text
);
CREATE VIEW past.user_attributes AS
 SELECT user_attributes.id,
    user_attributes.section,
    user_attributes.name,
    user_attributes.value,
    user_attributes.resource_type,
    user_attributes.resource_id,
    user_attributes.source,
    user_attributes.description,
    user_attributes.value_interpolated,
    user_attributes.unique_name,
    user_attributes.serialized_value
   FROM vmdb.user_attributes;
CREATE TABLE vmdb.vms (
    id bigint NOT NULL,
    ems_id bigint,
    type character varying,
    ems_ref character varying,
    name character varying,
    description text,
    uid_ems character varying,
    vendor character varying,
    location character varying,
    template boolean DEFAULT false,
    cloud boolean,
    ems_ref_type character varying,
    raw_power_state character varying,
    power_state character varying,
    previous_state character varying,
    state_changed_on timestamp with time zone,
    connection_state character varying,
    boot_time timestamp with time zone,
    ems_created_on timestamp with time zone,
    hostname character varying,
    flavor_id bigint,
    availability_zone_id bigint,
    cloud_tenant_id bigint,
    orchestration_stack_id bigint,
    placement_group_id bigint,
    resource_group_id bigint,
    genealogy_parent_id bigint,
    publicly_available boolean,
    deprecated boolean,
    format character varying,
    version character varying,
    tools_status character varying,
    standby_action character varying,
    restart_needed boolean,
    linked_clone boolean,
    fault_tolerance boolean,
    vnc_port integer,
    autostart character varying,
    registered boolean,
    busy boolean,
    smart boolean,
    config_xml character varying,
    cpu_reserve integer,
    cpu_reserve_expand boolean,
    cpu_limit integer,
    cpu_shares integer,
    cpu_shares_level character varying,
    cpu_affinity character varying,
    cpu_hot_add_enabled boolean,
    cpu_hot_remove_enabled boolean,
    memory_reserve integer,
    memory_reserve_expand boolean,
    memory_limit integer,
    memory_shares integer,
    memory_shares_level character varying,
    memory_hot_add_enabled boolean,
    memory_hot_add_limit integer,
    memory_hot_add_increment integer,
    retired boolean,
    retires_on timestamp with time zone,
    retirement_state character varying,
    retirement_warn bigint,
    retirement_last_warn timestamp with time zone,
    retirement_requester character varying,
    evm_owner_id bigint,
    miq_group_id bigint,
    tenant_id bigint,
    guid character varying,
    host_id bigint,
    ems_cluster_id bigint,
    storage_id bigint,
    storage_profile_id bigint,
    cloud_network_id bigint,
    cloud_subnet_id bigint,
    last_scan_on timestamp with time zone,
    last_scan_attempt_on timestamp with time zone,
    last_sync_on timestamp with time zone,
    last_perf_capture_on timestamp with time zone,
    ancestry character varying,
    created_on timestamp with time zone,
    updated_on timestamp with time zone,
    valid_from bigint DEFAULT (COALESCE(NULLIF(current_setting('inventory.transaction'::text, true), ''::text), '0'::text))::bigint
);
CREATE VIEW past.vms AS
 SELECT vms.id,
    vms.ems_id,
    vms.type,
    vms.ems_ref,
    vms.name,
    vms.description,
    vms.uid_ems,
    vms.vendor,
    vms.location,
    vms.template,
    vms.cloud,
    vms.ems_ref_type,
    vms.raw_power_state,
    vms.power_state,
    vms.previous_state,
    vms.state_changed_on,
    vms.connection_state,
    vms.boot_time,
    vms.ems_created_on,
    vms.hostname,
    vms.flavor_id,
    vms.availability_zone_id,
    vms.cloud_tenant_id,
    vms.orchestration_stack_id,
    vms.placement_group_id,
    vms.resource_group_id,
    vms.genealogy_parent_id,
    vms.publicly_available,
    vms.deprecated,
    vms.format,
    vms.version,
    vms.tools_status,
    vms.standby_action,
    vms.restart_needed,
    vms.linked_clone,
    vms.fault_tolerance,
    vms.vnc_port,
    vms.autostart,
    vms.registered,
    vms.busy,
    vms.smart,
    vms.config_xml,
    vms.cpu_reserve,
    vms.cpu_reserve_expand,
    vms.cpu_limit,
    vms.cpu_shares,
    vms.cpu_shares_level,
    vms.cpu_affinity,
    vms.cpu_hot_add_enabled,
    vms.cpu_hot_remove_enabled,
    vms.memory_reserve,
    vms.memory_reserve_expand,
    vms.memory_limit,
    vms.memory_shares,
    vms.memory_shares_level,
    vms.memory_hot_add_enabled,
    vms.memory_hot_add_limit,
    vms.memory_hot_add_increment,
    vms.retired,
    vms.retires_on,
    vms.retirement_state,
    vms.retirement_warn,
    vms.retirement_last_warn,
    vms.retirement_requester,
    vms.evm_owner_id,
    vms.miq_group_id,
    vms.tenant_id,
    vms.guid,
    vms.host_id,
    vms.ems_cluster_id,
    vms.storage_id,
    vms.storage_profile_id,
    vms.cloud_network_id,
    vms.cloud_subnet_id,
    vms.last_scan_on,
    vms.last_scan_attempt_on,
    vms.last_sync_on,
    vms.last_perf_capture_on,
    vms.ancestry,
    vms.created_on,
    vms.updated_on,
    vms.valid_from
   FROM vmdb.vms
  WHERE ((vms.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (vms.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])))
UNION ALL
 SELECT vms.id,
    vms.ems_id,
    vms.type,
    vms.ems_ref,
    vms.name,
    vms.description,
    vms.uid_ems,
    vms.vendor,
    vms.location,
    vms.template,
    vms.cloud,
    vms.ems_ref_type,
    vms.raw_power_state,
    vms.power_state,
    vms.previous_state,
    vms.state_changed_on,
    vms.connection_state,
    vms.boot_time,
    vms.ems_created_on,
    vms.hostname,
    vms.flavor_id,
    vms.availability_zone_id,
    vms.cloud_tenant_id,
    vms.orchestration_stack_id,
    vms.placement_group_id,
    vms.resource_group_id,
    vms.genealogy_parent_id,
    vms.publicly_available,
    vms.deprecated,
    vms.format,
    vms.version,
    vms.tools_status,
    vms.standby_action,
    vms.restart_needed,
    vms.linked_clone,
    vms.fault_tolerance,
    vms.vnc_port,
    vms.autostart,
    vms.registered,
    vms.busy,
    vms.smart,
    vms.config_xml,
    vms.cpu_reserve,
    vms.cpu_reserve_expand,
    vms.cpu_limit,
    vms.cpu_shares,
    vms.cpu_shares_level,
    vms.cpu_affinity,
    vms.cpu_hot_add_enabled,
    vms.cpu_hot_remove_enabled,
    vms.memory_reserve,
    vms.memory_reserve_expand,
    vms.memory_limit,
    vms.memory_shares,
    vms.memory_shares_level,
    vms.memory_hot_add_enabled,
    vms.memory_hot_add_limit,
    vms.memory_hot_add_increment,
    vms.retired,
    vms.retires_on,
    vms.retirement_state,
    vms.retirement_warn,
    vms.retirement_last_warn,
    vms.retirement_requester,
    vms.evm_owner_id,
    vms.miq_group_id,
    vms.tenant_id,
    vms.guid,
    vms.host_id,
    vms.ems_cluster_id,
    vms.storage_id,
    vms.storage_profile_id,
    vms.cloud_network_id,
    vms.cloud_subnet_id,
    vms.last_scan_on,
    vms.last_scan_attempt_on,
    vms.last_sync_on,
    vms.last_perf_capture_on,
    vms.ancestry,
    vms.created_on,
    vms.updated_on,
    vms.valid_from
   FROM history.vms
  WHERE ((vms.valid_from <= (current_setting('inventory.as_of'::text))::bigint) AND (vms.valid_from <> ALL ((current_setting('inventory.as_of_except'::text))::bigint[])) AND (vms.valid_to > (current_setting('inventory.as_of_floor'::text))::bigint) AND ((vms.valid_to > (current_setting('inventory.as_of'::text))::bigint) OR (vms.valid_to = ANY ((current_setting('inventory.as_of_except'::text))::bigint[]))));
CREATE TABLE vmdb.zones (
    id bigint NOT NULL,
    name character varying,
    description character varying,
    created_on timestamp with time zone,
    updated_on timestamp with time zone,
    settings text,
    visible boolean DEFAULT true,
    log_file_depot_id bigint
);
CREATE VIEW past.zones AS
 SELECT zones.id,
    zones.name,
    zones.description,
    zones.created_on,
    zones.updated_on,
    zones.settings,
    zones.visible,
    zones.log_file_depot_id
   FROM vmdb.zones;
CREATE SEQUENCE vmdb.authentications_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE vmdb.authentications_id_seq OWNED BY vmdb.authentications.id;
CREATE SEQUENCE vmdb.classifications_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE vmdb.classifications_id_seq OWNED BY vmdb.classifications.id;
CREATE SEQUENCE vmdb.endpoints_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE vmdb.endpoints_id_seq OWNED BY vmdb.endpoints.id;
CREATE SEQUENCE vmdb.event_streams_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE vmdb.event_streams_id_seq OWNED BY vmdb.event_streams.id;
CREATE SEQUENCE vmdb.ext_management_systems_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE vmdb.ext_management_systems_id_seq OWNED BY vmdb.ext_management_systems.id;
CREATE SEQUENCE vmdb.miq_enterprises_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE vmdb.miq_enterprises_id_seq OWNED BY vmdb.miq_enterprises.id;
CREATE SEQUENCE vmdb.miq_event_definitions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE vmdb.miq_event_definitions_id_seq OWNED BY vmdb.miq_event_definitions.id;
CREATE SEQUENCE vmdb.miq_regions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE vmdb.miq_regions_id_seq OWNED BY vmdb.miq_regions.id;
CREATE SEQUENCE vmdb.miq_requests_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE vmdb.miq_requests_id_seq OWNED BY vmdb.miq_requests.id;
CREATE SEQUENCE vmdb.miq_servers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE vmdb.miq_servers_id_seq OWNED BY vmdb.miq_servers.id;
CREATE SEQUENCE vmdb.miq_tasks_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE vmdb.miq_tasks_id_seq OWNED BY vmdb.miq_tasks.id;
CREATE SEQUENCE vmdb.provider_tag_mappings_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE vmdb.provider_tag_mappings_id_seq OWNED BY vmdb.provider_tag_mappings.id;
CREATE SEQUENCE vmdb.providers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE vmdb.providers_id_seq OWNED BY vmdb.providers.id;
CREATE SEQUENCE vmdb.taggings_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE vmdb.taggings_id_seq OWNED BY vmdb.taggings.id;
CREATE SEQUENCE vmdb.tags_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE vmdb.tags_id_seq OWNED BY vmdb.tags.id;
CREATE SEQUENCE vmdb.user_attributes_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE vmdb.user_attributes_id_seq OWNED BY vmdb.user_attributes.id;
CREATE SEQUENCE vmdb.zones_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE vmdb.zones_id_seq OWNED BY vmdb.zones.id;
ALTER TABLE ONLY history.transactions ALTER COLUMN id SET DEFAULT nextval('history.transactions_id_seq'::regclass);
ALTER TABLE ONLY vmdb.authentications ALTER COLUMN id SET DEFAULT nextval('vmdb.authentications_id_seq'::regclass);
ALTER TABLE ONLY vmdb.classifications ALTER COLUMN id SET DEFAULT nextval('vmdb.classifications_id_seq'::regclass);
ALTER TABLE ONLY vmdb.endpoints ALTER COLUMN id SET DEFAULT nextval('vmdb.endpoints_id_seq'::regclass);
ALTER TABLE ONLY vmdb.event_streams ALTER COLUMN id SET DEFAULT nextval('vmdb.event_streams_id_seq'::regclass);
ALTER TABLE ONLY vmdb.ext_management_systems ALTER COLUMN id SET DEFAULT nextval('vmdb.ext_management_systems_id_seq'::regclass);
ALTER TABLE ONLY vmdb.miq_enterprises ALTER COLUMN id SET DEFAULT nextval('vmdb.miq_enterprises_id_seq'::regclass);
ALTER TABLE ONLY vmdb.miq_event_definitions ALTER COLUMN id SET DEFAULT nextval('vmdb.miq_event_definitions_id_seq'::regclass);
ALTER TABLE ONLY vmdb.miq_regions ALTER COLUMN id SET DEFAULT nextval('vmdb.miq_regions_id_seq'::regclass);
ALTER TABLE ONLY vmdb.miq_requests ALTER COLUMN id SET DEFAULT nextval('vmdb.miq_requests_id_seq'::regclass);
ALTER TABLE ONLY vmdb.miq_servers ALTER COLUMN id SET DEFAULT nextval('vmdb.miq_servers_id_seq'::regclass);
ALTER TABLE ONLY vmdb.miq_tasks ALTER COLUMN id SET DEFAULT nextval('vmdb.miq_tasks_id_seq'::regclass);
ALTER TABLE ONLY vmdb.provider_tag_mappings ALTER COLUMN id SET DEFAULT nextval('vmdb.provider_tag_mappings_id_seq'::regclass);
ALTER TABLE ONLY vmdb.providers ALTER COLUMN id SET DEFAULT nextval('vmdb.providers_id_seq'::regclass);
ALTER TABLE ONLY vmdb.taggings ALTER COLUMN id SET DEFAULT nextval('vmdb.taggings_id_seq'::regclass);
ALTER TABLE ONLY vmdb.tags ALTER COLUMN id SET DEFAULT nextval('vmdb.tags_id_seq'::regclass);
ALTER TABLE ONLY vmdb.user_attributes ALTER COLUMN id SET DEFAULT nextval('vmdb.user_attributes_id_seq'::regclass);
ALTER TABLE ONLY vmdb.zones ALTER COLUMN id SET DEFAULT nextval('vmdb.zones_id_seq'::regclass);
INSERT INTO history.depots VALUES
	(8, 1, 'ManageIQ::Providers::Test::CloudManager::Depot', 'd-1', NULL, 'Oslo/7', 'ann', 2, 3),
	(8, 1, 'ManageIQ::Providers::Test::CloudManager::Depot', 'd-1', NULL, 'Oslo/8', 'bob', 3, 4),
	(8, 1, 'ManageIQ::Providers::Test::CloudManager::Depot', 'd-1', NULL, NULL, 'bob', 4, 5);
INSERT INTO history.ext_management_systems VALUES
	(1, 'test', '2031-05-04 09:08:07+00', '2031-05-04 09:08:07+00', '01a20754-85d9-71bb-99f2-f3949cf8cc4d', 1, 'ManageIQ::Providers::Test::CloudManager', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, true, NULL, NULL, NULL, '{}', NULL, 1, 2),
	(1, 'test', '2031-05-04 09:08:07+00', '2031-05-04 09:09:07+00', '01a20754-85d9-71bb-99f2-f3949cf8cc4d', 1, 'ManageIQ::Providers::Test::CloudManager', NULL, NULL, NULL, NULL, NULL, NULL, '2031-05-04 09:09:07+00', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, true, NULL, NULL, '2031-05-04 09:09:07+00', '{}', '2031-05-04 09:09:07+00', 2, 3),
	(1, 'test', '2031-05-04 09:08:07+00', '2031-05-04 09:10:07+00', '01a20754-85d9-71bb-99f2-f3949cf8cc4d', 1, 'ManageIQ::Providers::Test::CloudManager', NULL, NULL, NULL, NULL, NULL, NULL, '2031-05-04 09:10:07+00', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, true, NULL, NULL, '2031-05-04 09:10:07+00', '{}', '2031-05-04 09:10:07+00', 3, 4),
	(1, 'test', '2031-05-04 09:08:07+00', '2031-05-04 09:11:07+00', '01a20754-85d9-71bb-99f2-f3949cf8cc4d', 1, 'ManageIQ::Providers::Test::CloudManager', NULL, NULL, NULL, NULL, NULL, NULL, '2031-05-04 09:11:07+00', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, true, NULL, NULL, '2031-05-04 09:11:07+00', '{}', '2031-05-04 09:11:07+00', 4, 5);
INSERT INTO history.transactions VALUES
	(1, '2026-11-23 07:35:09.934184+00', 1, NULL),
	(2, '2031-05-04 09:09:07+00', 19, 'refreshes/1'),
	(3, '2031-05-04 09:10:07+00', 32, 'refreshes/2'),
	(4, '2031-05-04 09:11:07+00', 46, 'refreshes/3'),
	(5, '2031-05-04 09:12:07+00', 59, 'refreshes/4');
INSERT INTO history.vms VALUES
	(3, 1, 'ManageIQ::Providers::Test::CloudManager::Vm', 'i-1', 'i-1', NULL, NULL, 'test', 'unknown', false, true, NULL, 'on', 'unknown', NULL, '2031-05-04 09:09:07+00', NULL, NULL, NULL, NULL, 2, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2031-05-04 09:09:07+00', '2031-05-04 09:09:07+00', 2, 3),
	(7, 1, 'ManageIQ::Providers::Test::CloudManager::Vm', 'i-2', 'i-2', NULL, NULL, 'test', 'unknown', false, true, NULL, 'running', 'on', NULL, '2031-05-04 09:09:07+00', NULL, NULL, NULL, NULL, 2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2031-05-04 09:09:07+00', '2031-05-04 09:09:07+00', 2, 4),
	(3, 1, 'ManageIQ::Providers::Test::CloudManager::Vm', 'i-1', 'i-1', NULL, NULL, 'test', 'unknown', false, true, NULL, 'off', 'unknown', 'on', '2031-05-04 09:10:07+00', NULL, NULL, NULL, NULL, 2, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2031-05-04 09:09:07+00', '2031-05-04 09:10:07+00', 3, 4),
	(7, NULL, 'ManageIQ::Providers::Test::CloudManager::Vm', 'i-2', 'i-2', NULL, NULL, 'test', 'unknown', false, true, NULL, 'unknown', 'unknown', 'running', '2031-05-04 09:11:07+00', NULL, NULL, NULL, NULL, 2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2031-05-04 09:09:07+00', '2031-05-04 09:11:07+00', 4, 5);
INSERT INTO inventory.mt_events VALUES
	(1, '3259e4e5-a26e-427e-b9f2-63cb1e9dc1f8', 'providers/1', 1, '{"id": 1, "guid": "01a20754-85d9-71bb-99f2-f3949cf8cc4d", "name": "test", "role": null, "type": "ManageIQ::Providers::Test::CloudManager", "uid_ems": null, "zone_id": 1, "endpoints": [], "api_version": null, "parent_ems_id": null, "provider_region": null, "tenant_mapping_enabled": null}', NULL, 'provider_added', '2031-05-04 09:08:07+00', '*DEFAULT*', 'Inventory.Domain.Providers.ProviderAdded, Inventory.Domain', NULL, NULL, 'admin', false),
	(2, '2de50c66-00c0-4e7f-9ed5-4e6c9807e0b0', 'providers/1', 2, '{"status": "Valid", "message": "", "authtype": "default"}', NULL, 'credentials_checked', '2031-05-04 09:08:07+00', '*DEFAULT*', 'Inventory.Domain.Providers.CredentialsChecked, Inventory.Domain', NULL, NULL, 'admin', false),
	(3, '92fe6b68-0bad-415a-81ab-6a67cc970c52', 'refreshes/1', 1, '{"ems_id": 1, "reason": "test", "targets": {}, "requested_by": "admin"}', NULL, 'refresh_started', '2031-05-04 09:09:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.RefreshStarted, Inventory.Domain', 'refreshes/1', NULL, 'admin', false),
	(4, '6a9ee246-bdad-4bad-b4a6-7ec7868e4f1a', '1/availability_zones/z', 1, '{"id": 1, "name": "z", "type": "ManageIQ::Providers::Test::CloudManager::AvailabilityZone", "ems_ref": "z"}', NULL, 'availability_zone_discovered', '2031-05-04 09:09:07+00', '*DEFAULT*', 'Inventory.Domain.Persisting.Discovered`1[[Inventory.Sdk.Vmdb.AvailabilityZone, Inventory.Sdk, Version=0.1.0.0, Culture=neutral, PublicKeyToken=null]], Inventory.Domain', 'refreshes/1', NULL, 'admin', false),
	(5, '6e2a1c9c-f516-4412-8549-30acde704172', '1/flavors/small', 1, '{"id": 2, "name": "small", "type": "ManageIQ::Providers::Test::CloudManager::Flavor", "ems_ref": "small", "enabled": true, "cpu_sockets": 1, "cpu_total_cores": 1}', NULL, 'flavor_discovered', '2031-05-04 09:09:07+00', '*DEFAULT*', 'Inventory.Domain.Persisting.Discovered`1[[Inventory.Sdk.Vmdb.Flavor, Inventory.Sdk, Version=0.1.0.0, Culture=neutral, PublicKeyToken=null]], Inventory.Domain', 'refreshes/1', NULL, 'admin', false),
	(6, '93a73a6c-7650-48fe-927a-9fb9c9670658', '1/vms/i-1', 1, '{"id": 3, "name": "i-1", "type": "ManageIQ::Providers::Test::CloudManager::Vm", "cloud": true, "disks": {"vda": {"id": 5, "size": 1, "present": true, "device_name": "vda", "start_connected": true}, "vdb": {"id": 6, "size": 2, "present": true, "device_name": "vdb", "start_connected": true}}, "flavor": "small", "vendor": "test", "ems_ref": "i-1", "hardware": {"id": 4, "model": "", "cpu_sockets": 1, "manufacturer": "", "cpu_total_cores": 1}, "location": "unknown", "template": false, "power_state": "unknown", "raw_power_state": "on", "state_changed_on": "2031-05-04T09:09:07Z", "availability_zone": "z"}', NULL, 'vm_discovered', '2031-05-04 09:09:07+00', '*DEFAULT*', 'Inventory.Domain.Persisting.Discovered`1[[Inventory.Sdk.Vmdb.Vm, Inventory.Sdk, Version=0.1.0.0, Culture=neutral, PublicKeyToken=null]], Inventory.Domain', 'refreshes/1', NULL, 'admin', false),
	(7, '3155347e-05ee-43e4-8b9e-e145fea5572b', '1/vms/i-2', 1, '{"id": 7, "name": "i-2", "type": "ManageIQ::Providers::Test::CloudManager::Vm", "cloud": true, "flavor": "small", "vendor": "test", "ems_ref": "i-2", "location": "unknown", "template": false, "power_state": "on", "raw_power_state": "running", "state_changed_on": "2031-05-04T09:09:07Z", "availability_zone": "never"}', NULL, 'vm_discovered', '2031-05-04 09:09:07+00', '*DEFAULT*', 'Inventory.Domain.Persisting.Discovered`1[[Inventory.Sdk.Vmdb.Vm, Inventory.Sdk, Version=0.1.0.0, Culture=neutral, PublicKeyToken=null]], Inventory.Domain', 'refreshes/1', NULL, 'admin', false),
	(8, '36ec91e2-5fbe-4779-879f-7c2aed6c036f', '1/depots/d-1', 1, '{"id": 8, "boss": "ann", "site": "Oslo/7", "type": "ManageIQ::Providers::Test::CloudManager::Depot", "ems_ref": "d-1"}', NULL, 'depot_discovered', '2031-05-04 09:09:07+00', '*DEFAULT*', 'Inventory.Domain.Persisting.Discovered`1[[Inventory.Domain.Tests.Depot, Inventory.Domain.Tests, Version=0.1.0.0, Culture=neutral, PublicKeyToken=null]], Inventory.Domain', 'refreshes/1', NULL, 'admin', false),
	(9, '47aecb8e-a0f9-48a8-af6c-b2ff4a765aef', '1/depots/d-2', 1, '{"id": 9, "boss": "dora", "type": "ManageIQ::Providers::Test::CloudManager::Depot", "ems_ref": "d-2"}', NULL, 'depot_discovered', '2031-05-04 09:09:07+00', '*DEFAULT*', 'Inventory.Domain.Persisting.Discovered`1[[Inventory.Domain.Tests.Depot, Inventory.Domain.Tests, Version=0.1.0.0, Culture=neutral, PublicKeyToken=null]], Inventory.Domain', 'refreshes/1', NULL, 'admin', false),
	(10, '90eee6fb-e77d-4b31-b085-bdfeb627e589', 'refreshes/1', 2, '{"read": 1, "error": null, "created": 1, "deleted": 0, "updated": 0, "verdict": "Complete", "unchanged": 0, "collection": "availability_zones"}', NULL, 'collection_read', '2031-05-04 09:09:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/1', NULL, 'admin', false),
	(11, 'cd8f736c-d823-42d0-989e-ac2da5933220', 'refreshes/1', 3, '{"read": 1, "error": null, "created": 1, "deleted": 0, "updated": 0, "verdict": "Complete", "unchanged": 0, "collection": "flavors"}', NULL, 'collection_read', '2031-05-04 09:09:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/1', NULL, 'admin', false),
	(12, 'b2639001-e0dc-4731-8997-7b56fa6f60e0', 'refreshes/1', 4, '{"read": 0, "error": null, "created": 0, "deleted": 0, "updated": 0, "verdict": "Complete", "unchanged": 0, "collection": "miq_templates"}', NULL, 'collection_read', '2031-05-04 09:09:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/1', NULL, 'admin', false),
	(13, '08ddc38e-029d-4132-ae13-143ea9e82e2f', 'refreshes/1', 5, '{"read": 2, "error": null, "created": 2, "deleted": 0, "updated": 0, "verdict": "Complete", "unchanged": 0, "collection": "vms"}', NULL, 'collection_read', '2031-05-04 09:09:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/1', NULL, 'admin', false),
	(14, 'f7756606-7635-491d-8f26-4de7f1b02a9b', 'refreshes/1', 6, '{"read": 1, "error": null, "created": 1, "deleted": 0, "updated": 0, "verdict": "Complete", "unchanged": 0, "collection": "hardwares"}', NULL, 'collection_read', '2031-05-04 09:09:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/1', NULL, 'admin', false),
	(15, 'fff412f2-8d97-4029-9983-b12383c29aad', 'refreshes/1', 7, '{"read": 2, "error": null, "created": 2, "deleted": 0, "updated": 0, "verdict": "Complete", "unchanged": 0, "collection": "disks"}', NULL, 'collection_read', '2031-05-04 09:09:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/1', NULL, 'admin', false),
	(16, '1e63e8e8-3936-4f6f-9b5a-b2b96cd8546e', 'refreshes/1', 8, '{"read": 0, "error": null, "created": 0, "deleted": 0, "updated": 0, "verdict": "Complete", "unchanged": 0, "collection": "crates"}', NULL, 'collection_read', '2031-05-04 09:09:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/1', NULL, 'admin', false),
	(17, 'd448cef9-ed3b-42ff-b173-15f2bcf0501f', 'refreshes/1', 9, '{"read": 0, "error": null, "created": 0, "deleted": 0, "updated": 0, "verdict": "Complete", "unchanged": 0, "collection": "crate_labels"}', NULL, 'collection_read', '2031-05-04 09:09:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/1', NULL, 'admin', false),
	(18, '48c98d83-fd90-4e4f-89e6-44c717fb045e', 'refreshes/1', 10, '{"read": 2, "error": null, "created": 2, "deleted": 0, "updated": 0, "verdict": "Complete", "unchanged": 0, "collection": "depots"}', NULL, 'collection_read', '2031-05-04 09:09:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/1', NULL, 'admin', false),
	(19, 'b9acd327-4a97-4fab-87f5-96033f887e67', 'refreshes/1', 11, '{"ems_id": 1, "events": 6, "problem": null, "verdict": "Complete", "diagnostics": [], "diagnostic_count": 0, "read_milliseconds": 102, "compare_milliseconds": 50}', NULL, 'refresh_completed', '2031-05-04 09:09:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.RefreshCompleted, Inventory.Domain', 'refreshes/1', NULL, 'admin', false),
	(20, 'b19d33c8-e870-4888-9b41-98966da3165f', 'refreshes/2', 1, '{"ems_id": 1, "reason": "test", "targets": {}, "requested_by": "admin"}', NULL, 'refresh_started', '2031-05-04 09:10:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.RefreshStarted, Inventory.Domain', 'refreshes/2', NULL, 'admin', false),
	(21, 'e1938a02-3d40-4b36-ab5f-08510f66796f', '1/vms/i-1', 2, '{"previous_state": "on", "raw_power_state": "off", "state_changed_on": "2031-05-04T09:10:07Z"}', NULL, 'vm_changed', '2031-05-04 09:10:07+00', '*DEFAULT*', 'Inventory.Domain.Persisting.Changed`1[[Inventory.Sdk.Vmdb.Vm, Inventory.Sdk, Version=0.1.0.0, Culture=neutral, PublicKeyToken=null]], Inventory.Domain', 'refreshes/2', NULL, 'admin', false),
	(22, '4726ae2e-09ab-4cfd-933f-1b3ca2d99926', '1/depots/d-1', 2, '{"boss": "bob", "site": "Oslo/8"}', NULL, 'depot_changed', '2031-05-04 09:10:07+00', '*DEFAULT*', 'Inventory.Domain.Persisting.Changed`1[[Inventory.Domain.Tests.Depot, Inventory.Domain.Tests, Version=0.1.0.0, Culture=neutral, PublicKeyToken=null]], Inventory.Domain', 'refreshes/2', NULL, 'admin', false),
	(23, 'c0977823-db49-4ff8-8fc2-0546199c3b99', 'refreshes/2', 2, '{"read": 1, "error": null, "created": 0, "deleted": 0, "updated": 0, "verdict": "Complete", "unchanged": 1, "collection": "availability_zones"}', NULL, 'collection_read', '2031-05-04 09:10:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/2', NULL, 'admin', false),
	(24, 'bfd5a17a-bbfb-4012-a18a-070cf4906032', 'refreshes/2', 3, '{"read": 1, "error": null, "created": 0, "deleted": 0, "updated": 0, "verdict": "Complete", "unchanged": 1, "collection": "flavors"}', NULL, 'collection_read', '2031-05-04 09:10:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/2', NULL, 'admin', false),
	(25, '49790fe3-d92a-41ae-a233-aa2b72d215d1', 'refreshes/2', 4, '{"read": 0, "error": null, "created": 0, "deleted": 0, "updated": 0, "verdict": "Complete", "unchanged": 0, "collection": "miq_templates"}', NULL, 'collection_read', '2031-05-04 09:10:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/2', NULL, 'admin', false),
	(26, '10d2460f-916e-49ad-94f4-3e25c951da5c', 'refreshes/2', 5, '{"read": 2, "error": null, "created": 0, "deleted": 0, "updated": 1, "verdict": "Complete", "unchanged": 1, "collection": "vms"}', NULL, 'collection_read', '2031-05-04 09:10:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/2', NULL, 'admin', false),
	(27, 'b1fabde8-05ee-46ca-a327-339afb1de601', 'refreshes/2', 6, '{"read": 1, "error": null, "created": 0, "deleted": 0, "updated": 0, "verdict": "Complete", "unchanged": 1, "collection": "hardwares"}', NULL, 'collection_read', '2031-05-04 09:10:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/2', NULL, 'admin', false),
	(28, '3a07abd7-8802-4468-8bdf-db299c1315b8', 'refreshes/2', 7, '{"read": 2, "error": null, "created": 0, "deleted": 0, "updated": 0, "verdict": "Complete", "unchanged": 2, "collection": "disks"}', NULL, 'collection_read', '2031-05-04 09:10:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/2', NULL, 'admin', false),
	(29, 'd62ac517-4e39-4567-bd7f-6b9d9edd2144', 'refreshes/2', 8, '{"read": 0, "error": null, "created": 0, "deleted": 0, "updated": 0, "verdict": "Complete", "unchanged": 0, "collection": "crates"}', NULL, 'collection_read', '2031-05-04 09:10:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/2', NULL, 'admin', false),
	(30, '5c27a4d0-0052-4786-b7d6-e0dda3b0ba01', 'refreshes/2', 9, '{"read": 0, "error": null, "created": 0, "deleted": 0, "updated": 0, "verdict": "Complete", "unchanged": 0, "collection": "crate_labels"}', NULL, 'collection_read', '2031-05-04 09:10:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/2', NULL, 'admin', false),
	(31, '43049bd9-eecd-4b98-a8b8-cf5aa70ab3bf', 'refreshes/2', 10, '{"read": 2, "error": null, "created": 0, "deleted": 0, "updated": 1, "verdict": "Complete", "unchanged": 1, "collection": "depots"}', NULL, 'collection_read', '2031-05-04 09:10:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/2', NULL, 'admin', false),
	(32, 'c687259b-2592-4569-b2b7-ff8bea13942a', 'refreshes/2', 11, '{"ems_id": 1, "events": 2, "problem": null, "verdict": "Complete", "diagnostics": [], "diagnostic_count": 0, "read_milliseconds": 6, "compare_milliseconds": 28}', NULL, 'refresh_completed', '2031-05-04 09:10:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.RefreshCompleted, Inventory.Domain', 'refreshes/2', NULL, 'admin', false),
	(33, '205e1deb-5beb-464c-9748-5b0ab4217428', 'refreshes/3', 1, '{"ems_id": 1, "reason": "test", "targets": {}, "requested_by": "admin"}', NULL, 'refresh_started', '2031-05-04 09:11:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.RefreshStarted, Inventory.Domain', 'refreshes/3', NULL, 'admin', false),
	(34, 'e0ac24bb-9a5e-423e-8dc0-e054fe936c2b', '1/vms/i-2', 2, '{"power_state": "unknown", "previous_state": "running", "raw_power_state": "unknown", "state_changed_on": "2031-05-04T09:11:07Z", "availability_zone": null}', NULL, 'vm_disconnected', '2031-05-04 09:11:07+00', '*DEFAULT*', 'Inventory.Domain.Persisting.Disconnected`1[[Inventory.Sdk.Vmdb.Vm, Inventory.Sdk, Version=0.1.0.0, Culture=neutral, PublicKeyToken=null]], Inventory.Domain', 'refreshes/3', NULL, 'admin', false),
	(35, '60f1d22b-7d66-4c4b-8b9d-afa343d49ef4', '1/vms/i-1', 3, '{"previous_state": "off", "raw_power_state": "on", "state_changed_on": "2031-05-04T09:11:07Z"}', NULL, 'vm_changed', '2031-05-04 09:11:07+00', '*DEFAULT*', 'Inventory.Domain.Persisting.Changed`1[[Inventory.Sdk.Vmdb.Vm, Inventory.Sdk, Version=0.1.0.0, Culture=neutral, PublicKeyToken=null]], Inventory.Domain', 'refreshes/3', NULL, 'admin', false),
	(36, '7333b4c8-cd3c-4365-ba50-e4ec152dc046', '1/depots/d-1', 3, '{"site": null}', NULL, 'depot_changed', '2031-05-04 09:11:07+00', '*DEFAULT*', 'Inventory.Domain.Persisting.Changed`1[[Inventory.Domain.Tests.Depot, Inventory.Domain.Tests, Version=0.1.0.0, Culture=neutral, PublicKeyToken=null]], Inventory.Domain', 'refreshes/3', NULL, 'admin', false),
	(37, 'ea8d4803-4c00-4e29-aa6b-69e259e9e5df', 'refreshes/3', 2, '{"read": 1, "error": null, "created": 0, "deleted": 0, "updated": 0, "verdict": "Complete", "unchanged": 1, "collection": "availability_zones"}', NULL, 'collection_read', '2031-05-04 09:11:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/3', NULL, 'admin', false),
	(38, '0a9da48d-1cfd-4332-9d9d-c2e32efeec73', 'refreshes/3', 3, '{"read": 1, "error": null, "created": 0, "deleted": 0, "updated": 0, "verdict": "Complete", "unchanged": 1, "collection": "flavors"}', NULL, 'collection_read', '2031-05-04 09:11:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/3', NULL, 'admin', false),
	(39, 'd7977dba-1bed-4662-a601-663c75ebdff9', 'refreshes/3', 4, '{"read": 0, "error": null, "created": 0, "deleted": 0, "updated": 0, "verdict": "Complete", "unchanged": 0, "collection": "miq_templates"}', NULL, 'collection_read', '2031-05-04 09:11:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/3', NULL, 'admin', false),
	(40, '96e337c7-9835-4b7c-81a0-27e29e567888', 'refreshes/3', 5, '{"read": 1, "error": null, "created": 0, "deleted": 1, "updated": 1, "verdict": "Complete", "unchanged": 0, "collection": "vms"}', NULL, 'collection_read', '2031-05-04 09:11:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/3', NULL, 'admin', false),
	(41, 'ae6db143-ad73-4f78-82c7-0a8a28b1113f', 'refreshes/3', 6, '{"read": 1, "error": null, "created": 0, "deleted": 0, "updated": 0, "verdict": "Complete", "unchanged": 1, "collection": "hardwares"}', NULL, 'collection_read', '2031-05-04 09:11:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/3', NULL, 'admin', false),
	(42, '2c4d9283-0ec2-4c78-8b15-099056671f10', 'refreshes/3', 7, '{"read": 2, "error": null, "created": 0, "deleted": 0, "updated": 0, "verdict": "Complete", "unchanged": 2, "collection": "disks"}', NULL, 'collection_read', '2031-05-04 09:11:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/3', NULL, 'admin', false),
	(43, '9ba3124d-1a23-496b-a118-5b2db9c96d77', 'refreshes/3', 8, '{"read": 0, "error": null, "created": 0, "deleted": 0, "updated": 0, "verdict": "Complete", "unchanged": 0, "collection": "crates"}', NULL, 'collection_read', '2031-05-04 09:11:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/3', NULL, 'admin', false),
	(44, '5a23895e-6be9-437d-84b2-cc392d4f9b82', 'refreshes/3', 9, '{"read": 0, "error": null, "created": 0, "deleted": 0, "updated": 0, "verdict": "Complete", "unchanged": 0, "collection": "crate_labels"}', NULL, 'collection_read', '2031-05-04 09:11:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/3', NULL, 'admin', false),
	(45, 'febff525-1ead-4d63-8f3c-0552422bcaa5', 'refreshes/3', 10, '{"read": 2, "error": null, "created": 0, "deleted": 0, "updated": 1, "verdict": "Complete", "unchanged": 1, "collection": "depots"}', NULL, 'collection_read', '2031-05-04 09:11:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/3', NULL, 'admin', false),
	(46, 'ba1b3494-667a-4eed-9416-b2e655757a75', 'refreshes/3', 11, '{"ems_id": 1, "events": 3, "problem": null, "verdict": "Complete", "diagnostics": [], "diagnostic_count": 0, "read_milliseconds": 3, "compare_milliseconds": 18}', NULL, 'refresh_completed', '2031-05-04 09:11:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.RefreshCompleted, Inventory.Domain', 'refreshes/3', NULL, 'admin', false),
	(47, '04e9effc-7e6b-424d-97c4-fc7621da59d6', 'refreshes/4', 1, '{"ems_id": 1, "reason": "test", "targets": {}, "requested_by": "admin"}', NULL, 'refresh_started', '2031-05-04 09:12:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.RefreshStarted, Inventory.Domain', 'refreshes/4', NULL, 'admin', false),
	(48, '5b348ee4-bc93-4ab4-ae07-440b5eb13780', '1/vms/i-2', 3, '{"power_state": "on", "previous_state": "unknown", "raw_power_state": "running", "state_changed_on": "2031-05-04T09:12:07Z", "availability_zone": "never"}', NULL, 'vm_reconnected', '2031-05-04 09:12:07+00', '*DEFAULT*', 'Inventory.Domain.Persisting.Reconnected`1[[Inventory.Sdk.Vmdb.Vm, Inventory.Sdk, Version=0.1.0.0, Culture=neutral, PublicKeyToken=null]], Inventory.Domain', 'refreshes/4', NULL, 'admin', false),
	(49, 'b020c457-fe90-4e33-983e-de7905191954', '1/depots/d-1', 4, '{"boss": "cem", "site": "Rome"}', NULL, 'depot_changed', '2031-05-04 09:12:07+00', '*DEFAULT*', 'Inventory.Domain.Persisting.Changed`1[[Inventory.Domain.Tests.Depot, Inventory.Domain.Tests, Version=0.1.0.0, Culture=neutral, PublicKeyToken=null]], Inventory.Domain', 'refreshes/4', NULL, 'admin', false),
	(50, 'f2b1d6a4-a7bb-47b2-b394-3c4e035465e8', 'refreshes/4', 2, '{"read": 1, "error": null, "created": 0, "deleted": 0, "updated": 0, "verdict": "Complete", "unchanged": 1, "collection": "availability_zones"}', NULL, 'collection_read', '2031-05-04 09:12:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/4', NULL, 'admin', false);
INSERT INTO inventory.mt_events VALUES
	(51, 'a84ad460-9fab-4670-9acf-89b7054bb379', 'refreshes/4', 3, '{"read": 1, "error": null, "created": 0, "deleted": 0, "updated": 0, "verdict": "Complete", "unchanged": 1, "collection": "flavors"}', NULL, 'collection_read', '2031-05-04 09:12:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/4', NULL, 'admin', false),
	(52, '9a4dff54-634c-43a0-996a-dca02657fd86', 'refreshes/4', 4, '{"read": 0, "error": null, "created": 0, "deleted": 0, "updated": 0, "verdict": "Complete", "unchanged": 0, "collection": "miq_templates"}', NULL, 'collection_read', '2031-05-04 09:12:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/4', NULL, 'admin', false),
	(53, '7b2382bc-dcf6-4262-9151-ec9ebdf3acbc', 'refreshes/4', 5, '{"read": 2, "error": null, "created": 1, "deleted": 0, "updated": 0, "verdict": "Complete", "unchanged": 1, "collection": "vms"}', NULL, 'collection_read', '2031-05-04 09:12:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/4', NULL, 'admin', false),
	(54, '8dfb33ae-47f8-45bb-a664-06f314bd6ab4', 'refreshes/4', 6, '{"read": 1, "error": null, "created": 0, "deleted": 0, "updated": 0, "verdict": "Complete", "unchanged": 1, "collection": "hardwares"}', NULL, 'collection_read', '2031-05-04 09:12:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/4', NULL, 'admin', false),
	(55, '9484fd25-a060-485b-9c96-6697e052fd0a', 'refreshes/4', 7, '{"read": 2, "error": null, "created": 0, "deleted": 0, "updated": 0, "verdict": "Complete", "unchanged": 2, "collection": "disks"}', NULL, 'collection_read', '2031-05-04 09:12:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/4', NULL, 'admin', false),
	(56, '3acb1d76-6bfd-4e5d-be92-1e3a20847fb5', 'refreshes/4', 8, '{"read": 0, "error": null, "created": 0, "deleted": 0, "updated": 0, "verdict": "Complete", "unchanged": 0, "collection": "crates"}', NULL, 'collection_read', '2031-05-04 09:12:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/4', NULL, 'admin', false),
	(57, '41b4ab22-d934-4fd7-9dfc-71ab4a9d0a1a', 'refreshes/4', 9, '{"read": 0, "error": null, "created": 0, "deleted": 0, "updated": 0, "verdict": "Complete", "unchanged": 0, "collection": "crate_labels"}', NULL, 'collection_read', '2031-05-04 09:12:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/4', NULL, 'admin', false),
	(58, '2a8af920-a2b7-440b-8eaf-99fc1a764044', 'refreshes/4', 10, '{"read": 2, "error": null, "created": 0, "deleted": 0, "updated": 1, "verdict": "Complete", "unchanged": 1, "collection": "depots"}', NULL, 'collection_read', '2031-05-04 09:12:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.CollectionRead, Inventory.Domain', 'refreshes/4', NULL, 'admin', false),
	(59, '1aa2b2f6-a069-4e24-b01e-f91c67226d4e', 'refreshes/4', 11, '{"ems_id": 1, "events": 2, "problem": null, "verdict": "Complete", "diagnostics": [], "diagnostic_count": 0, "read_milliseconds": 3, "compare_milliseconds": 10}', NULL, 'refresh_completed', '2031-05-04 09:12:07+00', '*DEFAULT*', 'Inventory.Domain.Collecting.RefreshCompleted, Inventory.Domain', 'refreshes/4', NULL, 'admin', false);
INSERT INTO inventory.mt_streams VALUES
	('providers/1', NULL, 2, '2026-11-23 07:35:09.57266+00', '2026-11-23 07:35:09.57266+00', '*DEFAULT*', 0, false),
	('1/availability_zones/z', NULL, 1, '2026-11-23 07:35:10.48841+00', '2026-11-23 07:35:10.48841+00', '*DEFAULT*', 0, false),
	('1/flavors/small', NULL, 1, '2026-11-23 07:35:10.48841+00', '2026-11-23 07:35:10.48841+00', '*DEFAULT*', 0, false),
	('1/depots/d-2', NULL, 1, '2026-11-23 07:35:10.48841+00', '2026-11-23 07:35:10.48841+00', '*DEFAULT*', 0, false),
	('refreshes/1', NULL, 11, '2026-11-23 07:35:10.48841+00', '2026-11-23 07:35:10.316121+00', '*DEFAULT*', 0, false),
	('refreshes/2', NULL, 11, '2026-11-23 07:35:10.76918+00', '2026-11-23 07:35:10.73299+00', '*DEFAULT*', 0, false),
	('1/vms/i-1', NULL, 3, '2026-11-23 07:35:10.859907+00', '2026-11-23 07:35:10.48841+00', '*DEFAULT*', 0, false),
	('refreshes/3', NULL, 11, '2026-11-23 07:35:10.859907+00', '2026-11-23 07:35:10.835604+00', '*DEFAULT*', 0, false),
	('1/vms/i-2', NULL, 3, '2026-11-23 07:35:10.894204+00', '2026-11-23 07:35:10.48841+00', '*DEFAULT*', 0, false),
	('1/depots/d-1', NULL, 4, '2026-11-23 07:35:10.894204+00', '2026-11-23 07:35:10.48841+00', '*DEFAULT*', 0, false),
	('refreshes/4', NULL, 11, '2026-11-23 07:35:10.894204+00', '2026-11-23 07:35:10.872883+00', '*DEFAULT*', 0, false);
INSERT INTO inventory.objects VALUES
	(1, 1, 'availability_zones', 'z', 1, true, '\x923a9a106de12a9e'),
	(2, 1, 'flavors', 'small', 1, true, '\x699ead56d4881cbf'),
	(9, 1, 'depots', 'd-2', 1, true, '\x9886836fc0637333'),
	(3, 1, 'vms', 'i-1', 3, true, '\x9fe9766e7bd98bc394236841d5ab04ae6d2739c52dbe41400000000000000000000000000000000000000000000000000000000000000000'),
	(7, 1, 'vms', 'i-2', 3, true, '\x8f320fa6a1633bfc000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000'),
	(8, 1, 'depots', 'd-1', 4, true, '\x115beb3feb2bfcfa');
INSERT INTO inventory.unresolved_links VALUES
	('vms', 'availability_zone_id', 7, 1, 'availability_zones', 'never');
INSERT INTO vmdb.availability_zones VALUES
	(1, 1, 'ManageIQ::Providers::Test::CloudManager::AvailabilityZone', 'z', 'z', NULL, 2);
INSERT INTO vmdb.depots VALUES
	(9, 1, 'ManageIQ::Providers::Test::CloudManager::Depot', 'd-2', NULL, NULL, 'dora', 2),
	(8, 1, 'ManageIQ::Providers::Test::CloudManager::Depot', 'd-1', NULL, 'Rome', 'cem', 5);
INSERT INTO vmdb.disks VALUES
	(5, 4, 'vda', NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, true, true, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2031-05-04 09:09:07+00', '2031-05-04 09:09:07+00', 2),
	(6, 4, 'vdb', NULL, NULL, NULL, NULL, NULL, NULL, 2, NULL, NULL, true, true, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2031-05-04 09:09:07+00', '2031-05-04 09:09:07+00', 2);
INSERT INTO vmdb.ext_management_systems VALUES
	(1, 'test', '2031-05-04 09:08:07+00', '2031-05-04 09:12:07+00', '01a20754-85d9-71bb-99f2-f3949cf8cc4d', 1, 'ManageIQ::Providers::Test::CloudManager', NULL, NULL, NULL, NULL, NULL, NULL, '2031-05-04 09:12:07+00', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, true, NULL, NULL, '2031-05-04 09:12:07+00', '{}', '2031-05-04 09:12:07+00', 5);
INSERT INTO vmdb.flavors VALUES
	(2, 1, 'ManageIQ::Providers::Test::CloudManager::Flavor', 'small', 'small', NULL, true, 1, NULL, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 2);
INSERT INTO vmdb.hardwares VALUES
	(4, 3, 1, NULL, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '', '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 2);
INSERT INTO vmdb.vms VALUES
	(3, 1, 'ManageIQ::Providers::Test::CloudManager::Vm', 'i-1', 'i-1', NULL, NULL, 'test', 'unknown', false, true, NULL, 'on', 'unknown', 'off', '2031-05-04 09:11:07+00', NULL, NULL, NULL, NULL, 2, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2031-05-04 09:09:07+00', '2031-05-04 09:11:07+00', 4),
	(7, 1, 'ManageIQ::Providers::Test::CloudManager::Vm', 'i-2', 'i-2', NULL, NULL, 'test', 'unknown', false, true, NULL, 'running', 'on', 'unknown', '2031-05-04 09:12:07+00', NULL, NULL, NULL, NULL, 2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2031-05-04 09:09:07+00', '2031-05-04 09:12:07+00', 5);
SELECT pg_catalog.setval('history.transactions_id_seq', 5, true);
SELECT pg_catalog.setval('inventory.id_blocks', 1, true);
SELECT pg_catalog.setval('inventory.mt_events_sequence', 59, true);
SELECT pg_catalog.setval('inventory.refresh_ids', 4, true);
SELECT pg_catalog.setval('vmdb.authentications_id_seq', 1, false);
SELECT pg_catalog.setval('vmdb.classifications_id_seq', 1, false);
SELECT pg_catalog.setval('vmdb.endpoints_id_seq', 1, false);
SELECT pg_catalog.setval('vmdb.event_streams_id_seq', 1, false);
SELECT pg_catalog.setval('vmdb.ext_management_systems_id_seq', 1, true);
SELECT pg_catalog.setval('vmdb.miq_enterprises_id_seq', 1, false);
SELECT pg_catalog.setval('vmdb.miq_event_definitions_id_seq', 1, false);
SELECT pg_catalog.setval('vmdb.miq_regions_id_seq', 1, false);
SELECT pg_catalog.setval('vmdb.miq_requests_id_seq', 1, false);
SELECT pg_catalog.setval('vmdb.miq_servers_id_seq', 1, false);
SELECT pg_catalog.setval('vmdb.miq_tasks_id_seq', 1, false);
SELECT pg_catalog.setval('vmdb.provider_tag_mappings_id_seq', 1, false);
SELECT pg_catalog.setval('vmdb.providers_id_seq', 1, false);
SELECT pg_catalog.setval('vmdb.taggings_id_seq', 1, false);
SELECT pg_catalog.setval('vmdb.tags_id_seq', 1, false);
SELECT pg_catalog.setval('vmdb.user_attributes_id_seq', 1, false);
SELECT pg_catalog.setval('vmdb.zones_id_seq', 1, false);
ALTER TABLE ONLY history.transactions
    ADD CONSTRAINT pkey_transactions_id PRIMARY KEY (id);
ALTER TABLE ONLY inventory.mt_event_progression
    ADD CONSTRAINT pk_mt_event_progression PRIMARY KEY (name);
ALTER TABLE ONLY inventory.held_disconnects
    ADD CONSTRAINT pkey_held_disconnects_ems_id_collection PRIMARY KEY (ems_id, collection);
ALTER TABLE ONLY inventory.manager_families
    ADD CONSTRAINT pkey_manager_families_root_ems_id_role PRIMARY KEY (root_ems_id, role);
ALTER TABLE ONLY inventory.mt_doc_deadletterevent
    ADD CONSTRAINT pkey_mt_doc_deadletterevent_id PRIMARY KEY (id);
ALTER TABLE ONLY inventory.mt_event_projection_floors
    ADD CONSTRAINT pkey_mt_event_projection_floors_name_tenant_id PRIMARY KEY (name, tenant_id);
ALTER TABLE ONLY inventory.mt_events
    ADD CONSTRAINT pkey_mt_events_seq_id PRIMARY KEY (seq_id);
ALTER TABLE ONLY inventory.mt_high_water_skips
    ADD CONSTRAINT pkey_mt_high_water_skips_ending_sequence PRIMARY KEY (ending_sequence);
ALTER TABLE ONLY inventory.mt_streams
    ADD CONSTRAINT pkey_mt_streams_id PRIMARY KEY (id);
ALTER TABLE ONLY inventory.objects
    ADD CONSTRAINT pkey_objects_id PRIMARY KEY (id);
ALTER TABLE ONLY inventory.refresh_requests
    ADD CONSTRAINT pkey_refresh_requests_ems_id_state PRIMARY KEY (ems_id, state);
ALTER TABLE ONLY inventory.unresolved_links
    ADD CONSTRAINT pkey_unresolved_links_owner_table_owner_column_owner_id_collect PRIMARY KEY (owner_table, owner_column, owner_id, collection, key);
ALTER TABLE ONLY vmdb.authentications
    ADD CONSTRAINT pkey_authentications_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.availability_zones
    ADD CONSTRAINT pkey_availability_zones_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.classifications
    ADD CONSTRAINT pkey_classifications_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.cloud_database_flavors
    ADD CONSTRAINT pkey_cloud_database_flavors_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.cloud_database_servers
    ADD CONSTRAINT pkey_cloud_database_servers_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.cloud_databases
    ADD CONSTRAINT pkey_cloud_databases_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.cloud_networks
    ADD CONSTRAINT pkey_cloud_networks_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.cloud_object_store_containers
    ADD CONSTRAINT pkey_cloud_object_store_containers_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.cloud_object_store_objects
    ADD CONSTRAINT pkey_cloud_object_store_objects_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.cloud_resource_quotas
    ADD CONSTRAINT pkey_cloud_resource_quotas_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.cloud_services
    ADD CONSTRAINT pkey_cloud_services_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.cloud_subnets
    ADD CONSTRAINT pkey_cloud_subnets_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.cloud_subnets_network_ports
    ADD CONSTRAINT pkey_cloud_subnets_network_ports_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.cloud_tenant_flavors
    ADD CONSTRAINT pkey_cloud_tenant_flavors_flavor_id_cloud_tenant_id PRIMARY KEY (flavor_id, cloud_tenant_id);
ALTER TABLE ONLY vmdb.cloud_tenants_dedicated_hosts
    ADD CONSTRAINT pkey_cloud_tenants_dedicated_hosts_dedicated_host_id_cloud_tena PRIMARY KEY (dedicated_host_id, cloud_tenant_id);
ALTER TABLE ONLY vmdb.cloud_tenants
    ADD CONSTRAINT pkey_cloud_tenants_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.cloud_tenants_vms
    ADD CONSTRAINT pkey_cloud_tenants_vms_vm_id_cloud_tenant_id PRIMARY KEY (vm_id, cloud_tenant_id);
ALTER TABLE ONLY vmdb.cloud_volume_backups
    ADD CONSTRAINT pkey_cloud_volume_backups_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.cloud_volume_snapshots
    ADD CONSTRAINT pkey_cloud_volume_snapshots_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.cloud_volume_types
    ADD CONSTRAINT pkey_cloud_volume_types_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.cloud_volumes
    ADD CONSTRAINT pkey_cloud_volumes_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.crate_labels
    ADD CONSTRAINT pkey_crate_labels_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.crates
    ADD CONSTRAINT pkey_crates_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.custom_attributes
    ADD CONSTRAINT pkey_custom_attributes_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.dedicated_host_slots
    ADD CONSTRAINT pkey_dedicated_host_slots_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.dedicated_hosts
    ADD CONSTRAINT pkey_dedicated_hosts_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.depots
    ADD CONSTRAINT pkey_depots_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.disks
    ADD CONSTRAINT pkey_disks_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.endpoints
    ADD CONSTRAINT pkey_endpoints_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.event_streams
    ADD CONSTRAINT pkey_event_streams_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.ext_management_systems
    ADD CONSTRAINT pkey_ext_management_systems_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.firewall_rules
    ADD CONSTRAINT pkey_firewall_rules_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.flavors
    ADD CONSTRAINT pkey_flavors_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.floating_ips
    ADD CONSTRAINT pkey_floating_ips_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.guest_devices
    ADD CONSTRAINT pkey_guest_devices_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.hardwares
    ADD CONSTRAINT pkey_hardwares_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.host_aggregates
    ADD CONSTRAINT pkey_host_aggregates_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.key_pairs_vms
    ADD CONSTRAINT pkey_key_pairs_vms_vm_id_authentication_id PRIMARY KEY (vm_id, authentication_id);
ALTER TABLE ONLY vmdb.load_balancer_health_check_members
    ADD CONSTRAINT pkey_load_balancer_health_check_members_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.load_balancer_health_checks
    ADD CONSTRAINT pkey_load_balancer_health_checks_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.load_balancer_listener_pools
    ADD CONSTRAINT pkey_load_balancer_listener_pools_load_balancer_listener_id_loa PRIMARY KEY (load_balancer_listener_id, load_balancer_pool_id);
ALTER TABLE ONLY vmdb.load_balancer_listeners
    ADD CONSTRAINT pkey_load_balancer_listeners_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.load_balancer_pool_member_pools
    ADD CONSTRAINT pkey_load_balancer_pool_member_pools_load_balancer_pool_id_load PRIMARY KEY (load_balancer_pool_id, load_balancer_pool_member_id);
ALTER TABLE ONLY vmdb.load_balancer_pool_members
    ADD CONSTRAINT pkey_load_balancer_pool_members_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.load_balancer_pools
    ADD CONSTRAINT pkey_load_balancer_pools_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.load_balancers
    ADD CONSTRAINT pkey_load_balancers_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.miq_enterprises
    ADD CONSTRAINT pkey_miq_enterprises_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.miq_event_definitions
    ADD CONSTRAINT pkey_miq_event_definitions_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.miq_regions
    ADD CONSTRAINT pkey_miq_regions_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.miq_requests
    ADD CONSTRAINT pkey_miq_requests_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.miq_servers
    ADD CONSTRAINT pkey_miq_servers_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.miq_tasks
    ADD CONSTRAINT pkey_miq_tasks_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.network_ports
    ADD CONSTRAINT pkey_network_ports_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.network_ports_security_groups
    ADD CONSTRAINT pkey_network_ports_security_groups_network_port_id_security_gro PRIMARY KEY (network_port_id, security_group_id);
ALTER TABLE ONLY vmdb.network_routers
    ADD CONSTRAINT pkey_network_routers_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.networks
    ADD CONSTRAINT pkey_networks_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.operating_systems
    ADD CONSTRAINT pkey_operating_systems_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.orchestration_stack_outputs
    ADD CONSTRAINT pkey_orchestration_stack_outputs_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.orchestration_stack_parameters
    ADD CONSTRAINT pkey_orchestration_stack_parameters_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.orchestration_stack_resources
    ADD CONSTRAINT pkey_orchestration_stack_resources_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.orchestration_stacks
    ADD CONSTRAINT pkey_orchestration_stacks_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.orchestration_templates
    ADD CONSTRAINT pkey_orchestration_templates_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.placement_groups
    ADD CONSTRAINT pkey_placement_groups_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.provider_tag_mappings
    ADD CONSTRAINT pkey_provider_tag_mappings_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.providers
    ADD CONSTRAINT pkey_providers_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.resource_groups
    ADD CONSTRAINT pkey_resource_groups_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.security_groups
    ADD CONSTRAINT pkey_security_groups_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.service_instances
    ADD CONSTRAINT pkey_service_instances_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.service_offerings
    ADD CONSTRAINT pkey_service_offerings_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.service_parameters_sets
    ADD CONSTRAINT pkey_service_parameters_sets_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.snapshots
    ADD CONSTRAINT pkey_snapshots_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.taggings
    ADD CONSTRAINT pkey_taggings_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.tags
    ADD CONSTRAINT pkey_tags_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.user_attributes
    ADD CONSTRAINT pkey_user_attributes_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.vms
    ADD CONSTRAINT pkey_vms_id PRIMARY KEY (id);
ALTER TABLE ONLY vmdb.zones
    ADD CONSTRAINT pkey_zones_id PRIMARY KEY (id);
CREATE INDEX ix_authentications_identity ON history.authentications USING btree (id, valid_to);
CREATE INDEX ix_authentications_resource_id ON history.authentications USING btree (resource_id);
CREATE INDEX ix_authentications_valid_to ON history.authentications USING btree (valid_to, valid_from);
CREATE INDEX ix_availability_zones_identity ON history.availability_zones USING btree (id, valid_to);
CREATE INDEX ix_availability_zones_valid_to ON history.availability_zones USING btree (valid_to, valid_from);
CREATE INDEX ix_cloud_database_flavors_identity ON history.cloud_database_flavors USING btree (id, valid_to);
CREATE INDEX ix_cloud_database_flavors_valid_to ON history.cloud_database_flavors USING btree (valid_to, valid_from);
CREATE INDEX ix_cloud_database_servers_identity ON history.cloud_database_servers USING btree (id, valid_to);
CREATE INDEX ix_cloud_database_servers_resource_group_id ON history.cloud_database_servers USING btree (resource_group_id) WHERE (resource_group_id IS NOT NULL);
CREATE INDEX ix_cloud_database_servers_valid_to ON history.cloud_database_servers USING btree (valid_to, valid_from);
CREATE INDEX ix_cloud_databases_cloud_database_flavor_id ON history.cloud_databases USING btree (cloud_database_flavor_id) WHERE (cloud_database_flavor_id IS NOT NULL);
CREATE INDEX ix_cloud_databases_cloud_database_server_id ON history.cloud_databases USING btree (cloud_database_server_id) WHERE (cloud_database_server_id IS NOT NULL);
CREATE INDEX ix_cloud_databases_cloud_tenant_id ON history.cloud_databases USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_cloud_databases_identity ON history.cloud_databases USING btree (id, valid_to);
CREATE INDEX ix_cloud_databases_resource_group_id ON history.cloud_databases USING btree (resource_group_id) WHERE (resource_group_id IS NOT NULL);
CREATE INDEX ix_cloud_databases_valid_to ON history.cloud_databases USING btree (valid_to, valid_from);
CREATE INDEX ix_cloud_networks_cloud_tenant_id ON history.cloud_networks USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_cloud_networks_identity ON history.cloud_networks USING btree (id, valid_to);
CREATE INDEX ix_cloud_networks_orchestration_stack_id ON history.cloud_networks USING btree (orchestration_stack_id) WHERE (orchestration_stack_id IS NOT NULL);
CREATE INDEX ix_cloud_networks_resource_group_id ON history.cloud_networks USING btree (resource_group_id) WHERE (resource_group_id IS NOT NULL);
CREATE INDEX ix_cloud_networks_valid_to ON history.cloud_networks USING btree (valid_to, valid_from);
CREATE INDEX ix_cloud_object_store_containers_cloud_tenant_id ON history.cloud_object_store_containers USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_cloud_object_store_containers_identity ON history.cloud_object_store_containers USING btree (id, valid_to);
CREATE INDEX ix_cloud_object_store_containers_valid_to ON history.cloud_object_store_containers USING btree (valid_to, valid_from);
CREATE INDEX ix_cloud_object_store_objects_cloud_object_store_container_id ON history.cloud_object_store_objects USING btree (cloud_object_store_container_id) WHERE (cloud_object_store_container_id IS NOT NULL);
CREATE INDEX ix_cloud_object_store_objects_cloud_tenant_id ON history.cloud_object_store_objects USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_cloud_object_store_objects_identity ON history.cloud_object_store_objects USING btree (id, valid_to);
CREATE INDEX ix_cloud_object_store_objects_valid_to ON history.cloud_object_store_objects USING btree (valid_to, valid_from);
CREATE INDEX ix_cloud_resource_quotas_cloud_tenant_id ON history.cloud_resource_quotas USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_cloud_resource_quotas_identity ON history.cloud_resource_quotas USING btree (id, valid_to);
CREATE INDEX ix_cloud_resource_quotas_valid_to ON history.cloud_resource_quotas USING btree (valid_to, valid_from);
CREATE INDEX ix_cloud_services_availability_zone_id ON history.cloud_services USING btree (availability_zone_id) WHERE (availability_zone_id IS NOT NULL);
CREATE INDEX ix_cloud_services_identity ON history.cloud_services USING btree (id, valid_to);
CREATE INDEX ix_cloud_services_valid_to ON history.cloud_services USING btree (valid_to, valid_from);
CREATE INDEX ix_cloud_subnets_availability_zone_id ON history.cloud_subnets USING btree (availability_zone_id) WHERE (availability_zone_id IS NOT NULL);
CREATE INDEX ix_cloud_subnets_cloud_network_id ON history.cloud_subnets USING btree (cloud_network_id) WHERE (cloud_network_id IS NOT NULL);
CREATE INDEX ix_cloud_subnets_cloud_tenant_id ON history.cloud_subnets USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_cloud_subnets_identity ON history.cloud_subnets USING btree (id, valid_to);
CREATE INDEX ix_cloud_subnets_network_ports_cloud_subnet_id ON history.cloud_subnets_network_ports USING btree (cloud_subnet_id) WHERE (cloud_subnet_id IS NOT NULL);
CREATE INDEX ix_cloud_subnets_network_ports_identity ON history.cloud_subnets_network_ports USING btree (id, valid_to);
CREATE INDEX ix_cloud_subnets_network_ports_network_port_id ON history.cloud_subnets_network_ports USING btree (network_port_id);
CREATE INDEX ix_cloud_subnets_network_ports_valid_to ON history.cloud_subnets_network_ports USING btree (valid_to, valid_from);
CREATE INDEX ix_cloud_subnets_network_router_id ON history.cloud_subnets USING btree (network_router_id) WHERE (network_router_id IS NOT NULL);
CREATE INDEX ix_cloud_subnets_parent_cloud_subnet_id ON history.cloud_subnets USING btree (parent_cloud_subnet_id) WHERE (parent_cloud_subnet_id IS NOT NULL);
CREATE INDEX ix_cloud_subnets_valid_to ON history.cloud_subnets USING btree (valid_to, valid_from);
CREATE INDEX ix_cloud_tenant_flavors_cloud_tenant_id ON history.cloud_tenant_flavors USING btree (cloud_tenant_id);
CREATE INDEX ix_cloud_tenant_flavors_identity ON history.cloud_tenant_flavors USING btree (flavor_id, cloud_tenant_id, valid_to);
CREATE INDEX ix_cloud_tenant_flavors_valid_to ON history.cloud_tenant_flavors USING btree (valid_to, valid_from);
CREATE INDEX ix_cloud_tenants_dedicated_hosts_cloud_tenant_id ON history.cloud_tenants_dedicated_hosts USING btree (cloud_tenant_id);
CREATE INDEX ix_cloud_tenants_dedicated_hosts_identity ON history.cloud_tenants_dedicated_hosts USING btree (dedicated_host_id, cloud_tenant_id, valid_to);
CREATE INDEX ix_cloud_tenants_dedicated_hosts_valid_to ON history.cloud_tenants_dedicated_hosts USING btree (valid_to, valid_from);
CREATE INDEX ix_cloud_tenants_identity ON history.cloud_tenants USING btree (id, valid_to);
CREATE INDEX ix_cloud_tenants_parent_id ON history.cloud_tenants USING btree (parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX ix_cloud_tenants_valid_to ON history.cloud_tenants USING btree (valid_to, valid_from);
CREATE INDEX ix_cloud_tenants_vms_cloud_tenant_id ON history.cloud_tenants_vms USING btree (cloud_tenant_id);
CREATE INDEX ix_cloud_tenants_vms_identity ON history.cloud_tenants_vms USING btree (vm_id, cloud_tenant_id, valid_to);
CREATE INDEX ix_cloud_tenants_vms_valid_to ON history.cloud_tenants_vms USING btree (valid_to, valid_from);
CREATE INDEX ix_cloud_volume_backups_availability_zone_id ON history.cloud_volume_backups USING btree (availability_zone_id) WHERE (availability_zone_id IS NOT NULL);
CREATE INDEX ix_cloud_volume_backups_cloud_volume_id ON history.cloud_volume_backups USING btree (cloud_volume_id) WHERE (cloud_volume_id IS NOT NULL);
CREATE INDEX ix_cloud_volume_backups_identity ON history.cloud_volume_backups USING btree (id, valid_to);
CREATE INDEX ix_cloud_volume_backups_valid_to ON history.cloud_volume_backups USING btree (valid_to, valid_from);
CREATE INDEX ix_cloud_volume_snapshots_cloud_tenant_id ON history.cloud_volume_snapshots USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_cloud_volume_snapshots_cloud_volume_id ON history.cloud_volume_snapshots USING btree (cloud_volume_id) WHERE (cloud_volume_id IS NOT NULL);
CREATE INDEX ix_cloud_volume_snapshots_identity ON history.cloud_volume_snapshots USING btree (id, valid_to);
CREATE INDEX ix_cloud_volume_snapshots_valid_to ON history.cloud_volume_snapshots USING btree (valid_to, valid_from);
CREATE INDEX ix_cloud_volume_types_identity ON history.cloud_volume_types USING btree (id, valid_to);
CREATE INDEX ix_cloud_volume_types_valid_to ON history.cloud_volume_types USING btree (valid_to, valid_from);
CREATE INDEX ix_cloud_volumes_availability_zone_id ON history.cloud_volumes USING btree (availability_zone_id) WHERE (availability_zone_id IS NOT NULL);
CREATE INDEX ix_cloud_volumes_cloud_tenant_id ON history.cloud_volumes USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_cloud_volumes_cloud_volume_snapshot_id ON history.cloud_volumes USING btree (cloud_volume_snapshot_id) WHERE (cloud_volume_snapshot_id IS NOT NULL);
CREATE INDEX ix_cloud_volumes_identity ON history.cloud_volumes USING btree (id, valid_to);
CREATE INDEX ix_cloud_volumes_valid_to ON history.cloud_volumes USING btree (valid_to, valid_from);
CREATE INDEX ix_crate_labels_identity ON history.crate_labels USING btree (id, valid_to);
CREATE INDEX ix_crate_labels_valid_to ON history.crate_labels USING btree (valid_to, valid_from);
CREATE INDEX ix_crate_labels_zone_id ON history.crate_labels USING btree (zone_id) WHERE (zone_id IS NOT NULL);
CREATE INDEX ix_crates_carrier_id ON history.crates USING btree (carrier_id) WHERE (carrier_id IS NOT NULL);
CREATE INDEX ix_crates_depot_id ON history.crates USING btree (depot_id) WHERE (depot_id IS NOT NULL);
CREATE INDEX ix_crates_identity ON history.crates USING btree (id, valid_to);
CREATE INDEX ix_crates_inside_id ON history.crates USING btree (inside_id) WHERE (inside_id IS NOT NULL);
CREATE INDEX ix_crates_valid_to ON history.crates USING btree (valid_to, valid_from);
CREATE INDEX ix_custom_attributes_identity ON history.custom_attributes USING btree (id, valid_to);
CREATE INDEX ix_custom_attributes_valid_to ON history.custom_attributes USING btree (valid_to, valid_from);
CREATE INDEX ix_dedicated_host_slots_identity ON history.dedicated_host_slots USING btree (id, valid_to);
CREATE INDEX ix_dedicated_host_slots_valid_to ON history.dedicated_host_slots USING btree (valid_to, valid_from);
CREATE INDEX ix_dedicated_host_slots_vm_id ON history.dedicated_host_slots USING btree (vm_id) WHERE (vm_id IS NOT NULL);
CREATE INDEX ix_dedicated_hosts_availability_zone_id ON history.dedicated_hosts USING btree (availability_zone_id) WHERE (availability_zone_id IS NOT NULL);
CREATE INDEX ix_dedicated_hosts_identity ON history.dedicated_hosts USING btree (id, valid_to);
CREATE INDEX ix_dedicated_hosts_valid_to ON history.dedicated_hosts USING btree (valid_to, valid_from);
CREATE INDEX ix_depots_best_id ON history.depots USING btree (best_id) WHERE (best_id IS NOT NULL);
CREATE INDEX ix_depots_identity ON history.depots USING btree (id, valid_to);
CREATE INDEX ix_depots_valid_to ON history.depots USING btree (valid_to, valid_from);
CREATE INDEX ix_disks_backing_id ON history.disks USING btree (backing_id) WHERE (backing_id IS NOT NULL);
CREATE INDEX ix_disks_identity ON history.disks USING btree (id, valid_to);
CREATE INDEX ix_disks_valid_to ON history.disks USING btree (valid_to, valid_from);
CREATE INDEX ix_ext_management_systems_identity ON history.ext_management_systems USING btree (id, valid_to);
CREATE INDEX ix_ext_management_systems_valid_to ON history.ext_management_systems USING btree (valid_to, valid_from);
CREATE INDEX ix_firewall_rules_identity ON history.firewall_rules USING btree (id, valid_to);
CREATE INDEX ix_firewall_rules_resource_id ON history.firewall_rules USING btree (resource_id);
CREATE INDEX ix_firewall_rules_source_security_group_id ON history.firewall_rules USING btree (source_security_group_id) WHERE (source_security_group_id IS NOT NULL);
CREATE INDEX ix_firewall_rules_valid_to ON history.firewall_rules USING btree (valid_to, valid_from);
CREATE INDEX ix_flavors_identity ON history.flavors USING btree (id, valid_to);
CREATE INDEX ix_flavors_valid_to ON history.flavors USING btree (valid_to, valid_from);
CREATE INDEX ix_floating_ips_cloud_network_id ON history.floating_ips USING btree (cloud_network_id) WHERE (cloud_network_id IS NOT NULL);
CREATE INDEX ix_floating_ips_cloud_tenant_id ON history.floating_ips USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_floating_ips_identity ON history.floating_ips USING btree (id, valid_to);
CREATE INDEX ix_floating_ips_network_port_id ON history.floating_ips USING btree (network_port_id) WHERE (network_port_id IS NOT NULL);
CREATE INDEX ix_floating_ips_network_router_id ON history.floating_ips USING btree (network_router_id) WHERE (network_router_id IS NOT NULL);
CREATE INDEX ix_floating_ips_valid_to ON history.floating_ips USING btree (valid_to, valid_from);
CREATE INDEX ix_floating_ips_vm_id ON history.floating_ips USING btree (vm_id) WHERE (vm_id IS NOT NULL);
CREATE INDEX ix_guest_devices_identity ON history.guest_devices USING btree (id, valid_to);
CREATE INDEX ix_guest_devices_valid_to ON history.guest_devices USING btree (valid_to, valid_from);
CREATE INDEX ix_hardwares_identity ON history.hardwares USING btree (id, valid_to);
CREATE INDEX ix_hardwares_valid_to ON history.hardwares USING btree (valid_to, valid_from);
CREATE INDEX ix_host_aggregates_identity ON history.host_aggregates USING btree (id, valid_to);
CREATE INDEX ix_host_aggregates_valid_to ON history.host_aggregates USING btree (valid_to, valid_from);
CREATE INDEX ix_key_pairs_vms_authentication_id ON history.key_pairs_vms USING btree (authentication_id);
CREATE INDEX ix_key_pairs_vms_identity ON history.key_pairs_vms USING btree (vm_id, authentication_id, valid_to);
CREATE INDEX ix_key_pairs_vms_valid_to ON history.key_pairs_vms USING btree (valid_to, valid_from);
CREATE INDEX ix_load_balancer_health_check_members_identity ON history.load_balancer_health_check_members USING btree (id, valid_to);
CREATE INDEX ix_load_balancer_health_check_members_load_balancer_p_effec8bf ON history.load_balancer_health_check_members USING btree (load_balancer_pool_member_id) WHERE (load_balancer_pool_member_id IS NOT NULL);
CREATE INDEX ix_load_balancer_health_check_members_valid_to ON history.load_balancer_health_check_members USING btree (valid_to, valid_from);
CREATE INDEX ix_load_balancer_health_checks_cloud_tenant_id ON history.load_balancer_health_checks USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_load_balancer_health_checks_identity ON history.load_balancer_health_checks USING btree (id, valid_to);
CREATE INDEX ix_load_balancer_health_checks_load_balancer_id ON history.load_balancer_health_checks USING btree (load_balancer_id) WHERE (load_balancer_id IS NOT NULL);
CREATE INDEX ix_load_balancer_health_checks_load_balancer_listener_id ON history.load_balancer_health_checks USING btree (load_balancer_listener_id) WHERE (load_balancer_listener_id IS NOT NULL);
CREATE INDEX ix_load_balancer_health_checks_valid_to ON history.load_balancer_health_checks USING btree (valid_to, valid_from);
CREATE INDEX ix_load_balancer_listener_pools_identity ON history.load_balancer_listener_pools USING btree (load_balancer_listener_id, load_balancer_pool_id, valid_to);
CREATE INDEX ix_load_balancer_listener_pools_load_balancer_pool_id ON history.load_balancer_listener_pools USING btree (load_balancer_pool_id);
CREATE INDEX ix_load_balancer_listener_pools_valid_to ON history.load_balancer_listener_pools USING btree (valid_to, valid_from);
CREATE INDEX ix_load_balancer_listeners_cloud_tenant_id ON history.load_balancer_listeners USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_load_balancer_listeners_identity ON history.load_balancer_listeners USING btree (id, valid_to);
CREATE INDEX ix_load_balancer_listeners_load_balancer_id ON history.load_balancer_listeners USING btree (load_balancer_id) WHERE (load_balancer_id IS NOT NULL);
CREATE INDEX ix_load_balancer_listeners_valid_to ON history.load_balancer_listeners USING btree (valid_to, valid_from);
CREATE INDEX ix_load_balancer_pool_member_pools_identity ON history.load_balancer_pool_member_pools USING btree (load_balancer_pool_id, load_balancer_pool_member_id, valid_to);
CREATE INDEX ix_load_balancer_pool_member_pools_load_balancer_pool_f76ca89f ON history.load_balancer_pool_member_pools USING btree (load_balancer_pool_member_id);
CREATE INDEX ix_load_balancer_pool_member_pools_valid_to ON history.load_balancer_pool_member_pools USING btree (valid_to, valid_from);
CREATE INDEX ix_load_balancer_pool_members_cloud_subnet_id ON history.load_balancer_pool_members USING btree (cloud_subnet_id) WHERE (cloud_subnet_id IS NOT NULL);
CREATE INDEX ix_load_balancer_pool_members_cloud_tenant_id ON history.load_balancer_pool_members USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_load_balancer_pool_members_identity ON history.load_balancer_pool_members USING btree (id, valid_to);
CREATE INDEX ix_load_balancer_pool_members_network_port_id ON history.load_balancer_pool_members USING btree (network_port_id) WHERE (network_port_id IS NOT NULL);
CREATE INDEX ix_load_balancer_pool_members_resource_group_id ON history.load_balancer_pool_members USING btree (resource_group_id) WHERE (resource_group_id IS NOT NULL);
CREATE INDEX ix_load_balancer_pool_members_valid_to ON history.load_balancer_pool_members USING btree (valid_to, valid_from);
CREATE INDEX ix_load_balancer_pool_members_vm_id ON history.load_balancer_pool_members USING btree (vm_id) WHERE (vm_id IS NOT NULL);
CREATE INDEX ix_load_balancer_pools_cloud_tenant_id ON history.load_balancer_pools USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_load_balancer_pools_identity ON history.load_balancer_pools USING btree (id, valid_to);
CREATE INDEX ix_load_balancer_pools_valid_to ON history.load_balancer_pools USING btree (valid_to, valid_from);
CREATE INDEX ix_load_balancers_cloud_tenant_id ON history.load_balancers USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_load_balancers_identity ON history.load_balancers USING btree (id, valid_to);
CREATE INDEX ix_load_balancers_valid_to ON history.load_balancers USING btree (valid_to, valid_from);
CREATE INDEX ix_network_ports_cloud_tenant_id ON history.network_ports USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_network_ports_device_id ON history.network_ports USING btree (device_id) WHERE (device_id IS NOT NULL);
CREATE INDEX ix_network_ports_identity ON history.network_ports USING btree (id, valid_to);
CREATE INDEX ix_network_ports_resource_group_id ON history.network_ports USING btree (resource_group_id) WHERE (resource_group_id IS NOT NULL);
CREATE INDEX ix_network_ports_security_groups_identity ON history.network_ports_security_groups USING btree (network_port_id, security_group_id, valid_to);
CREATE INDEX ix_network_ports_security_groups_security_group_id ON history.network_ports_security_groups USING btree (security_group_id);
CREATE INDEX ix_network_ports_security_groups_valid_to ON history.network_ports_security_groups USING btree (valid_to, valid_from);
CREATE INDEX ix_network_ports_valid_to ON history.network_ports USING btree (valid_to, valid_from);
CREATE INDEX ix_network_routers_cloud_network_id ON history.network_routers USING btree (cloud_network_id) WHERE (cloud_network_id IS NOT NULL);
CREATE INDEX ix_network_routers_cloud_tenant_id ON history.network_routers USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_network_routers_identity ON history.network_routers USING btree (id, valid_to);
CREATE INDEX ix_network_routers_valid_to ON history.network_routers USING btree (valid_to, valid_from);
CREATE INDEX ix_networks_identity ON history.networks USING btree (id, valid_to);
CREATE INDEX ix_networks_valid_to ON history.networks USING btree (valid_to, valid_from);
CREATE INDEX ix_operating_systems_identity ON history.operating_systems USING btree (id, valid_to);
CREATE INDEX ix_operating_systems_valid_to ON history.operating_systems USING btree (valid_to, valid_from);
CREATE INDEX ix_orchestration_stack_outputs_identity ON history.orchestration_stack_outputs USING btree (id, valid_to);
CREATE INDEX ix_orchestration_stack_outputs_valid_to ON history.orchestration_stack_outputs USING btree (valid_to, valid_from);
CREATE INDEX ix_orchestration_stack_parameters_identity ON history.orchestration_stack_parameters USING btree (id, valid_to);
CREATE INDEX ix_orchestration_stack_parameters_valid_to ON history.orchestration_stack_parameters USING btree (valid_to, valid_from);
CREATE INDEX ix_orchestration_stack_resources_identity ON history.orchestration_stack_resources USING btree (id, valid_to);
CREATE INDEX ix_orchestration_stack_resources_valid_to ON history.orchestration_stack_resources USING btree (valid_to, valid_from);
CREATE INDEX ix_orchestration_stacks_cloud_tenant_id ON history.orchestration_stacks USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_orchestration_stacks_identity ON history.orchestration_stacks USING btree (id, valid_to);
CREATE INDEX ix_orchestration_stacks_orchestration_template_id ON history.orchestration_stacks USING btree (orchestration_template_id) WHERE (orchestration_template_id IS NOT NULL);
CREATE INDEX ix_orchestration_stacks_parent_id ON history.orchestration_stacks USING btree (parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX ix_orchestration_stacks_valid_to ON history.orchestration_stacks USING btree (valid_to, valid_from);
CREATE INDEX ix_orchestration_templates_identity ON history.orchestration_templates USING btree (id, valid_to);
CREATE INDEX ix_orchestration_templates_valid_to ON history.orchestration_templates USING btree (valid_to, valid_from);
CREATE INDEX ix_placement_groups_availability_zone_id ON history.placement_groups USING btree (availability_zone_id) WHERE (availability_zone_id IS NOT NULL);
CREATE INDEX ix_placement_groups_cloud_tenant_id ON history.placement_groups USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_placement_groups_identity ON history.placement_groups USING btree (id, valid_to);
CREATE INDEX ix_placement_groups_valid_to ON history.placement_groups USING btree (valid_to, valid_from);
CREATE INDEX ix_resource_groups_identity ON history.resource_groups USING btree (id, valid_to);
CREATE INDEX ix_resource_groups_valid_to ON history.resource_groups USING btree (valid_to, valid_from);
CREATE INDEX ix_security_groups_cloud_network_id ON history.security_groups USING btree (cloud_network_id) WHERE (cloud_network_id IS NOT NULL);
CREATE INDEX ix_security_groups_cloud_subnet_id ON history.security_groups USING btree (cloud_subnet_id) WHERE (cloud_subnet_id IS NOT NULL);
CREATE INDEX ix_security_groups_cloud_tenant_id ON history.security_groups USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_security_groups_identity ON history.security_groups USING btree (id, valid_to);
CREATE INDEX ix_security_groups_network_router_id ON history.security_groups USING btree (network_router_id) WHERE (network_router_id IS NOT NULL);
CREATE INDEX ix_security_groups_orchestration_stack_id ON history.security_groups USING btree (orchestration_stack_id) WHERE (orchestration_stack_id IS NOT NULL);
CREATE INDEX ix_security_groups_resource_group_id ON history.security_groups USING btree (resource_group_id) WHERE (resource_group_id IS NOT NULL);
CREATE INDEX ix_security_groups_valid_to ON history.security_groups USING btree (valid_to, valid_from);
CREATE INDEX ix_service_instances_identity ON history.service_instances USING btree (id, valid_to);
CREATE INDEX ix_service_instances_service_offering_id ON history.service_instances USING btree (service_offering_id) WHERE (service_offering_id IS NOT NULL);
CREATE INDEX ix_service_instances_service_parameters_set_id ON history.service_instances USING btree (service_parameters_set_id) WHERE (service_parameters_set_id IS NOT NULL);
CREATE INDEX ix_service_instances_valid_to ON history.service_instances USING btree (valid_to, valid_from);
CREATE INDEX ix_service_offerings_identity ON history.service_offerings USING btree (id, valid_to);
CREATE INDEX ix_service_offerings_valid_to ON history.service_offerings USING btree (valid_to, valid_from);
CREATE INDEX ix_service_parameters_sets_identity ON history.service_parameters_sets USING btree (id, valid_to);
CREATE INDEX ix_service_parameters_sets_service_offering_id ON history.service_parameters_sets USING btree (service_offering_id) WHERE (service_offering_id IS NOT NULL);
CREATE INDEX ix_service_parameters_sets_valid_to ON history.service_parameters_sets USING btree (valid_to, valid_from);
CREATE INDEX ix_snapshots_ems_id_ems_ref ON history.snapshots USING btree (ems_id, vm_or_template_id, uid);
CREATE INDEX ix_snapshots_identity ON history.snapshots USING btree (id, valid_to);
CREATE INDEX ix_snapshots_parent_id ON history.snapshots USING btree (parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX ix_snapshots_valid_to ON history.snapshots USING btree (valid_to, valid_from);
CREATE INDEX ix_snapshots_vm_or_template_id ON history.snapshots USING btree (vm_or_template_id) WHERE (vm_or_template_id IS NOT NULL);
CREATE INDEX ix_taggings_identity ON history.taggings USING btree (id, valid_to);
CREATE INDEX ix_taggings_tag_id ON history.taggings USING btree (tag_id);
CREATE INDEX ix_taggings_valid_to ON history.taggings USING btree (valid_to, valid_from);
CREATE INDEX ix_transactions_at ON history.transactions USING btree (at);
CREATE INDEX ix_transactions_last_seq ON history.transactions USING btree (last_seq);
CREATE INDEX ix_vms_availability_zone_id ON history.vms USING btree (availability_zone_id) WHERE (availability_zone_id IS NOT NULL);
CREATE INDEX ix_vms_cloud_tenant_id ON history.vms USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_vms_flavor_id ON history.vms USING btree (flavor_id) WHERE (flavor_id IS NOT NULL);
CREATE INDEX ix_vms_genealogy_parent_id ON history.vms USING btree (genealogy_parent_id) WHERE (genealogy_parent_id IS NOT NULL);
CREATE INDEX ix_vms_guid ON history.vms USING btree (template, ((guid)::character varying(255)), id);
CREATE INDEX ix_vms_identity ON history.vms USING btree (id, valid_to);
CREATE INDEX ix_vms_name ON history.vms USING btree (template, ((name)::character varying(255)), id);
CREATE INDEX ix_vms_orchestration_stack_id ON history.vms USING btree (orchestration_stack_id) WHERE (orchestration_stack_id IS NOT NULL);
CREATE INDEX ix_vms_placement_group_id ON history.vms USING btree (placement_group_id) WHERE (placement_group_id IS NOT NULL);
CREATE INDEX ix_vms_power_state ON history.vms USING btree (template, ((power_state)::character varying(255)), id);
CREATE INDEX ix_vms_resource_group_id ON history.vms USING btree (resource_group_id) WHERE (resource_group_id IS NOT NULL);
CREATE INDEX ix_vms_uid_ems ON history.vms USING btree (template, ((uid_ems)::character varying(255)), id);
CREATE INDEX ix_vms_valid_to ON history.vms USING btree (valid_to, valid_from);
CREATE INDEX ux_availability_zones_ems_id_ems_ref ON history.availability_zones USING btree (ems_id, ems_ref);
CREATE INDEX ux_cloud_database_flavors_ems_id_ems_ref ON history.cloud_database_flavors USING btree (ems_id, ems_ref);
CREATE INDEX ux_cloud_database_servers_ems_id_ems_ref ON history.cloud_database_servers USING btree (ems_id, ems_ref);
CREATE INDEX ux_cloud_databases_ems_id_ems_ref ON history.cloud_databases USING btree (ems_id, ems_ref);
CREATE INDEX ux_cloud_networks_ems_id_ems_ref ON history.cloud_networks USING btree (ems_id, ems_ref);
CREATE INDEX ux_cloud_object_store_containers_ems_id_ems_ref ON history.cloud_object_store_containers USING btree (ems_id, ems_ref);
CREATE INDEX ux_cloud_object_store_objects_ems_id_ems_ref ON history.cloud_object_store_objects USING btree (ems_id, cloud_object_store_container_id, ems_ref);
CREATE INDEX ux_cloud_resource_quotas_ems_id_ems_ref ON history.cloud_resource_quotas USING btree (ems_id, cloud_tenant_id, service_name, name);
CREATE INDEX ux_cloud_services_ems_id_ems_ref ON history.cloud_services USING btree (ems_id, ems_ref);
CREATE INDEX ux_cloud_subnets_ems_id_ems_ref ON history.cloud_subnets USING btree (ems_id, ems_ref);
CREATE INDEX ux_cloud_tenants_ems_id_ems_ref ON history.cloud_tenants USING btree (ems_id, ems_ref);
CREATE INDEX ux_cloud_volume_backups_ems_id_ems_ref ON history.cloud_volume_backups USING btree (ems_id, ems_ref);
CREATE INDEX ux_cloud_volume_snapshots_ems_id_ems_ref ON history.cloud_volume_snapshots USING btree (ems_id, ems_ref);
CREATE INDEX ux_cloud_volume_types_ems_id_ems_ref ON history.cloud_volume_types USING btree (ems_id, ems_ref);
CREATE INDEX ux_cloud_volumes_ems_id_ems_ref ON history.cloud_volumes USING btree (ems_id, ems_ref);
CREATE INDEX ux_crate_labels_crate_id ON history.crate_labels USING btree (crate_id, section, name);
CREATE INDEX ux_crates_ems_id_ems_ref ON history.crates USING btree (ems_id, ems_ref, site);
CREATE INDEX ux_custom_attributes_resource_id ON history.custom_attributes USING btree (resource_id, section, name);
CREATE INDEX ux_dedicated_host_slots_dedicated_host_id ON history.dedicated_host_slots USING btree (dedicated_host_id, number);
CREATE INDEX ux_dedicated_hosts_ems_id_ems_ref ON history.dedicated_hosts USING btree (ems_id, ems_ref);
CREATE INDEX ux_depots_ems_id_ems_ref ON history.depots USING btree (ems_id, ems_ref);
CREATE INDEX ux_disks_hardware_id ON history.disks USING btree (hardware_id, device_name);
CREATE INDEX ux_ext_management_systems_guid ON history.ext_management_systems USING btree (guid);
CREATE INDEX ux_ext_management_systems_name ON history.ext_management_systems USING btree (name);
CREATE INDEX ux_flavors_ems_id_ems_ref ON history.flavors USING btree (ems_id, ems_ref);
CREATE INDEX ux_floating_ips_ems_id_ems_ref ON history.floating_ips USING btree (ems_id, ems_ref);
CREATE INDEX ux_guest_devices_hardware_id ON history.guest_devices USING btree (hardware_id, uid_ems);
CREATE INDEX ux_hardwares_vm_or_template_id ON history.hardwares USING btree (vm_or_template_id);
CREATE INDEX ux_host_aggregates_ems_id_ems_ref ON history.host_aggregates USING btree (ems_id, ems_ref);
CREATE INDEX ux_load_balancer_health_check_members_load_balancer_h_f96258d5 ON history.load_balancer_health_check_members USING btree (load_balancer_health_check_id, load_balancer_pool_member_id);
CREATE INDEX ux_load_balancer_health_checks_ems_id_ems_ref ON history.load_balancer_health_checks USING btree (ems_id, ems_ref);
CREATE INDEX ux_load_balancer_listeners_ems_id_ems_ref ON history.load_balancer_listeners USING btree (ems_id, ems_ref);
CREATE INDEX ux_load_balancer_pool_members_ems_id_ems_ref ON history.load_balancer_pool_members USING btree (ems_id, ems_ref);
CREATE INDEX ux_load_balancer_pools_ems_id_ems_ref ON history.load_balancer_pools USING btree (ems_id, ems_ref);
CREATE INDEX ux_load_balancers_ems_id_ems_ref ON history.load_balancers USING btree (ems_id, ems_ref);
CREATE INDEX ux_network_ports_ems_id_ems_ref ON history.network_ports USING btree (ems_id, ems_ref);
CREATE INDEX ux_network_routers_ems_id_ems_ref ON history.network_routers USING btree (ems_id, ems_ref);
CREATE INDEX ux_networks_hardware_id ON history.networks USING btree (hardware_id, description);
CREATE INDEX ux_operating_systems_vm_or_template_id ON history.operating_systems USING btree (vm_or_template_id);
CREATE INDEX ux_orchestration_stack_outputs_stack_id ON history.orchestration_stack_outputs USING btree (stack_id, ems_ref);
CREATE INDEX ux_orchestration_stack_parameters_stack_id ON history.orchestration_stack_parameters USING btree (stack_id, ems_ref);
CREATE INDEX ux_orchestration_stack_resources_stack_id ON history.orchestration_stack_resources USING btree (stack_id, ems_ref, logical_resource);
CREATE INDEX ux_orchestration_stacks_ems_id_ems_ref ON history.orchestration_stacks USING btree (ems_id, ems_ref);
CREATE INDEX ux_orchestration_templates_ems_id_ems_ref ON history.orchestration_templates USING btree (ems_id, md5);
CREATE INDEX ux_placement_groups_ems_id_ems_ref ON history.placement_groups USING btree (ems_id, ems_ref);
CREATE INDEX ux_resource_groups_ems_id_ems_ref ON history.resource_groups USING btree (ems_id, ems_ref);
CREATE INDEX ux_security_groups_ems_id_ems_ref ON history.security_groups USING btree (ems_id, ems_ref);
CREATE INDEX ux_service_instances_ems_id_ems_ref ON history.service_instances USING btree (ems_id, ems_ref);
CREATE INDEX ux_service_offerings_ems_id_ems_ref ON history.service_offerings USING btree (ems_id, ems_ref);
CREATE INDEX ux_service_parameters_sets_ems_id_ems_ref ON history.service_parameters_sets USING btree (ems_id, ems_ref);
CREATE INDEX ux_taggings_taggable_type ON history.taggings USING btree (taggable_type, taggable_id, tag_id);
CREATE INDEX ux_vms_ems_id_ems_ref ON history.vms USING btree (ems_id, template, ems_ref);
CREATE INDEX ix_unresolved_links_target ON inventory.unresolved_links USING btree (ems_id, collection, key);
CREATE UNIQUE INDEX pk_mt_events_stream_and_version ON inventory.mt_events USING btree (stream_id, version);
CREATE UNIQUE INDEX ux_objects_key ON inventory.objects USING btree (ems_id, collection, key);
CREATE INDEX ix_authentications_resource_id ON vmdb.authentications USING btree (resource_id);
CREATE INDEX ix_classifications_description ON vmdb.classifications USING btree (description);
CREATE INDEX ix_classifications_tag_id ON vmdb.classifications USING btree (tag_id);
CREATE INDEX ix_cloud_database_servers_resource_group_id ON vmdb.cloud_database_servers USING btree (resource_group_id) WHERE (resource_group_id IS NOT NULL);
CREATE INDEX ix_cloud_databases_cloud_database_flavor_id ON vmdb.cloud_databases USING btree (cloud_database_flavor_id) WHERE (cloud_database_flavor_id IS NOT NULL);
CREATE INDEX ix_cloud_databases_cloud_database_server_id ON vmdb.cloud_databases USING btree (cloud_database_server_id) WHERE (cloud_database_server_id IS NOT NULL);
CREATE INDEX ix_cloud_databases_cloud_tenant_id ON vmdb.cloud_databases USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_cloud_databases_resource_group_id ON vmdb.cloud_databases USING btree (resource_group_id) WHERE (resource_group_id IS NOT NULL);
CREATE INDEX ix_cloud_networks_cloud_tenant_id ON vmdb.cloud_networks USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_cloud_networks_orchestration_stack_id ON vmdb.cloud_networks USING btree (orchestration_stack_id) WHERE (orchestration_stack_id IS NOT NULL);
CREATE INDEX ix_cloud_networks_resource_group_id ON vmdb.cloud_networks USING btree (resource_group_id) WHERE (resource_group_id IS NOT NULL);
CREATE INDEX ix_cloud_object_store_containers_cloud_tenant_id ON vmdb.cloud_object_store_containers USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_cloud_object_store_objects_cloud_object_store_container_id ON vmdb.cloud_object_store_objects USING btree (cloud_object_store_container_id) WHERE (cloud_object_store_container_id IS NOT NULL);
CREATE INDEX ix_cloud_object_store_objects_cloud_tenant_id ON vmdb.cloud_object_store_objects USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_cloud_resource_quotas_cloud_tenant_id ON vmdb.cloud_resource_quotas USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_cloud_services_availability_zone_id ON vmdb.cloud_services USING btree (availability_zone_id) WHERE (availability_zone_id IS NOT NULL);
CREATE INDEX ix_cloud_subnets_availability_zone_id ON vmdb.cloud_subnets USING btree (availability_zone_id) WHERE (availability_zone_id IS NOT NULL);
CREATE INDEX ix_cloud_subnets_cloud_network_id ON vmdb.cloud_subnets USING btree (cloud_network_id) WHERE (cloud_network_id IS NOT NULL);
CREATE INDEX ix_cloud_subnets_cloud_tenant_id ON vmdb.cloud_subnets USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_cloud_subnets_network_ports_cloud_subnet_id ON vmdb.cloud_subnets_network_ports USING btree (cloud_subnet_id) WHERE (cloud_subnet_id IS NOT NULL);
CREATE INDEX ix_cloud_subnets_network_ports_network_port_id ON vmdb.cloud_subnets_network_ports USING btree (network_port_id);
CREATE INDEX ix_cloud_subnets_network_router_id ON vmdb.cloud_subnets USING btree (network_router_id) WHERE (network_router_id IS NOT NULL);
CREATE INDEX ix_cloud_subnets_parent_cloud_subnet_id ON vmdb.cloud_subnets USING btree (parent_cloud_subnet_id) WHERE (parent_cloud_subnet_id IS NOT NULL);
CREATE INDEX ix_cloud_tenant_flavors_cloud_tenant_id ON vmdb.cloud_tenant_flavors USING btree (cloud_tenant_id);
CREATE INDEX ix_cloud_tenants_dedicated_hosts_cloud_tenant_id ON vmdb.cloud_tenants_dedicated_hosts USING btree (cloud_tenant_id);
CREATE INDEX ix_cloud_tenants_parent_id ON vmdb.cloud_tenants USING btree (parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX ix_cloud_tenants_vms_cloud_tenant_id ON vmdb.cloud_tenants_vms USING btree (cloud_tenant_id);
CREATE INDEX ix_cloud_volume_backups_availability_zone_id ON vmdb.cloud_volume_backups USING btree (availability_zone_id) WHERE (availability_zone_id IS NOT NULL);
CREATE INDEX ix_cloud_volume_backups_cloud_volume_id ON vmdb.cloud_volume_backups USING btree (cloud_volume_id) WHERE (cloud_volume_id IS NOT NULL);
CREATE INDEX ix_cloud_volume_snapshots_cloud_tenant_id ON vmdb.cloud_volume_snapshots USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_cloud_volume_snapshots_cloud_volume_id ON vmdb.cloud_volume_snapshots USING btree (cloud_volume_id) WHERE (cloud_volume_id IS NOT NULL);
CREATE INDEX ix_cloud_volumes_availability_zone_id ON vmdb.cloud_volumes USING btree (availability_zone_id) WHERE (availability_zone_id IS NOT NULL);
CREATE INDEX ix_cloud_volumes_cloud_tenant_id ON vmdb.cloud_volumes USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_cloud_volumes_cloud_volume_snapshot_id ON vmdb.cloud_volumes USING btree (cloud_volume_snapshot_id) WHERE (cloud_volume_snapshot_id IS NOT NULL);
CREATE INDEX ix_crate_labels_zone_id ON vmdb.crate_labels USING btree (zone_id) WHERE (zone_id IS NOT NULL);
CREATE INDEX ix_crates_carrier_id ON vmdb.crates USING btree (carrier_id) WHERE (carrier_id IS NOT NULL);
CREATE INDEX ix_crates_depot_id ON vmdb.crates USING btree (depot_id) WHERE (depot_id IS NOT NULL);
CREATE INDEX ix_crates_inside_id ON vmdb.crates USING btree (inside_id) WHERE (inside_id IS NOT NULL);
CREATE INDEX ix_dedicated_host_slots_vm_id ON vmdb.dedicated_host_slots USING btree (vm_id) WHERE (vm_id IS NOT NULL);
CREATE INDEX ix_dedicated_hosts_availability_zone_id ON vmdb.dedicated_hosts USING btree (availability_zone_id) WHERE (availability_zone_id IS NOT NULL);
CREATE INDEX ix_depots_best_id ON vmdb.depots USING btree (best_id) WHERE (best_id IS NOT NULL);
CREATE INDEX ix_disks_backing_id ON vmdb.disks USING btree (backing_id) WHERE (backing_id IS NOT NULL);
CREATE INDEX ix_endpoints_resource_id ON vmdb.endpoints USING btree (resource_id);
CREATE INDEX ix_event_streams_ems_id ON vmdb.event_streams USING btree (ems_id);
CREATE INDEX ix_event_streams_timestamp ON vmdb.event_streams USING btree ("timestamp");
CREATE INDEX ix_event_streams_vm_or_template_id ON vmdb.event_streams USING btree (vm_or_template_id);
CREATE INDEX ix_firewall_rules_resource_id ON vmdb.firewall_rules USING btree (resource_id);
CREATE INDEX ix_firewall_rules_source_security_group_id ON vmdb.firewall_rules USING btree (source_security_group_id) WHERE (source_security_group_id IS NOT NULL);
CREATE INDEX ix_floating_ips_cloud_network_id ON vmdb.floating_ips USING btree (cloud_network_id) WHERE (cloud_network_id IS NOT NULL);
CREATE INDEX ix_floating_ips_cloud_tenant_id ON vmdb.floating_ips USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_floating_ips_network_port_id ON vmdb.floating_ips USING btree (network_port_id) WHERE (network_port_id IS NOT NULL);
CREATE INDEX ix_floating_ips_network_router_id ON vmdb.floating_ips USING btree (network_router_id) WHERE (network_router_id IS NOT NULL);
CREATE INDEX ix_floating_ips_vm_id ON vmdb.floating_ips USING btree (vm_id) WHERE (vm_id IS NOT NULL);
CREATE INDEX ix_key_pairs_vms_authentication_id ON vmdb.key_pairs_vms USING btree (authentication_id);
CREATE INDEX ix_load_balancer_health_check_members_load_balancer_p_effec8bf ON vmdb.load_balancer_health_check_members USING btree (load_balancer_pool_member_id) WHERE (load_balancer_pool_member_id IS NOT NULL);
CREATE INDEX ix_load_balancer_health_checks_cloud_tenant_id ON vmdb.load_balancer_health_checks USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_load_balancer_health_checks_load_balancer_id ON vmdb.load_balancer_health_checks USING btree (load_balancer_id) WHERE (load_balancer_id IS NOT NULL);
CREATE INDEX ix_load_balancer_health_checks_load_balancer_listener_id ON vmdb.load_balancer_health_checks USING btree (load_balancer_listener_id) WHERE (load_balancer_listener_id IS NOT NULL);
CREATE INDEX ix_load_balancer_listener_pools_load_balancer_pool_id ON vmdb.load_balancer_listener_pools USING btree (load_balancer_pool_id);
CREATE INDEX ix_load_balancer_listeners_cloud_tenant_id ON vmdb.load_balancer_listeners USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_load_balancer_listeners_load_balancer_id ON vmdb.load_balancer_listeners USING btree (load_balancer_id) WHERE (load_balancer_id IS NOT NULL);
CREATE INDEX ix_load_balancer_pool_member_pools_load_balancer_pool_f76ca89f ON vmdb.load_balancer_pool_member_pools USING btree (load_balancer_pool_member_id);
CREATE INDEX ix_load_balancer_pool_members_cloud_subnet_id ON vmdb.load_balancer_pool_members USING btree (cloud_subnet_id) WHERE (cloud_subnet_id IS NOT NULL);
CREATE INDEX ix_load_balancer_pool_members_cloud_tenant_id ON vmdb.load_balancer_pool_members USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_load_balancer_pool_members_network_port_id ON vmdb.load_balancer_pool_members USING btree (network_port_id) WHERE (network_port_id IS NOT NULL);
CREATE INDEX ix_load_balancer_pool_members_resource_group_id ON vmdb.load_balancer_pool_members USING btree (resource_group_id) WHERE (resource_group_id IS NOT NULL);
CREATE INDEX ix_load_balancer_pool_members_vm_id ON vmdb.load_balancer_pool_members USING btree (vm_id) WHERE (vm_id IS NOT NULL);
CREATE INDEX ix_load_balancer_pools_cloud_tenant_id ON vmdb.load_balancer_pools USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_load_balancers_cloud_tenant_id ON vmdb.load_balancers USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_network_ports_cloud_tenant_id ON vmdb.network_ports USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_network_ports_device_id ON vmdb.network_ports USING btree (device_id) WHERE (device_id IS NOT NULL);
CREATE INDEX ix_network_ports_resource_group_id ON vmdb.network_ports USING btree (resource_group_id) WHERE (resource_group_id IS NOT NULL);
CREATE INDEX ix_network_ports_security_groups_security_group_id ON vmdb.network_ports_security_groups USING btree (security_group_id);
CREATE INDEX ix_network_routers_cloud_network_id ON vmdb.network_routers USING btree (cloud_network_id) WHERE (cloud_network_id IS NOT NULL);
CREATE INDEX ix_network_routers_cloud_tenant_id ON vmdb.network_routers USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_orchestration_stacks_cloud_tenant_id ON vmdb.orchestration_stacks USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_orchestration_stacks_orchestration_template_id ON vmdb.orchestration_stacks USING btree (orchestration_template_id) WHERE (orchestration_template_id IS NOT NULL);
CREATE INDEX ix_orchestration_stacks_parent_id ON vmdb.orchestration_stacks USING btree (parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX ix_placement_groups_availability_zone_id ON vmdb.placement_groups USING btree (availability_zone_id) WHERE (availability_zone_id IS NOT NULL);
CREATE INDEX ix_placement_groups_cloud_tenant_id ON vmdb.placement_groups USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_provider_tag_mappings_label_name ON vmdb.provider_tag_mappings USING btree (label_name);
CREATE INDEX ix_security_groups_cloud_network_id ON vmdb.security_groups USING btree (cloud_network_id) WHERE (cloud_network_id IS NOT NULL);
CREATE INDEX ix_security_groups_cloud_subnet_id ON vmdb.security_groups USING btree (cloud_subnet_id) WHERE (cloud_subnet_id IS NOT NULL);
CREATE INDEX ix_security_groups_cloud_tenant_id ON vmdb.security_groups USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_security_groups_network_router_id ON vmdb.security_groups USING btree (network_router_id) WHERE (network_router_id IS NOT NULL);
CREATE INDEX ix_security_groups_orchestration_stack_id ON vmdb.security_groups USING btree (orchestration_stack_id) WHERE (orchestration_stack_id IS NOT NULL);
CREATE INDEX ix_security_groups_resource_group_id ON vmdb.security_groups USING btree (resource_group_id) WHERE (resource_group_id IS NOT NULL);
CREATE INDEX ix_service_instances_service_offering_id ON vmdb.service_instances USING btree (service_offering_id) WHERE (service_offering_id IS NOT NULL);
CREATE INDEX ix_service_instances_service_parameters_set_id ON vmdb.service_instances USING btree (service_parameters_set_id) WHERE (service_parameters_set_id IS NOT NULL);
CREATE INDEX ix_service_parameters_sets_service_offering_id ON vmdb.service_parameters_sets USING btree (service_offering_id) WHERE (service_offering_id IS NOT NULL);
CREATE INDEX ix_snapshots_ems_id_ems_ref ON vmdb.snapshots USING btree (ems_id, vm_or_template_id, uid);
CREATE INDEX ix_snapshots_parent_id ON vmdb.snapshots USING btree (parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX ix_snapshots_vm_or_template_id ON vmdb.snapshots USING btree (vm_or_template_id) WHERE (vm_or_template_id IS NOT NULL);
CREATE INDEX ix_taggings_tag_id ON vmdb.taggings USING btree (tag_id);
CREATE INDEX ix_vms_availability_zone_id ON vmdb.vms USING btree (availability_zone_id) WHERE (availability_zone_id IS NOT NULL);
CREATE INDEX ix_vms_cloud_tenant_id ON vmdb.vms USING btree (cloud_tenant_id) WHERE (cloud_tenant_id IS NOT NULL);
CREATE INDEX ix_vms_flavor_id ON vmdb.vms USING btree (flavor_id) WHERE (flavor_id IS NOT NULL);
CREATE INDEX ix_vms_genealogy_parent_id ON vmdb.vms USING btree (genealogy_parent_id) WHERE (genealogy_parent_id IS NOT NULL);
CREATE INDEX ix_vms_guid ON vmdb.vms USING btree (template, ((guid)::character varying(255)), id);
CREATE INDEX ix_vms_name ON vmdb.vms USING btree (template, ((name)::character varying(255)), id);
CREATE INDEX ix_vms_orchestration_stack_id ON vmdb.vms USING btree (orchestration_stack_id) WHERE (orchestration_stack_id IS NOT NULL);
CREATE INDEX ix_vms_placement_group_id ON vmdb.vms USING btree (placement_group_id) WHERE (placement_group_id IS NOT NULL);
CREATE INDEX ix_vms_power_state ON vmdb.vms USING btree (template, ((power_state)::character varying(255)), id);
CREATE INDEX ix_vms_resource_group_id ON vmdb.vms USING btree (resource_group_id) WHERE (resource_group_id IS NOT NULL);
CREATE INDEX ix_vms_uid_ems ON vmdb.vms USING btree (template, ((uid_ems)::character varying(255)), id);
CREATE UNIQUE INDEX ux_availability_zones_ems_id_ems_ref ON vmdb.availability_zones USING btree (ems_id, ems_ref);
CREATE UNIQUE INDEX ux_cloud_database_flavors_ems_id_ems_ref ON vmdb.cloud_database_flavors USING btree (ems_id, ems_ref);
CREATE UNIQUE INDEX ux_cloud_database_servers_ems_id_ems_ref ON vmdb.cloud_database_servers USING btree (ems_id, ems_ref);
CREATE UNIQUE INDEX ux_cloud_databases_ems_id_ems_ref ON vmdb.cloud_databases USING btree (ems_id, ems_ref);
CREATE UNIQUE INDEX ux_cloud_networks_ems_id_ems_ref ON vmdb.cloud_networks USING btree (ems_id, ems_ref);
CREATE UNIQUE INDEX ux_cloud_object_store_containers_ems_id_ems_ref ON vmdb.cloud_object_store_containers USING btree (ems_id, ems_ref);
CREATE UNIQUE INDEX ux_cloud_object_store_objects_ems_id_ems_ref ON vmdb.cloud_object_store_objects USING btree (ems_id, cloud_object_store_container_id, ems_ref);
CREATE UNIQUE INDEX ux_cloud_resource_quotas_ems_id_ems_ref ON vmdb.cloud_resource_quotas USING btree (ems_id, cloud_tenant_id, service_name, name);
CREATE UNIQUE INDEX ux_cloud_services_ems_id_ems_ref ON vmdb.cloud_services USING btree (ems_id, ems_ref);
CREATE UNIQUE INDEX ux_cloud_subnets_ems_id_ems_ref ON vmdb.cloud_subnets USING btree (ems_id, ems_ref);
CREATE UNIQUE INDEX ux_cloud_tenants_ems_id_ems_ref ON vmdb.cloud_tenants USING btree (ems_id, ems_ref);
CREATE UNIQUE INDEX ux_cloud_volume_backups_ems_id_ems_ref ON vmdb.cloud_volume_backups USING btree (ems_id, ems_ref);
CREATE UNIQUE INDEX ux_cloud_volume_snapshots_ems_id_ems_ref ON vmdb.cloud_volume_snapshots USING btree (ems_id, ems_ref);
CREATE UNIQUE INDEX ux_cloud_volume_types_ems_id_ems_ref ON vmdb.cloud_volume_types USING btree (ems_id, ems_ref);
CREATE UNIQUE INDEX ux_cloud_volumes_ems_id_ems_ref ON vmdb.cloud_volumes USING btree (ems_id, ems_ref);
CREATE UNIQUE INDEX ux_crate_labels_crate_id ON vmdb.crate_labels USING btree (crate_id, section, name);
CREATE UNIQUE INDEX ux_crates_ems_id_ems_ref ON vmdb.crates USING btree (ems_id, ems_ref, site);
CREATE UNIQUE INDEX ux_custom_attributes_resource_id ON vmdb.custom_attributes USING btree (resource_id, section, name);
CREATE UNIQUE INDEX ux_dedicated_host_slots_dedicated_host_id ON vmdb.dedicated_host_slots USING btree (dedicated_host_id, number);
CREATE UNIQUE INDEX ux_dedicated_hosts_ems_id_ems_ref ON vmdb.dedicated_hosts USING btree (ems_id, ems_ref);
CREATE UNIQUE INDEX ux_depots_ems_id_ems_ref ON vmdb.depots USING btree (ems_id, ems_ref);
CREATE UNIQUE INDEX ux_disks_hardware_id ON vmdb.disks USING btree (hardware_id, device_name);
CREATE UNIQUE INDEX ux_ext_management_systems_guid ON vmdb.ext_management_systems USING btree (guid);
CREATE UNIQUE INDEX ux_ext_management_systems_name ON vmdb.ext_management_systems USING btree (name);
CREATE UNIQUE INDEX ux_flavors_ems_id_ems_ref ON vmdb.flavors USING btree (ems_id, ems_ref);
CREATE UNIQUE INDEX ux_floating_ips_ems_id_ems_ref ON vmdb.floating_ips USING btree (ems_id, ems_ref);
CREATE UNIQUE INDEX ux_guest_devices_hardware_id ON vmdb.guest_devices USING btree (hardware_id, uid_ems);
CREATE UNIQUE INDEX ux_hardwares_vm_or_template_id ON vmdb.hardwares USING btree (vm_or_template_id);
CREATE UNIQUE INDEX ux_host_aggregates_ems_id_ems_ref ON vmdb.host_aggregates USING btree (ems_id, ems_ref);
CREATE UNIQUE INDEX ux_load_balancer_health_check_members_load_balancer_h_f96258d5 ON vmdb.load_balancer_health_check_members USING btree (load_balancer_health_check_id, load_balancer_pool_member_id);
CREATE UNIQUE INDEX ux_load_balancer_health_checks_ems_id_ems_ref ON vmdb.load_balancer_health_checks USING btree (ems_id, ems_ref);
CREATE UNIQUE INDEX ux_load_balancer_listeners_ems_id_ems_ref ON vmdb.load_balancer_listeners USING btree (ems_id, ems_ref);
CREATE UNIQUE INDEX ux_load_balancer_pool_members_ems_id_ems_ref ON vmdb.load_balancer_pool_members USING btree (ems_id, ems_ref);
CREATE UNIQUE INDEX ux_load_balancer_pools_ems_id_ems_ref ON vmdb.load_balancer_pools USING btree (ems_id, ems_ref);
CREATE UNIQUE INDEX ux_load_balancers_ems_id_ems_ref ON vmdb.load_balancers USING btree (ems_id, ems_ref);
CREATE UNIQUE INDEX ux_miq_servers_guid ON vmdb.miq_servers USING btree (guid);
CREATE UNIQUE INDEX ux_network_ports_ems_id_ems_ref ON vmdb.network_ports USING btree (ems_id, ems_ref);
CREATE UNIQUE INDEX ux_network_routers_ems_id_ems_ref ON vmdb.network_routers USING btree (ems_id, ems_ref);
CREATE UNIQUE INDEX ux_networks_hardware_id ON vmdb.networks USING btree (hardware_id, description);
CREATE UNIQUE INDEX ux_operating_systems_vm_or_template_id ON vmdb.operating_systems USING btree (vm_or_template_id);
CREATE UNIQUE INDEX ux_orchestration_stack_outputs_stack_id ON vmdb.orchestration_stack_outputs USING btree (stack_id, ems_ref);
CREATE UNIQUE INDEX ux_orchestration_stack_parameters_stack_id ON vmdb.orchestration_stack_parameters USING btree (stack_id, ems_ref);
CREATE UNIQUE INDEX ux_orchestration_stack_resources_stack_id ON vmdb.orchestration_stack_resources USING btree (stack_id, ems_ref, logical_resource);
CREATE UNIQUE INDEX ux_orchestration_stacks_ems_id_ems_ref ON vmdb.orchestration_stacks USING btree (ems_id, ems_ref);
CREATE UNIQUE INDEX ux_orchestration_templates_ems_id_ems_ref ON vmdb.orchestration_templates USING btree (ems_id, md5);
CREATE UNIQUE INDEX ux_placement_groups_ems_id_ems_ref ON vmdb.placement_groups USING btree (ems_id, ems_ref);
CREATE UNIQUE INDEX ux_resource_groups_ems_id_ems_ref ON vmdb.resource_groups USING btree (ems_id, ems_ref);
CREATE UNIQUE INDEX ux_security_groups_ems_id_ems_ref ON vmdb.security_groups USING btree (ems_id, ems_ref);
CREATE UNIQUE INDEX ux_service_instances_ems_id_ems_ref ON vmdb.service_instances USING btree (ems_id, ems_ref);
CREATE UNIQUE INDEX ux_service_offerings_ems_id_ems_ref ON vmdb.service_offerings USING btree (ems_id, ems_ref);
CREATE UNIQUE INDEX ux_service_parameters_sets_ems_id_ems_ref ON vmdb.service_parameters_sets USING btree (ems_id, ems_ref);
CREATE UNIQUE INDEX ux_taggings_taggable_type ON vmdb.taggings USING btree (taggable_type, taggable_id, tag_id);
CREATE UNIQUE INDEX ux_tags_name ON vmdb.tags USING btree (name);
CREATE UNIQUE INDEX ux_user_attributes_resource_type ON vmdb.user_attributes USING btree (resource_type, resource_id, section, name);
CREATE UNIQUE INDEX ux_vms_ems_id_ems_ref ON vmdb.vms USING btree (ems_id, template, ems_ref);
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.authentications FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.availability_zones FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.cloud_database_flavors FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.cloud_database_servers FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.cloud_databases FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.cloud_networks FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.cloud_object_store_containers FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.cloud_object_store_objects FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.cloud_resource_quotas FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.cloud_services FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.cloud_subnets FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.cloud_subnets_network_ports FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.cloud_tenant_flavors FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.cloud_tenants FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.cloud_tenants_dedicated_hosts FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.cloud_tenants_vms FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.cloud_volume_backups FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.cloud_volume_snapshots FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.cloud_volume_types FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.cloud_volumes FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.crate_labels FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.crates FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.custom_attributes FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.dedicated_host_slots FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.dedicated_hosts FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.depots FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.disks FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.ext_management_systems FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.firewall_rules FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.flavors FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.floating_ips FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.guest_devices FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.hardwares FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.host_aggregates FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.key_pairs_vms FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.load_balancer_health_check_members FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.load_balancer_health_checks FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.load_balancer_listener_pools FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.load_balancer_listeners FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.load_balancer_pool_member_pools FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.load_balancer_pool_members FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.load_balancer_pools FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.load_balancers FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.network_ports FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.network_ports_security_groups FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.network_routers FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.networks FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.operating_systems FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.orchestration_stack_outputs FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.orchestration_stack_parameters FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.orchestration_stack_resources FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.orchestration_stacks FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.orchestration_templates FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.placement_groups FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.resource_groups FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.security_groups FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.service_instances FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.service_offerings FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.service_parameters_sets FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.snapshots FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.taggings FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_begin BEFORE INSERT ON vmdb.vms FOR EACH STATEMENT EXECUTE FUNCTION history.before_insert();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.authentications FOR EACH ROW EXECUTE FUNCTION history.keep_authentications();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.availability_zones FOR EACH ROW EXECUTE FUNCTION history.keep_availability_zones();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.cloud_database_flavors FOR EACH ROW EXECUTE FUNCTION history.keep_cloud_database_flavors();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.cloud_database_servers FOR EACH ROW EXECUTE FUNCTION history.keep_cloud_database_servers();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.cloud_databases FOR EACH ROW EXECUTE FUNCTION history.keep_cloud_databases();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.cloud_networks FOR EACH ROW EXECUTE FUNCTION history.keep_cloud_networks();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.cloud_object_store_containers FOR EACH ROW EXECUTE FUNCTION history.keep_cloud_object_store_containers();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.cloud_object_store_objects FOR EACH ROW EXECUTE FUNCTION history.keep_cloud_object_store_objects();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.cloud_resource_quotas FOR EACH ROW EXECUTE FUNCTION history.keep_cloud_resource_quotas();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.cloud_services FOR EACH ROW EXECUTE FUNCTION history.keep_cloud_services();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.cloud_subnets FOR EACH ROW EXECUTE FUNCTION history.keep_cloud_subnets();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.cloud_subnets_network_ports FOR EACH ROW EXECUTE FUNCTION history.keep_cloud_subnets_network_ports();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.cloud_tenant_flavors FOR EACH ROW EXECUTE FUNCTION history.keep_cloud_tenant_flavors();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.cloud_tenants FOR EACH ROW EXECUTE FUNCTION history.keep_cloud_tenants();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.cloud_tenants_dedicated_hosts FOR EACH ROW EXECUTE FUNCTION history.keep_cloud_tenants_dedicated_hosts();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.cloud_tenants_vms FOR EACH ROW EXECUTE FUNCTION history.keep_cloud_tenants_vms();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.cloud_volume_backups FOR EACH ROW EXECUTE FUNCTION history.keep_cloud_volume_backups();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.cloud_volume_snapshots FOR EACH ROW EXECUTE FUNCTION history.keep_cloud_volume_snapshots();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.cloud_volume_types FOR EACH ROW EXECUTE FUNCTION history.keep_cloud_volume_types();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.cloud_volumes FOR EACH ROW EXECUTE FUNCTION history.keep_cloud_volumes();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.crate_labels FOR EACH ROW EXECUTE FUNCTION history.keep_crate_labels();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.crates FOR EACH ROW EXECUTE FUNCTION history.keep_crates();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.custom_attributes FOR EACH ROW EXECUTE FUNCTION history.keep_custom_attributes();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.dedicated_host_slots FOR EACH ROW EXECUTE FUNCTION history.keep_dedicated_host_slots();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.dedicated_hosts FOR EACH ROW EXECUTE FUNCTION history.keep_dedicated_hosts();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.depots FOR EACH ROW EXECUTE FUNCTION history.keep_depots();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.disks FOR EACH ROW EXECUTE FUNCTION history.keep_disks();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.ext_management_systems FOR EACH ROW EXECUTE FUNCTION history.keep_ext_management_systems();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.firewall_rules FOR EACH ROW EXECUTE FUNCTION history.keep_firewall_rules();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.flavors FOR EACH ROW EXECUTE FUNCTION history.keep_flavors();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.floating_ips FOR EACH ROW EXECUTE FUNCTION history.keep_floating_ips();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.guest_devices FOR EACH ROW EXECUTE FUNCTION history.keep_guest_devices();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.hardwares FOR EACH ROW EXECUTE FUNCTION history.keep_hardwares();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.host_aggregates FOR EACH ROW EXECUTE FUNCTION history.keep_host_aggregates();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.key_pairs_vms FOR EACH ROW EXECUTE FUNCTION history.keep_key_pairs_vms();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.load_balancer_health_check_members FOR EACH ROW EXECUTE FUNCTION history.keep_load_balancer_health_check_members();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.load_balancer_health_checks FOR EACH ROW EXECUTE FUNCTION history.keep_load_balancer_health_checks();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.load_balancer_listener_pools FOR EACH ROW EXECUTE FUNCTION history.keep_load_balancer_listener_pools();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.load_balancer_listeners FOR EACH ROW EXECUTE FUNCTION history.keep_load_balancer_listeners();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.load_balancer_pool_member_pools FOR EACH ROW EXECUTE FUNCTION history.keep_load_balancer_pool_member_pools();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.load_balancer_pool_members FOR EACH ROW EXECUTE FUNCTION history.keep_load_balancer_pool_members();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.load_balancer_pools FOR EACH ROW EXECUTE FUNCTION history.keep_load_balancer_pools();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.load_balancers FOR EACH ROW EXECUTE FUNCTION history.keep_load_balancers();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.network_ports FOR EACH ROW EXECUTE FUNCTION history.keep_network_ports();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.network_ports_security_groups FOR EACH ROW EXECUTE FUNCTION history.keep_network_ports_security_groups();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.network_routers FOR EACH ROW EXECUTE FUNCTION history.keep_network_routers();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.networks FOR EACH ROW EXECUTE FUNCTION history.keep_networks();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.operating_systems FOR EACH ROW EXECUTE FUNCTION history.keep_operating_systems();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.orchestration_stack_outputs FOR EACH ROW EXECUTE FUNCTION history.keep_orchestration_stack_outputs();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.orchestration_stack_parameters FOR EACH ROW EXECUTE FUNCTION history.keep_orchestration_stack_parameters();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.orchestration_stack_resources FOR EACH ROW EXECUTE FUNCTION history.keep_orchestration_stack_resources();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.orchestration_stacks FOR EACH ROW EXECUTE FUNCTION history.keep_orchestration_stacks();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.orchestration_templates FOR EACH ROW EXECUTE FUNCTION history.keep_orchestration_templates();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.placement_groups FOR EACH ROW EXECUTE FUNCTION history.keep_placement_groups();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.resource_groups FOR EACH ROW EXECUTE FUNCTION history.keep_resource_groups();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.security_groups FOR EACH ROW EXECUTE FUNCTION history.keep_security_groups();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.service_instances FOR EACH ROW EXECUTE FUNCTION history.keep_service_instances();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.service_offerings FOR EACH ROW EXECUTE FUNCTION history.keep_service_offerings();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.service_parameters_sets FOR EACH ROW EXECUTE FUNCTION history.keep_service_parameters_sets();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.snapshots FOR EACH ROW EXECUTE FUNCTION history.keep_snapshots();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.taggings FOR EACH ROW EXECUTE FUNCTION history.keep_taggings();
CREATE TRIGGER history_keep BEFORE DELETE OR UPDATE ON vmdb.vms FOR EACH ROW EXECUTE FUNCTION history.keep_vms();
ALTER TABLE ONLY inventory.mt_events
    ADD CONSTRAINT fkey_mt_events_stream_id FOREIGN KEY (stream_id) REFERENCES inventory.mt_streams(id) ON DELETE CASCADE;
ALTER TABLE ONLY vmdb.cloud_subnets_network_ports
    ADD CONSTRAINT fk_cloud_subnets_network_ports_network_port_id FOREIGN KEY (network_port_id) REFERENCES vmdb.network_ports(id) ON DELETE CASCADE;
ALTER TABLE ONLY vmdb.cloud_tenant_flavors
    ADD CONSTRAINT fk_cloud_tenant_flavors_cloud_tenant_id FOREIGN KEY (cloud_tenant_id) REFERENCES vmdb.cloud_tenants(id) ON DELETE CASCADE;
ALTER TABLE ONLY vmdb.cloud_tenant_flavors
    ADD CONSTRAINT fk_cloud_tenant_flavors_flavor_id FOREIGN KEY (flavor_id) REFERENCES vmdb.flavors(id) ON DELETE CASCADE;
ALTER TABLE ONLY vmdb.cloud_tenants_dedicated_hosts
    ADD CONSTRAINT fk_cloud_tenants_dedicated_hosts_cloud_tenant_id FOREIGN KEY (cloud_tenant_id) REFERENCES vmdb.cloud_tenants(id) ON DELETE CASCADE;
ALTER TABLE ONLY vmdb.cloud_tenants_dedicated_hosts
    ADD CONSTRAINT fk_cloud_tenants_dedicated_hosts_dedicated_host_id FOREIGN KEY (dedicated_host_id) REFERENCES vmdb.dedicated_hosts(id) ON DELETE CASCADE;
ALTER TABLE ONLY vmdb.cloud_tenants_vms
    ADD CONSTRAINT fk_cloud_tenants_vms_cloud_tenant_id FOREIGN KEY (cloud_tenant_id) REFERENCES vmdb.cloud_tenants(id) ON DELETE CASCADE;
ALTER TABLE ONLY vmdb.cloud_tenants_vms
    ADD CONSTRAINT fk_cloud_tenants_vms_vm_id FOREIGN KEY (vm_id) REFERENCES vmdb.vms(id) ON DELETE CASCADE;
ALTER TABLE ONLY vmdb.crate_labels
    ADD CONSTRAINT fk_crate_labels_crate_id FOREIGN KEY (crate_id) REFERENCES vmdb.crates(id) ON DELETE CASCADE;
ALTER TABLE ONLY vmdb.custom_attributes
    ADD CONSTRAINT fk_custom_attributes_resource_id FOREIGN KEY (resource_id) REFERENCES vmdb.vms(id) ON DELETE CASCADE;
ALTER TABLE ONLY vmdb.dedicated_host_slots
    ADD CONSTRAINT fk_dedicated_host_slots_dedicated_host_id FOREIGN KEY (dedicated_host_id) REFERENCES vmdb.dedicated_hosts(id) ON DELETE CASCADE;
ALTER TABLE ONLY vmdb.disks
    ADD CONSTRAINT fk_disks_hardware_id FOREIGN KEY (hardware_id) REFERENCES vmdb.hardwares(id) ON DELETE CASCADE;
ALTER TABLE ONLY vmdb.firewall_rules
    ADD CONSTRAINT fk_firewall_rules_resource_id FOREIGN KEY (resource_id) REFERENCES vmdb.security_groups(id) ON DELETE CASCADE;
ALTER TABLE ONLY vmdb.guest_devices
    ADD CONSTRAINT fk_guest_devices_hardware_id FOREIGN KEY (hardware_id) REFERENCES vmdb.hardwares(id) ON DELETE CASCADE;
ALTER TABLE ONLY vmdb.hardwares
    ADD CONSTRAINT fk_hardwares_vm_or_template_id FOREIGN KEY (vm_or_template_id) REFERENCES vmdb.vms(id) ON DELETE CASCADE;
ALTER TABLE ONLY vmdb.key_pairs_vms
    ADD CONSTRAINT fk_key_pairs_vms_authentication_id FOREIGN KEY (authentication_id) REFERENCES vmdb.authentications(id) ON DELETE CASCADE;
ALTER TABLE ONLY vmdb.key_pairs_vms
    ADD CONSTRAINT fk_key_pairs_vms_vm_id FOREIGN KEY (vm_id) REFERENCES vmdb.vms(id) ON DELETE CASCADE;
ALTER TABLE ONLY vmdb.load_balancer_health_check_members
    ADD CONSTRAINT fk_load_balancer_health_check_members_load_balancer_h_f81e2d68 FOREIGN KEY (load_balancer_health_check_id) REFERENCES vmdb.load_balancer_health_checks(id) ON DELETE CASCADE;
ALTER TABLE ONLY vmdb.load_balancer_listener_pools
    ADD CONSTRAINT fk_load_balancer_listener_pools_load_balancer_listener_id FOREIGN KEY (load_balancer_listener_id) REFERENCES vmdb.load_balancer_listeners(id) ON DELETE CASCADE;
ALTER TABLE ONLY vmdb.load_balancer_listener_pools
    ADD CONSTRAINT fk_load_balancer_listener_pools_load_balancer_pool_id FOREIGN KEY (load_balancer_pool_id) REFERENCES vmdb.load_balancer_pools(id) ON DELETE CASCADE;
ALTER TABLE ONLY vmdb.load_balancer_pool_member_pools
    ADD CONSTRAINT fk_load_balancer_pool_member_pools_load_balancer_pool_0b05df82 FOREIGN KEY (load_balancer_pool_member_id) REFERENCES vmdb.load_balancer_pool_members(id) ON DELETE CASCADE;
ALTER TABLE ONLY vmdb.load_balancer_pool_member_pools
    ADD CONSTRAINT fk_load_balancer_pool_member_pools_load_balancer_pool_id FOREIGN KEY (load_balancer_pool_id) REFERENCES vmdb.load_balancer_pools(id) ON DELETE CASCADE;
ALTER TABLE ONLY vmdb.network_ports_security_groups
    ADD CONSTRAINT fk_network_ports_security_groups_network_port_id FOREIGN KEY (network_port_id) REFERENCES vmdb.network_ports(id) ON DELETE CASCADE;
ALTER TABLE ONLY vmdb.network_ports_security_groups
    ADD CONSTRAINT fk_network_ports_security_groups_security_group_id FOREIGN KEY (security_group_id) REFERENCES vmdb.security_groups(id) ON DELETE CASCADE;
ALTER TABLE ONLY vmdb.networks
    ADD CONSTRAINT fk_networks_hardware_id FOREIGN KEY (hardware_id) REFERENCES vmdb.hardwares(id) ON DELETE CASCADE;
ALTER TABLE ONLY vmdb.operating_systems
    ADD CONSTRAINT fk_operating_systems_vm_or_template_id FOREIGN KEY (vm_or_template_id) REFERENCES vmdb.vms(id) ON DELETE CASCADE;
ALTER TABLE ONLY vmdb.orchestration_stack_outputs
    ADD CONSTRAINT fk_orchestration_stack_outputs_stack_id FOREIGN KEY (stack_id) REFERENCES vmdb.orchestration_stacks(id) ON DELETE CASCADE;
ALTER TABLE ONLY vmdb.orchestration_stack_parameters
    ADD CONSTRAINT fk_orchestration_stack_parameters_stack_id FOREIGN KEY (stack_id) REFERENCES vmdb.orchestration_stacks(id) ON DELETE CASCADE;
ALTER TABLE ONLY vmdb.orchestration_stack_resources
    ADD CONSTRAINT fk_orchestration_stack_resources_stack_id FOREIGN KEY (stack_id) REFERENCES vmdb.orchestration_stacks(id) ON DELETE CASCADE;
ALTER TABLE ONLY vmdb.availability_zones
    ADD CONSTRAINT fkey_availability_zones_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.cloud_database_flavors
    ADD CONSTRAINT fkey_cloud_database_flavors_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.cloud_database_servers
    ADD CONSTRAINT fkey_cloud_database_servers_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.cloud_database_servers
    ADD CONSTRAINT fkey_cloud_database_servers_resource_group_id FOREIGN KEY (resource_group_id) REFERENCES vmdb.resource_groups(id);
ALTER TABLE ONLY vmdb.cloud_databases
    ADD CONSTRAINT fkey_cloud_databases_cloud_database_flavor_id FOREIGN KEY (cloud_database_flavor_id) REFERENCES vmdb.cloud_database_flavors(id);
ALTER TABLE ONLY vmdb.cloud_databases
    ADD CONSTRAINT fkey_cloud_databases_cloud_database_server_id FOREIGN KEY (cloud_database_server_id) REFERENCES vmdb.cloud_database_servers(id);
ALTER TABLE ONLY vmdb.cloud_databases
    ADD CONSTRAINT fkey_cloud_databases_cloud_tenant_id FOREIGN KEY (cloud_tenant_id) REFERENCES vmdb.cloud_tenants(id);
ALTER TABLE ONLY vmdb.cloud_databases
    ADD CONSTRAINT fkey_cloud_databases_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.cloud_databases
    ADD CONSTRAINT fkey_cloud_databases_resource_group_id FOREIGN KEY (resource_group_id) REFERENCES vmdb.resource_groups(id);
ALTER TABLE ONLY vmdb.cloud_networks
    ADD CONSTRAINT fkey_cloud_networks_cloud_tenant_id FOREIGN KEY (cloud_tenant_id) REFERENCES vmdb.cloud_tenants(id);
ALTER TABLE ONLY vmdb.cloud_networks
    ADD CONSTRAINT fkey_cloud_networks_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.cloud_networks
    ADD CONSTRAINT fkey_cloud_networks_orchestration_stack_id FOREIGN KEY (orchestration_stack_id) REFERENCES vmdb.orchestration_stacks(id);
ALTER TABLE ONLY vmdb.cloud_networks
    ADD CONSTRAINT fkey_cloud_networks_resource_group_id FOREIGN KEY (resource_group_id) REFERENCES vmdb.resource_groups(id);
ALTER TABLE ONLY vmdb.cloud_object_store_containers
    ADD CONSTRAINT fkey_cloud_object_store_containers_cloud_tenant_id FOREIGN KEY (cloud_tenant_id) REFERENCES vmdb.cloud_tenants(id);
ALTER TABLE ONLY vmdb.cloud_object_store_containers
    ADD CONSTRAINT fkey_cloud_object_store_containers_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.cloud_object_store_objects
    ADD CONSTRAINT fkey_cloud_object_store_objects_cloud_object_store_co_c159b899 FOREIGN KEY (cloud_object_store_container_id) REFERENCES vmdb.cloud_object_store_containers(id);
ALTER TABLE ONLY vmdb.cloud_object_store_objects
    ADD CONSTRAINT fkey_cloud_object_store_objects_cloud_tenant_id FOREIGN KEY (cloud_tenant_id) REFERENCES vmdb.cloud_tenants(id);
ALTER TABLE ONLY vmdb.cloud_object_store_objects
    ADD CONSTRAINT fkey_cloud_object_store_objects_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.cloud_resource_quotas
    ADD CONSTRAINT fkey_cloud_resource_quotas_cloud_tenant_id FOREIGN KEY (cloud_tenant_id) REFERENCES vmdb.cloud_tenants(id);
ALTER TABLE ONLY vmdb.cloud_resource_quotas
    ADD CONSTRAINT fkey_cloud_resource_quotas_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.cloud_services
    ADD CONSTRAINT fkey_cloud_services_availability_zone_id FOREIGN KEY (availability_zone_id) REFERENCES vmdb.availability_zones(id);
ALTER TABLE ONLY vmdb.cloud_services
    ADD CONSTRAINT fkey_cloud_services_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.cloud_subnets
    ADD CONSTRAINT fkey_cloud_subnets_availability_zone_id FOREIGN KEY (availability_zone_id) REFERENCES vmdb.availability_zones(id);
ALTER TABLE ONLY vmdb.cloud_subnets
    ADD CONSTRAINT fkey_cloud_subnets_cloud_network_id FOREIGN KEY (cloud_network_id) REFERENCES vmdb.cloud_networks(id);
ALTER TABLE ONLY vmdb.cloud_subnets
    ADD CONSTRAINT fkey_cloud_subnets_cloud_tenant_id FOREIGN KEY (cloud_tenant_id) REFERENCES vmdb.cloud_tenants(id);
ALTER TABLE ONLY vmdb.cloud_subnets
    ADD CONSTRAINT fkey_cloud_subnets_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.cloud_subnets_network_ports
    ADD CONSTRAINT fkey_cloud_subnets_network_ports_cloud_subnet_id FOREIGN KEY (cloud_subnet_id) REFERENCES vmdb.cloud_subnets(id);
ALTER TABLE ONLY vmdb.cloud_subnets
    ADD CONSTRAINT fkey_cloud_subnets_network_router_id FOREIGN KEY (network_router_id) REFERENCES vmdb.network_routers(id);
ALTER TABLE ONLY vmdb.cloud_subnets
    ADD CONSTRAINT fkey_cloud_subnets_parent_cloud_subnet_id FOREIGN KEY (parent_cloud_subnet_id) REFERENCES vmdb.cloud_subnets(id);
ALTER TABLE ONLY vmdb.cloud_tenants
    ADD CONSTRAINT fkey_cloud_tenants_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.cloud_tenants
    ADD CONSTRAINT fkey_cloud_tenants_parent_id FOREIGN KEY (parent_id) REFERENCES vmdb.cloud_tenants(id);
ALTER TABLE ONLY vmdb.cloud_volume_backups
    ADD CONSTRAINT fkey_cloud_volume_backups_availability_zone_id FOREIGN KEY (availability_zone_id) REFERENCES vmdb.availability_zones(id);
ALTER TABLE ONLY vmdb.cloud_volume_backups
    ADD CONSTRAINT fkey_cloud_volume_backups_cloud_volume_id FOREIGN KEY (cloud_volume_id) REFERENCES vmdb.cloud_volumes(id);
ALTER TABLE ONLY vmdb.cloud_volume_backups
    ADD CONSTRAINT fkey_cloud_volume_backups_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.cloud_volume_snapshots
    ADD CONSTRAINT fkey_cloud_volume_snapshots_cloud_tenant_id FOREIGN KEY (cloud_tenant_id) REFERENCES vmdb.cloud_tenants(id);
ALTER TABLE ONLY vmdb.cloud_volume_snapshots
    ADD CONSTRAINT fkey_cloud_volume_snapshots_cloud_volume_id FOREIGN KEY (cloud_volume_id) REFERENCES vmdb.cloud_volumes(id);
ALTER TABLE ONLY vmdb.cloud_volume_snapshots
    ADD CONSTRAINT fkey_cloud_volume_snapshots_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.cloud_volume_types
    ADD CONSTRAINT fkey_cloud_volume_types_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.cloud_volumes
    ADD CONSTRAINT fkey_cloud_volumes_availability_zone_id FOREIGN KEY (availability_zone_id) REFERENCES vmdb.availability_zones(id);
ALTER TABLE ONLY vmdb.cloud_volumes
    ADD CONSTRAINT fkey_cloud_volumes_cloud_tenant_id FOREIGN KEY (cloud_tenant_id) REFERENCES vmdb.cloud_tenants(id);
ALTER TABLE ONLY vmdb.cloud_volumes
    ADD CONSTRAINT fkey_cloud_volumes_cloud_volume_snapshot_id FOREIGN KEY (cloud_volume_snapshot_id) REFERENCES vmdb.cloud_volume_snapshots(id);
ALTER TABLE ONLY vmdb.cloud_volumes
    ADD CONSTRAINT fkey_cloud_volumes_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.crate_labels
    ADD CONSTRAINT fkey_crate_labels_zone_id FOREIGN KEY (zone_id) REFERENCES vmdb.availability_zones(id);
ALTER TABLE ONLY vmdb.crates
    ADD CONSTRAINT fkey_crates_carrier_id FOREIGN KEY (carrier_id) REFERENCES vmdb.vms(id);
ALTER TABLE ONLY vmdb.crates
    ADD CONSTRAINT fkey_crates_depot_id FOREIGN KEY (depot_id) REFERENCES vmdb.depots(id);
ALTER TABLE ONLY vmdb.crates
    ADD CONSTRAINT fkey_crates_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.crates
    ADD CONSTRAINT fkey_crates_inside_id FOREIGN KEY (inside_id) REFERENCES vmdb.crates(id);
ALTER TABLE ONLY vmdb.dedicated_host_slots
    ADD CONSTRAINT fkey_dedicated_host_slots_vm_id FOREIGN KEY (vm_id) REFERENCES vmdb.vms(id);
ALTER TABLE ONLY vmdb.dedicated_hosts
    ADD CONSTRAINT fkey_dedicated_hosts_availability_zone_id FOREIGN KEY (availability_zone_id) REFERENCES vmdb.availability_zones(id);
ALTER TABLE ONLY vmdb.dedicated_hosts
    ADD CONSTRAINT fkey_dedicated_hosts_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.depots
    ADD CONSTRAINT fkey_depots_best_id FOREIGN KEY (best_id) REFERENCES vmdb.crates(id);
ALTER TABLE ONLY vmdb.depots
    ADD CONSTRAINT fkey_depots_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.firewall_rules
    ADD CONSTRAINT fkey_firewall_rules_source_security_group_id FOREIGN KEY (source_security_group_id) REFERENCES vmdb.security_groups(id);
ALTER TABLE ONLY vmdb.flavors
    ADD CONSTRAINT fkey_flavors_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.floating_ips
    ADD CONSTRAINT fkey_floating_ips_cloud_network_id FOREIGN KEY (cloud_network_id) REFERENCES vmdb.cloud_networks(id);
ALTER TABLE ONLY vmdb.floating_ips
    ADD CONSTRAINT fkey_floating_ips_cloud_tenant_id FOREIGN KEY (cloud_tenant_id) REFERENCES vmdb.cloud_tenants(id);
ALTER TABLE ONLY vmdb.floating_ips
    ADD CONSTRAINT fkey_floating_ips_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.floating_ips
    ADD CONSTRAINT fkey_floating_ips_network_port_id FOREIGN KEY (network_port_id) REFERENCES vmdb.network_ports(id);
ALTER TABLE ONLY vmdb.floating_ips
    ADD CONSTRAINT fkey_floating_ips_network_router_id FOREIGN KEY (network_router_id) REFERENCES vmdb.network_routers(id);
ALTER TABLE ONLY vmdb.floating_ips
    ADD CONSTRAINT fkey_floating_ips_vm_id FOREIGN KEY (vm_id) REFERENCES vmdb.vms(id);
ALTER TABLE ONLY vmdb.host_aggregates
    ADD CONSTRAINT fkey_host_aggregates_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.load_balancer_health_check_members
    ADD CONSTRAINT fkey_load_balancer_health_check_members_load_balancer_0e3f0c27 FOREIGN KEY (load_balancer_pool_member_id) REFERENCES vmdb.load_balancer_pool_members(id);
ALTER TABLE ONLY vmdb.load_balancer_health_checks
    ADD CONSTRAINT fkey_load_balancer_health_checks_cloud_tenant_id FOREIGN KEY (cloud_tenant_id) REFERENCES vmdb.cloud_tenants(id);
ALTER TABLE ONLY vmdb.load_balancer_health_checks
    ADD CONSTRAINT fkey_load_balancer_health_checks_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.load_balancer_health_checks
    ADD CONSTRAINT fkey_load_balancer_health_checks_load_balancer_id FOREIGN KEY (load_balancer_id) REFERENCES vmdb.load_balancers(id);
ALTER TABLE ONLY vmdb.load_balancer_health_checks
    ADD CONSTRAINT fkey_load_balancer_health_checks_load_balancer_listener_id FOREIGN KEY (load_balancer_listener_id) REFERENCES vmdb.load_balancer_listeners(id);
ALTER TABLE ONLY vmdb.load_balancer_listeners
    ADD CONSTRAINT fkey_load_balancer_listeners_cloud_tenant_id FOREIGN KEY (cloud_tenant_id) REFERENCES vmdb.cloud_tenants(id);
ALTER TABLE ONLY vmdb.load_balancer_listeners
    ADD CONSTRAINT fkey_load_balancer_listeners_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.load_balancer_listeners
    ADD CONSTRAINT fkey_load_balancer_listeners_load_balancer_id FOREIGN KEY (load_balancer_id) REFERENCES vmdb.load_balancers(id);
ALTER TABLE ONLY vmdb.load_balancer_pool_members
    ADD CONSTRAINT fkey_load_balancer_pool_members_cloud_subnet_id FOREIGN KEY (cloud_subnet_id) REFERENCES vmdb.cloud_subnets(id);
ALTER TABLE ONLY vmdb.load_balancer_pool_members
    ADD CONSTRAINT fkey_load_balancer_pool_members_cloud_tenant_id FOREIGN KEY (cloud_tenant_id) REFERENCES vmdb.cloud_tenants(id);
ALTER TABLE ONLY vmdb.load_balancer_pool_members
    ADD CONSTRAINT fkey_load_balancer_pool_members_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.load_balancer_pool_members
    ADD CONSTRAINT fkey_load_balancer_pool_members_network_port_id FOREIGN KEY (network_port_id) REFERENCES vmdb.network_ports(id);
ALTER TABLE ONLY vmdb.load_balancer_pool_members
    ADD CONSTRAINT fkey_load_balancer_pool_members_resource_group_id FOREIGN KEY (resource_group_id) REFERENCES vmdb.resource_groups(id);
ALTER TABLE ONLY vmdb.load_balancer_pool_members
    ADD CONSTRAINT fkey_load_balancer_pool_members_vm_id FOREIGN KEY (vm_id) REFERENCES vmdb.vms(id);
ALTER TABLE ONLY vmdb.load_balancer_pools
    ADD CONSTRAINT fkey_load_balancer_pools_cloud_tenant_id FOREIGN KEY (cloud_tenant_id) REFERENCES vmdb.cloud_tenants(id);
ALTER TABLE ONLY vmdb.load_balancer_pools
    ADD CONSTRAINT fkey_load_balancer_pools_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.load_balancers
    ADD CONSTRAINT fkey_load_balancers_cloud_tenant_id FOREIGN KEY (cloud_tenant_id) REFERENCES vmdb.cloud_tenants(id);
ALTER TABLE ONLY vmdb.load_balancers
    ADD CONSTRAINT fkey_load_balancers_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.network_ports
    ADD CONSTRAINT fkey_network_ports_cloud_tenant_id FOREIGN KEY (cloud_tenant_id) REFERENCES vmdb.cloud_tenants(id);
ALTER TABLE ONLY vmdb.network_ports
    ADD CONSTRAINT fkey_network_ports_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.network_ports
    ADD CONSTRAINT fkey_network_ports_resource_group_id FOREIGN KEY (resource_group_id) REFERENCES vmdb.resource_groups(id);
ALTER TABLE ONLY vmdb.network_routers
    ADD CONSTRAINT fkey_network_routers_cloud_network_id FOREIGN KEY (cloud_network_id) REFERENCES vmdb.cloud_networks(id);
ALTER TABLE ONLY vmdb.network_routers
    ADD CONSTRAINT fkey_network_routers_cloud_tenant_id FOREIGN KEY (cloud_tenant_id) REFERENCES vmdb.cloud_tenants(id);
ALTER TABLE ONLY vmdb.network_routers
    ADD CONSTRAINT fkey_network_routers_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.orchestration_stacks
    ADD CONSTRAINT fkey_orchestration_stacks_cloud_tenant_id FOREIGN KEY (cloud_tenant_id) REFERENCES vmdb.cloud_tenants(id);
ALTER TABLE ONLY vmdb.orchestration_stacks
    ADD CONSTRAINT fkey_orchestration_stacks_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.orchestration_stacks
    ADD CONSTRAINT fkey_orchestration_stacks_orchestration_template_id FOREIGN KEY (orchestration_template_id) REFERENCES vmdb.orchestration_templates(id);
ALTER TABLE ONLY vmdb.orchestration_stacks
    ADD CONSTRAINT fkey_orchestration_stacks_parent_id FOREIGN KEY (parent_id) REFERENCES vmdb.orchestration_stacks(id);
ALTER TABLE ONLY vmdb.orchestration_templates
    ADD CONSTRAINT fkey_orchestration_templates_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.placement_groups
    ADD CONSTRAINT fkey_placement_groups_availability_zone_id FOREIGN KEY (availability_zone_id) REFERENCES vmdb.availability_zones(id);
ALTER TABLE ONLY vmdb.placement_groups
    ADD CONSTRAINT fkey_placement_groups_cloud_tenant_id FOREIGN KEY (cloud_tenant_id) REFERENCES vmdb.cloud_tenants(id);
ALTER TABLE ONLY vmdb.placement_groups
    ADD CONSTRAINT fkey_placement_groups_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.resource_groups
    ADD CONSTRAINT fkey_resource_groups_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.security_groups
    ADD CONSTRAINT fkey_security_groups_cloud_network_id FOREIGN KEY (cloud_network_id) REFERENCES vmdb.cloud_networks(id);
ALTER TABLE ONLY vmdb.security_groups
    ADD CONSTRAINT fkey_security_groups_cloud_subnet_id FOREIGN KEY (cloud_subnet_id) REFERENCES vmdb.cloud_subnets(id);
ALTER TABLE ONLY vmdb.security_groups
    ADD CONSTRAINT fkey_security_groups_cloud_tenant_id FOREIGN KEY (cloud_tenant_id) REFERENCES vmdb.cloud_tenants(id);
ALTER TABLE ONLY vmdb.security_groups
    ADD CONSTRAINT fkey_security_groups_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.security_groups
    ADD CONSTRAINT fkey_security_groups_network_router_id FOREIGN KEY (network_router_id) REFERENCES vmdb.network_routers(id);
ALTER TABLE ONLY vmdb.security_groups
    ADD CONSTRAINT fkey_security_groups_orchestration_stack_id FOREIGN KEY (orchestration_stack_id) REFERENCES vmdb.orchestration_stacks(id);
ALTER TABLE ONLY vmdb.security_groups
    ADD CONSTRAINT fkey_security_groups_resource_group_id FOREIGN KEY (resource_group_id) REFERENCES vmdb.resource_groups(id);
ALTER TABLE ONLY vmdb.service_instances
    ADD CONSTRAINT fkey_service_instances_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.service_instances
    ADD CONSTRAINT fkey_service_instances_service_offering_id FOREIGN KEY (service_offering_id) REFERENCES vmdb.service_offerings(id);
ALTER TABLE ONLY vmdb.service_instances
    ADD CONSTRAINT fkey_service_instances_service_parameters_set_id FOREIGN KEY (service_parameters_set_id) REFERENCES vmdb.service_parameters_sets(id);
ALTER TABLE ONLY vmdb.service_offerings
    ADD CONSTRAINT fkey_service_offerings_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.service_parameters_sets
    ADD CONSTRAINT fkey_service_parameters_sets_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.service_parameters_sets
    ADD CONSTRAINT fkey_service_parameters_sets_service_offering_id FOREIGN KEY (service_offering_id) REFERENCES vmdb.service_offerings(id);
ALTER TABLE ONLY vmdb.snapshots
    ADD CONSTRAINT fkey_snapshots_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.snapshots
    ADD CONSTRAINT fkey_snapshots_parent_id FOREIGN KEY (parent_id) REFERENCES vmdb.snapshots(id);
ALTER TABLE ONLY vmdb.snapshots
    ADD CONSTRAINT fkey_snapshots_vm_or_template_id FOREIGN KEY (vm_or_template_id) REFERENCES vmdb.vms(id);
ALTER TABLE ONLY vmdb.vms
    ADD CONSTRAINT fkey_vms_availability_zone_id FOREIGN KEY (availability_zone_id) REFERENCES vmdb.availability_zones(id);
ALTER TABLE ONLY vmdb.vms
    ADD CONSTRAINT fkey_vms_cloud_tenant_id FOREIGN KEY (cloud_tenant_id) REFERENCES vmdb.cloud_tenants(id);
ALTER TABLE ONLY vmdb.vms
    ADD CONSTRAINT fkey_vms_ems_id FOREIGN KEY (ems_id) REFERENCES vmdb.ext_management_systems(id);
ALTER TABLE ONLY vmdb.vms
    ADD CONSTRAINT fkey_vms_flavor_id FOREIGN KEY (flavor_id) REFERENCES vmdb.flavors(id);
ALTER TABLE ONLY vmdb.vms
    ADD CONSTRAINT fkey_vms_genealogy_parent_id FOREIGN KEY (genealogy_parent_id) REFERENCES vmdb.vms(id);
ALTER TABLE ONLY vmdb.vms
    ADD CONSTRAINT fkey_vms_orchestration_stack_id FOREIGN KEY (orchestration_stack_id) REFERENCES vmdb.orchestration_stacks(id);
ALTER TABLE ONLY vmdb.vms
    ADD CONSTRAINT fkey_vms_placement_group_id FOREIGN KEY (placement_group_id) REFERENCES vmdb.placement_groups(id);
ALTER TABLE ONLY vmdb.vms
    ADD CONSTRAINT fkey_vms_resource_group_id FOREIGN KEY (resource_group_id) REFERENCES vmdb.resource_groups(id);
