using Inventory.Domain.Collecting;

namespace OpenStack.Acceptance.Tests;

/// <summary>The cloud is changed with its own client; then the inventory must say what the client lists.</summary>
public abstract class Changes(RefreshedCloud cloud) : IAsyncLifetime
{
    private Inventoried inventory = null!;

    internal static CommandLine Client => Cloud.Client();

    public async ValueTask InitializeAsync() => inventory = await cloud.InventoryAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// A refresh of the object alone brings all rows that name it, or the others; a full one brings everything, and a further one finds nothing.
    /// </summary>
    /// <param name="collection">The object's collection.</param>
    /// <param name="id">Its id.</param>
    /// <param name="others">Ids of what was changed with it.</param>
    /// <param name="later">Tables that only a full refresh brings up to date.</param>
    internal async Task Arrives(string collection, string id, string[]? others = null, string[]? later = null)
    {
        var listing = await Listing.TakeAsync();
        await Refresh(new() { [collection] = [id] });
        (await Differences(listing, [id, .. others ?? []], later ?? [])).ShouldBeEmpty($"after a refresh of {collection} {id}");
        await ArrivesWithEverythingElse(listing);
    }

    /// <summary>A full refresh brings it, and a further one finds nothing.</summary>
    internal async Task ArrivesWithEverythingElse(Listing? listing = null)
    {
        listing ??= await Listing.TakeAsync();
        await Refresh([]);
        (await Differences(listing, [""], [])).ShouldBeEmpty("after a full refresh");
        (await Refresh([])).Events.ShouldBe(0);
    }

    private async Task<RefreshOutcome> Refresh(Dictionary<string, string[]> targets)
    {
        var outcome = await inventory.RefreshAsync(targets);
        (outcome.Verdict, outcome.Problem).ShouldBe((Verdict.Complete, null));
        TestContext.Current.TestOutputHelper!.WriteLine(inventory.LastEffort);
        return outcome;
    }

    private async Task<string> Differences(Listing listing, string[] touched, string[] later) => string.Join(
        "\n",
        from difference in await Comparison.DifferencesAsync(inventory.Database, listing, touched)
        where !later.Any(table => difference.StartsWith($"{table}:", StringComparison.Ordinal))
        select difference);
}
