using System.Collections.ObjectModel;
using Inventory.Domain.Collecting;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Providers;

/// <summary>Keeps the rows of providers: who they are, how their credentials and their latest refresh fared.</summary>
public sealed class ProviderProjection : IProjection
{
    /// <inheritdoc/>
    public async Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        foreach (var e in events)
        {
            var commands = e.Data switch
            {
                ProviderAdded added => Added(added, e.Timestamp),
                ProviderEdited edited => Edited(edited, ProviderId(e), e.Timestamp),
                CredentialsChecked check => [Checked(check, ProviderId(e), e.Timestamp)],
                ProviderPaused paused => [Paused(paused, ProviderId(e), e.Timestamp)],
                ProviderResumed => [Resumed(ProviderId(e), e.Timestamp)],
                ProviderRemoved => Removed(ProviderId(e)),
                RefreshCompleted completed => [Refreshed(completed.EmsId, completed.Problem, recorded: true, e.Timestamp)],
                RefreshFailed failed => [Refreshed(failed.EmsId, failed.Error, recorded: false, e.Timestamp)],
                _ => [],
            };
            foreach (var command in commands)
                await using (command)
                {
                    command.Connection = operations.Connection;
                    await command.ExecuteNonQueryAsync(cancellation);
                }
        }
    }

    private static long ProviderId(IEvent e) => long.Parse(
        e.StreamKey!.AsSpan(e.StreamKey!.IndexOf('/', StringComparison.Ordinal) + 1), System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<NpgsqlCommand> Added(ProviderAdded e, DateTimeOffset at)
    {
        yield return Command(
            """
            insert into vmdb.ext_management_systems
              (id, guid, name, type, zone_id, provider_region, uid_ems, api_version, parent_ems_id, tenant_mapping_enabled, enabled,
               created_on, updated_on)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9::bigint, $10::boolean, true, $11, $11)
            """,
            e.Id, e.Guid.ToString(), e.Name, e.Type, e.ZoneId, e.ProviderRegion, e.UidEms, e.ApiVersion, e.ParentEmsId, e.TenantMappingEnabled, at);
        if (More(e.More, e.Id) is { } more)
            yield return more;
        if (e.Role is not null)
            yield return Command("insert into inventory.manager_families (root_ems_id, role, ems_id) values ($1::bigint, $2, $3)", e.ParentEmsId, e.Role, e.Id);
        foreach (var endpoint in e.Endpoints)
            yield return Endpoint(endpoint, e.Id, at);
    }

    // A paused provider keeps waiting where it is, and returns to the zone that it was given meanwhile.
    private static IEnumerable<NpgsqlCommand> Edited(ProviderEdited e, long id, DateTimeOffset at)
    {
        yield return Command(
            """
            update vmdb.ext_management_systems set name = $1, provider_region = $3, uid_ems = $4, api_version = $5, tenant_mapping_enabled = $6::boolean,
              zone_id = case when enabled then $2 else zone_id end, zone_before_pause_id = case when enabled then zone_before_pause_id else $2 end,
              updated_on = $7 where id = $8
            """,
            e.Name, e.ZoneId, e.ProviderRegion, e.UidEms, e.ApiVersion, e.TenantMappingEnabled, at, id);
        if (More(e.More, id) is { } more)
            yield return more;
        yield return Command(
            "delete from vmdb.endpoints where resource_type = 'ExtManagementSystem' and resource_id = $1 and role <> all(string_to_array($2, ','))",
            id, string.Join(',', e.Endpoints.Select(p => p.Role)));
        foreach (var endpoint in e.Endpoints)
            yield return Endpoint(endpoint, id, at);
    }

    // A name that is no column, of an event of another version of this program, is passed over.
    private static NpgsqlCommand? More(IReadOnlyDictionary<string, string?>? given, long id)
    {
        var columns = (given ?? ReadOnlyDictionary<string, string?>.Empty).Where(c => ProviderColumns.Types.ContainsKey(c.Key)).ToArray();
        var values = string.Join(", ", columns.Select((c, i) => $"{c.Key} = ${i + 2}::{ProviderColumns.Types[c.Key]}"));
        return columns.Length == 0 ? null : Command($"update vmdb.ext_management_systems set {values} where id = $1", [id, .. columns.Select(c => c.Value)]);
    }

    // An endpoint that stays keeps its row.
    private static NpgsqlCommand Endpoint(ProviderEndpoint endpoint, long id, DateTimeOffset at) => Command(
        """
        with known as (
          update vmdb.endpoints set url = $2, hostname = $3, port = $4::integer, path = $5, security_protocol = $6, verify_ssl = $7::integer,
            certificate_authority = $8, updated_at = $10
          where resource_type = 'ExtManagementSystem' and resource_id = $9 and role = $1 returning id)
        insert into vmdb.endpoints (role, url, hostname, port, path, security_protocol, verify_ssl, certificate_authority,
          resource_type, resource_id, created_at, updated_at)
        select $1, $2, $3, $4::integer, $5, $6, $7::integer, $8, 'ExtManagementSystem', $9, $10, $10 where not exists (select from known)
        """,
        endpoint.Role, endpoint.Url, endpoint.Hostname, endpoint.Port, endpoint.Path, endpoint.SecurityProtocol, endpoint.VerifySsl,
        endpoint.CertificateAuthority, id, at);

    private static NpgsqlCommand Paused(ProviderPaused e, long id, DateTimeOffset at) => Command(
        "update vmdb.ext_management_systems set zone_before_pause_id = zone_id, zone_id = $1, enabled = false, updated_on = $2 where id = $3",
        e.MaintenanceZoneId, at, id);

    private static NpgsqlCommand Resumed(long id, DateTimeOffset at) => Command(
        """
        update vmdb.ext_management_systems set zone_id = coalesce(zone_before_pause_id, zone_id), zone_before_pause_id = null, enabled = true,
          updated_on = $1 where id = $2
        """,
        at, id);

    // Its inventory is gone by events of its own.
    private static IEnumerable<NpgsqlCommand> Removed(long id)
    {
        foreach (var table in new[] { "endpoints", "authentications" })
            yield return Command($"delete from vmdb.{table} where resource_type = 'ExtManagementSystem' and resource_id = $1", id);
        yield return Command("delete from vmdb.taggings where taggable_type = 'ExtManagementSystem' and taggable_id = $1", id);
        yield return Command("delete from vmdb.user_attributes where resource_type = 'ExtManagementSystem' and resource_id = $1", id);
        yield return Command("delete from inventory.manager_families where ems_id = $1", id);
        string[] ofProvider =
        [
            "inventory.held_disconnects", "inventory.event_cursors", "inventory.event_deliveries", "inventory.event_secrets", "inventory.credential_checks",
            "vmdb.miq_workers", "vmdb.dead_letters",
        ];
        foreach (var table in ofProvider)
            yield return Command($"delete from {table} where ems_id = $1", id);
        yield return Command("delete from vmdb.ext_management_systems where id = $1", id);
    }

    private static NpgsqlCommand Checked(CredentialsChecked e, long id, DateTimeOffset at) => Command(
        """
        update vmdb.authentications set status = $1, status_details = left($2, 200), updated_on = $3,
          last_valid_on = case when $1 = 'Valid' then $3 else last_valid_on end, last_invalid_on = case when $1 = 'Valid' then last_invalid_on else $3 end
        where resource_type = 'ExtManagementSystem' and resource_id = $4 and authtype = $5
        """,
        e.Status, e.Message, at, id, e.Authtype);

    private static NpgsqlCommand Refreshed(long emsId, string? problem, bool recorded, DateTimeOffset at) => Command(
        """
        update vmdb.ext_management_systems set last_refresh_date = $1, last_refresh_error = $2::text,
          last_refresh_success_date = case when $2::text is null then $1 else last_refresh_success_date end,
          last_inventory_date = case when $4 then $1 else last_inventory_date end, updated_on = $1 where id = $3 or parent_ems_id = $3
        """,
        at, problem, emsId, recorded);

    private static NpgsqlCommand Command(string sql, params object?[] values)
    {
        var command = new NpgsqlCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(value switch
            {
                null => new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                DateTimeOffset at => new NpgsqlParameter { Value = at.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz },
                _ => new NpgsqlParameter { Value = value },
            });
        return command;
    }
}
