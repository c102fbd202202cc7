using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Inventory.Sdk;
using Providers.OpenStack.Client;
using Providers.OpenStack.Client.Native;

namespace Providers.OpenStack.Collecting;

/// <summary>Objects of a list that are asked for one by one, each once.</summary>
/// <param name="cloud">The cloud.</param>
/// <param name="list">The list that they would be in.</param>
/// <param name="owner">Tells the tenant that the inventory knows as the owner of an object.</param>
internal sealed class Sought<T>(CloudLists cloud, NativeList<T> list, Func<string, CancellationToken, Task<string?>> owner) where T : class
{
    private readonly Dictionary<string, Native<T>?> asked = new(StringComparer.Ordinal);
    private Exception? failure;

    /// <summary>The object; null if it does not exist, could not be asked for, or could not be read.</summary>
    public async Task<T?> AskAsync(string? id, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(id))
            return null;
        if (!asked.TryGetValue(id, out var found))
        {
            try
            {
                found = await cloud.FindAsync(list, id, () => owner(id, cancel), cancel);
            }
            catch (Exception broken) when (broken is OpenstackException or ServiceUnavailableException)
            {
                // Others may fare better; whoever enumerates the list is told.
                Fail(broken);
            }
            asked[id] = found;
        }
        return found?.ValueOrNull;
    }

    /// <summary>Adds the objects of a list, too.</summary>
    /// <returns>Whether the list came to its end.</returns>
    public async Task<bool> AddAsync(IAsyncEnumerable<Native<T>> items, CancellationToken cancel)
    {
        try
        {
            await foreach (var item in items.WithCancellation(cancel))
                if (item.Id is { } id)
                    asked[id] = item;
            return true;
        }
        catch (Exception broken) when (broken is OpenstackException or ServiceUnavailableException)
        {
            Fail(broken);
            return false;
        }
    }

    /// <summary>The objects found.</summary>
    /// <exception cref="Exception">One could not be asked for; it comes after those that could.</exception>
    public async IAsyncEnumerable<Native<T>> FoundAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        foreach (var item in asked.Values)
            if (item is not null)
                yield return item;
        ThrowIfBroken();
        await Task.CompletedTask;
    }

    /// <summary>Throws if an object could not be asked for: what was not found may exist.</summary>
    public void ThrowIfBroken()
    {
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
    }

    /// <summary>An object that was found before; null if it was not.</summary>
    public Native<T>? Find(string id) => asked.GetValueOrDefault(id);

    /// <summary>Notes that objects of the list may be missing.</summary>
    public void Fail(Exception broken) => failure = failure is null or ServiceUnavailableException ? broken : failure;

    /// <summary>Those that were found and could be read.</summary>
    public IEnumerable<(string Id, T Value)> Read() =>
        from item in asked.Values where item?.ValueOrNull is not null select (item.Id!, item.ValueOrNull!);
}
