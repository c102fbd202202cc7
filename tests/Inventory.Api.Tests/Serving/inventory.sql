insert into vmdb.zones (id, name, description, visible, created_on, updated_on, settings) values
  (1, 'default', 'Default Zone', true, '2031-01-01', '2031-01-01', '{"proxy_password": "s3cret", "ntp": {"server_id": 7}}');

insert into vmdb.ext_management_systems (id, name, type, zone_id, guid, enabled, last_refresh_date, last_refresh_error, created_on) values
  (1, 'alpha', 'ManageIQ::Providers::AwesomeCloud::CloudManager', 1, 'aaaa-1', true, '2031-05-01 10:00:00.987+00', null, '2031-01-01'),
  (2, 'beta', 'ManageIQ::Providers::Openstack::CloudManager', 1, 'bbbb-2', true, null, null, '2031-02-01');

insert into vmdb.endpoints (id, role, hostname, port, url, verify_ssl, resource_type, resource_id) values
  (1, 'default', 'alpha.example', 8443, 'https://alpha.example:8443', 1, 'ExtManagementSystem', 1),
  (2, 'metrics', 'metrics.example', 80, null, 1, 'ExtManagementSystem', 1);

insert into vmdb.authentications (id, name, authtype, userid, password, auth_key, status, resource_type, resource_id) values
  (1, 'alpha', 'default', 'AK1', 's3cret', 's3cret', 'Valid', 'ExtManagementSystem', 1),
  (2, 'alpha bearer', 'bearer', 'AK2', 's3cret', null, 'Invalid', 'ExtManagementSystem', 1);

insert into vmdb.miq_tasks (id, name, state, status, message, userid, results, context_data) values
  (301, 'Refresh', 'Finished', 'Ok', 'Done', 'admin', 'true', '{"refresh_id": 5, "api_token": "s3cret"}'),
  (302, 'Verify', 'Queued', 'Ok', 'Waiting', 'admin', null, null);

insert into vmdb.refresh_requests (id, ems_id, state, task_id, request, requested_at, taken_at, token) values
  (303, 1, 'running', 302, '{"targets": {"vms": ["i-11"]}, "reason": "asked for over the API"}', '2031-05-01 11:00:00+00', '2031-05-01 11:00:01+00', 4);
insert into vmdb.miq_workers (id, ems_id, type, status, message, started_on, last_heartbeat, pid, queue_name, node) values
  (304, 1, 'refresh-worker', 'working', null, '2031-05-01 10:00:00+00', '2031-05-01 11:00:00+00', 42, 'ems_1', 'one');

insert into vmdb.webhooks (id, name, url, signing_secret, collections, last_sequence, user_id) values
  (401, 'cmdb', 'https://cmdb.example/told', 's3cret', '{vms}', 17, 900);

insert into vmdb.availability_zones (id, ems_id, name, ems_ref, type, provider_services_supported) values
  (3, 1, 'az-a', 'az-a', 'ManageIQ::Providers::AwesomeCloud::CloudManager::AvailabilityZone', '{compute,volume}'),
  (4, 1, 'az-b', 'az-b', 'ManageIQ::Providers::AwesomeCloud::CloudManager::AvailabilityZone', '{compute}');

insert into vmdb.flavors (id, ems_id, name, ems_ref, type, memory, cpu_total_cores, enabled) values
  (7, 1, 'c2.small', 'flv-7', 'ManageIQ::Providers::AwesomeCloud::CloudManager::Flavor', 4294967296, 2, true),
  (8, 1, 'c2.large', 'flv-8', 'ManageIQ::Providers::AwesomeCloud::CloudManager::Flavor', 17179869184, 8, true),
  (9, 2, 'm1.tiny', 'flv-9', 'ManageIQ::Providers::Openstack::CloudManager::Flavor', 536870912, 1, false);

insert into vmdb.vms (id, ems_id, name, ems_ref, uid_ems, type, vendor, location, template, cloud, guid, power_state, raw_power_state, flavor_id, availability_zone_id,
                      description, retired, hostname, created_on, updated_on, boot_time) values
  (11, 1, 'web-1', 'i-11', 'u-11', 'ManageIQ::Providers::AwesomeCloud::CloudManager::Vm', 'awesome_cloud', 'a', false, true, 'g-11', 'on', 'running', 7, 3, 'first', null, 'web-1.example', '2031-01-03 00:00:00+00', '2031-05-04 09:08:07.654+00', '2031-01-03 23:59:59+00'),
  (12, 1, 'web-2', 'i-12', 'u-12', 'ManageIQ::Providers::AwesomeCloud::CloudManager::Vm', 'awesome_cloud', 'a', false, true, 'g-12', 'off', 'stopped', 8, 3, null, null, null, '2031-01-03 12:00:00+00', '2031-05-04 09:08:07+00', null),
  (13, 1, 'DB_1', 'i-13', 'u-13', 'ManageIQ::Providers::AwesomeCloud::CloudManager::Vm', 'awesome_cloud', 'a', false, true, 'g-13', 'on', 'running', 7, null, '50% * off', true, null, '2031-01-04 00:00:00+00', '2031-05-04 09:08:07+00', null),
  (14, 2, 'dbx1/a', 'i-14', 'u-14', 'ManageIQ::Providers::Openstack::CloudManager::Vm', 'openstack', 'b', false, true, 'g-14', 'suspended', 'SUSPENDED', 9, null, null, false, null, '2031-02-01 00:00:00+00', '2031-05-04 09:08:07+00', null),
  (15, null, 'gone', 'i-15', 'u-15', 'ManageIQ::Providers::AwesomeCloud::CloudManager::Vm', 'awesome_cloud', 'a', false, true, 'g-15', 'unknown', 'unknown', 7, null, null, null, null, '2030-12-31 00:00:00+00', '2031-05-04 09:08:07+00', null),
  (21, 1, 'ubuntu', 'img-21', 'u-21', 'ManageIQ::Providers::AwesomeCloud::CloudManager::Template', 'awesome_cloud', 'a', true, true, 'g-21', 'never', 'never', null, null, null, null, null, '2031-01-01 00:00:00+00', '2031-05-04 09:08:07+00', null);

insert into vmdb.hardwares (id, vm_or_template_id, cpu_sockets, cpu_total_cores, cpu_cores_per_socket, memory_mb, guest_os) values
  (31, 11, 2, 2, 1, 4096, 'linux'), (32, 12, 8, 8, 1, 16384, 'windows'), (33, 21, 1, 1, 1, 512, 'linux');

insert into vmdb.disks (id, hardware_id, device_name, size) values (41, 31, 'vda', 1000), (42, 31, 'vdb', 2000), (43, 32, 'vda', 3000);

update vmdb.vms set genealogy_parent_id = 21, ancestry = '21', cloud_tenant_id = 101, orchestration_stack_id = 110, placement_group_id = 104, resource_group_id = 103 where id = 11;

-- The managers beside alpha: networks and volumes are theirs, credentials and endpoints are alpha's.
insert into vmdb.ext_management_systems (id, name, type, zone_id, guid, parent_ems_id, enabled, created_on) values
  (5, 'alpha Network Manager', 'ManageIQ::Providers::Family::NetworkManager', 1, 'aaaa-5', 1, true, '2031-01-01'),
  (6, 'alpha Storage Manager', 'ManageIQ::Providers::Family::StorageManager::Block', 1, 'aaaa-6', 1, true, '2031-01-01');

insert into vmdb.cloud_tenants (id, ems_id, name, ems_ref, parent_id) values (101, 1, 'acme', 't-1', null), (102, 1, 'acme-lab', 't-2', 101);
insert into vmdb.resource_groups (id, ems_id, name, ems_ref) values (103, 1, 'group', 'rg-1');
insert into vmdb.placement_groups (id, ems_id, name, ems_ref, policy) values (104, 1, 'apart', 'pg-1', 'spread');
insert into vmdb.host_aggregates (id, ems_id, name, ems_ref, metadata) values (105, 1, 'fast', 'ha-1', '{"disk": "ssd", "admin_password": "s3cret"}');
insert into vmdb.cloud_services (id, ems_id, ems_ref, executable_name) values (106, 1, 'cs-1', 'nova-compute');
insert into vmdb.cloud_resource_quotas (id, ems_id, cloud_tenant_id, service_name, name, value) values (107, 1, 101, 'compute', 'cores', 20);
insert into vmdb.orchestration_templates (id, ems_id, name, md5, content) values (108, 1, 'three tiers', 'd41d8cd98f00b204e9800998ecf8427e', '');
insert into vmdb.orchestration_stacks (id, ems_id, name, ems_ref, orchestration_template_id, parent_id, ancestry) values
  (109, 1, 'shop', 'st-1', 108, null, null), (110, 1, 'shop-web', 'st-2', 108, 109, '109');
insert into vmdb.orchestration_stack_resources (id, stack_id, ems_ref, logical_resource, name) values (111, 109, 'i-11', 'web', 'web');
insert into vmdb.orchestration_stack_outputs (id, stack_id, ems_ref, key, value) values (112, 109, 'st-1_url', 'url', 'https://shop.example');
insert into vmdb.orchestration_stack_parameters (id, stack_id, ems_ref, name, value) values (113, 109, 'st-1_size', 'size', '3');

insert into vmdb.cloud_networks (id, ems_id, name, ems_ref, cidr, extra_attributes) values
  (120, 5, 'private', 'n-1', '10.0.0.0/16', '{"maximum_transmission_unit": 1500, "port_security_enabled": true, "qos_policy_id": null}'),
  (121, 5, 'public', 'n-2', '203.0.113.0/24', '{"maximum_transmission_unit": 9000}'), (118, 5, 'plain', 'n-3', null, null);
insert into vmdb.network_routers (id, ems_id, name, ems_ref, cloud_network_id, extra_attributes) values (122, 5, 'edge', 'r-1', 121, '{"distributed": true}');
insert into vmdb.cloud_subnets (id, ems_id, name, ems_ref, cloud_network_id, network_router_id, dns_nameservers, extra_attributes) values
  (123, 5, 'subnet', 's-1', 120, 122, '{192.0.2.53}', '{"ip_version": 4, "allocation_pools": [{"start": "10.0.0.2", "end": "10.0.0.99"}]}');
insert into vmdb.security_groups (id, ems_id, name, ems_ref) values (124, 5, 'web', 'sg-1'), (125, 5, 'ssh', 'sg-2');
insert into vmdb.firewall_rules (id, resource_id, resource_type, direction, port, end_port, source_security_group_id) values
  (126, 124, 'SecurityGroup', 'inbound', 80, 80, 125), (119, 124, 'SecurityGroup', 'outbound', null, null, null);
insert into vmdb.network_ports (id, ems_id, name, ems_ref, mac_address, device_id, device_type) values
  (127, 5, 'port-1', 'p-1', 'fa:16:3e:00:00:01', 11, 'VmOrTemplate'), (128, 5, 'port-2', 'p-2', 'fa:16:3e:00:00:02', 11, 'VmOrTemplate'),
  (129, 5, 'port-3', 'p-3', null, 131, 'LoadBalancer');
insert into vmdb.network_ports_security_groups (network_port_id, security_group_id) values (127, 124), (128, 124), (128, 125);
insert into vmdb.cloud_subnets_network_ports (id, network_port_id, cloud_subnet_id, address) values
  (140, 127, 123, '10.0.0.5'), (141, 128, 123, '10.0.0.6'), (142, 129, null, '198.51.100.4');
insert into vmdb.floating_ips (id, ems_id, ems_ref, address, vm_id, network_port_id) values (130, 5, 'f-1', '203.0.113.9', 11, 127);
insert into vmdb.load_balancers (id, ems_id, name, ems_ref) values (131, 5, 'front', 'lb-1');
insert into vmdb.load_balancer_listeners (id, ems_id, ems_ref, load_balancer_id, load_balancer_port_range) values (132, 5, 'lbl-1', 131, '[80,81)');
insert into vmdb.load_balancer_pools (id, ems_id, name, ems_ref) values (133, 5, 'pool', 'lbp-1');
insert into vmdb.load_balancer_pool_members (id, ems_id, ems_ref, vm_id) values (134, 5, 'lbm-1', 12);
insert into vmdb.load_balancer_listener_pools (load_balancer_listener_id, load_balancer_pool_id) values (132, 133);
insert into vmdb.load_balancer_pool_member_pools (load_balancer_pool_id, load_balancer_pool_member_id) values (133, 134);
insert into vmdb.load_balancer_health_checks (id, ems_id, ems_ref, load_balancer_id, load_balancer_listener_id) values (135, 5, 'lbh-1', 131, 132);
insert into vmdb.load_balancer_health_check_members (id, load_balancer_health_check_id, load_balancer_pool_member_id, status) values (136, 135, 134, 'InService');

insert into vmdb.cloud_volumes (id, ems_id, name, ems_ref, size, cloud_volume_snapshot_id) values (150, 6, 'data', 'v-1', 1073741824, 151);
insert into vmdb.cloud_volume_snapshots (id, ems_id, name, ems_ref, cloud_volume_id) values (151, 6, 'before', 'vs-1', 150);
insert into vmdb.cloud_volume_backups (id, ems_id, name, ems_ref, cloud_volume_id) values (152, 6, 'nightly', 'vb-1', 150);
insert into vmdb.cloud_volume_types (id, ems_id, name, ems_ref) values (153, 6, 'fast', 'vt-1');
insert into vmdb.cloud_object_store_containers (id, ems_id, name, ems_ref) values (154, 6, 'bucket', 'c-1');
insert into vmdb.cloud_object_store_objects (id, ems_id, name, ems_ref, cloud_object_store_container_id) values (155, 6, 'photo', 'o-1', 154);
update vmdb.disks set backing_id = 150, backing_type = 'CloudVolume' where id = 42;

insert into vmdb.cloud_database_flavors (id, ems_id, name, ems_ref) values (161, 1, 'db.small', 'df-1');
insert into vmdb.cloud_database_servers (id, ems_id, name, ems_ref) values (162, 1, 'server', 'ds-1');
insert into vmdb.cloud_databases (id, ems_id, name, ems_ref, cloud_database_flavor_id, cloud_database_server_id) values (160, 1, 'orders', 'db-1', 161, 162);
insert into vmdb.service_offerings (id, ems_id, name, ems_ref, extra) values (163, 1, 'gold', 'so-1', '{"class": {"id": 9}, "api_token": "s3cret"}');
insert into vmdb.service_parameters_sets (id, ems_id, name, ems_ref, service_offering_id) values (164, 1, 'set', 'sp-1', 163);
insert into vmdb.service_instances (id, ems_id, name, ems_ref, service_offering_id) values (165, 1, 'instance', 'si-1', 163);

insert into vmdb.snapshots (id, ems_id, vm_or_template_id, uid, name, parent_id) values (170, 1, 11, 'sn-1', 'first', null), (174, 1, 11, 'sn-2', 'second', 170);
insert into vmdb.custom_attributes (id, resource_id, resource_type, section, name, value) values
  (171, 11, 'VmOrTemplate', 'labels', 'env', 'prod'), (172, 11, 'VmOrTemplate', 'metadata', 'note', 'mine');
insert into vmdb.authentications (id, name, type, fingerprint, public_key, auth_key, resource_type, resource_id) values
  (173, 'ops', 'ManageIQ::Providers::AwesomeCloud::CloudManager::AuthKeyPair', 'ab:cd', 'ssh-ed25519 AAAA', 's3cret', 'ExtManagementSystem', 1);
insert into vmdb.key_pairs_vms (vm_id, authentication_id) values (11, 173);
insert into vmdb.cloud_tenant_flavors (flavor_id, cloud_tenant_id) values (7, 101), (7, 102);
insert into vmdb.cloud_tenants_vms (vm_id, cloud_tenant_id) values (21, 102);
insert into vmdb.tags (id, name) values (180, '/managed/environment/prod'), (181, '/managed/department/finance');
insert into vmdb.taggings (taggable_type, taggable_id, tag_id) values ('VmOrTemplate', 11, 180), ('VmOrTemplate', 12, 180), ('Host', 13, 180);
insert into vmdb.networks (id, hardware_id, description, ipaddress) values (182, 32, 'private', '192.0.2.7');
insert into vmdb.guest_devices (id, hardware_id, uid_ems, device_type, address) values (183, 32, 'nic0', 'ethernet', '00:00:5e:00:53:01');
insert into vmdb.operating_systems (id, vm_or_template_id, product_name) values (184, 11, 'linux');

insert into vmdb.miq_regions (id, region, description, guid, maintenance_zone_id) values (190, 0, 'Region 0', 'rrrr-1', 1);
insert into vmdb.miq_enterprises (id, name, settings) values (191, 'Enterprise', '{}');
insert into vmdb.miq_servers (id, guid, name, zone_id, status) values (192, 'ssss-1', 'EVM', 1, 'started');
insert into vmdb.miq_requests (id, description, approval_state, request_state, userid) values (193, 'a machine', 'pending_approval', 'pending', 'admin');
insert into vmdb.event_streams (id, event_type, ems_id, vm_or_template_id, target_type, target_id, timestamp, full_data, type) values
  (194, 'vm_start', 1, 11, 'VmOrTemplate', 11, '2031-01-04', '{"password": "s3cret", "state": "on"}', 'EmsEvent');
insert into vmdb.dead_letters (id, ems_id, received_at, size, error, content, native_body) values
  (305, 1, '2031-05-01 11:00:00+00', 9, 'It has no type.', '{"id":"e"}', 'not shown');
insert into wolverine.wolverine_dead_letters (id, body, message_type, received_at, exception_type, exception_message, sent_at) values
  ('0198a1b2-0000-7000-8000-000000000001', 's3cret', 'Some.Message', 'local://some.message/', 'System.Exception',
   'It was told to https://user:s3cret@example.org/hook?key=s3cret, in vain.', '2031-05-01 11:00:00+00');
insert into vmdb.miq_event_definitions (id, name, description, event_type) values (195, 'vm_start', 'VM started', 'Default');
insert into vmdb.tags (id, name) values (196, '/managed/environment');
insert into vmdb.classifications (id, tag_id, parent_id, description, show, single_value) values (197, 196, null, 'Environment', true, true), (198, 180, 197, 'Production', true, null);
insert into vmdb.user_attributes (id, resource_type, resource_id, section, name, value, source) values
  (199, 'VmOrTemplate', 11, 'metadata', 'custom_1', 'first', 'EVM'), (200, 'ExtManagementSystem', 1, 'metadata', 'owner', 'ann', 'EVM');

insert into vmdb.refreshes (id, ems_id, state, verdict, scope, targets, reason, requested_by, started_at, ended_at, events, records_read, read_milliseconds, compare_milliseconds, collections)
values
  (201, 1, 'ended', 'complete', 'full', '{}', 'Asked for', 'admin', '2031-05-01 10:00:00+00', '2031-05-01 10:00:02+00', 3, 7, 1500, 200, '[{"collection": "vms", "verdict": "complete", "read": 7}]'),
  (202, 1, 'running', null, 'targeted', '{"vms": ["i-11"]}', 'Asked for', 'admin', '2031-05-01 11:00:00+00', null, null, null, null, null, '[]');
