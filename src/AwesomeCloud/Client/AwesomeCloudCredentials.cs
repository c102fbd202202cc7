using System.Text.Json.Serialization;

namespace AwesomeCloud;

/// <summary>The pair of keys with which requests are signed. The secret key never leaves this process: only signatures are sent.</summary>
public sealed class AwesomeCloudCredentials
{
    /// <summary>Holds a pair of keys; blanks around either (a usual accident of pasting) are dropped.</summary>
    /// <param name="accessKey">Names the key pair; not secret.</param>
    /// <param name="secretKey">Signs requests.</param>
    /// <exception cref="ArgumentException">A key is null or blank.</exception>
    public AwesomeCloudCredentials(string accessKey, string secretKey)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(accessKey);
        ArgumentException.ThrowIfNullOrWhiteSpace(secretKey);
        AccessKey = accessKey.Trim();
        SecretKey = secretKey.Trim();
    }

    /// <summary>The name of the key pair, sent with every request.</summary>
    public string AccessKey { get; }

    /// <summary>The secret half. Never logged, never in a message, never serialised.</summary>
    [JsonIgnore]
    public string SecretKey { get; }

    /// <summary>The access key alone, so that credentials can be logged by accident without harm.</summary>
    public override string ToString() => $"{AccessKey}/***";
}
