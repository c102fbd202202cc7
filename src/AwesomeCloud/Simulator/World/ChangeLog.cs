namespace AwesomeCloud.Simulator;

/// <summary>The latest changes of all regions in order; older ones are forgotten. Thread-safe.</summary>
internal sealed class ChangeLog(TimeProvider time)
{
    private const int Capacity = 10_000;
    private readonly Queue<Change> _changes = new();
    private readonly Lock _gate = new();
    private long _sequence;

    public long Sequence
    {
        get
        {
            lock (_gate)
            {
                return _sequence;
            }
        }
    }

    public void Record(string region, string resource, string id, string action)
    {
        lock (_gate)
        {
            if (_changes.Count == Capacity)
            {
                _changes.Dequeue();
            }

            _changes.Enqueue(new Change(++_sequence, time.GetUtcNow(), region, resource, id, action));
        }
    }

    public IReadOnlyList<Change> Since(long sequence)
    {
        lock (_gate)
        {
            return [.. _changes.Where(change => change.Sequence > sequence)];
        }
    }
}
