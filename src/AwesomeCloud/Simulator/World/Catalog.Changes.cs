namespace AwesomeCloud.Simulator;

/// <summary>How a catalog is changed, rightly and wrongly.</summary>
public sealed partial class Catalog<T>
{
    /// <summary>Replaces an item by a changed copy of it. The id must stay; everything else may be anything, references to nothing included.</summary>
    /// <param name="id">Which item.</param>
    /// <param name="change">Makes the copy, for example <c>i =&gt; i with { Name = "x" }</c>.</param>
    /// <returns>The new item.</returns>
    /// <exception cref="KeyNotFoundException">There is no such item.</exception>
    /// <exception cref="ArgumentException">The copy has another id.</exception>
    public T Update(string id, Func<T, T> change) => Update(id, "updated", change);

    /// <summary>Removes an item from all lists at once. What refers to it keeps doing so.</summary>
    /// <returns>False if there was no such item.</returns>
    public bool Remove(string id) => Remove(id, "removed");

    /// <summary>
    /// Adds a wrong item to the end of every listing, whatever its id: a second copy of an existing one, a blank id.
    /// It is not part of the catalog otherwise.
    /// </summary>
    public void Inject(T item)
    {
        lock (_gate)
        {
            _injected.Add(item);
            _record(item, "injected");
        }
    }

    /// <summary>Lists an existing item twice: a second time at the end of the listing.</summary>
    /// <exception cref="KeyNotFoundException">There is no such item.</exception>
    public void Duplicate(string id) => Inject(Get(id));

    /// <summary>Takes every injected item out again.</summary>
    public void ClearInjected()
    {
        lock (_gate)
        {
            _injected.Clear();
        }
    }

    internal T Update(string id, string action, Func<T, T> change)
    {
        lock (_gate)
        {
            var item = change(Get(id));
            if (item.Id != id)
            {
                throw new ArgumentException($"An update may not change the id '{id}'; see {nameof(Inject)}.", nameof(change));
            }

            _ids.TryKey(id, out var key);
            _items.Set(key, item);
            _record(item, action);
            return item;
        }
    }

    internal bool Remove(string id, string action)
    {
        lock (_gate)
        {
            if (Find(id) is not { } item || !_ids.TryKey(id, out var key) || !_items.Remove(key))
            {
                return false;
            }

            _record(item, action);
            return true;
        }
    }

    /// <summary>Adds an item under a new id.</summary>
    internal T Add(Func<string, T> make)
    {
        lock (_gate)
        {
            return Insert(make(_ids.Id(_next++)), "created");
        }
    }

    /// <summary>Puts an item that was removed back under its old id.</summary>
    internal T Insert(T item, string action)
    {
        lock (_gate)
        {
            if (!_ids.TryKey(item.Id, out var key) || !_items.Insert(key, item))
            {
                throw new ArgumentException($"'{item.Id}' is in use, or no id of this resource.", nameof(item));
            }

            _record(item, action);
            return item;
        }
    }
}
