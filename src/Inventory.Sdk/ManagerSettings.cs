using System.Security.Cryptography;
using System.Text;

namespace Inventory.Sdk;

/// <summary>The settings of one provider, secrets in the clear: given to a manager for as long as a call takes, never stored or logged like this.</summary>
public sealed class ManagerSettings
{
    /// <summary>Name of the provider; unique.</summary>
    public string Name { get; init; } = "";

    /// <summary>The provider's own id, which never changes and is unique everywhere; null for settings that are not stored.</summary>
    public string? Guid { get; init; }

    /// <summary>The cloud's region, or null where it has none.</summary>
    public string? ProviderRegion { get; init; }

    /// <summary>Id that is unique across providers, e.g. the domain of an OpenStack; null where there is none.</summary>
    public string? UidEms { get; init; }

    /// <summary>Version of the cloud's API, or null for the manager's default.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>Endpoints by role; <c>default</c> is the main one.</summary>
    public IReadOnlyDictionary<string, EndpointSettings> Endpoints { get; init; } = new Dictionary<string, EndpointSettings>();

    /// <summary>Credentials by authentication type; <c>default</c> is the main one.</summary>
    public IReadOnlyDictionary<string, AuthenticationSettings> Authentications { get; init; } = new Dictionary<string, AuthenticationSettings>();

    /// <summary>The endpoint of the role <c>default</c>; one without values if there is none.</summary>
    public EndpointSettings DefaultEndpoint => Endpoints.GetValueOrDefault("default") ?? new EndpointSettings();

    /// <summary>The credentials of the type <c>default</c>; none if there are none.</summary>
    public AuthenticationSettings DefaultAuthentication => Authentications.GetValueOrDefault("default") ?? new AuthenticationSettings();

    /// <summary>
    /// Names what a provider keeps for itself in its cloud, such as a queue of events: the <see cref="Guid"/>, or, without one, made of the name, which
    /// holds until the provider is renamed, and in one installation. Letters, digits and hyphens, 36 at most.
    /// </summary>
    public string StableId => Guid ?? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Name)).AsSpan(0, 16));

    /// <summary>Never prints a secret.</summary>
    public override string ToString() => $"{Name} ({ProviderRegion})";
}

/// <summary>Where a service of a provider is found. The names and meanings are those of the table <c>endpoints</c>.</summary>
public sealed record EndpointSettings
{
    /// <summary>The whole URL; when given it replaces host, port and path.</summary>
    public string? Url { get; init; }

    /// <summary>Host name or address.</summary>
    public string? Hostname { get; init; }

    /// <summary>Port, or null for the service's own.</summary>
    public int? Port { get; init; }

    /// <summary>Path on the host.</summary>
    public string? Path { get; init; }

    /// <summary><c>ssl-with-validation</c>, <c>ssl-no-validation</c>, <c>ssl</c> or <c>non-ssl</c>; null for the manager's default.</summary>
    public string? SecurityProtocol { get; init; }

    /// <summary>1 verifies the peer's certificate (default), 0 does not.</summary>
    public int VerifySsl { get; init; } = 1;

    /// <summary>Certificates (PEM, concatenated) to trust besides the system's.</summary>
    public string? CertificateAuthority { get; init; }
}

/// <summary>Credentials. The names are those of the table <c>authentications</c>.</summary>
public sealed class AuthenticationSettings
{
    /// <summary>User id or access key.</summary>
    public string? Userid { get; init; }

    /// <summary>Password or secret key.</summary>
    public string? Password { get; init; }

    /// <summary>Token or private key.</summary>
    public string? AuthKey { get; init; }

    /// <summary>Never prints a secret.</summary>
    public override string ToString() => $"credentials of {Userid}";
}
