namespace AwesomeCloud.Simulator;

/// <summary>That one item of the world changed.</summary>
/// <param name="Sequence">Grows by one with every change of any region; never reused.</param>
/// <param name="At">When, by the cloud's clock.</param>
/// <param name="Region">The region's id.</param>
/// <param name="Resource">One of <see cref="ResourceNames"/>.</param>
/// <param name="Id">The item.</param>
/// <param name="Action">What happened, for example <c>created</c>, <c>stopped</c>, <c>removed</c>.</param>
/// <param name="InstanceIds">Of a volume: the instances that have it.</param>
public sealed record Change(
    long Sequence, DateTimeOffset At, string Region, string Resource, string Id, string Action, IReadOnlyList<string> InstanceIds);
