namespace AwesomeCloud;

/// <summary>The customer to whom the credentials belong.</summary>
public sealed record Account
{
    /// <summary>The account's key.</summary>
    public required string Id { get; init; }

    /// <summary>The account's display name.</summary>
    public required string Name { get; init; }
}
