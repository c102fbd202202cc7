using System.Security.Cryptography;
using Inventory.Domain.Providers;
using Microsoft.AspNetCore.DataProtection;

namespace Inventory.Api.Hosting;

/// <summary>
/// Encrypts secrets with ASP.NET's Data Protection (AES with authentication). It makes a new key every 90 days by itself, and keeps the old
/// ones for what they protected; removing the key folder makes stored credentials unreadable.
/// </summary>
public sealed class ProtectedSecrets(IDataProtectionProvider provider) : ISecretProtector
{
    private readonly IDataProtector protector = provider.CreateProtector("Inventory.Credentials");

    /// <inheritdoc/>
    public string? Protect(string? secret) => secret is null ? null : protector.Protect(secret);

    /// <inheritdoc/>
    public string? Unprotect(string? secret)
    {
        try
        {
            return secret is null ? null : protector.Unprotect(secret);
        }
        catch (CryptographicException e)
        {
            throw new InvalidOperationException(
                "Stored credentials cannot be decrypted: the key that protected them is missing. "
                + "Restore the key folder (--keys), or enter the credentials again.", e);
        }
    }
}
