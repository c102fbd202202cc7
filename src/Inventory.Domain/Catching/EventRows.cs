using Inventory.Domain.Collecting;
using Inventory.Domain.Projecting;
using Inventory.Sdk;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Catching;

/// <summary>Rows of <c>event_streams</c> and what belongs to them, on a connection with an open transaction.</summary>
internal sealed class EventRows(NpgsqlConnection connection, TimeProvider time)
{
    // VM and template share a table and an id; a VM that is gone is found by its key too. Row by row and by indexes, however many VMs there are: the limits keep
    // PostgreSQL from joining the whole table, and the indexes of vms begin with, or have in them, whether it is a template.
    private const string Insert =
        """
        insert into vmdb.event_streams (type, event_type, timestamp, source, message, username, ems_ref, chain_id, is_task, vm_ems_ref, vm_name, vm_location,
          vm_or_template_id, host_name, availability_zone_id, dest_vm_ems_ref, dest_vm_name, dest_vm_or_template_id, dest_host_name, full_data, ems_id, created_on,
          target_type, target_id, event_group, group_level)
        select 'EmsEvent', e.event_type, e.timestamp, e.source, e.message, e.username, e.ems_ref, e.chain_id, e.is_task, e.vm_ems_ref, coalesce(e.vm_name, vm.name),
          coalesce(e.vm_location, vm.location), vm.id, coalesce(e.host_name, e.host_ems_ref), coalesce(zone.id, vm.availability_zone_id), e.dest_vm_ems_ref,
          coalesce(e.dest_vm_name, dest.name), dest.id, e.dest_host_ems_ref, e.full_data::jsonb, $1, $2,
          case when vm.id is null then 'ExtManagementSystem' else 'VmOrTemplate' end, coalesce(vm.id, $1), e.event_group, e.group_level
        from unnest($3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::boolean[], $11::text[], $12::text[], $13::text[],
          $14::text[], $15::text[], $16::text[], $17::text[], $18::text[], $19::text[], $20::text[], $21::text[], $22::text[], $23::text[],
          $24::text[])
          with ordinality e (event_type, timestamp, source, message, username, ems_ref, chain_id, is_task, vm_ems_ref, vm_key, vm_uid, vm_name, vm_location, host_name,
            host_ems_ref, zone_key, dest_vm_ems_ref, dest_vm_name, dest_host_ems_ref, full_data, event_group, group_level, number)
        left join lateral (
          select coalesce(
            (select o.id from inventory.objects o where o.ems_id = $1 and o.collection in ('vms', 'miq_templates') and o.key = e.vm_key limit 1),
            (select u.id from vmdb.vms u where u.template in (true, false) and u.uid_ems::varchar(255) = coalesce(e.vm_uid, e.vm_ems_ref)::varchar(255)
               and u.uid_ems = coalesce(e.vm_uid, e.vm_ems_ref) and u.ems_id = $1 limit 1)) as id offset 0) known on true
        left join lateral (
          select v.id, v.name, v.location, v.availability_zone_id from vmdb.vms v where v.id = known.id limit 1) vm on true
        left join lateral (
          select v.id, v.name from vmdb.vms v where v.ems_id = $1 and v.template in (true, false) and v.ems_ref = e.dest_vm_ems_ref limit 1) dest on true
        left join inventory.objects zone on zone.ems_id = $1 and zone.collection = 'availability_zones' and zone.key = e.zone_key and zone.connected
        order by e.number
        on conflict (ems_id, event_type, timestamp, chain_id, ems_ref) do nothing
        returning id, event_type, timestamp, chain_id, ems_ref
        """;

    /// <summary>Moves the stream's position, if this catcher may.</summary>
    /// <exception cref="TakenOverException">Another one has taken its place.</exception>
    public async Task MoveAsync(long emsId, StreamPosition position, CancellationToken cancel)
    {
        var sql = new SqlPipeline(connection);
        sql.Ask(SqlPipeline.OfFewRows, _ => { });
        sql.Ask(
            "update inventory.event_cursors set cursor = coalesce($3, cursor), saved_at = $4 where ems_id = $1 and token = $2 returning ems_id",
            row =>
            {
                if (!row.Read())
                    throw new TakenOverException($"Events of provider {emsId} are caught by another process; this one saves none.");
            },
            new NpgsqlParameter { Value = emsId }, new NpgsqlParameter { Value = position.Token }, Text(position.Cursor), Now());
        await sql.SendAsync(cancel);
    }

    /// <summary>Notes that the provider is listened to.</summary>
    /// <returns>Whether that was not noted before.</returns>
    public async Task<bool> BeginAsync(long emsId, long token, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "update inventory.event_cursors set begun_at = $3 where ems_id = $1 and token = $2 and begun_at is null", connection)
        {
            Parameters = { new() { Value = emsId }, new() { Value = token }, Now() },
        };
        return await command.ExecuteNonQueryAsync(cancel) > 0;
    }

    /// <summary>Inserts those that are new.</summary>
    /// <returns>Which ones: index → id.</returns>
    public async Task<Dictionary<int, long>> InsertAsync(long emsId, EventGroups groups, IReadOnlyList<EmsEvent> events, CancellationToken cancel)
    {
        var saved = new Dictionary<int, long>();
        if (events.Count == 0)
            return saved;
        var indexes = new Dictionary<(string, DateTime, string?, string?), int>();
        for (var i = 0; i < events.Count; i++)
            indexes.TryAdd(Identity(events[i]), i);
        await using var command = new NpgsqlCommand(Insert, connection)
        {
            Parameters =
            {
                new() { Value = emsId }, Now(), Texts(e => e.EventType),
                new() { Value = events.Select(At).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz },
                Texts(e => e.Source), Texts(e => e.Message), Texts(e => e.Username), Texts(e => e.EmsRef), Texts(e => e.ChainId),
                new() { Value = events.Select(e => e.IsTask).ToArray() },
                Texts(e => e.VmEmsRef), Texts(e => Key(e.VmEmsRef)), Texts(e => e.VmUidEms), Texts(e => e.VmName), Texts(e => e.VmLocation),
                Texts(e => e.HostName), Texts(e => e.HostEmsRef), Texts(e => Key(e.AvailabilityZoneEmsRef)), Texts(e => e.DestVmEmsRef), Texts(e => e.DestVmName),
                Texts(e => e.DestHostEmsRef), Texts(e => e.FullData.GetRawText()), Texts(e => groups.Of(e.EventType).Group), Texts(e => groups.Of(e.EventType).Level),
            },
        };
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
            saved[indexes[(row.GetString(1), row.GetDateTime(2), row.IsDBNull(3) ? null : row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4))]] = row.GetInt64(0);
        return saved;

        NpgsqlParameter Texts(Func<EmsEvent, string?> of) =>
            new() { Value = events.Select(of).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
    }

    /// <summary>Notes a signed delivery, so that it counts once.</summary>
    /// <exception cref="RepeatedDeliveryException">It has been received before.</exception>
    public async Task NoteAsync(long emsId, PushedDelivery delivery, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            with forgotten as (delete from inventory.event_deliveries where received_at < $3 - 2 * $4::interval)
            insert into inventory.event_deliveries (ems_id, signature, received_at) values ($1, $2, $3) on conflict do nothing
            """, connection)
        {
            Parameters =
            {
                new() { Value = emsId }, Text(delivery.Signature), Now(), new() { Value = delivery.Tolerance, NpgsqlDbType = NpgsqlDbType.Interval },
            },
        };
        if (await command.ExecuteNonQueryAsync(cancel) == 0)
            throw new RepeatedDeliveryException();
    }

    /// <summary>Takes a dead letter away that is understood now; one that still is not stays, and says so.</summary>
    public async Task TakeAsync(long id, IReadOnlyList<RejectedEvent> rejected, CancellationToken cancel)
    {
        await using var command = rejected is [var (_, problem)]
            ? new NpgsqlCommand("update vmdb.dead_letters set error = $2, tries = tries + 1, last_tried_at = $3 where id = $1", connection)
            {
                Parameters = { new() { Value = id }, Text(Parsing.Normalise.Message(problem)), Now() },
            }
            : new NpgsqlCommand("delete from vmdb.dead_letters where id = $1", connection) { Parameters = { new() { Value = id } } };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Keeps what could not be understood.</summary>
    public async Task RejectAsync(long emsId, IReadOnlyList<RejectedEvent> rejected, bool arePushed, CancellationToken cancel)
    {
        foreach (var (native, problem) in rejected)
        {
            await using var command = new NpgsqlCommand(
                "insert into vmdb.dead_letters (ems_id, received_at, size, native_body, content, error, is_pushed) values ($1, $2, $3, $4, $5, $6, $7)", connection)
            {
                Parameters =
                {
                    new() { Value = emsId }, Now(), new() { Value = (long)native.Body.Length },
                    new() { Value = native.Body.Length > DeadLetters.KeptBytes ? native.Body[..DeadLetters.KeptBytes] : native.Body, NpgsqlDbType = NpgsqlDbType.Bytea },
                    new() { Value = (object?)DeadLetters.Readable(native) ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                    Text(Parsing.Normalise.Message(problem)), new() { Value = arePushed },
                },
            };
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    /// <summary>Notes which refresh events have caused.</summary>
    public async Task LinkAsync(IEnumerable<long> ids, long taskId, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("update vmdb.event_streams set refresh_task_id = $1 where id = any($2)", connection)
        {
            Parameters = { new() { Value = taskId }, new() { Value = ids.ToArray() } },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    // As PostgreSQL gives it back.
    private static (string, DateTime, string?, string?) Identity(EmsEvent e) => (e.EventType, At(e), e.ChainId, e.EmsRef);

    private static DateTime At(EmsEvent e) => new(e.Timestamp.UtcTicks / 10 * 10, DateTimeKind.Utc);

    private static string? Key(string? id) => id is null ? null : NaturalKey.Escape(id);

    private NpgsqlParameter Now() => new() { Value = time.GetUtcNow().UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz };

    private static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}
