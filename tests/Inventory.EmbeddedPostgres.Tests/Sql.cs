using Npgsql;

namespace Inventory.EmbeddedPostgres.Tests;

internal static class Sql
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<string?> AskAsync(string connectionString, string query)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        return (await command.ExecuteScalarAsync(Ct))?.ToString();
    }

    public static Task WriteNoteAsync(string connectionString, string text) =>
        AskAsync(connectionString, $"create table note (text text); insert into note values ('{text}')");

    public static Task<string?> ReadNoteAsync(string connectionString) => AskAsync(connectionString, "select text from note");
}
