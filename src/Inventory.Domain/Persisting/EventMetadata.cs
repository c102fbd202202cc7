namespace Inventory.Domain.Persisting;

/// <summary>What caused a set of events.</summary>
/// <param name="CorrelationId">The stream of the refresh that they belong to.</param>
/// <param name="CausationId">The provider event or operation behind it, or null.</param>
/// <param name="UserName">Who asked.</param>
/// <param name="At">The instant of the events, and of what the tables hold from now on.</param>
public sealed record EventMetadata(string CorrelationId, string? CausationId, string UserName, DateTimeOffset At);
