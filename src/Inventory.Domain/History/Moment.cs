using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Npgsql;

namespace Inventory.Domain.History;

/// <summary>
/// A state of the inventory as people name it: an instant (<c>2031-05-04T09:08:07Z</c>; a day means its first moment, and no offset means UTC), a refresh
/// (<c>refresh:12</c>: what it left), or an event (<c>seq:4711</c>: after the last transaction whose events are all counted by then; 0 is before everything).
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
            moment = Number(text[RefreshPrefix.Length..]) is { } refresh and > 0 ? new AfterRefresh(refresh) : null;
        else if (text.StartsWith(SequencePrefix, StringComparison.Ordinal))
            moment = Number(text[SequencePrefix.Length..]) is { } sequence ? new AfterEvent(sequence) : null;
        else if (TryParseInstant(text, out var at))
            moment = new Instant(at);
        return moment is not null;
    }

    /// <summary>Reads an instant.</summary>
    public static bool TryParseInstant(string? text, out DateTimeOffset at) => DateTimeOffset.TryParseExact(
        text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out at);

    /// <summary>The state, or why there is none of that name.</summary>
    public Task<(PointInTime? Point, string? Problem)> FindAsync(NpgsqlDataSource database, CancellationToken cancel) =>
        FindAsync(new PastStates(database), null, cancel);

    /// <summary>The state, or why there is none of that name: there never was, or what it was is not kept.</summary>
    /// <param name="states">Finds it.</param>
    /// <param name="managers">Only refreshes of these count; null for all.</param>
    /// <param name="cancel">Cancels.</param>
    public abstract Task<(PointInTime? Point, string? Problem)> FindAsync(PastStates states, IReadOnlyList<long>? managers, CancellationToken cancel);

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>After all refreshes that began at or before an instant.</summary>
    /// <param name="At">The instant.</param>
    public sealed record Instant(DateTimeOffset At) : Moment
    {
        /// <inheritdoc/>
        public override Task<(PointInTime? Point, string? Problem)> FindAsync(PastStates states, IReadOnlyList<long>? managers, CancellationToken cancel) =>
            states.AtAsync(At, cancel);
    }

    /// <summary>After a refresh.</summary>
    /// <param name="Id">Its number.</param>
    public sealed record AfterRefresh(long Id) : Moment
    {
        /// <inheritdoc/>
        public override Task<(PointInTime? Point, string? Problem)> FindAsync(PastStates states, IReadOnlyList<long>? managers, CancellationToken cancel) =>
            states.OfRefreshAsync(Id, managers, cancel);
    }

    /// <summary>After an event.</summary>
    /// <param name="Sequence">Its number.</param>
    public sealed record AfterEvent(long Sequence) : Moment
    {
        /// <inheritdoc/>
        public override Task<(PointInTime? Point, string? Problem)> FindAsync(PastStates states, IReadOnlyList<long>? managers, CancellationToken cancel) =>
            states.AfterAsync(Sequence, cancel);
    }
}
