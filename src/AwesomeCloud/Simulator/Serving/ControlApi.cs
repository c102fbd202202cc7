using System.Text.Json;
using System.Text.Json.Serialization;

namespace AwesomeCloud.Simulator;

/// <summary>
/// Turns the simulator's knobs from outside its process, under <c>/__control</c>: unsigned, because only this machine can reach it.
/// JSON alone is accepted, which no web page can send across origins without asking first.
/// </summary>
internal sealed class ControlApi(World world, Faults faults)
{
    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            await ((context.Request.Method, context.Request.Path.Value) switch
            {
                ("GET", "/__control/faults") => FaultsAsync(context),
                ("DELETE", "/__control/faults") => ClearAsync(context),
                ("POST", "/__control/faults") => AddAsync(context),
                ("POST", "/__control/churn") => ChurnAsync(context),
                _ => throw new ApiError(404, "NotFound", "The controls are GET, POST, DELETE /__control/faults and POST /__control/churn."),
            });
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            await Answer.WriteErrorAsync(context, new ApiError(400, "InvalidControl", wrong.Message), "control");
        }
        catch (ApiError error)
        {
            await Answer.WriteErrorAsync(context, error, "control");
        }
    }

    private async Task AddAsync(HttpContext context)
    {
        RequireJson(context);
        faults.Add(await JsonSerializer.DeserializeAsync(context.Request.Body, ControlJson.Default.Fault, context.RequestAborted)
            ?? throw new JsonException("The body is null."));
        await FaultsAsync(context);
    }

    private Task ClearAsync(HttpContext context)
    {
        faults.Clear();
        return FaultsAsync(context);
    }

    private async Task ChurnAsync(HttpContext context)
    {
        RequireJson(context);
        var order = await JsonSerializer.DeserializeAsync(context.Request.Body, ControlJson.Default.ChurnOrder, context.RequestAborted)
            ?? throw new JsonException("The body is null.");
        ArgumentOutOfRangeException.ThrowIfNegative(order.Changes);
        world.Churn(order.Changes);
        await Answer.WriteAsync(context, new ChurnReport(world.Sequence), ControlJson.Default.ChurnReport);
    }

    private Task FaultsAsync(HttpContext context) => Answer.WriteAsync(context, faults.Active, ControlJson.Default.IReadOnlyListFault);

    private static void RequireJson(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
        {
            throw new ApiError(415, "UnsupportedMediaType", "Send application/json.");
        }
    }
}

/// <summary>Asks for changes now.</summary>
internal sealed record ChurnOrder(int Changes);

/// <summary>The number of the latest change.</summary>
internal sealed record ChurnReport(long Sequence);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(FaultKindConverter)])]
[JsonSerializable(typeof(Fault))]
[JsonSerializable(typeof(IReadOnlyList<Fault>))]
[JsonSerializable(typeof(ChurnOrder))]
[JsonSerializable(typeof(ChurnReport))]
internal sealed partial class ControlJson : JsonSerializerContext;

internal sealed class FaultKindConverter() : JsonStringEnumConverter<FaultKind>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);
