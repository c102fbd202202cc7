using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AwesomeCloud.Wire;

namespace AwesomeCloud.Simulator;

/// <summary>Writes bodies: the good ones straight into the connection's pipe, the bad ones as the fault wants them.</summary>
internal static class Answer
{
    public static async Task WriteAsync<T>(HttpContext context, T body, JsonTypeInfo<T> type)
    {
        context.Response.ContentType = "application/json";
        Write(context.Response.BodyWriter, body, type);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    /// <summary>A body that HTTP calls complete, but whose JSON stops in the middle.</summary>
    public static async Task WriteHalfAsync<T>(HttpContext context, T body, JsonTypeInfo<T> type)
    {
        context.Response.ContentType = "application/json";
        await context.Response.BodyWriter.WriteAsync(HalfOf(body, type, out _), context.RequestAborted);
    }

    /// <summary>Half a body, and then the connection is gone.</summary>
    public static async Task CutAsync<T>(HttpContext context, T body, JsonTypeInfo<T> type)
    {
        var half = HalfOf(body, type, out var length);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = length;
        await context.Response.BodyWriter.WriteAsync(half, context.RequestAborted);
        context.Abort();
    }

    public static Task WriteErrorAsync(HttpContext context, ApiError error, string requestId)
    {
        context.Response.StatusCode = error.Status;
        if (error.RetryAfterSeconds is { } seconds)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(seconds).ToString(CultureInfo.InvariantCulture);
        }

        var body = new ErrorBody(new ErrorDetail(error.Code, error.Message, requestId));
        return WriteAsync(context, body, WireJson.Default.ErrorBody);
    }

    private static void Write<T>(IBufferWriter<byte> output, T body, JsonTypeInfo<T> type)
    {
        using var writer = new Utf8JsonWriter(output);
        JsonSerializer.Serialize(writer, body, type);
    }

    private static ReadOnlyMemory<byte> HalfOf<T>(T body, JsonTypeInfo<T> type, out int length)
    {
        var whole = new ArrayBufferWriter<byte>();
        Write(whole, body, type);
        length = whole.WrittenCount;
        return whole.WrittenMemory[..(length / 2)];
    }
}
