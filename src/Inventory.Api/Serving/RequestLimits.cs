using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Inventory.Api.Serving;

/// <summary>How much a request may be. What is beyond is refused before it is kept in memory.</summary>
internal static class RequestLimits
{
    /// <summary>Longest body in bytes.</summary>
    public const int Body = 10 << 20;

    // Ten thousand filters fit, and so are told that they are too many. The server itself refuses longer lines, without words.
    private const int Line = 512 << 10;

    public static void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = Body;
        kestrel.Limits.MaxRequestLineSize = Line;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
    }
}
