namespace Inventory.Api.Serving.Answering;

/// <summary>Headers of every answer.</summary>
internal static class TransportHeaders
{
    private static readonly (string Name, string Value)[] All =
    [
        ("Access-Control-Allow-Origin", "*"),
        ("Access-Control-Allow-Headers", "origin, content-type, authorization, x-auth-token"),
        ("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE, PATCH, OPTIONS"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "SAMEORIGIN"),
        ("X-Download-Options", "noopen"),
        ("X-Permitted-Cross-Domain-Policies", "none"),
        ("X-XSS-Protection", "1; mode=block"),
        ("Content-Security-Policy", "default-src 'self'; connect-src 'self'; frame-src 'self'; script-src 'self'; style-src 'self'"),
        ("Referrer-Policy", "no-referrer-when-downgrade"),
        ("Cache-Control", "no-store"),
    ];

    public static void Add(HttpResponse response)
    {
        foreach (var (name, value) in All)
            response.Headers[name] = value;
    }

    /// <summary>Only JSON is spoken.</summary>
    public static ApiError? CheckAccept(HttpRequest request)
    {
        var accept = request.Headers.Accept.ToString();
        return accept.Length == 0 || accept.Contains("json", StringComparison.OrdinalIgnoreCase) || accept.Contains("*/*", StringComparison.Ordinal)
            ? null
            : ApiError.UnsupportedMediaType($"Invalid Response Format {accept} requested");
    }
}
