using Microsoft.Extensions.Options;

namespace Inventory.Api.Serving.Following;

/// <summary>Counts the open streams of this node.</summary>
internal sealed class StreamSeats(IOptions<FeedOptions> options)
{
    private readonly Dictionary<long, int> taken = [];
    private int all;

    /// <summary>Takes a seat; an error if there is none for this user.</summary>
    public ApiError? Take(long user, out IDisposable? seat)
    {
        seat = null;
        lock (taken)
        {
            var his = taken.GetValueOrDefault(user);
            if (his >= options.Value.StreamsPerUser)
                return ApiError.TooManyRequests(
                    $"Too many streams: {his} are open for this user, which is the limit. Close one, or ask for pages with after=");
            if (all >= options.Value.Streams)
                return ApiError.TooManyRequests("Too many streams are open at this server. Try again later, or ask for pages with after=");
            (taken[user], all) = (his + 1, all + 1);
        }
        seat = new Seat(this, user);
        return null;
    }

    private void Leave(long user)
    {
        lock (taken)
        {
            all--;
            if (--taken[user] == 0)
                taken.Remove(user);
        }
    }

    private sealed class Seat(StreamSeats seats, long user) : IDisposable
    {
        public void Dispose() => seats.Leave(user);
    }
}
