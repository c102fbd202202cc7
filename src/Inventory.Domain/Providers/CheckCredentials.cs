using Inventory.Domain.Collecting;
using Inventory.Sdk;

namespace Inventory.Domain.Providers;

/// <summary>Asks a cloud whether it accepts settings: bounded in time, and with an answer in every case.</summary>
public static class CheckCredentials
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The outcome; its message holds no secret.</summary>
    public static async Task<CredentialsCheck> AskAsync(Manager manager, ManagerSettings settings, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        CredentialsCheck check;
        try
        {
            check = await manager.VerifyCredentialsAsync(settings, limit.Token).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            check = CredentialsCheck.Unreachable($"The cloud did not answer within {Patience.TotalSeconds} seconds.");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            check = CredentialsCheck.Error(e.Message);
        }
        return check with { Message = StoredProvider.Redact(settings, check.Message) };
    }

    /// <summary>What the task says that asked.</summary>
    public static TaskEnd End(CredentialsCheck check) => check.Status == CredentialsStatus.Valid
        ? new TaskEnd("Ok", "Credentials are valid", Results: "true")
        : new TaskEnd("Error", check.Message, Results: "false");
}
