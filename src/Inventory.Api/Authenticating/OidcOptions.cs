namespace Inventory.Api.Authenticating;

/// <summary>Whose bearer tokens are taken, and what their claims are called: the settings <c>Inventory__Oidc__…</c>.</summary>
/// <param name="Authority">URL of the issuer, below which <c>.well-known/openid-configuration</c> is found.</param>
/// <param name="Audience">For whom tokens must be made out.</param>
/// <param name="UseridClaim">The claim with the login name (<c>preferred_username</c>).</param>
/// <param name="NameClaim">That with the name for people (<c>name</c>).</param>
/// <param name="GroupsClaim">That with the names of groups (<c>groups</c>).</param>
public sealed record OidcOptions(Uri Authority, string Audience, string UseridClaim, string NameClaim, string GroupsClaim)
{
    private const string Section = "Inventory:Oidc";

    /// <summary>Reads the settings; null if there are none.</summary>
    /// <exception cref="FormatException">They make no sense; says why.</exception>
    public static OidcOptions? Read(IConfiguration configuration)
    {
        var (authority, audience) = (configuration[$"{Section}:Authority"], configuration[$"{Section}:Audience"]);
        if (string.IsNullOrEmpty(authority) && string.IsNullOrEmpty(audience))
            return null;
        if (string.IsNullOrEmpty(authority) || string.IsNullOrEmpty(audience))
            throw new FormatException("The settings Inventory__Oidc__Authority and Inventory__Oidc__Audience go together; one of them is missing.");
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var url) || !(url.Scheme == "https" || (url.Scheme == "http" && url.IsLoopback)))
            throw new FormatException($"The setting Inventory__Oidc__Authority must be a URL with https, not {authority}.");
        return new OidcOptions(url, audience, Claim("UseridClaim", "preferred_username"), Claim("NameClaim", "name"), Claim("GroupsClaim", "groups"));

        string Claim(string name, string otherwise) => configuration[$"{Section}:{name}"] is { Length: > 0 } given ? given : otherwise;
    }
}
