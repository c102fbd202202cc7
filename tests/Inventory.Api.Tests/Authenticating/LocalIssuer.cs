using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Inventory.Api.Tests.Authenticating;

/// <summary>An OpenID Connect issuer on this machine: discovery, keys, and tokens of any kind.</summary>
internal sealed class LocalIssuer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly RSA rsa = RSA.Create(2048);

    private LocalIssuer(WebApplication app) => this.app = app;

    public string Authority => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public RsaSecurityKey Key => new(rsa) { KeyId = "key-1" };

    /// <summary>What everybody may read of the key.</summary>
    public byte[] PublicKey => rsa.ExportSubjectPublicKeyInfo();

    public static async Task<LocalIssuer> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var issuer = new LocalIssuer(app);
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = issuer.Authority, jwks_uri = $"{issuer.Authority}/keys" }));
        app.MapGet("/keys", () =>
        {
            var key = issuer.rsa.ExportParameters(false);
            return Results.Json(new
            {
                keys = new[] { new { kty = "RSA", use = "sig", kid = "key-1", n = Base64UrlEncoder.Encode(key.Modulus), e = Base64UrlEncoder.Encode(key.Exponent) } },
            });
        });
        await app.StartAsync();
        return issuer;
    }

    /// <summary>A token; what is not said is as it should be.</summary>
    public string Token(
        string userid, string[] groups, string? issuer = null, string? audience = null, SigningCredentials? signing = null, int minutes = 5, bool isSigned = true) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Authority, Audience = audience ?? "inventory", NotBefore = DateTime.UtcNow.AddHours(-1), Expires = DateTime.UtcNow.AddMinutes(minutes),
            Claims = new Dictionary<string, object> { ["preferred_username"] = userid, ["name"] = userid.ToUpperInvariant(), ["groups"] = groups },
            SigningCredentials = isSigned ? signing ?? new SigningCredentials(Key, SecurityAlgorithms.RsaSha256) : null,
        });

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        rsa.Dispose();
    }
}
