using System.Buffers;
using System.Text.Json;
using Inventory.Api.Serving.Addressing;
using Inventory.Api.Serving.Querying;
using Inventory.Api.Serving.Rendering;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Inventory.Api.Serving.Answering;

/// <summary>
/// <c>GET /api/vms?format=csv</c>: all rows of a collection, or those of <c>limit</c> and <c>offset</c>, as they come from the database. An answer that
/// cannot be finished is broken off, never ended.
/// </summary>
internal sealed class ExportCollection(NpgsqlDataSource database, CollectionClasses classes, IOptions<ServingOptions> options)
{
    private const int BytesPerFlush = 1 << 16;

    public async Task<ApiError?> AnswerAsync(ApiRequest request, Place place, AnswerFormat format)
    {
        if (!Paging.TryReadAny(request.Query, out var paging, out var error))
            return error;
        if (!CollectionQuestion.TryRead(request, place, classes, out var question, out error))
            return error;
        question.Selection.ShowsActions = false;
        if (paging is not null)
            question.Query.Page = (paging.Limit, paging.Offset);
        var context = new PlanContext(request.Root, RowActions.None) { AsOf = request.AsOf, Timeout = options.Value.ExportTimeout };
        var plan = new RowPlan(context, question.Query.Scope, question.Query.Rows).Resources(question.Selection, place.Url);
        await using var rows = await RowReading.OpenAsync(database, question.Query.Scope.Sql, context, plan, question.Query.Rows, null, request.Cancel);
        Announce(request.Response, place, format);
        if (HttpMethods.IsHead(request.Http.Request.Method))
            return null;
        await (format == AnswerFormat.Csv ? WriteCsvAsync(request, rows) : WriteLinesAsync(request, rows));
        return null;
    }

    // The names are those of the catalogue, and numbers: nothing of the request's own.
    private static void Announce(HttpResponse response, Place place, AnswerFormat format)
    {
        var name = place.Association is null ? place.Name : $"{place.Name}-of-{place.OwnerId}";
        response.ContentType = format == AnswerFormat.Csv ? $"{AnswerFormats.Csv}; charset=utf-8; header=present" : AnswerFormats.Ndjson;
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}.{(format == AnswerFormat.Csv ? "csv" : "ndjson")}\"";
    }

    private static async Task WriteLinesAsync(ApiRequest request, RowReading rows)
    {
        var body = request.Response.BodyWriter;
        await using var json = new Utf8JsonWriter(body, JsonOutput.Options);
        for (var pending = 0L; rows.HasRow; await rows.ReadAsync(request.Cancel))
        {
            rows.Write(json);
            json.Flush();
            pending += json.BytesCommitted + 1;
            json.Reset();
            body.Write("\n"u8);
            if (pending < BytesPerFlush)
                continue;
            await body.FlushAsync(request.Cancel);
            pending = 0;
        }
        await body.FlushAsync(request.Cancel);
    }

    private static async Task WriteCsvAsync(ApiRequest request, RowReading rows)
    {
        var (body, line) = (request.Response.BodyWriter, new CsvLine());
        rows.WriteNames(line);
        for (line.End(); rows.HasRow; await rows.ReadAsync(request.Cancel))
        {
            rows.Write(line);
            line.End();
            if (line.Length < BytesPerFlush)
                continue;
            line.MoveTo(body);
            await body.FlushAsync(request.Cancel);
        }
        line.MoveTo(body);
        await body.FlushAsync(request.Cancel);
    }
}
