namespace Providers.OpenStack.Tests;

/// <summary>Settings of a provider.</summary>
internal static class With
{
    public const string Password = "s3cret-word";

    public static ManagerSettings Settings(
        EndpointSettings endpoint, string? user = "ada", string? password = Password, string? region = null, string? domain = null) => new()
        {
            Name = "a cloud",
            ProviderRegion = region,
            UidEms = domain,
            Endpoints = new Dictionary<string, EndpointSettings> { ["default"] = endpoint },
            Authentications = new Dictionary<string, AuthenticationSettings>
            {
                ["default"] = new AuthenticationSettings { Userid = user, Password = password },
            },
        };
}
