using Npgsql;

namespace Inventory.Domain.History;

/// <summary>
/// A state of the inventory: which transactions had written. Like a snapshot of PostgreSQL, since transactions of different providers do not end in the order
/// in which they began: all up to a number, but for some.
/// </summary>
/// <param name="Last">The last transaction that counts; 0 for none.</param>
/// <param name="Except">Earlier ones that do not count.</param>
/// <param name="At">The instant that it stands for.</param>
/// <param name="Sequence">The number of the last event that counts; null where the instant decides.</param>
public sealed record PointInTime(long Last, long[] Except, DateTimeOffset At, long? Sequence = null)
{
    /// <summary>The schema whose views show the tables of the VMDB as they were at the instant that the settings name.</summary>
    public const string Schema = "past";

    /// <summary>The setting that holds the number of the running transaction.</summary>
    public const string TransactionSetting = "inventory.transaction";

    // Longer than any refresh may take: who began earlier has ended.
    private const string Longest = "interval '1 day'";

    private const string LastSetting = "inventory.as_of";
    private const string FloorSetting = "inventory.as_of_floor";
    private const string ExceptSetting = "inventory.as_of_except";

    /// <summary>The settings by which the views of <see cref="Schema"/> show this state, for the length of a transaction.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        [LastSetting] = Text(Last),
        [FloorSetting] = Text(Except.Length == 0 ? Last : Except.Min() - 1),
        [ExceptSetting] = $"{{{string.Join(',', Except.Select(Text))}}}",
    };

    /// <summary>The state in which there was nothing.</summary>
    public static PointInTime BeforeAll(DateTimeOffset at) => new(-1, [], at, at == DateTimeOffset.UnixEpoch ? 0 : null);

    /// <summary>The state after all refreshes that began at or before an instant.</summary>
    public static Task<PointInTime> AtAsync(NpgsqlDataSource database, DateTimeOffset at, CancellationToken cancel) =>
        FindAsync(database, "at", at.UtcDateTime, at, cancel);

    /// <summary>The state after the transactions whose events all have numbers up to this one; null if no event has such a high number.</summary>
    public static async Task<PointInTime?> AfterAsync(NpgsqlDataSource database, long sequence, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            "select timestamp from inventory.mt_events where seq_id <= $1 and $1 <= (select max(seq_id) from inventory.mt_events) order by seq_id desc limit 1");
        command.Parameters.Add(new() { Value = sequence });
        if (await command.ExecuteScalarAsync(cancel) is not DateTime at)
            return null;
        return await FindAsync(database, "last_seq", sequence, new DateTimeOffset(at, TimeSpan.Zero), cancel) with { Sequence = sequence };
    }

    /// <summary>SQL: an event counts, or rather the whole transaction that it is part of.</summary>
    internal string Includes(string events) => Sequence is { } last
        ? $"""
            {events}.seq_id <= {Text(last)} and not exists (
              select from history.transactions t where t.last_seq > {Text(last)} and t.correlation_id = {events}.correlation_id and t.at = {events}.timestamp)
            """
        : $"{events}.timestamp <= '{At.UtcDateTime:yyyy-MM-dd HH:mm:ss.ffffff}+00'";

    /// <summary>SQL: a row that says since when it is valid had been written.</summary>
    internal static string Began(string from) => $"{from} <= {Number(LastSetting)} and {from} <> all({Excepted})";

    /// <summary>SQL: a row that says when it ended had not ended.</summary>
    internal static string Lasted(string to) => $"{to} > {Number(FloorSetting)} and ({to} > {Number(LastSetting)} or {to} = any({Excepted}))";

    private static string Number(string setting) => $"current_setting('{setting}')::bigint";

    private static string Excepted => $"current_setting('{ExceptSetting}')::bigint[]";

    private static async Task<PointInTime> FindAsync(NpgsqlDataSource database, string by, object limit, DateTimeOffset at, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            $"""
            with latest as (select at from history.transactions where {by} <= $1 order by {by} desc limit 1),
            last as (
              select coalesce(max(t.id), 0) as id from history.transactions t, latest l where t.{by} <= $1 and t.at > l.at - {Longest}
            )
            select last.id, array(
              select t.id from history.transactions t, latest l
              where t.{by} > $1 and t.id < last.id and t.at > l.at - {Longest} and t.at < l.at + {Longest})
            from last
            """);
        command.Parameters.Add(new() { Value = limit });
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return new PointInTime(row.GetInt64(0), row.GetFieldValue<long[]>(1), at);
    }

    private static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
