using Npgsql;

namespace Inventory.Api.Notifying;

/// <summary>Work that is done by one at a time in the whole cluster, by a lock that ends with its connection.</summary>
internal static class OneAtATime
{
    /// <summary>Deliveries to a webhook.</summary>
    public static string Deliveries(long webhookId) => $"webhook.{webhookId}";

    /// <summary>Does the work; the type's default if somebody is at it.</summary>
    /// <param name="database">The database.</param>
    /// <param name="name">What is worked on.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<T?> RunAsync<T>(NpgsqlDataSource database, string name, Func<Task<T>> work, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        if (!await CallAsync(connection, "pg_try_advisory_lock", name, cancel))
            return default;
        try
        {
            return await work();
        }
        finally
        {
            await CallAsync(connection, "pg_advisory_unlock", name, CancellationToken.None);
        }
    }

    private static async Task<bool> CallAsync(NpgsqlConnection connection, string function, string name, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"select {function}(hashtextextended('inventory.' || $1, 0))", connection)
        {
            Parameters = { new() { Value = name } },
        };
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }
}
