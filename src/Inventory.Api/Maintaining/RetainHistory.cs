using System.Globalization;
using Inventory.Domain.History;
using Npgsql;

namespace Inventory.Api.Maintaining;

/// <summary>The command <c>retention</c>.</summary>
internal sealed class RetainHistory(Retention retention, NpgsqlDataSource database, Terminal terminal)
{
    /// <summary>Compacts what the policy lets go, or only tells what it would be.</summary>
    public async Task<int> RunAsync(bool isDryRun, CancellationToken cancel)
    {
        var plan = await retention.PlanAsync(cancel);
        if (plan.Count == 0)
        {
            terminal.Print("Everything is kept: no policy says otherwise.");
            return 0;
        }
        var rows = 0L;
        if (!isDryRun)
            (plan, rows) = await terminal.WhileAsync("Compacting", plan.Sum(c => c.Events), done => retention.ApplyAsync(done, cancel));
        foreach (var compaction in plan)
            terminal.Print(string.Create(CultureInfo.InvariantCulture,
                $"{compaction.EmsId}/{compaction.Collection}: {compaction.Events} events {(isDryRun ? "would go" : "went")}, in full from {compaction.Horizon:yyyy-MM-dd'T'HH:mm:ss'Z'} on"));
        if (!isDryRun)
            terminal.Print($"{rows} earlier rows went.");
        return 0;
    }

    /// <summary>Sets the policy.</summary>
    public async Task<int> KeepAsync(string days, string? provider, string? collection, CancellationToken cancel)
    {
        int? number = int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
        var emsId = provider is null ? null : await ProviderNames.FindAsync(database, provider, cancel);
        var problem = number is null && days != "everything" ? "Say a number of days, or everything"
            : provider is not null && emsId is null ? ProviderNames.Unknown(provider)
            : await retention.KeepAsync(emsId, collection, number, cancel);
        if (problem is null)
            return 0;
        terminal.Tell(problem);
        return OpenedInventory.Failed;
    }
}
