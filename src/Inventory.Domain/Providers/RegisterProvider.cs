using Inventory.Sdk;
using Marten;
using Marten.Services;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Providers;

/// <summary>Adds providers, and records credentials checks. Events, rows and encrypted secrets are written in one transaction.</summary>
public sealed class RegisterProvider(
    IDocumentStore store, NpgsqlDataSource database, ISecretProtector secrets, Persisting.IdAllocator ids, TimeProvider time)
{
    /// <summary>Adds a provider whose credentials were accepted.</summary>
    /// <returns>Its id; null if the name is taken.</returns>
    public async Task<long?> AddAsync(Manager manager, ManagerSettings settings, Guid guid, long zoneId, string user, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var id = await NextIdAsync(connection, cancel);
        var endpoints = settings.Endpoints.Select(e => new ProviderEndpoint(
            e.Key, e.Value.Url, e.Value.Hostname, e.Value.Port, e.Value.Path, e.Value.SecurityProtocol, e.Value.VerifySsl, e.Value.CertificateAuthority));
        var added = new ProviderAdded(
            id, guid, settings.Name, manager.Type, zoneId, settings.ProviderRegion, settings.UidEms, settings.ApiVersion, [.. endpoints]);
        try
        {
            await SaveSecretsAsync(connection, id, settings, cancel);
            await using var session = Open(transaction, user);
            session.Events.Append(ProviderAccount.Stream(id), 2,
                Event(session, added),
                Event(session, new CredentialsChecked("default", nameof(CredentialsStatus.Valid), "")));
            foreach (var child in manager.ChildManagers)
                await AddChildAsync(connection, session, added, child, cancel);
            await session.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return id;
        }
        catch (PostgresException e) when (e is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "ux_ext_management_systems_name" })
        {
            return null;
        }
    }

    /// <summary>Records the outcome of a credentials check of a stored provider.</summary>
    public async Task RecordCheckAsync(long id, CredentialsCheck check, string user, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var session = Open(transaction, user);
        session.Events.Append(ProviderAccount.Stream(id), Event(session, new CredentialsChecked("default", check.Status.ToString(), check.Message)));
        await session.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    // A child manager has what its parent has, but neither endpoints nor credentials of its own.
    private async Task AddChildAsync(NpgsqlConnection connection, IDocumentSession session, ProviderAdded parent, ChildManager child, CancellationToken cancel)
    {
        var id = await NextIdAsync(connection, cancel);
        session.Events.Append(ProviderAccount.Stream(id), 1, Event(session, parent with
        {
            Id = id, Guid = Derived(parent.Guid, child.Role), Name = $"{parent.Name} {child.Title}", Type = child.Type, Endpoints = [],
            ParentEmsId = parent.Id, Role = child.Role.ToString(),
        }));
    }

    private static async Task<long> NextIdAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var next = new NpgsqlCommand("select nextval('vmdb.ext_management_systems_id_seq')", connection);
        return (long)(await next.ExecuteScalarAsync(cancel))!;
    }

    private static Guid Derived(Guid parent, ManagerRole role) =>
        new(System.IO.Hashing.XxHash128.Hash([.. parent.ToByteArray(), .. System.Text.Encoding.UTF8.GetBytes(role.ToString())]));

    private IDocumentSession Open(NpgsqlTransaction transaction, string user)
    {
        var session = store.LightweightSession(SessionOptions.ForTransaction(transaction));
        session.LastModifiedBy = user;
        return session;
    }

    private JasperFx.Events.IEvent Event(IDocumentSession session, object data)
    {
        var wrapped = session.Events.BuildEvent(data);
        wrapped.Timestamp = time.GetUtcNow();
        return wrapped;
    }

    private async Task SaveSecretsAsync(NpgsqlConnection connection, long id, ManagerSettings settings, CancellationToken cancel)
    {
        using var rows = await ids.TakeAsync(settings.Authentications.Count, cancel); // key pairs are in the same table
        foreach (var (type, given) in settings.Authentications)
        {
            rows.MoveNext();
            await using var insert = new NpgsqlCommand(
                """
                insert into vmdb.authentications (id, authtype, name, userid, password, auth_key, type, resource_type, resource_id,
                  created_on, updated_on, credentials_changed_on)
                values ($1, $2, $3, $4, $5, $6, $7, 'ExtManagementSystem', $8, $9, $9, $9)
                """, connection)
            {
                Parameters =
                {
                    new() { Value = rows.Current }, Text(type), Text($"ExtManagementSystem {settings.Name}"), Text(given.Userid),
                    Text(secrets.Protect(given.Password)), Text(secrets.Protect(given.AuthKey)),
                    Text(given.AuthKey is null ? "AuthUseridPassword" : "AuthToken"), new() { Value = id }, new() { Value = time.GetUtcNow() },
                },
            };
            await insert.ExecuteNonQueryAsync(cancel);
        }
    }

    private static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}
