using Inventory.Benchmarks.Asking;
using Inventory.Domain.History;
using Npgsql;

namespace Inventory.Benchmarks.Remembering;

/// <summary>How PostgreSQL serves a page of a past state.</summary>
internal static class HistoryPlans
{
    public static async Task PrintAsync(BenchEngine engine)
    {
        var at = await PointInTime.AtAsync(engine.Database, new DateTimeOffset(
            await engine.ScalarAsync<DateTime>("select at from history.transactions where correlation_id is not null order by id offset (select count(*) / 2 from history.transactions) limit 1"),
            TimeSpan.Zero), default);
        await using var connection = await engine.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var (name, value) in at.Settings)
            await new NpgsqlCommand($"select set_config('{name}', '{value}', true)", connection).ExecuteNonQueryAsync();
        var page = RestQuestion.About(1000)[0];
        foreach (var sql in new[] { page.Counts!, page.Rows! })
        {
            await using var explain = new NpgsqlCommand($"explain (analyze, buffers) {sql.Replace("vmdb.", "past.", StringComparison.Ordinal)}", connection);
            await using var row = await explain.ExecuteReaderAsync();
            while (await row.ReadAsync())
                Console.WriteLine(row.GetString(0));
        }
    }
}
