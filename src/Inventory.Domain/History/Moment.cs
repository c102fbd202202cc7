using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Npgsql;

namespace Inventory.Domain.History;

/// <summary>
/// A state of the inventory as people name it: an instant (<c>2031-05-04T09:08:07Z</c>; a day means its first moment, and no offset means UTC), a refresh
/// (<c>refresh:12</c>: when it had ended), or an event (<c>seq:4711</c>: after the last transaction whose events are all counted by then).
/// </summary>
public abstract record Moment
{
    private const string RefreshPrefix = "refresh:";
    private const string SequencePrefix = "seq:";

    // RFC 3339, and what people leave out of it.
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    private Moment()
    {
    }

    /// <summary>How it is written.</summary>
    public const string Forms = "an instant such as 2031-05-04T09:08:07Z, refresh:N or seq:N";

    /// <summary>Reads a name.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Moment? moment)
    {
        moment = null;
        text = text?.Trim() ?? "";
        if (text.StartsWith(RefreshPrefix, StringComparison.Ordinal))
            moment = Number(text[RefreshPrefix.Length..]) is { } refresh ? new AfterRefresh(refresh) : null;
        else if (text.StartsWith(SequencePrefix, StringComparison.Ordinal))
            moment = Number(text[SequencePrefix.Length..]) is { } sequence ? new AfterEvent(sequence) : null;
        else if (TryParseInstant(text, out var at))
            moment = new Instant(at);
        return moment is not null;
    }

    /// <summary>Reads an instant.</summary>
    public static bool TryParseInstant(string? text, out DateTimeOffset at) => DateTimeOffset.TryParseExact(
        text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out at);

    /// <summary>The state, or why there is none of that name: there never was, or what it was is no longer kept (<see cref="Retention"/>).</summary>
    public async Task<(PointInTime? Point, string? Problem)> FindAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        var (point, problem) = await LocateAsync(database, cancel);
        return point is not null && await Retention.HorizonAsync(database, cancel) is { } horizon && point.At < horizon
            ? (null, $"History is kept from {horizon.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)} on; what was before was compacted")
            : (point, problem);
    }

    /// <summary>The state by itself.</summary>
    protected abstract Task<(PointInTime? Point, string? Problem)> LocateAsync(NpgsqlDataSource database, CancellationToken cancel);

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    /// <summary>After all refreshes that began at or before an instant.</summary>
    /// <param name="At">The instant.</param>
    public sealed record Instant(DateTimeOffset At) : Moment
    {
        /// <inheritdoc/>
        protected override async Task<(PointInTime? Point, string? Problem)> LocateAsync(NpgsqlDataSource database, CancellationToken cancel) =>
            (await PointInTime.AtAsync(database, At, cancel), null);
    }

    /// <summary>After a refresh.</summary>
    /// <param name="Id">Its number.</param>
    public sealed record AfterRefresh(long Id) : Moment
    {
        /// <inheritdoc/>
        protected override async Task<(PointInTime? Point, string? Problem)> LocateAsync(NpgsqlDataSource database, CancellationToken cancel)
        {
            await using var command = database.CreateCommand("select last_seq from history.transactions where correlation_id = $1");
            command.Parameters.Add(new() { Value = Collecting.Refresh.Stream(Id) });
            return await command.ExecuteScalarAsync(cancel) is long last
                ? (await PointInTime.AfterAsync(database, last, cancel), null)
                : (null, $"There is no refresh {Id} that recorded its outcome");
        }
    }

    /// <summary>After an event.</summary>
    /// <param name="Sequence">Its number.</param>
    public sealed record AfterEvent(long Sequence) : Moment
    {
        /// <inheritdoc/>
        protected override async Task<(PointInTime? Point, string? Problem)> LocateAsync(NpgsqlDataSource database, CancellationToken cancel) =>
            await PointInTime.AfterAsync(database, Sequence, cancel) is { } point
                ? (point, null)
                : (null, $"There is no event {Sequence} yet");
    }
}
