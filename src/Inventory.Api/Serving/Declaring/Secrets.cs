namespace Inventory.Api.Serving.Declaring;

/// <summary>Names whose values never leave.</summary>
public static class Secrets
{
    private static readonly string[] Parts = ["password", "_pwd", "_protected", "_secret", "_token", "auth_key", "ssh_key_data", "ssh_key_unlock", "verify"];

    /// <summary>Whether a key of any answer must be dropped.</summary>
    public static bool IsSecret(string name) =>
        name is not ("auth_token" or "verify_ssl") && Array.Exists(Parts, part => name.Contains(part, StringComparison.OrdinalIgnoreCase));
}
