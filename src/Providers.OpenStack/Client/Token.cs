namespace Providers.OpenStack.Client;

/// <summary>What keystone gave for user and password in one project.</summary>
/// <param name="Id">The secret that goes with every request.</param>
/// <param name="IsAdministrator">Whether the user's role there is that of the cloud's administrators.</param>
/// <param name="Catalog">The services of the cloud; some addresses name the project.</param>
internal sealed record Token(string Id, bool IsAdministrator, Catalog Catalog)
{
    /// <summary>Never prints the secret.</summary>
    public override string ToString() => IsAdministrator ? "an administrator's token" : "a token";
}
