using System.Globalization;

namespace Inventory.Api.Serving.Filtering;

/// <summary>A date or an instant in a filter. A bare date means the whole day, in UTC.</summary>
/// <param name="From">Its beginning.</param>
/// <param name="IsDay">A whole day.</param>
public readonly record struct DateValue(DateTime From, bool IsDay)
{
    private static readonly string[] Formats =
    [
        .. from separator in new[] { "'T'", "' '" }
           from time in new[] { "HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF" }
           from zone in new[] { "", "zzz", "'Z'", "' UTC'" }
           select $"yyyy-MM-dd{separator}{time}{zone}",
    ];

    /// <summary>The last day that can be asked for ends before the calendar does.</summary>
    public DateTime Until => From.Date >= DateTime.MaxValue.Date ? DateTime.MaxValue : From.AddDays(1);

    /// <summary>Reads <c>2031-01-03</c> or an ISO-8601 instant; without an offset it is in UTC.</summary>
    public static bool TryParse(string text, out DateValue value)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        var isDay = DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, Utc, out var at);
        var ok = isDay || DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, Utc, out at);
        value = new DateValue(at, isDay);
        return ok;
    }
}
