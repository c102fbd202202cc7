namespace Providers.OpenStack.Client;

/// <summary>What went wrong, for deciding.</summary>
internal enum Failure
{
    /// <summary>A setting is missing or makes no sense.</summary>
    Settings,

    /// <summary>Keystone refused user or password, or the user has no project.</summary>
    Credentials,

    /// <summary>A service refused the token (401).</summary>
    Refused,

    /// <summary>The user is known but may not do that (403).</summary>
    Forbidden,

    /// <summary>Nothing is at that address (404).</summary>
    NotFound,

    /// <summary>The cloud does not have the region, or has several and none was chosen.</summary>
    Region,

    /// <summary>The catalog does not offer the service.</summary>
    ServiceMissing,

    /// <summary>No complete answer arrived in time.</summary>
    Unreachable,

    /// <summary>Another status, or an answer that cannot be understood.</summary>
    Unexpected,
}

/// <summary>The only exception (besides cancellation) that the client throws. Its message is for people, and never holds a secret.</summary>
internal sealed class OpenstackException(Failure failure, string message, Exception? inner = null, Service? service = null) : Exception(message, inner)
{
    /// <summary>What went wrong.</summary>
    public Failure Failure { get; } = failure;

    /// <summary>
    /// Whether a service of the cloud is missing or will not answer this user: nothing is broken, and nothing can be concluded. What keystone
    /// refuses while signing in is no refusal in this sense.
    /// </summary>
    public bool IsRefusal => service is not null && Failure is Failure.Refused or Failure.Forbidden or Failure.NotFound or Failure.ServiceMissing;
}
