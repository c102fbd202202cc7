namespace Providers.OpenStack.Tests;

/// <summary>Settings of a provider, and what a targeted refresh is given.</summary>
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

    /// <summary>A scope of targets: collection and ids; no ids for the whole collection.</summary>
    public static Scope Targets(IStoredInventory? stored, params (string Collection, string[] Ids)[] targets) =>
        Scope.Of(targets.ToDictionary(t => t.Collection, t => (IReadOnlyCollection<string>)t.Ids), stored);
}
