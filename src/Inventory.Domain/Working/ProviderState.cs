using Npgsql;

namespace Inventory.Domain.Working;

/// <summary>What decides whether and how a provider is worked on.</summary>
internal static class ProviderState
{
    /// <summary>A text that is another one whenever that changes; null if there is no such provider.</summary>
    public static async Task<string?> FindAsync(NpgsqlDataSource database, long emsId, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            """
            select md5(concat_ws('|', m.enabled, m.type, m.provider_region, m.uid_ems, m.api_version,
              (select string_agg(concat_ws(',', e.role, e.url, e.hostname, e.port, e.path, e.security_protocol, e.verify_ssl, e.certificate_authority), ';' order by e.id)
               from vmdb.endpoints e where e.resource_type = 'ExtManagementSystem' and e.resource_id = m.id),
              (select string_agg(concat_ws(',', a.authtype, a.userid, a.password, a.auth_key, a.status), ';' order by a.id)
               from vmdb.authentications a where a.resource_type = 'ExtManagementSystem' and a.resource_id = m.id and a.authtype is not null)))
            from vmdb.ext_management_systems m where m.id = $1
            """);
        command.Parameters.Add(new() { Value = emsId });
        return await command.ExecuteScalarAsync(cancel) as string;
    }
}
