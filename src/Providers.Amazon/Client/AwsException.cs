namespace Providers.Amazon.Client;

/// <summary>What went wrong, for deciding.</summary>
internal enum Failure
{
    /// <summary>A setting is missing or makes no sense.</summary>
    Settings,

    /// <summary>The keys were refused.</summary>
    Refused,

    /// <summary>The keys are good, but may not do that, or the account has not subscribed to the service.</summary>
    Forbidden,

    /// <summary>The service does not have the named object.</summary>
    NotFound,

    /// <summary>The service is not there: its name is unknown, or nothing of AWS answers at its address.</summary>
    ServiceMissing,

    /// <summary>No complete answer arrived.</summary>
    Unreachable,

    /// <summary>Another error, or an answer that cannot be understood.</summary>
    Unexpected,
}

/// <summary>The only exception (besides cancellation) that the client throws. Its message is for people, and never holds a secret.</summary>
internal sealed class AwsException(Failure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What went wrong.</summary>
    public Failure Failure { get; } = failure;
}
