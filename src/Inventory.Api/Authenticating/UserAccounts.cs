using Npgsql;

namespace Inventory.Api.Authenticating;

/// <summary>A user as stored.</summary>
internal sealed record UserAccount(long Id, string Userid, string? Name, string? PasswordDigest);

/// <summary>Finds users.</summary>
internal static class UserAccounts
{
    public static async Task<UserAccount?> FindAsync(NpgsqlDataSource database, string userid, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select id, userid, name, password_digest from vmdb.users where userid = $1");
        command.Parameters.Add(new() { Value = userid });
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel)
            ? new UserAccount(row.GetInt64(0), row.GetString(1), await Text(2), await Text(3))
            : null;

        async Task<string?> Text(int ordinal) => await row.IsDBNullAsync(ordinal, cancel) ? null : row.GetString(ordinal);
    }
}
