namespace Inventory.Sdk.Http;

/// <summary>
/// A token bucket, in the form that needs no timer: it holds the moment at which the next token is there. First come, first served.
/// .NET's own limiters know no <see cref="TimeProvider"/>.
/// </summary>
internal sealed class RequestRate(double perSecond, int burst, TimeProvider time)
{
    private readonly Lock taking = new();
    private readonly long start = time.GetTimestamp();
    private readonly TimeSpan interval = TimeSpan.FromSeconds(1 / perSecond);
    private TimeSpan next = TimeSpan.MinValue;

    /// <summary>Takes a token, and waits until it is there. One that is given up while waiting is lost, which only makes the rate lower.</summary>
    public Task TakeAsync(CancellationToken cancel)
    {
        var wait = Take();
        return wait > TimeSpan.Zero ? Task.Delay(wait, time, cancel) : Task.CompletedTask;
    }

    private TimeSpan Take()
    {
        lock (taking)
        {
            var now = time.GetElapsedTime(start);
            var fullest = now - (interval * (burst - 1));
            var mine = next > fullest ? next : fullest;
            next = mine + interval;
            return mine - now;
        }
    }
}
