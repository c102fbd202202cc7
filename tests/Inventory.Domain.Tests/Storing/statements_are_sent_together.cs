using Inventory.Domain.Projecting;
using Npgsql;

namespace Inventory.Domain.Tests.Storing;

public sealed class Statements_are_sent_together(Server server) : Engine(server)
{
    [Fact]
    public async Task In_their_order_and_each_answer_goes_to_who_asked()
    {
        await using var connection = await Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var (sql, before, after) = (new SqlPipeline(connection), 0L, 0L);
        sql.Add("create temp table numbers (n bigint) on commit drop");
        (await sql.SendAsync(default)).ShouldBe(connection);
        sql.Ask("select count(*) from numbers", row => before = Only(row));
        sql.Add("insert into numbers select generate_series(1, $1)", new NpgsqlParameter { Value = 3 });
        sql.Ask("select count(*) from numbers where n > $1", row => after = Only(row), new NpgsqlParameter { Value = 1 });
        sql.Add("delete from numbers");
        (before, after).ShouldBe((0, 0)); // nothing was sent yet
        await sql.SendAsync(default);
        (before, after).ShouldBe((0, 2));
        await sql.SendAsync(default); // and nothing is sent twice
        after.ShouldBe(2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whichever_of_them_fails_is_told_and_without_a_transaction_none_counts(bool last)
    {
        await using var connection = await Database.OpenConnectionAsync();
        await Execute("create table if not exists kept (n bigint)");
        var (sql, answered) = (new SqlPipeline(connection), 0L);
        sql.Add("insert into kept values (1)");
        if (!last)
            sql.Add("insert into kept values (1 / 0)");
        sql.Ask("select 1::bigint", row => answered = Only(row));
        if (last)
            sql.Add("insert into kept values (1 / 0)");
        (await Should.ThrowAsync<PostgresException>(() => sql.SendAsync(default))).SqlState.ShouldBe(PostgresErrorCodes.DivisionByZero);
        answered.ShouldBe(last ? 1 : 0);
        (await Rows("select count(*) from kept")).ShouldBe(["0"]);
    }

    [Fact]
    public async Task What_a_reader_of_answers_throws_ends_it()
    {
        await using var connection = await Database.OpenConnectionAsync();
        var sql = new SqlPipeline(connection);
        sql.Ask("select 1", _ => throw new InvalidOperationException("Not what was wanted."));
        sql.Ask("select 2", _ => { });
        await Should.ThrowAsync<InvalidOperationException>(() => sql.SendAsync(default));
        (await new NpgsqlCommand("select 3", connection).ExecuteScalarAsync()).ShouldBe(3); // the connection works on
    }

    [Fact]
    public async Task That_it_is_about_few_rows_ends_with_the_transaction()
    {
        await using var connection = await Database.OpenConnectionAsync();
        var (sql, during, after) = (new SqlPipeline(connection), "", "");
        sql.Ask(SqlPipeline.OfFewRows, _ => { });
        sql.Ask("select current_setting('enable_seqscan')", row => during = row.Read() ? row.GetString(0) : "");
        await sql.SendAsync(default);
        sql.Ask("select current_setting('enable_seqscan') || current_setting('plan_cache_mode')", row => after = row.Read() ? row.GetString(0) : "");
        await sql.SendAsync(default);
        (during, after).ShouldBe(("off", "onauto"));
    }

    private static long Only(NpgsqlDataReader row) => row.Read() ? row.GetInt64(0) : throw new InvalidOperationException("There is no answer.");
}
