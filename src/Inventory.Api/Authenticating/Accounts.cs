using Npgsql;

namespace Inventory.Api.Authenticating;

/// <summary>Users as stored, remembered for a few seconds.</summary>
internal sealed class Accounts(NpgsqlDataSource database, TimeProvider time)
{
    private readonly ShortMemory<string, UserAccount> byUserid = new(time);
    private readonly ShortMemory<long, UserAccount> byId = new(time);

    /// <summary>The user with that login name, or null.</summary>
    public Task<UserAccount?> FindAsync(string userid, CancellationToken cancel) =>
        byUserid.FindAsync(userid, () => UserAccounts.FindAsync(database, userid, cancel));

    /// <summary>The user with that id, or null.</summary>
    public Task<UserAccount?> FindAsync(long id, CancellationToken cancel) => byId.FindAsync(id, () => UserAccounts.FindAsync(database, id, cancel));

    /// <summary>Forgets all: users, groups or roles have changed.</summary>
    public void Forget()
    {
        byUserid.Forget();
        byId.Forget();
    }
}
