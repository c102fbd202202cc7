namespace AwesomeCloud;

/// <summary>What every listed resource has.</summary>
public interface IResource
{
    /// <summary>The cloud's key: unique per resource and region, never reused, never changed.</summary>
    string Id { get; }
}
