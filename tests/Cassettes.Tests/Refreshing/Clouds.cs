using Inventory.Sdk;
using Providers.Amazon;
using Providers.OpenStack;

namespace Cassettes.Tests.Refreshing;

/// <summary>The providers that cassettes are played to, by the names of their folders.</summary>
internal static class Clouds
{
    private static readonly Dictionary<string, Manager> Managers = new()
    {
        ["openstack"] = new OpenstackCloudManager(), ["amazon"] = new AmazonCloudManager(),
    };

    public static IEnumerable<Type> ManagerTypes => Managers.Values.Select(m => m.GetType());

    /// <summary>The provider of a cassette; null if there is none of that name.</summary>
    public static Manager? Find(string provider) => Managers.GetValueOrDefault(provider);

    /// <summary>Settings by which a provider finds the replay.</summary>
    public static ManagerSettings Settings(string provider, string host, string? api, string? region) => new()
    {
        Name = "cassette",
        ApiVersion = api,
        ProviderRegion = provider == "amazon" ? region ?? "us-east-1" : null,
        Endpoints = new Dictionary<string, EndpointSettings>
        {
            ["default"] = new() { Url = provider == "openstack" ? $"{host}/svc/5000/v3" : host, SecurityProtocol = "non-ssl" },
        },
        Authentications = new Dictionary<string, AuthenticationSettings> { ["default"] = new() { Userid = "admin", Password = "PASSWORD" } },
    };
}
