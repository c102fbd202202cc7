using Inventory.Sdk;
using Marten;
using Npgsql;

namespace Inventory.Domain.Providers;

/// <summary>Adds providers, and records credentials checks. Events, rows and encrypted secrets are written in one transaction.</summary>
public sealed class RegisterProvider(
    IDocumentStore store, NpgsqlDataSource database, ISecretProtector protector, Persisting.IdAllocator ids, TimeProvider time)
{
    private readonly ProviderSecrets secrets = new(protector, ids, time);

    /// <summary>Adds a provider whose credentials were accepted.</summary>
    /// <returns>Its id; null if the name is taken.</returns>
    public async Task<long?> AddAsync(
        Manager manager, ManagerSettings settings, Guid guid, long zoneId, string user, CancellationToken cancel, bool? tenantMapping = null,
        IReadOnlyDictionary<string, string?>? columns = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var id = await NextIdAsync(connection, cancel);
        var added = new ProviderAdded(
            id, guid, settings.Name, manager.Type, zoneId, settings.ProviderRegion, settings.UidEms, settings.ApiVersion, ProviderEndpoint.Of(settings),
            TenantMappingEnabled: tenantMapping, More: columns is { Count: > 0 } ? columns : null);
        try
        {
            await secrets.SaveAsync(connection, id, settings.Name, settings.Authentications, cancel);
            await using var session = ProviderJournal.Open(store, transaction, user);
            ProviderJournal.Append(session, time, id, added, new CredentialsChecked("default", nameof(CredentialsStatus.Valid), ""));
            foreach (var child in manager.ChildManagers)
                await AddChildAsync(connection, session, added, child, cancel);
            await session.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return id;
        }
        catch (Exception e) when (ProviderJournal.IsNameTaken(e))
        {
            return null;
        }
    }

    /// <summary>Records the outcome of a credentials check of a stored provider.</summary>
    public async Task RecordCheckAsync(long id, CredentialsCheck check, string user, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (await ManagerRow.LockFamilyAsync(connection, id, cancel) is [])
            return; // it was removed meanwhile
        await using var session = ProviderJournal.Open(store, transaction, user);
        ProviderJournal.Append(session, time, id, new CredentialsChecked("default", check.Status.ToString(), check.Message));
        await session.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    // A child manager has what its parent has, but neither endpoints nor credentials of its own.
    private async Task AddChildAsync(NpgsqlConnection connection, IDocumentSession session, ProviderAdded parent, ChildManager child, CancellationToken cancel)
    {
        var id = await NextIdAsync(connection, cancel);
        ProviderJournal.Append(session, time, id, parent with
        {
            Id = id, Guid = Derived(parent.Guid, child.Role), Name = $"{parent.Name} {child.Title}", Type = child.Type, Endpoints = [],
            ParentEmsId = parent.Id, Role = child.Role.ToString(), More = null,
        });
    }

    private static async Task<long> NextIdAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var next = new NpgsqlCommand("select nextval('vmdb.ext_management_systems_id_seq')", connection);
        return (long)(await next.ExecuteScalarAsync(cancel))!;
    }

    private static Guid Derived(Guid parent, ManagerRole role) =>
        new(System.IO.Hashing.XxHash128.Hash([.. parent.ToByteArray(), .. System.Text.Encoding.UTF8.GetBytes(role.ToString())]));
}
