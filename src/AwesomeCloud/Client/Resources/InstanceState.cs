namespace AwesomeCloud;

/// <summary>The states of an instance. They stay strings, because a cloud may add one before its clients know of it.</summary>
public static class InstanceState
{
    /// <summary>Being made or started.</summary>
    public const string Pending = "pending";

    /// <summary>Running.</summary>
    public const string Running = "running";

    /// <summary>Shutting down.</summary>
    public const string Stopping = "stopping";

    /// <summary>Shut down; can be started again.</summary>
    public const string Stopped = "stopped";

    /// <summary>Gone for good; listed for a while and then no more.</summary>
    public const string Terminated = "terminated";
}
