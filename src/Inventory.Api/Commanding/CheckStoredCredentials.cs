using Inventory.Domain.Collecting;
using Inventory.Domain.Providers;
using Npgsql;

namespace Inventory.Api.Commanding;

/// <summary>Asks the cloud of a provider whether it accepts the stored credentials.</summary>
/// <param name="ProviderId">The provider.</param>
/// <param name="TaskId">The task that tells the outcome.</param>
/// <param name="User">Who asks.</param>
public sealed record CheckStoredCredentials(long ProviderId, long TaskId, string User);

/// <summary>Handles <see cref="CheckStoredCredentials"/>.</summary>
public static class CheckStoredCredentialsHandler
{
    /// <summary>Asks, and records the outcome.</summary>
    public static async Task Handle(
        CheckStoredCredentials command, ProviderStore providers, RegisterProvider register, TaskLog tasks, NpgsqlDataSource database, CancellationToken cancel)
    {
        var end = new TaskEnd("Error", "The provider is gone, or its kind is not known to this program.", Results: "false");
        if (await providers.FindAsync(command.ProviderId, cancel) is { } provider)
        {
            var check = await CheckCredentials.AskAsync(provider.Manager, provider.Settings, cancel);
            await register.RecordCheckAsync(provider.Id, check, command.User, cancel);
            end = CheckCredentials.End(check);
        }
        await using var connection = await database.OpenConnectionAsync(cancel);
        await tasks.FinishAsync(connection, command.TaskId, end, cancel);
    }
}
