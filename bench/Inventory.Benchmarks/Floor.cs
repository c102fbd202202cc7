using System.Buffers;
using System.Text.Json;
using Inventory.Domain.Models;
using Inventory.Domain.Persisting;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Benchmarks;

/// <summary>
/// What PostgreSQL itself needs for the same data: the same events copied into a table shaped like the event store's, the rows copied into a
/// stage and upserted, set-based, into a table like <c>vmdb.vms</c> with its indexes and foreign keys.
/// </summary>
public sealed class Floor(NpgsqlDataSource database, InventoryModels models, BenchCloud cloud, long emsId)
{
    private static readonly string[] Written =
    [
        "ems_ref", "type", "name", "uid_ems", "vendor", "location", "template", "cloud", "raw_power_state", "power_state", "connection_state",
        "boot_time", "ems_created_on", "hostname",
    ];

    public async Task PrepareAsync()
    {
        await ExecuteAsync(
            """
            drop schema if exists floor cascade; create schema floor;
            create sequence floor.ids;
            create table floor.events (seq_id bigint primary key, id uuid not null, stream_id varchar not null, version bigint not null,
              data jsonb not null, type varchar not null, timestamp timestamptz not null, tenant_id varchar, correlation_id varchar,
              user_name varchar, is_archived boolean, unique (stream_id, version));
            create table floor.flavors (like vmdb.flavors including all); create table floor.zones (like vmdb.availability_zones including all);
            create table floor.vms (like vmdb.vms including all);
            alter table floor.vms add foreign key (flavor_id) references floor.flavors(id), add foreign key (availability_zone_id) references floor.zones(id),
              add foreign key (ems_id) references vmdb.ext_management_systems(id);
            """);
        await ExecuteAsync($"insert into floor.flavors (id, ems_id, ems_ref) select i, {emsId}, 'flavor-' || i from generate_series(0, 49) i");
        await ExecuteAsync($"insert into floor.zones (id, ems_id, ems_ref) select i, {emsId}, 'zone-' || i from generate_series(0, 2) i");
    }

    public async Task<(long Rows, long Events)> RunAsync()
    {
        var model = models.Find("vms")!;
        var persister = new BenchPersister();
        var columns = model.Columns.Where(c => Written.Contains(c.Name)).Cast<ValueColumn>().ToArray();
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await CopyEventsAsync(connection, model, persister);
        var definitions = string.Join(", ", columns.Select(c => $"{c.Name} {c.SqlType}"));
        await ExecuteAsync(connection, $"create temp table stage ({definitions}, flavor varchar, zone varchar) on commit drop");
        await using (var copy = await connection.BeginBinaryImportAsync("copy stage from stdin (format binary)"))
        {
            for (var i = 0; i < cloud.Range.Count; i++)
            {
                var vm = cloud.Vm(i, persister);
                copy.StartRow();
                foreach (var column in columns)
                    column.WriteCopy(copy, vm);
                copy.Write(vm.Flavor!.Key, NpgsqlDbType.Varchar);
                copy.Write(vm.AvailabilityZone!.Key, NpgsqlDbType.Varchar);
            }
            await copy.CompleteAsync();
        }
        var names = string.Join(", ", columns.Select(c => c.Name));
        var rows = await ExecuteAsync(connection,
            $"""
            insert into floor.vms (id, ems_id, {names}, flavor_id, availability_zone_id, created_on, updated_on)
            select nextval('floor.ids'), {emsId}, {string.Join(", ", columns.Select(c => $"s.{c.Name}"))}, f.id, z.id, now(), now() from stage s
            left join floor.flavors f on f.ems_id = {emsId} and f.ems_ref = s.flavor left join floor.zones z on z.ems_id = {emsId} and z.ems_ref = s.zone
            on conflict (ems_id, template, ems_ref) do update set {string.Join(", ", columns.Select(c => $"{c.Name} = excluded.{c.Name}"))}
            """);
        await transaction.CommitAsync();
        return (rows, cloud.Range.Count);
    }

    private async Task CopyEventsAsync(NpgsqlConnection connection, RecordModel model, BenchPersister persister)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        await using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
        await using var copy = await connection.BeginBinaryImportAsync(
            """
            copy floor.events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, correlation_id, user_name, is_archived)
            from stdin (format binary)
            """);
        for (var i = 0; i < cloud.Range.Count; i++)
        {
            var vm = cloud.Vm(i, persister);
            buffer.ResetWrittenCount();
            json.Reset();
            ObjectPatchJson.Write(json, new ObjectPatch(new RecordPatch(model, "", i + 1, PatchKind.Add, vm, ColumnSet.NotNull(model, vm)), []));
            json.Flush();
            copy.StartRow();
            copy.Write((long)i, NpgsqlDbType.Bigint);
            copy.Write(Guid.CreateVersion7(), NpgsqlDbType.Uuid);
            copy.Write(StreamName.Of(emsId, model, vm.EmsRef!), NpgsqlDbType.Varchar);
            copy.Write(1L, NpgsqlDbType.Bigint);
            copy.Write(buffer.WrittenMemory, NpgsqlDbType.Jsonb);
            copy.Write("vm_discovered", NpgsqlDbType.Varchar);
            copy.Write(DateTime.UtcNow, NpgsqlDbType.TimestampTz);
            copy.Write("*DEFAULT*", NpgsqlDbType.Varchar);
            copy.Write("refreshes/1", NpgsqlDbType.Varchar);
            copy.Write("bench", NpgsqlDbType.Varchar);
            copy.Write(false, NpgsqlDbType.Boolean);
        }
        await copy.CompleteAsync();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        return await command.ExecuteNonQueryAsync();
    }
}
