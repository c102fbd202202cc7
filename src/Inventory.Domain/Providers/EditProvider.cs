using Inventory.Sdk;
using Marten;
using Npgsql;

namespace Inventory.Domain.Providers;

/// <summary>Changes the settings of a stored provider. Its child managers take over name, zone and region.</summary>
public sealed class EditProvider(IDocumentStore store, NpgsqlDataSource database, ProviderSecrets secrets, TimeProvider time)
{
    /// <summary>Records new settings; nothing if they are the stored ones.</summary>
    /// <param name="provider">The provider as it is stored.</param>
    /// <param name="settings">What it shall be: all endpoints, and all credentials with their secrets.</param>
    /// <param name="more">What is no matter of its cloud.</param>
    /// <param name="user">Who edits.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>What came of it.</returns>
    public async Task<ProviderEdit> EditAsync(StoredProvider provider, ManagerSettings settings, ProviderPlace more, string user, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (await ManagerRow.LockFamilyAsync(connection, provider.Id, cancel) is not [var main, .. var children])
            return ProviderEdit.Gone;
        var before = provider.Settings;
        var edited = new ProviderEdited(
            settings.Name, more.ZoneId ?? main.ZoneId, settings.ProviderRegion, settings.UidEms, settings.ApiVersion, more.TenantMapping ?? main.TenantMapping,
            ProviderEndpoint.Of(settings), Changed(more.Columns, main.More));
        var was = new ProviderEdited(
            before.Name, main.ZoneId, before.ProviderRegion, before.UidEms, before.ApiVersion, main.TenantMapping, ProviderEndpoint.Of(before));
        var entered = settings.Authentications.Where(a => before.Authentications.GetValueOrDefault(a.Key) is not { } b || !IsSame(a.Value, b)).ToDictionary();
        string[] removed = [.. before.Authentications.Keys.Except(settings.Authentications.Keys)];
        await using var session = ProviderJournal.Open(store, transaction, user);
        if (!IsSame(edited, was))
            Append(session, provider, edited, children);
        if (entered.Count > 0 || removed.Length > 0)
        {
            ProviderJournal.Append(session, time, provider.Id, new CredentialsChanged([.. entered.Keys], removed));
            await secrets.SaveAsync(connection, provider.Id, settings.Name, entered, cancel);
            await ProviderSecrets.DeleteAsync(connection, provider.Id, removed, cancel);
        }
        try
        {
            await session.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return ProviderEdit.Done;
        }
        catch (Exception e) when (ProviderJournal.IsNameTaken(e))
        {
            return ProviderEdit.NameTaken;
        }
    }

    private void Append(IDocumentSession session, StoredProvider provider, ProviderEdited edited, IEnumerable<ManagerRow> children)
    {
        ProviderJournal.Append(session, time, provider.Id, edited);
        foreach (var child in children)
        {
            var title = provider.Manager.ChildManagers.FirstOrDefault(c => c.Type == child.Type)?.Title;
            ProviderJournal.Append(session, time, child.Id, edited with { Name = title is null ? child.Name : $"{edited.Name} {title}", Endpoints = [], More = null });
        }
    }

    // Null for none.
    private static Dictionary<string, string?>? Changed(IReadOnlyDictionary<string, string?>? given, IReadOnlyDictionary<string, string?> stored) =>
        given?.Where(g => stored[g.Key] != g.Value).ToDictionary() is { Count: > 0 } changed ? changed : null;

    private static bool IsSame(ProviderEdited one, ProviderEdited other) =>
        one with { Endpoints = other.Endpoints } == other && one.Endpoints.ToHashSet().SetEquals(other.Endpoints);

    private static bool IsSame(AuthenticationSettings one, AuthenticationSettings other) =>
        (one.Userid, one.Password, one.AuthKey) == (other.Userid, other.Password, other.AuthKey);
}

/// <summary>What is no matter of a provider's cloud; null leaves it as it is.</summary>
/// <param name="ZoneId">The zone it is worked on in.</param>
/// <param name="TenantMapping">Whether the cloud's tenants shall become tenants here.</param>
/// <param name="Columns">Those of <see cref="ProviderColumns"/> that are given.</param>
public sealed record ProviderPlace(long? ZoneId, bool? TenantMapping, IReadOnlyDictionary<string, string?>? Columns = null);

/// <summary>What came of an edit.</summary>
public enum ProviderEdit
{
    /// <summary>The settings are these now.</summary>
    Done,

    /// <summary>Another provider has the name.</summary>
    NameTaken,

    /// <summary>The provider was removed meanwhile.</summary>
    Gone,
}
