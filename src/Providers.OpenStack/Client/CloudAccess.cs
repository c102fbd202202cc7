using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Inventory.Sdk;

namespace Providers.OpenStack.Client;

/// <summary>What it takes to sign in: the settings of a provider, found complete. The one path for new and for stored settings.</summary>
internal sealed class CloudAccess
{
    /// <summary>The domain of users who name none, and of all users of a v2 cloud.</summary>
    public const string DefaultDomain = "default";

    /// <summary>Root of keystone's v3 API.</summary>
    public required Uri Identity { get; init; }

    /// <summary>Name of the user.</summary>
    public required string User { get; init; }

    /// <summary>The user's password.</summary>
    public required string Password { get; init; }

    /// <summary>Id or name of the user's domain.</summary>
    public required string Domain { get; init; }

    /// <summary>The region whose services are used; null in a cloud that has one.</summary>
    public string? Region { get; init; }

    /// <summary>Whether certificates are checked.</summary>
    public bool VerifyCertificate { get; init; }

    /// <summary>Certificates to trust besides the system's.</summary>
    public X509Certificate2Collection TrustedRoots { get; init; } = [];

    /// <exception cref="OpenstackException"><see cref="Failure.Settings"/>: a value is missing or makes no sense; the message names the field.</exception>
    public static CloudAccess From(ManagerSettings settings) => new()
    {
        Identity = IdentityUrl.Of(settings.DefaultEndpoint),
        User = Required(settings.DefaultAuthentication.Userid, "userid").Trim(),
        Password = Required(settings.DefaultAuthentication.Password, "password"),
        Domain = settings.ApiVersion == "v2" || string.IsNullOrWhiteSpace(settings.UidEms) ? DefaultDomain : settings.UidEms.Trim(),
        Region = string.IsNullOrWhiteSpace(settings.ProviderRegion) ? null : settings.ProviderRegion.Trim(),
        VerifyCertificate = IdentityUrl.VerifiesCertificate(settings.DefaultEndpoint),
        TrustedRoots = Roots(settings.DefaultEndpoint.CertificateAuthority),
    };

    /// <summary>Never prints a secret.</summary>
    public override string ToString() => $"{User} at {Identity}";

    private static string Required(string? value, string field) => string.IsNullOrWhiteSpace(value)
        ? throw new OpenstackException(Failure.Settings, $"authentications.default.{field} is missing.")
        : value;

    private static X509Certificate2Collection Roots(string? pem)
    {
        X509Certificate2Collection roots = [];
        if (string.IsNullOrWhiteSpace(pem))
            return roots;
        try
        {
            roots.ImportFromPem(pem);
        }
        catch (CryptographicException inner)
        {
            throw new OpenstackException(Failure.Settings, "endpoints.default.certificate_authority holds a certificate that cannot be read.", inner);
        }
        return roots.Count > 0
            ? roots
            : throw new OpenstackException(Failure.Settings, "endpoints.default.certificate_authority holds no certificate in PEM format.");
    }
}
