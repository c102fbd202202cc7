using Inventory.Domain.Collecting;

[assembly: AssemblyFixture(typeof(OpenStack.Acceptance.Tests.RefreshedCloud))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)] // There is one cloud.

namespace OpenStack.Acceptance.Tests;

/// <summary>The cloud with one of everything, and an inventory of it. Made when first asked for, so that nothing happens where there is no cloud.</summary>
public sealed class RefreshedCloud : IAsyncDisposable
{
    private Task<Inventoried>? inventory;

    /// <summary>How the first refresh ended.</summary>
    internal RefreshOutcome First { get; private set; } = null!;

    /// <summary>What the first refresh took.</summary>
    internal string Effort { get; private set; } = "";

    public async ValueTask DisposeAsync()
    {
        if (inventory is null)
            return;
        if (inventory.IsCompletedSuccessfully)
            await (await inventory).DisposeAsync();
        await Prepared.RemoveAsync();
    }

    internal Task<Inventoried> InventoryAsync()
    {
        var settings = Cloud.Settings();
        return inventory ??= PrepareAsync();

        async Task<Inventoried> PrepareAsync()
        {
            await Prepared.RemoveAsync();
            await Prepared.CreateAsync();
            var started = await Inventoried.StartAsync(settings);
            First = await started.RefreshAsync();
            Effort = started.LastEffort;
            return started;
        }
    }
}
