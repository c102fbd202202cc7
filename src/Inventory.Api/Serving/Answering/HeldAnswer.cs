using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Inventory.Api.Serving.Answering;

/// <summary>
/// Holds an answer back until it is complete, gives it an ETag, and sends nothing to who has it already. The tag is of the answer as rendered, and weak:
/// the same for every encoding. An answer that grows too long goes out as it comes, without a tag.
/// </summary>
internal sealed class HeldAnswer : Stream
{
    private const int Longest = 1 << 20;

    private readonly HttpContext http;
    private readonly Stream body;
    private byte[] held = ArrayPool<byte>.Shared.Rent(1 << 14);
    private int length;
    private bool passes;

    private HeldAnswer(HttpContext http) => (this.http, body) = (http, http.Response.Body);

    /// <summary>Begins to hold; null where nothing is to be held.</summary>
    public static HeldAnswer? Of(HttpContext http)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
            return null;
        var answer = new HeldAnswer(http);
        http.Response.Body = answer;
        return answer;
    }

    /// <summary>The answer is complete.</summary>
    public async Task EndAsync()
    {
        var response = http.Response;
        await response.BodyWriter.FlushAsync(http.RequestAborted);
        response.Body = body;
        if (passes)
            return;
        if (response.StatusCode == StatusCodes.Status200OK && IsKnown(Tag(response)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.ContentType = null;
            response.Headers.ContentDisposition = default;
        }
        else if (length > 0)
            await body.WriteAsync(held.AsMemory(0, length), http.RequestAborted);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!passes && length + buffer.Length <= Longest)
        {
            Keep(buffer.Span);
            return;
        }
        if (!passes)
            await body.WriteAsync(held.AsMemory(0, length), cancellationToken);
        passes = true;
        await body.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => passes ? body.FlushAsync(cancellationToken) : Task.CompletedTask;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Flush() => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && held.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(held);
            held = [];
        }
        base.Dispose(disposing);
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (length + bytes.Length > held.Length)
        {
            var longer = ArrayPool<byte>.Shared.Rent(Math.Max(2 * held.Length, length + bytes.Length));
            held.AsSpan(0, length).CopyTo(longer);
            ArrayPool<byte>.Shared.Return(held);
            held = longer;
        }
        bytes.CopyTo(held.AsSpan(length));
        length += bytes.Length;
    }

    // It may be kept, by the one client that asked, and must be asked for again.
    private EntityTagHeaderValue Tag(HttpResponse response)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(held.AsSpan(0, length), hash);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash[..16])}\"", isWeak: true);
        response.Headers.ETag = tag.ToString();
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Append(HeaderNames.Vary, "Accept, Authorization, X-Auth-Token, X-MIQ-Group");
        return tag;
    }

    private bool IsKnown(EntityTagHeaderValue tag) =>
        EntityTagHeaderValue.TryParseList(http.Request.Headers.IfNoneMatch, out var known)
        && known.Any(k => k.Equals(EntityTagHeaderValue.Any) || k.Compare(tag, useStrongComparison: false));
}
