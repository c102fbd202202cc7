using Microsoft.Net.Http.Headers;

namespace Inventory.Api.Serving.Answering;

/// <summary>The form of a collection's answer.</summary>
internal enum AnswerFormat
{
    /// <summary>A page in ManageIQ's envelope.</summary>
    Json,

    /// <summary>All rows, a JSON object on each line.</summary>
    Ndjson,

    /// <summary>All rows as a table.</summary>
    Csv,
}

/// <summary>Which form is asked for: by <c>format</c>, which a browser can say, or else by the header <c>Accept</c>.</summary>
internal static class AnswerFormats
{
    public const string Csv = "text/csv";

    public const string Ndjson = "application/x-ndjson";

    public static ApiError? Read(ApiRequest request, out AnswerFormat format)
    {
        var asked = request.Parameter("format");
        (format, var known) = asked switch
        {
            null or "" => (OfHeader(request.Http.Request), true),
            "json" => (AnswerFormat.Json, true),
            "ndjson" => (AnswerFormat.Ndjson, true),
            "csv" => (AnswerFormat.Csv, true),
            _ => (AnswerFormat.Json, false),
        };
        if (!known)
            return ApiError.BadRequest($"Invalid format {asked} specified, valid formats are: csv, json, ndjson");
        return format == AnswerFormat.Json && string.IsNullOrEmpty(asked) ? TransportHeaders.CheckAccept(request.Http.Request) : null;
    }

    // The best of those that are spoken; without any, the header is judged as everywhere else.
    private static AnswerFormat OfHeader(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted))
            return AnswerFormat.Json;
        foreach (var type in accepted.OrderByDescending(t => t.Quality ?? 1))
            if (type.MediaType.Equals(Csv, StringComparison.OrdinalIgnoreCase))
                return AnswerFormat.Csv;
            else if (type.MediaType.Equals(Ndjson, StringComparison.OrdinalIgnoreCase))
                return AnswerFormat.Ndjson;
            else if (type.MatchesAllTypes || type.MediaType.Value!.Contains("json", StringComparison.OrdinalIgnoreCase))
                return AnswerFormat.Json;
        return AnswerFormat.Json;
    }
}
