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
