using System.Net;
using System.Net.Sockets;

namespace Inventory.Cluster.Tests.Running;

/// <summary>
/// The way from a node to the database. While it is cut, nothing comes through and nobody is told, as when a cable is pulled; when it is mended, the connections
/// from before are refused, as by a firewall that knows them no more.
/// </summary>
internal sealed class TcpProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly List<Socket> open = [];
    private readonly Func<int> target;
    private volatile TaskCompletionSource? cut;

    public TcpProxy(Func<int> target)
    {
        this.target = target;
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public void Cut() => cut = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Mend()
    {
        Reset();
        var was = cut;
        cut = null;
        was?.SetResult();
    }

    public void Dispose()
    {
        ending.Cancel();
        listener.Stop();
        Reset();
    }

    private void Reset()
    {
        lock (open)
        {
            foreach (var socket in open)
            {
                socket.LingerState = new LingerOption(true, 0);
                socket.Dispose();
            }
            open.Clear();
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await listener.AcceptSocketAsync(ending.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(Socket near)
    {
        var far = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        near.NoDelay = true;
        lock (open)
            open.AddRange([near, far]);
        try
        {
            await PassAsync();
            await far.ConnectAsync(IPAddress.Loopback, target(), ending.Token);
            await Task.WhenAny(CopyAsync(near, far), CopyAsync(far, near));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
        finally
        {
            lock (open)
            {
                open.Remove(near);
                open.Remove(far);
            }
            near.Dispose();
            far.Dispose();
        }
    }

    private async Task CopyAsync(Socket from, Socket to)
    {
        try
        {
            var buffer = new byte[1 << 16];
            while (await from.ReceiveAsync(buffer, ending.Token) is > 0 and var count)
            {
                await PassAsync();
                for (var sent = 0; sent < count;)
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), ending.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
        await PassAsync(); // whoever closes a connection is not heard either
    }

    private Task PassAsync() => cut?.Task.WaitAsync(ending.Token) ?? Task.CompletedTask;
}
