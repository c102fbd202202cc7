using System.Net;
using System.Text.RegularExpressions;

namespace Inventory.Api.Serving.Addressing;

/// <summary>The part of a URL after <c>/api</c>; empty segments do not count.</summary>
/// <param name="Version">A version segment, e.g. <c>v4.4.0-pre</c>, or null.</param>
/// <param name="Segments">The others.</param>
public sealed partial record ApiPath(string? Version, string[] Segments)
{
    /// <summary>The one version that is served.</summary>
    public const string CurrentVersion = "4.4.0-pre";

    /// <summary>Reads a path that begins with <c>/api</c>.</summary>
    public static ApiPath Parse(PathString path)
    {
        var segments = path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments is [_, var first, .. var rest] && VersionForm().IsMatch(first) ? new ApiPath(first, rest) : new ApiPath(null, segments[1..]);
    }

    /// <summary>The URL of the entry point as this request names it: prefix of every link in the answer.</summary>
    public string RootOf(HttpRequest request) => $"{request.Scheme}://{HostOf(request)}{request.PathBase}/api{(Version is null ? "" : "/" + Version)}";

    // Who speaks HTTP/1.0 need not name the host.
    private static string HostOf(HttpRequest request) =>
        request.Host.HasValue ? request.Host.Value
        : request.HttpContext.Connection is { LocalIpAddress: { } address, LocalPort: var port } ? new IPEndPoint(address, port).ToString()
        : "localhost";

    [GeneratedRegex(@"^v\d+(\.[\da-zA-Z]+)*(-[\w.-]+)?$")]
    private static partial Regex VersionForm();
}
