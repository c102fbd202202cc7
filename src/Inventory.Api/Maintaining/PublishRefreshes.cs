using Inventory.Api.Notifying;
using Npgsql;

namespace Inventory.Api.Maintaining;

/// <summary>The command <c>replay</c>, telling a webhook.</summary>
internal sealed class PublishRefreshes(TellReplay tell, WebhookStore webhooks, NpgsqlDataSource database, TimeProvider time, Terminal terminal)
{
    /// <summary>Replays, and tells how far it came if that was not the end.</summary>
    public async Task<int> RunAsync(Replayed what, string webhook, CancellationToken cancel)
    {
        if (await ProviderNames.FindAsync(database, what.Provider, cancel) is not { } emsId)
            return Fail(ProviderNames.Unknown(what.Provider));
        if (await webhooks.FindAsync(webhook, cancel) is not { } told)
            return Fail($"There is no webhook with the name or id {webhook}.");
        var replay = new Replay(emsId, told.Id, what.From, what.To, what.Speed);
        try
        {
            while (true)
            {
                var step = await tell.StepAsync(replay, cancel);
                if (step.Failed)
                    return Fail(step.Said);
                if (step.Pause is not { } pause)
                {
                    terminal.Print(step.Said);
                    return 0;
                }
                terminal.Tell(step.Said);
                replay = step.Now;
                await Task.Delay(pause, time, cancel);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return Fail(await tell.WhereAsync(replay, CancellationToken.None));
        }
    }

    private int Fail(string problem)
    {
        terminal.Tell(problem);
        return OpenedInventory.Failed;
    }
}
