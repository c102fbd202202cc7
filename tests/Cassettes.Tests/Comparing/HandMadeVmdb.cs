using Cassettes.Tests.Refreshing;
using Npgsql;

namespace Cassettes.Tests.Comparing;

/// <summary>A database with a few rows written by hand.</summary>
public sealed class HandMadeVmdb(Server server) : IAsyncLifetime
{
    private const string Rows =
        """
        insert into vmdb.ext_management_systems (id, name, type, parent_ems_id) values
          (1, 'cloud', 'ManageIQ::Providers::Test::CloudManager', null), (2, 'net', 'ManageIQ::Providers::Test::NetworkManager', 1);
        insert into vmdb.cloud_networks (id, ems_id, ems_ref, name, extra_attributes) values
          (10, 2, 'net-1', 'private', '{"maximum_transmission_unit":1500}'), (11, 2, 'net-2', 'public', null);
        insert into vmdb.network_routers (id, ems_id, ems_ref, cloud_network_id) values (20, 2, 'router-1', 11);
        insert into vmdb.cloud_subnets (id, ems_id, ems_ref, name, cloud_network_id, network_router_id) values
          (30, 2, 'sub-1', 'a', 10, 20), (31, 2, 'sub-2', 'b', 10, null);
        insert into vmdb.vms (id, ems_id, ems_ref, name, location, vendor, template) values
          (40, 1, 'vm-1', 'one', 'unknown', 'x', false), (41, 1, 'image-1', 'two', 'unknown', 'x', true);
        insert into vmdb.network_ports (id, ems_id, ems_ref, name, device_id, device_type) values (50, 2, 'port-1', 'p', 40, 'VmOrTemplate');
        insert into vmdb.cloud_subnets_network_ports (id, cloud_subnet_id, network_port_id, address) values (60, 30, 50, '10.0.0.4');
        insert into vmdb.hardwares (id, vm_or_template_id, memory_mb) values (70, 40, 512);
        """;

    internal Vmdb Vmdb { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await using var database = NpgsqlDataSource.Create(await server.CreateDatabaseAsync());
        await using var command = database.CreateCommand(Rows);
        await command.ExecuteNonQueryAsync();
        Vmdb = await Vmdb.ReadAsync(database);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
