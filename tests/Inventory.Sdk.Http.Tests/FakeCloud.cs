using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace Inventory.Sdk.Http.Tests;

/// <summary>A cloud without a network: it answers request after request as a test lists, and notes when each came, by a clock that nobody waits for.</summary>
internal sealed class FakeCloud : HttpMessageHandler
{
    private readonly Queue<Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>> answers = new();
    private readonly DateTimeOffset start;

    public FakeCloud() => start = Time.GetUtcNow();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>Seconds after the start at which each request came.</summary>
    public List<double> Came { get; } = [];

    public List<string> Bodies { get; } = [];

    /// <summary>How much time passes at once.</summary>
    public TimeSpan Step { get; init; } = TimeSpan.FromMilliseconds(50);

    public FakeCloud Answers(HttpStatusCode status, int times = 1, Action<HttpResponseMessage>? with = null)
    {
        for (var i = 0; i < times; i++)
            Does((_, _) =>
            {
                var response = new HttpResponseMessage(status) { Content = new StringContent("") };
                with?.Invoke(response);
                return Task.FromResult(response);
            });
        return this;
    }

    public FakeCloud Fails(Exception failure) => Does((_, _) => Task.FromException<HttpResponseMessage>(failure));

    public FakeCloud Hangs(int times = 1)
    {
        for (var i = 0; i < times; i++)
            Does(async (_, cancel) =>
            {
                await Forever(cancel);
                throw new InvalidOperationException();
            });
        return this;
    }

    /// <summary>Ends with its cancellation, and in the same moment, which <see cref="Task.Delay(int, CancellationToken)"/> does not promise.</summary>
    public static async Task Forever(CancellationToken cancel)
    {
        var end = new TaskCompletionSource();
        await using var registration = cancel.Register(() => end.TrySetCanceled(cancel));
        await end.Task;
    }

    public FakeCloud Does(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer)
    {
        answers.Enqueue(answer);
        return this;
    }

    public HttpClient Client(CloudHttpOptions? options = null) => new(CloudHttp.CreateHandler(this, options, Time)) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Does something, and lets time pass, step by step, until it has ended.</summary>
    public async Task<T> PassTimeUntil<T>(Func<Task<T>> something)
    {
        // Without the runner's synchronization context, what a timer sets off has happened when Advance returns.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        var task = something();
        SynchronizationContext.SetSynchronizationContext(context);
        for (var step = 0; !task.IsCompleted; step++)
        {
            Time.Advance(Step);
            // What goes on elsewhere all the same gets its time, too.
            await Task.WhenAny(task, Task.Delay(step % 10 == 0 ? 1 : 0));
        }
        return await task;
    }

    /// <summary>What a GET comes to, with the time that it takes passed.</summary>
    public async Task<HttpResponseMessage> Get(CloudHttpOptions? options = null, CancellationToken cancel = default)
    {
        using var client = Client(options);
        return await PassTimeUntil(() => client.GetAsync("http://cloud.test/servers?signature=s3cret", cancel));
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>? answer;
        lock (answers)
        {
            Came.Add((Time.GetUtcNow() - start).TotalSeconds);
            if (!answers.TryDequeue(out answer))
                throw new InvalidOperationException("No more answers are listed.");
        }
        if (request.Content is { } content)
        {
            // As a connection would; reading it as a string would keep it for the next time.
            using var sent = new MemoryStream();
            await content.CopyToAsync(sent, cancellationToken);
            Bodies.Add(Encoding.UTF8.GetString(sent.ToArray()));
        }
        var response = await answer(request, cancellationToken);
        response.RequestMessage = request;
        return response;
    }
}
