namespace AwesomeCloud.Wire;

/// <summary>The body of an answer with events, as the cloud writes it; clients read it as an <see cref="EventPage"/>.</summary>
internal sealed record EventsBody
{
    public required IReadOnlyList<CloudEvent> Items { get; init; }

    public required string Cursor { get; init; }
}
