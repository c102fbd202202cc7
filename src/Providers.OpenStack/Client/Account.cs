using Providers.OpenStack.Client.Native;

namespace Providers.OpenStack.Client;

/// <summary>What the user may see.</summary>
/// <param name="Projects">The enabled projects in which the user has a role, the main one first. At least one.</param>
/// <param name="IsAdministrator">Whether services let the user list the objects of all projects at once.</param>
/// <param name="Catalog">The services, as the main project sees them.</param>
internal sealed record Account(IReadOnlyList<Project> Projects, bool IsAdministrator, Catalog Catalog)
{
    /// <summary>The project from which what belongs to none is read: <c>admin</c> where the user has it.</summary>
    public Project Main => Projects[0];
}
