using System.Globalization;

namespace AwesomeCloud.Simulator;

/// <summary>The latest changes of all regions in order; older ones are forgotten. Thread-safe.</summary>
internal sealed class ChangeLog(TimeProvider time)
{
    private const int Capacity = 10_000;
    private readonly Queue<Change> _changes = new();
    private readonly Lock _gate = new();

    // Numbers begin anew with the cloud; cursors and ids tell its lives apart.
    private readonly string _life = time.GetUtcNow().ToUnixTimeMilliseconds().ToString("x", CultureInfo.InvariantCulture);
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
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

    public void Record(string region, string resource, string id, string action, IReadOnlyList<string> instanceIds)
    {
        lock (_gate)
        {
            if (_changes.Count == Capacity)
            {
                _changes.Dequeue();
            }

            _changes.Enqueue(new Change(++_sequence, time.GetUtcNow(), region, resource, id, action, instanceIds));
            _next.SetResult();
            _next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public IReadOnlyList<Change> Since(long sequence)
    {
        lock (_gate)
        {
            return [.. _changes.Where(change => change.Sequence > sequence)];
        }
    }

    /// <summary>Some changes of a region after a cursor (null: none yet), the cursor to go on with, and what ends with the next change of any region.</summary>
    public (List<Change> Changes, string Cursor, Task Next) Read(string region, string? cursor, int most)
    {
        lock (_gate)
        {
            var after = cursor is null ? _sequence : SequenceOf(cursor);
            var found = _changes.Where(change => change.Sequence > after && change.Region == region).Take(most).ToList();
            var last = found.Count == most ? found[^1].Sequence : _sequence;
            return (found, $"{_life}-{last}", _next.Task);
        }
    }

    /// <summary>The id of a change's event.</summary>
    public string EventId(Change change) => $"evt-{_life}-{change.Sequence}";

    // A cursor of another life, or of nobody's, goes on with the oldest change that is remembered.
    private long SequenceOf(string cursor) =>
        cursor.StartsWith($"{_life}-", StringComparison.Ordinal)
        && long.TryParse(cursor.AsSpan(_life.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
        && sequence <= _sequence
            ? sequence
            : 0;
}
