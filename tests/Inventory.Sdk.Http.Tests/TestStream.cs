namespace Inventory.Sdk.Http.Tests;

/// <summary>A body as it comes from a network: forwards only.</summary>
internal abstract class TestStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public abstract override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>Some bytes, and then an end, a break, or nothing more for ever.</summary>
internal sealed class Bytes(byte[] bytes, Bytes.Then then) : TestStream
{
    private readonly MemoryStream rest = new(bytes);

    internal enum Then
    {
        End,
        Break,
        Stall,
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = rest.Read(buffer.Span);
        if (read == 0 && then == Then.Break)
            throw new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely.");
        if (read == 0 && then == Then.Stall)
            await FakeCloud.Forever(cancellationToken);
        return read;
    }
}
