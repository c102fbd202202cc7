using Inventory.Sdk.Http;

namespace Providers.Amazon.Tests;

/// <summary>Settings of a provider.</summary>
internal static class With
{
    public const string Secret = "s3cret-word";

    /// <summary>As patient as the product, but quicker.</summary>
    public static CloudHttpOptions QuickRetries { get; } = new()
    {
        FirstDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(5), RequestsPerSecond = 10_000,
    };

    public static ManagerSettings Settings(string? url, string? region = "eu-west-3", string? key = "AKIDEXAMPLE", string? secret = Secret) => new()
    {
        Name = "an account",
        ProviderRegion = region,
        Endpoints = new Dictionary<string, EndpointSettings> { ["default"] = new EndpointSettings { Url = url } },
        Authentications = new Dictionary<string, AuthenticationSettings>
        {
            ["default"] = new AuthenticationSettings { Userid = key, Password = secret },
        },
    };
}
