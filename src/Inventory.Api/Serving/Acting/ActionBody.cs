using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Inventory.Api.Serving.Acting;

/// <summary>The body of an order, whichever of its forms it has.</summary>
/// <param name="Action">What to do; <c>create</c> unless the body says.</param>
/// <param name="Single">The parameters of one target: <c>resource</c>, or all members but <c>action</c>.</param>
/// <param name="Bulk">The entries of <c>resources</c>, or null.</param>
internal sealed record ActionBody(string Action, JsonElement Single, IReadOnlyList<JsonElement>? Bulk)
{
    private static readonly JsonElement Empty = JsonElement.Parse("{}");

    /// <summary>The body of a POST.</summary>
    public static ActionBody Read(JsonElement body)
    {
        var action = body.TryGetProperty("action", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString()! : "create";
        var bulk = body.TryGetProperty("resources", out var entries) && entries.ValueKind == JsonValueKind.Array
            ? entries.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object && e.GetPropertyCount() > 0).ToList()
            : null;
        var single = !body.TryGetProperty("resource", out var resource) ? Without(body, "action")
            : resource.ValueKind == JsonValueKind.Object ? resource : Empty;
        return new ActionBody(action, single, bulk);
    }

    /// <summary>The body of a PUT or PATCH: the new values, or a list of commands that say them.</summary>
    public static ActionBody ReadEdit(JsonElement body) =>
        new("edit", body.ValueKind == JsonValueKind.Array ? FromCommands(body) : Without(body, "action"), null);

    /// <summary>Reads a request's JSON; no body, a blank one, and <c>null</c> count as an empty object.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> bytes, bool allowsList, out JsonElement body, [NotNullWhen(false)] out ApiError? error)
    {
        (body, error) = (Empty, null);
        if (!bytes.Span.ContainsAnyExcept(" \t\r\n"u8))
            return true;
        try
        {
            body = JsonElement.Parse(bytes.Span);
            if (body.ValueKind == JsonValueKind.Null)
                body = Empty;
            else if (body.ValueKind != JsonValueKind.Object && !(allowsList && body.ValueKind == JsonValueKind.Array))
                error = ApiError.BadRequest("The body of a request must be a JSON object");
            else if (!HasWholeTexts(body))
                error = ApiError.MalformedJson("A text of the body is no valid Unicode");
        }
        catch (JsonException e)
        {
            error = ApiError.MalformedJson(e.Message);
        }
        return error is null;
    }

    private static JsonElement Without(JsonElement body, string name) =>
        Make(json =>
        {
            foreach (var member in body.EnumerateObject())
                if (member.Name != name)
                    member.WriteTo(json);
        });

    // Commands without an action or a path, and those for inner paths, do nothing.
    private static JsonElement FromCommands(JsonElement commands) =>
        Make(json =>
        {
            foreach (var command in commands.EnumerateArray())
            {
                if (Text(command, "path") is not { Length: > 0 } path || path.Contains('/', StringComparison.Ordinal))
                    continue;
                if (Text(command, "action") == "remove")
                    json.WriteNull(path);
                else if (Text(command, "action") is "edit" or "add" && command.TryGetProperty("value", out var value))
                {
                    json.WritePropertyName(path);
                    value.WriteTo(json);
                }
            }
        });

    private static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement Make(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        return JsonElement.Parse(buffer.WrittenSpan);
    }

    // "\ud800" is JSON, but no text.
    private static bool HasWholeTexts(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.Object => element.EnumerateObject().All(m => m.Name is not null && HasWholeTexts(m.Value)),
                JsonValueKind.Array => element.EnumerateArray().All(HasWholeTexts),
                JsonValueKind.String => element.GetString() is not null,
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
