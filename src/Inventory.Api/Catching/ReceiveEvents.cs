using System.Globalization;
using System.Text.Json;
using Inventory.Api.Authenticating;
using Inventory.Api.Serving;
using Inventory.Api.Serving.Following;
using Inventory.Api.Serving.Rendering;
using Inventory.Domain.Catching;
using Inventory.Domain.Providers;
using Inventory.Sdk;
using Npgsql;

namespace Inventory.Api.Catching;

/// <summary>
/// <c>POST /api/event_streams/ingest/:provider</c>: takes events that a cloud pushes, one CloudEvent or a batch. Who pushes proves by the signature that he knows
/// the provider's event secret, and needs no login.
/// </summary>
internal sealed class ReceiveEvents(
    EventSecrets secrets, ProviderStore providers, EventInbox inbox, EventOptions options, TimeProvider time)
{
    /// <summary>The path's last part but one.</summary>
    public const string Name = "ingest";

    private static readonly string[] ContentTypes = ["application/cloudevents+json", CloudEvents.Batch, "application/json"];

    /// <summary>Answers.</summary>
    public async Task<ApiError?> AnswerAsync(HttpContext http, string provider)
    {
        var cancel = http.RequestAborted;
        if (!HttpMethods.IsPost(http.Request.Method))
            return ApiError.NoRoute;
        using var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes, cancel);
        var body = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
        var (signature, timestamp) = ($"{http.Request.Headers[BodySignature.Header]}", $"{http.Request.Headers[BodySignature.TimestampHeader]}");
        var id = long.TryParse(provider, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (!BodySignature.Fits(signature, await secrets.FindAsync(id, cancel), timestamp, body.Span))
            return ApiError.Unauthorized($"{BodySignature.Header} must be sha256=, and the HMAC of {BodySignature.TimestampHeader}, a dot and the body, by the provider's event secret");
        if (!IsRecent(timestamp))
            return ApiError.Unauthorized($"{BodySignature.TimestampHeader} must be the seconds since 1970, at most {options.SignatureTolerance} from this server's clock");
        if (!ContentTypes.Contains(http.Request.ContentType?.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase))
            return ApiError.UnsupportedMediaType($"Content-Type must be {string.Join(" or ", ContentTypes)}: CloudEvents in structured mode");
        if (await providers.FindAsync(id, cancel) is not { Manager.EventCatcher: not null } known)
            return ApiError.BadRequest("The provider is gone, or of a kind that tells no events");
        if (Read(body) is not { } events)
            return ApiError.BadRequest("The body must be a CloudEvent, or a list of CloudEvents, in JSON");
        try
        {
            var saved = await inbox.SaveAsync(known, events, new PushedDelivery(signature, options.SignatureTolerance), cancel);
            await JsonOutput.WriteAsync(http.Response, json => Write(json, saved));
            return null;
        }
        catch (RepeatedDeliveryException e)
        {
            return ApiError.Conflict(e.Message);
        }
    }

    private bool IsRecent(string timestamp) => long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs(time.GetUtcNow().ToUnixTimeSeconds() - (decimal)seconds) <= (decimal)options.SignatureTolerance.TotalSeconds;

    // Each event on its own, so that one that makes no sense takes no other with it.
    private static List<NativeEvent>? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            return root.ValueKind switch
            {
                JsonValueKind.Object => [new NativeEvent(body)],
                JsonValueKind.Array => [.. root.EnumerateArray().Select(e => new NativeEvent(JsonSerializer.SerializeToUtf8Bytes(e)))],
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter json, SavedEvents saved)
    {
        json.WriteStartObject();
        json.WriteNumber("saved", saved.New);
        json.WriteNumber("known", saved.Known);
        json.WriteNumber("filtered", saved.Filtered);
        json.WriteNumber("rejected", saved.Rejected);
        json.WriteEndObject();
    }
}

/// <summary>With what providers sign the events that they push.</summary>
internal sealed class EventSecrets(NpgsqlDataSource database, ISecretProtector secrets, TimeProvider time)
{
    /// <summary>What a secret must have.</summary>
    public const int ShortestSecret = 16;

    // Takes the part of a secret that is not there, so that a missing one takes as long as a wrong one.
    private readonly string nobodys = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));

    /// <summary>The provider's secret; one that nobody knows if it has none.</summary>
    public async Task<string> FindAsync(long emsId, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select signing_secret from inventory.event_secrets where ems_id = $1");
        command.Parameters.Add(new() { Value = emsId });
        return await command.ExecuteScalarAsync(cancel) is string secret ? secrets.Unprotect(secret) ?? nobodys : nobodys;
    }

    /// <summary>Sets it, in place of any other.</summary>
    public async Task SetAsync(long emsId, string secret, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            """
            insert into inventory.event_secrets (ems_id, signing_secret, changed_at) values ($1, $2, $3)
            on conflict (ems_id) do update set signing_secret = excluded.signing_secret, changed_at = excluded.changed_at
            """);
        command.Parameters.Add(new() { Value = emsId });
        command.Parameters.Add(new() { Value = secrets.Protect(secret) });
        command.Parameters.Add(new() { Value = time.GetUtcNow().UtcDateTime, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz });
        await command.ExecuteNonQueryAsync(cancel);
    }
}
