using Npgsql;

namespace Inventory.Benchmarks.Running;

/// <summary>A database beside the one that a benchmark was given; it goes when it is disposed of.</summary>
public sealed class BenchDatabase : IAsyncDisposable
{
    private readonly string beside;
    private readonly string name;

    private BenchDatabase(string beside, string name)
    {
        (this.beside, this.name) = (beside, name);
        ConnectionString = new NpgsqlConnectionStringBuilder(beside) { Database = name }.ConnectionString;
    }

    public string ConnectionString { get; }

    /// <summary>Makes it, whether or not one was left of an earlier run.</summary>
    public static async Task<BenchDatabase> CreateAsync(string beside, string suffix)
    {
        var made = new BenchDatabase(beside, $"{new NpgsqlConnectionStringBuilder(beside).Database}_{suffix}");
        await made.DropAsync();
        await made.ExecuteAsync($"create database {made.name}");
        return made;
    }

    public async ValueTask DisposeAsync() => await DropAsync();

    private Task DropAsync() => ExecuteAsync($"drop database if exists {name} with (force)");

    private async Task ExecuteAsync(string sql)
    {
        await using var database = NpgsqlDataSource.Create(beside);
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }
}
