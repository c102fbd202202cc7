namespace Inventory.EmbeddedPostgres;

/// <summary>
/// The server cannot be had for a reason its user can mend: no binaries, a folder in use, an unreachable folder, a
/// failed start. The message is meant to be shown as it is: it says what is wrong and what to do.
/// </summary>
public sealed class EmbeddedPostgresException : Exception
{
    /// <summary>Creates the exception with the sentence to show.</summary>
    public EmbeddedPostgresException(string message) : base(message) { }

    /// <summary>Creates the exception with the sentence to show and what lies behind it.</summary>
    public EmbeddedPostgresException(string message, Exception innerException) : base(message, innerException) { }
}
