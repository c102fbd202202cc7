namespace Inventory.Domain.Providers;

/// <summary>Events of a provider's own stream, <c>providers/{id}</c>. None of them ever holds a secret.</summary>
public static class ProviderAccount
{
    /// <summary>The stream of a provider.</summary>
    public static string Stream(long id) => $"providers/{id}";
}

/// <summary>A provider was added, its credentials accepted.</summary>
/// <param name="Id">Id of its row.</param>
/// <param name="Guid">Its id across regions.</param>
/// <param name="Name">Its name; unique.</param>
/// <param name="Type">Its kind, ManageIQ's class name.</param>
/// <param name="ZoneId">The zone it is worked on in.</param>
/// <param name="ProviderRegion">The cloud's region, or null.</param>
/// <param name="UidEms">Id across providers, or null.</param>
/// <param name="ApiVersion">Version of the cloud's API, or null.</param>
/// <param name="Endpoints">Where its services are found; none for a child manager, which shares its parent's.</param>
/// <param name="ParentEmsId">For a child manager: the id of the main one; else null.</param>
/// <param name="Role">For a child manager: what it owns (<see cref="Sdk.ManagerRole"/>); else null.</param>
/// <param name="TenantMappingEnabled">Whether the cloud's tenants shall become tenants here; null if nobody said.</param>
/// <param name="More">Other columns that were given, by name (<see cref="ProviderColumns"/>).</param>
public sealed record ProviderAdded(
    long Id, Guid Guid, string Name, string Type, long ZoneId, string? ProviderRegion, string? UidEms, string? ApiVersion,
    IReadOnlyList<ProviderEndpoint> Endpoints, long? ParentEmsId = null, string? Role = null,
    bool? TenantMappingEnabled = null, IReadOnlyDictionary<string, string?>? More = null);

/// <summary>An endpoint of a provider.</summary>
/// <inheritdoc cref="Sdk.EndpointSettings"/>
public sealed record ProviderEndpoint(
    string Role, string? Url, string? Hostname, int? Port, string? Path, string? SecurityProtocol, int VerifySsl, string? CertificateAuthority)
{
    /// <summary>The endpoints of settings.</summary>
    public static IReadOnlyList<ProviderEndpoint> Of(Sdk.ManagerSettings settings) =>
    [
        .. settings.Endpoints.Select(e => new ProviderEndpoint(
            e.Key, e.Value.Url, e.Value.Hostname, e.Value.Port, e.Value.Path, e.Value.SecurityProtocol, e.Value.VerifySsl, e.Value.CertificateAuthority)),
    ];
}

/// <summary>The cloud was asked whether it accepts the provider's credentials.</summary>
/// <param name="Authtype">Which credentials.</param>
/// <param name="Status">The outcome, ManageIQ's word.</param>
/// <param name="Message">What a person should know; empty when valid.</param>
public sealed record CredentialsChecked(string Authtype, string Status, string Message);

/// <summary>A provider's settings are these from now on.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ZoneId">The zone it is worked on in; while it is paused, the one it returns to.</param>
/// <param name="ProviderRegion">The cloud's region, or null.</param>
/// <param name="UidEms">Id across providers, or null.</param>
/// <param name="ApiVersion">Version of the cloud's API, or null.</param>
/// <param name="TenantMappingEnabled">Whether the cloud's tenants shall become tenants here; null if nobody said.</param>
/// <param name="Endpoints">Where its services are found: all of them; none for a child manager.</param>
/// <param name="More">Other columns that have changed, by name (<see cref="ProviderColumns"/>).</param>
public sealed record ProviderEdited(
    string Name, long ZoneId, string? ProviderRegion, string? UidEms, string? ApiVersion, bool? TenantMappingEnabled, IReadOnlyList<ProviderEndpoint> Endpoints,
    IReadOnlyDictionary<string, string?>? More = null);

/// <summary>Credentials of a provider were entered anew, or taken away. Whether its cloud accepts them is not known yet.</summary>
/// <param name="Entered">The kinds that were entered.</param>
/// <param name="Removed">The kinds that were taken away.</param>
public sealed record CredentialsChanged(IReadOnlyList<string> Entered, IReadOnlyList<string> Removed);

/// <summary>A provider is not worked on until it is resumed.</summary>
/// <param name="MaintenanceZoneId">The hidden zone that it waits in.</param>
public sealed record ProviderPaused(long MaintenanceZoneId);

/// <summary>A paused provider is worked on again, in the zone that it had.</summary>
public sealed record ProviderResumed;

/// <summary>A provider was removed, after all that it had.</summary>
/// <param name="Name">The name it had.</param>
public sealed record ProviderRemoved(string Name);
