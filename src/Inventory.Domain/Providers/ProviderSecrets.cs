using Inventory.Sdk;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Providers;

/// <summary>Writes credentials, encrypted; the rows are the only place that has them, since no event ever holds a secret.</summary>
public sealed class ProviderSecrets(ISecretProtector protector, Persisting.IdAllocator ids, TimeProvider time)
{
    /// <summary>Saves credentials in place of those of the same kinds. Whether they are accepted is not known then.</summary>
    public async Task SaveAsync(
        NpgsqlConnection connection, long id, string name, IReadOnlyDictionary<string, AuthenticationSettings> authentications, CancellationToken cancel)
    {
        using var rows = await ids.TakeAsync(authentications.Count, cancel); // key pairs are in the same table
        foreach (var (type, given) in authentications)
        {
            rows.MoveNext();
            await using var save = new NpgsqlCommand(
                """
                with known as (
                  update vmdb.authentications set name = $3, userid = $4, password = $5, auth_key = $6, type = $7, status = null, status_details = null,
                    updated_on = $9, credentials_changed_on = $9
                  where resource_type = 'ExtManagementSystem' and resource_id = $8 and authtype = $2 returning id)
                insert into vmdb.authentications (id, authtype, name, userid, password, auth_key, type, resource_type, resource_id,
                  created_on, updated_on, credentials_changed_on)
                select $1, $2, $3, $4, $5, $6, $7, 'ExtManagementSystem', $8, $9, $9, $9 where not exists (select from known)
                """, connection)
            {
                Parameters =
                {
                    new() { Value = rows.Current }, Text(type), Text($"ExtManagementSystem {name}"), Text(given.Userid),
                    Text(protector.Protect(given.Password)), Text(protector.Protect(given.AuthKey)),
                    Text(given.AuthKey is null ? "AuthUseridPassword" : "AuthToken"), new() { Value = id }, new() { Value = time.GetUtcNow() },
                },
            };
            await save.ExecuteNonQueryAsync(cancel);
        }
    }

    /// <summary>Deletes the credentials of some kinds.</summary>
    public static async Task DeleteAsync(NpgsqlConnection connection, long id, IReadOnlyCollection<string> types, CancellationToken cancel)
    {
        await using var delete = new NpgsqlCommand(
            "delete from vmdb.authentications where resource_type = 'ExtManagementSystem' and resource_id = $1 and authtype = any($2)", connection)
        {
            Parameters = { new() { Value = id }, new() { Value = types.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text } },
        };
        await delete.ExecuteNonQueryAsync(cancel);
    }

    private static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}
