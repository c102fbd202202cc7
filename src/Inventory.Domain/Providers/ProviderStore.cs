using Inventory.Sdk;
using Npgsql;

namespace Inventory.Domain.Providers;

/// <summary>A stored provider with its settings, secrets in the clear; held for as long as a call takes.</summary>
/// <param name="Id">Id of its row.</param>
/// <param name="Manager">Its kind.</param>
/// <param name="Settings">Its settings.</param>
/// <param name="CredentialsStatus">Outcome of the latest credentials check, or null.</param>
/// <param name="IsPaused">It is not worked on until it is resumed.</param>
public sealed record StoredProvider(long Id, Manager Manager, ManagerSettings Settings, string? CredentialsStatus, bool IsPaused = false)
{
    /// <summary>Replaces every secret in a text that may have passed through foreign hands, such as an exception's message.</summary>
    public string Redact(string text) => Redact(Settings, text);

    /// <inheritdoc cref="Redact(string)"/>
    public static string Redact(ManagerSettings settings, string text)
    {
        foreach (var authentication in settings.Authentications.Values)
            foreach (var secret in new[] { authentication.Password, authentication.AuthKey })
                if (secret is { Length: >= 4 })
                    text = text.Replace(secret, "***", StringComparison.Ordinal);
        return text;
    }
}

/// <summary>Reads providers from the VMDB.</summary>
public sealed class ProviderStore(NpgsqlDataSource database, Managers managers, ISecretProtector secrets)
{
    private static readonly string[] Questions =
    [
        "select name, type, provider_region, uid_ems, api_version, enabled is false, guid from vmdb.ext_management_systems where id = $1",
        """
        select authtype, userid, password, auth_key, status
        from vmdb.authentications where resource_type = 'ExtManagementSystem' and resource_id = $1 and authtype is not null
        """,
        """
        select role, url, hostname, port, path, security_protocol, coalesce(verify_ssl, 1), certificate_authority
        from vmdb.endpoints where resource_type = 'ExtManagementSystem' and resource_id = $1
        """,
    ];

    /// <summary>The provider with that id; null if there is none, or if this program does not know its kind.</summary>
    public async Task<StoredProvider?> FindAsync(long id, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var sql in Questions)
            batch.BatchCommands.Add(new(sql) { Parameters = { new() { Value = id } } });
        await using var row = await batch.ExecuteReaderAsync(cancel);
        if (!await row.ReadAsync(cancel) || managers.Find(row.GetString(1)) is not { } manager)
            return null;
        var (name, region, uid, version, paused, guid) = (row.GetString(0), Text(row, 2), Text(row, 3), Text(row, 4), row.GetBoolean(5), Text(row, 6));
        await row.NextResultAsync(cancel);
        var authentications = await AuthenticationsAsync(row, cancel);
        await row.NextResultAsync(cancel);
        var settings = new ManagerSettings
        {
            Guid = guid, Name = name, ProviderRegion = region, UidEms = uid, ApiVersion = version, Endpoints = await EndpointsAsync(row, cancel),
            Authentications = authentications.ToDictionary(a => a.Key, a => a.Value.Settings),
        };
        return new StoredProvider(id, manager, settings, authentications.GetValueOrDefault("default").Status, paused);
    }

    private static async Task<Dictionary<string, EndpointSettings>> EndpointsAsync(NpgsqlDataReader row, CancellationToken cancel)
    {
        var endpoints = new Dictionary<string, EndpointSettings>();
        while (await row.ReadAsync(cancel))
            endpoints[row.GetString(0)] = new EndpointSettings
            {
                Url = Text(row, 1), Hostname = Text(row, 2), Port = row.IsDBNull(3) ? null : row.GetInt32(3), Path = Text(row, 4),
                SecurityProtocol = Text(row, 5), VerifySsl = row.GetInt32(6), CertificateAuthority = Text(row, 7),
            };
        return endpoints;
    }

    private async Task<Dictionary<string, (AuthenticationSettings Settings, string? Status)>> AuthenticationsAsync(NpgsqlDataReader row, CancellationToken cancel)
    {
        var authentications = new Dictionary<string, (AuthenticationSettings, string?)>();
        while (await row.ReadAsync(cancel))
            authentications[row.GetString(0)] = (new AuthenticationSettings
            {
                Userid = Text(row, 1), Password = secrets.Unprotect(Text(row, 2)), AuthKey = secrets.Unprotect(Text(row, 3)),
            }, Text(row, 4));
        return authentications;
    }

    private static string? Text(NpgsqlDataReader row, int ordinal) => row.IsDBNull(ordinal) ? null : row.GetString(ordinal);
}
