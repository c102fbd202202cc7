namespace Inventory.Domain.Providers;

/// <summary>Encrypts secrets at rest. Keys can be rotated: what an older key protected stays readable.</summary>
public interface ISecretProtector
{
    /// <summary>Encrypts; null stays null.</summary>
    string? Protect(string? secret);

    /// <summary>Decrypts; null stays null.</summary>
    /// <exception cref="InvalidOperationException">The key is not there; says where keys are looked for.</exception>
    string? Unprotect(string? secret);
}
