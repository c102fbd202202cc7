using System.Net;
using System.Net.Sockets;

namespace Inventory.EmbeddedPostgres.Running;

/// <summary>A TCP port that is free on loopback at this moment. Another program may take it before its use, so users retry.</summary>
internal static class FreePort
{
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
