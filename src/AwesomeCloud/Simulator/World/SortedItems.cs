namespace AwesomeCloud.Simulator;

/// <summary>Items in the order of their keys. An item is generated when it is asked for; only those that changed are kept. Not thread-safe.</summary>
internal sealed class SortedItems<T>(IdSpace ids, int seeded, Func<int, T> generate)
    where T : class
{
    private readonly Dictionary<ulong, T> _changed = [];
    private List<ulong>? _keys;

    public int Count => _keys?.Count ?? seeded;

    // Built on first use: a region that nobody asks for costs nothing. One flat list, because moving 800 kB for
    // an insertion among 100,000 takes microseconds and a listing then is one walk.
    private List<ulong> Keys
    {
        get
        {
            if (_keys is null)
            {
                var keys = new ulong[seeded];
                for (var index = 0; index < keys.Length; index++)
                {
                    keys[index] = ids.Key(index);
                }

                Array.Sort(keys);
                _keys = [.. keys];
            }

            return _keys;
        }
    }

    /// <summary>The item at a place in the order.</summary>
    public T this[int place] => At(Keys[place]);

    public List<T> All() => Keys.ConvertAll(At);

    public T? Find(ulong key) => Keys.BinarySearch(key) >= 0 ? At(key) : null;

    /// <summary>Replaces an item that exists.</summary>
    public void Set(ulong key, T item) => _changed[key] = item;

    /// <returns>False if the key is taken.</returns>
    public bool Insert(ulong key, T item)
    {
        var place = Keys.BinarySearch(key);
        if (place >= 0)
        {
            return false;
        }

        Keys.Insert(~place, key);
        _changed[key] = item;
        return true;
    }

    /// <returns>False if there was no such item.</returns>
    public bool Remove(ulong key)
    {
        var place = Keys.BinarySearch(key);
        if (place < 0)
        {
            return false;
        }

        Keys.RemoveAt(place);
        _changed.Remove(key);
        return true;
    }

    /// <summary>Where the items after a key begin, whether or not the key still exists.</summary>
    public int PlaceAfter(ulong key)
    {
        var place = Keys.BinarySearch(key);
        return place < 0 ? ~place : place + 1;
    }

    private T At(ulong key) => _changed.TryGetValue(key, out var item) ? item : generate(ids.Index(key));
}
