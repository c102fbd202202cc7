namespace AwesomeCloud.Simulator;

/// <summary>All items of one resource of one region, in id order.</summary>
/// <typeparam name="T">The resource.</typeparam>
/// <remarks>Thread-safe: every catalog of a region shares that region's lock, because one change may touch several of them.</remarks>
public sealed partial class Catalog<T>
    where T : class, IResource
{
    private readonly Lock _gate;
    private readonly IdSpace _ids;
    private readonly SortedItems<T> _items;
    private readonly Action<T, string> _record;
    private readonly List<T> _injected = [];
    private int _next;

    /// <param name="gate">The region's lock.</param>
    /// <param name="ids">The ids.</param>
    /// <param name="count">How many items exist at the start.</param>
    /// <param name="generate">Makes the item of an index.</param>
    /// <param name="record">Takes (item, action) of every change.</param>
    internal Catalog(Lock gate, IdSpace ids, int count, Func<int, T> generate, Action<T, string> record)
    {
        _gate = gate;
        _ids = ids;
        _items = new SortedItems<T>(ids, count, generate);
        _next = count;
        _record = record;
    }

    /// <summary>How many items exist now, injected ones not counted.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _items.Count;
            }
        }
    }

    /// <summary>Every item in id order, as a copy that later changes leave alone; injected ones not included.</summary>
    public IReadOnlyList<T> All()
    {
        lock (_gate)
        {
            return _items.All();
        }
    }

    /// <summary>The item of an id, or null.</summary>
    public T? Find(string id)
    {
        lock (_gate)
        {
            return _ids.TryKey(id, out var key) ? _items.Find(key) : null;
        }
    }

    /// <summary>The item of an id.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public T Get(string id) => Find(id) ?? throw new KeyNotFoundException($"No {typeof(T).Name} has the id '{id}'.");

    /// <summary>Up to <paramref name="most"/> items after the id <paramref name="after"/>, and the id to go on after; null at the end.</summary>
    internal (List<T> Items, string? Last) Page(string? after, int most)
    {
        lock (_gate)
        {
            var from = after is not null && _ids.TryKey(after, out var key) ? _items.PlaceAfter(key) : 0;
            var to = Math.Min(from + most, _items.Count);
            var page = new List<T>(to - from);
            for (var place = from; place < to; place++)
            {
                page.Add(_items[place]);
            }

            if (to < _items.Count)
            {
                return (page, page[^1].Id);
            }

            page.AddRange(_injected);
            return (page, null);
        }
    }

    /// <summary>The items of some ids in id order; unknown ones are absent.</summary>
    internal List<T> Among(IReadOnlySet<string> ids)
    {
        lock (_gate)
        {
            List<T> found = [.. ids.Order(StringComparer.Ordinal).Select(Find).OfType<T>()];
            found.AddRange(_injected.Where(item => ids.Contains(item.Id)));
            return found;
        }
    }

    /// <summary>A random item, or null if there is none.</summary>
    internal T? Pick(ref Dice dice)
    {
        lock (_gate)
        {
            return _items.Count == 0 ? null : _items[dice.Next(_items.Count)];
        }
    }
}
