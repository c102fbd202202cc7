using System.Globalization;
using Inventory.Api.Serving.Addressing;
using Inventory.Api.Serving.Answering;
using Inventory.Api.Serving.Rendering;
using Inventory.Domain.Following;
using Microsoft.Net.Http.Headers;

namespace Inventory.Api.Serving.Following;

/// <summary><c>GET /api/changes</c>: what changed after a number, as a page or as a stream.</summary>
internal sealed class AnswerChanges(ChangeFeed feed, HighWaterMark mark, ChangeFilters filters, CloudEvents events, ChangeStream stream)
{
    /// <summary>Its name in URLs.</summary>
    public const string Name = "changes";

    /// <summary>Whether a request asks for a stream, which cannot be held back until it is complete.</summary>
    public static bool IsStream(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && ApiPath.Parse(http.Request.Path).Segments is [Name]
        && FormOf(http.Request) == ChangeStream.MediaType;

    /// <summary>Answers.</summary>
    public async Task<ApiError?> AnswerAsync(ApiRequest request)
    {
        var form = FormOf(request.Http.Request);
        if (form is null)
            return ApiError.UnsupportedMediaType($"Invalid Response Format {request.Http.Request.Headers.Accept} requested");
        if (ChangeQuestion.Read(request, out var question) is { } badQuestion)
            return badQuestion;
        var (filter, badFilter) = await filters.MakeAsync(question.Names, request.User.Access.Managers, request.Cancel);
        if (filter is null)
            return badFilter;
        var after = question.After ?? await mark.AdvanceAsync(request.Cancel);
        var page = await feed.ReadAsync(after, filter, form == ChangeStream.MediaType ? 1 : question.Limit, request.Cancel);
        if (ProblemOf(page, after, question.Snapshots) is { } problem)
            return problem;
        if (form == ChangeStream.MediaType)
            return await stream.AnswerAsync(request, question, after, filter);
        // Who began at the beginning goes on with what is left of it.
        await WriteAsync(request, page, question.Snapshots || (after == 0 && page.HasHoles(page.Next)), form == CloudEvents.Batch);
        return null;
    }

    /// <summary>Why changes after a number cannot be had; null if they can.</summary>
    public static ApiError? ProblemOf(ChangePage page, long after, bool snapshots) =>
        page.HasHoles(after) && !snapshots ? ApiError.Gone(
            $"Changes up to {page.WholeAfter} are no longer kept one by one, what is left of them is one snapshot per object. Add snapshots=true to go on with these; "
            + "or note the number in next of /api/changes?after=latest, read the collections, and go on with the changes after that number")
        : after > page.Settled ? ApiError.BadRequest(
            $"There is no change {after} yet, the latest is {page.Settled}. Go on with after={page.Settled}; if this number came from here, the inventory was made "
            + "anew or restored since then, and is to be read from the beginning (after=0)")
        : null;

    private async Task WriteAsync(ApiRequest request, ChangePage page, bool snapshots, bool isBatch)
    {
        var next = $"{request.Root}/{Name}{QueryString(request, page.Next, snapshots)}";
        request.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        await using var json = JsonOutput.Start(request.Response);
        if (isBatch)
            request.Response.ContentType = CloudEvents.Batch + "; charset=utf-8";
        if (!isBatch)
        {
            json.WriteStartObject();
            json.WriteStartArray("changes");
        }
        else
            json.WriteStartArray();
        foreach (var change in page.Changes)
        {
            events.Write(json, change);
            if (json.BytesPending > 1 << 16)
                await JsonOutput.SendAsync(json, request.Response, request.Cancel);
        }
        json.WriteEndArray();
        if (!isBatch)
        {
            json.WriteString("next", page.Next.ToString(CultureInfo.InvariantCulture));
            json.WriteString("latest", page.Settled.ToString(CultureInfo.InvariantCulture));
            json.WriteStartObject("links");
            json.WriteString("next", next);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        await json.FlushAsync(request.Cancel);
    }

    private static string QueryString(ApiRequest request, long after, bool snapshots)
    {
        var parameters = request.Query.Where(p => p.Key is not ("after" or "snapshots")).SelectMany(p => p.Value, (p, value) => KeyValuePair.Create(p.Key, value));
        if (snapshots)
            parameters = parameters.Append(new("snapshots", "true"));
        return Microsoft.AspNetCore.Http.QueryString.Create(parameters.Append(new("after", after.ToString(CultureInfo.InvariantCulture)))).ToString();
    }

    // The best of those that are spoken; null if there is none.
    private static string? FormOf(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted) || accepted.Count == 0)
            return "application/json";
        foreach (var type in accepted.OrderByDescending(t => t.Quality ?? 1))
            foreach (var form in new[] { ChangeStream.MediaType, CloudEvents.Batch })
                if (type.MediaType.Equals(form, StringComparison.OrdinalIgnoreCase))
                    return form;
                else if (type.MatchesAllTypes || type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
                    return "application/json";
        return null;
    }
}
