using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Inventory.Api.Authenticating;

/// <summary>Registers the ways to log in.</summary>
public static class LoginConfiguration
{
    // Keys that sign and keys that verify are two: nobody signs with what everybody may read.
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    /// <summary>Adds them as the settings say.</summary>
    /// <exception cref="FormatException">A setting makes no sense; says which.</exception>
    public static IServiceCollection AddLogins(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(LoginOptions.Read(configuration));
        services.AddSingleton<Accounts>().AddSingleton<LoginFailures>().AddSingleton<Tokens>().AddSingleton<TokenEndpoint>();
        services.AddSingleton<BasicCredentials>().AddSingleton<Authenticator>();
        if (OidcOptions.Read(configuration) is not { } oidc)
            return services;
        services.AddSingleton(oidc).AddSingleton<OidcLogins>();
        services.AddAuthentication().AddJwtBearer(jwt =>
        {
            (jwt.Authority, jwt.Audience, jwt.MapInboundClaims) = (oidc.Authority.ToString(), oidc.Audience, false);
            jwt.RequireHttpsMetadata = oidc.Authority.Scheme == Uri.UriSchemeHttps;
            jwt.TokenValidationParameters.ValidAlgorithms = Algorithms;
            jwt.TokenValidationParameters.ClockSkew = TimeSpan.FromMinutes(1);
            // A failure is an answer of ours, and no exception: the issuer may be down.
            jwt.Events = new JwtBearerEvents
            {
                OnAuthenticationFailed = failed =>
                {
                    failed.Fail(failed.Exception);
                    return Task.CompletedTask;
                },
            };
        });
        return services;
    }
}
