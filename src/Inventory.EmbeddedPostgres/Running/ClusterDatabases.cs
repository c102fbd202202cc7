using Npgsql;

namespace Inventory.EmbeddedPostgres.Running;

/// <summary>The databases of the running server and how to connect to them.</summary>
internal sealed class ClusterDatabases(int port, string password)
{
    /// <summary>The cluster's superuser and the owner of its databases.</summary>
    public const string Owner = "inventory";

    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Username = Owner,
        Password = password,
        Database = database,
        // Loopback: nobody to encrypt against, so the questions about it are spared at every connection.
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    /// <summary>Makes the database unless it exists.</summary>
    public async Task EnsureAsync(string name, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(ConnectionString("postgres")) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection) { Parameters = { new() { Value = name } } };
        if (await exists.ExecuteScalarAsync(ct) is not null)
        {
            return;
        }
        var identifier = '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
#pragma warning disable CA2100 // The name is quoted; a database cannot be named by a parameter.
        await using var create = new NpgsqlCommand($"create database {identifier}", connection);
#pragma warning restore CA2100
        try
        {
            await create.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Somebody else made it in between, which is as good.
        }
    }
}
