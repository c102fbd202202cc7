namespace Inventory.Sdk.Vmdb;

/// <summary>
/// A key pair by which users log in to VMs (table <c>authentications</c>, which also holds the credentials of providers; a key pair's
/// <c>authtype</c> is null). Only what the cloud shows of it: private keys and other secrets are no inventory.
/// </summary>
[Model("auth_key_pair", "auth_key_pairs", Table = "authentications", OwnerColumn = "resource_id"), Timestamps]
public sealed class AuthKeyPair : TypedRecord
{
    /// <summary>Name; unique in one provider.</summary>
    [Key]
    public string? Name { get; set; }

    /// <summary>Fingerprint of the key.</summary>
    public string? Fingerprint { get; set; }

    /// <summary>The public key.</summary>
    [Column(Type = "text")]
    public string? PublicKey { get; set; }

    /// <summary>The cloud's own id of it.</summary>
    public string? EmsRef { get; set; }

    /// <summary>The cloud's own id of it, where its manager is another than a cloud's.</summary>
    public string? ManagerRef { get; set; }

    /// <summary>Kind of owner that <c>resource_id</c> points to. Always <c>ExtManagementSystem</c>.</summary>
    [NotCollected]
    public string? ResourceType { get; set; } = "ExtManagementSystem";
}
