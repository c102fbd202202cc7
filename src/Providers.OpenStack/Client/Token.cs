namespace Providers.OpenStack.Client;

/// <summary>What keystone gave for user and password.</summary>
/// <param name="Id">The secret that goes with every request.</param>
/// <param name="Project">Name of the project it is good for.</param>
/// <param name="Catalog">The services of the cloud.</param>
internal sealed record Token(string Id, string Project, Catalog Catalog)
{
    /// <summary>Never prints the secret.</summary>
    public override string ToString() => $"token for the project {Project}";
}
