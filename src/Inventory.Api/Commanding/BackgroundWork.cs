namespace Inventory.Api.Commanding;

/// <summary>
/// Runs short work after its request was answered. For what must not be written into a message store, because it holds secrets; such work does
/// not survive the program.
/// </summary>
public sealed class BackgroundWork(IHostApplicationLifetime lifetime, ILogger<BackgroundWork> logger)
{
    /// <summary>Starts the work.</summary>
    public void Start(Func<CancellationToken, Task> work) => _ = Task.Run(async () =>
    {
        try
        {
            await work(lifetime.ApplicationStopping);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogError("Work in the background failed: {Type}", e.GetType().Name); // its message may hold what must not be logged
        }
    });
}
