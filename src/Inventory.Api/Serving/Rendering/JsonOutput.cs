using System.Text.Encodings.Web;
using System.Text.Json;

namespace Inventory.Api.Serving.Rendering;

/// <summary>JSON straight into the response.</summary>
internal static class JsonOutput
{
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public const string ContentType = "application/json; charset=utf-8";

    /// <summary>A writer on the body.</summary>
    public static Utf8JsonWriter Start(HttpResponse response, int status = 200)
    {
        response.StatusCode = status;
        response.ContentType = ContentType;
        return new Utf8JsonWriter(response.BodyWriter, Options);
    }

    /// <summary>Sends what has been written so far.</summary>
    public static async ValueTask SendAsync(Utf8JsonWriter json, HttpResponse response, CancellationToken cancel)
    {
        json.Flush();
        await response.BodyWriter.FlushAsync(cancel);
    }

    /// <summary>A small answer.</summary>
    public static async Task WriteAsync(HttpResponse response, Action<Utf8JsonWriter> write, int status = 200)
    {
        await using var json = Start(response, status);
        write(json);
        await json.FlushAsync();
    }

    /// <summary>An error.</summary>
    public static Task WriteAsync(HttpResponse response, ApiError error) => WriteAsync(response, json =>
    {
        json.WriteStartObject();
        if (error.Kind.Length == 0)
        {
            json.WriteNumber("status", error.Status);
            json.WriteString("error", error.Message);
        }
        else
        {
            json.WriteStartObject("error");
            json.WriteString("kind", error.Kind);
            json.WriteString("message", error.Message);
            json.WriteString("klass", error.Klass);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }, error.Status);
}
