namespace Inventory.Sdk;

/// <summary>Outcomes of a credentials check, ManageIQ's words for the status of an authentication.</summary>
public enum CredentialsStatus
{
    /// <summary>The cloud accepted them.</summary>
    Valid,

    /// <summary>The cloud refused them, or one is missing.</summary>
    Invalid,

    /// <summary>The cloud could not be reached, or took too long.</summary>
    Unreachable,

    /// <summary>The cloud answered something unexpected.</summary>
    Error,
}

/// <summary>The answer of a credentials check.</summary>
/// <param name="Status">The outcome.</param>
/// <param name="Message">What a person should know or do; empty when valid. Never holds a secret.</param>
public sealed record CredentialsCheck(CredentialsStatus Status, string Message = "")
{
    /// <summary>Accepted.</summary>
    public static CredentialsCheck Valid { get; } = new(CredentialsStatus.Valid);

    /// <summary>Refused.</summary>
    public static CredentialsCheck Invalid(string message) => new(CredentialsStatus.Invalid, message);

    /// <summary>Not reached.</summary>
    public static CredentialsCheck Unreachable(string message) => new(CredentialsStatus.Unreachable, message);

    /// <summary>Unexpected answer.</summary>
    public static CredentialsCheck Error(string message) => new(CredentialsStatus.Error, message);
}
