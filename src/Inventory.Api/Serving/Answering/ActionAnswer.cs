using System.Text.Json;
using Inventory.Api.Serving.Acting;
using Inventory.Api.Serving.Rendering;

namespace Inventory.Api.Serving.Answering;

/// <summary>Says what came of an action.</summary>
internal sealed class ActionAnswer(ShowResource resources)
{
    /// <summary>One target at its own URL: the bare result.</summary>
    public async Task<ApiError?> OneAsync(ApiRequest request, Place place, ActionTarget target, ActionOutcome outcome)
    {
        if (outcome is ActionRefused refused)
            return refused.Error;
        if (outcome is ActionOutcomes several)
            return await ManyAsync(request, place, [.. several.All.Select(each => ((ActionTarget?)target, each))], isBulk: true);
        if (HttpMethods.IsDelete(request.Http.Request.Method) && outcome is not ActionResult { Succeeded: false })
        {
            request.Response.StatusCode = StatusCodes.Status204NoContent;
            return null;
        }
        await using var json = JsonOutput.Start(request.Response, outcome is ActionResult { Succeeded: false } ? 400 : 200);
        await WriteAsync(json, request, place, target, outcome);
        await json.FlushAsync(request.Cancel);
        return null;
    }

    /// <summary>At the URL of a collection: wrapped, in the order of the request.</summary>
    public async Task<ApiError?> ManyAsync(ApiRequest request, Place place, List<(ActionTarget? Target, ActionOutcome Outcome)> outcomes, bool isBulk)
    {
        // A bulk is reported entry by entry, a refused order of one as an error.
        if (!isBulk && outcomes[0].Outcome is ActionRefused only)
            return only.Error;
        await using var json = JsonOutput.Start(request.Response, !isBulk && outcomes[0].Outcome is ActionResult { Succeeded: false } ? 400 : 200);
        json.WriteStartObject();
        json.WriteStartArray("results");
        foreach (var (target, outcome) in outcomes)
            foreach (var each in outcome is ActionOutcomes several ? several.All : [outcome])
                await WriteAsync(json, request, place, target, each);
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(request.Cancel);
        return null;
    }

    private async Task WriteAsync(Utf8JsonWriter json, ApiRequest request, Place place, ActionTarget? target, ActionOutcome outcome)
    {
        switch (outcome)
        {
            case ActedResource acted when await resources.WriteAsync(request, place, acted.Id, json):
                break;
            case ShownRow shown:
                PublicJson.Write(json, shown.Row);
                break;
            case ActionResult result:
                WriteResult(json, request, place, target, result);
                break;
            default:
                WriteResult(json, request, place, target, new ActionResult(false, (outcome as ActionRefused)?.Error.Message ?? "The resource is gone"));
                break;
        }
    }

    private static void WriteResult(Utf8JsonWriter json, ApiRequest request, Place place, ActionTarget? target, ActionResult result)
    {
        json.WriteStartObject();
        json.WriteBoolean("success", result.Succeeded);
        json.WriteString("message", result.Message);
        if (result.TaskIds is [var first, ..])
        {
            json.WritePropertyName("task_id");
            Values.WriteId(json, first);
            json.WriteString("task_href", $"{request.Root}/tasks/{first}");
        }
        if (result.ListsTasks)
            WriteTasks(json, request, result.TaskIds);
        if (result.Result is { } free)
        {
            json.WritePropertyName("result");
            PublicJson.Write(json, free);
        }
        json.WriteString("href", result.About is { } slug ? $"{request.Root}/{slug}" : target is null ? place.Url : $"{place.Url}/{target.Id}");
        foreach (var (name, value) in result.Members)
            json.WriteString(name, name.EndsWith("_href", StringComparison.Ordinal) ? $"{request.Root}/{value}" : value);
        json.WriteEndObject();
    }

    private static void WriteTasks(Utf8JsonWriter json, ApiRequest request, IReadOnlyList<long> tasks)
    {
        json.WriteStartArray("tasks");
        foreach (var task in tasks)
        {
            json.WriteStartObject();
            json.WritePropertyName("id");
            Values.WriteId(json, task);
            json.WriteString("href", $"{request.Root}/tasks/{task}");
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
