namespace AwesomeCloud;

/// <summary>A part of the cloud with its own content and its own signatures.</summary>
public sealed record Region : IResource
{
    /// <summary>The id used in addresses and signatures, for example <c>sunny-east-1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The display name, for example <c>Sunny East 1</c>.</summary>
    public required string Name { get; init; }
}
