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

    /// <exception cref="OpenstackException"><see cref="Failure.Settings"/>: a value is missing or makes no sense; the message names the field.</exception>
    public static CloudAccess From(ManagerSettings settings) => new()
    {
        Identity = IdentityUrl.Of(settings.DefaultEndpoint),
        User = Required(settings.DefaultAuthentication.Userid, "userid").Trim(),
        Password = Required(settings.DefaultAuthentication.Password, "password"),
        Domain = settings.ApiVersion == "v2" || string.IsNullOrWhiteSpace(settings.UidEms) ? DefaultDomain : settings.UidEms.Trim(),
        Region = string.IsNullOrWhiteSpace(settings.ProviderRegion) ? null : settings.ProviderRegion.Trim(),
    };

    /// <summary>Never prints a secret.</summary>
    public override string ToString() => $"{User} at {Identity}";

    private static string Required(string? value, string field) => string.IsNullOrWhiteSpace(value)
        ? throw new OpenstackException(Failure.Settings, $"authentications.default.{field} is missing.")
        : value;
}
