using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Inventory.Sdk.Http;

/// <summary>
/// Sends a request: waits for its turn, then attempts it within the total time as often as its failures deserve, each attempt within its own.
/// </summary>
internal sealed class ResilientHandler : DelegatingHandler
{
    private readonly CloudHttpOptions options;
    private readonly TimeProvider time;
    // Not disposed of: it holds nothing to dispose of, and requests that end after the handler still return their turn.
    private readonly SemaphoreSlim turns;
    private readonly RequestRate rate;
    private readonly ResiliencePipeline<Answer> once;
    private readonly ResiliencePipeline<Answer> repeating;
    private readonly ResiliencePipeline attempt;

    public ResilientHandler(HttpMessageHandler inner, CloudHttpOptions options, TimeProvider time)
        : base(inner)
    {
        options.Check();
        (this.options, this.time) = (options, time);
        turns = new SemaphoreSlim(options.Concurrency);
        rate = new RequestRate(options.RequestsPerSecond, options.Burst, time);
        once = InAll().Build();
        repeating = options.Retries == 0 ? once : InAll().AddRetry(Retries()).Build();
        attempt = new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(options.AttemptTimeout).Build();
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Requests to clouds are asynchronous only.");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var repeats = options.Retries > 0 && (options.AlwaysRepeatable || request.IsRepeatable());
        // What is sent twice must be there twice.
        if (repeats && request.Content is { } content)
            await content.LoadIntoBufferAsync(cancellationToken);
        await turns.WaitAsync(cancellationToken);
        var call = new Call(request);
        try
        {
            var answer = await (repeats ? repeating : once).ExecuteAsync(async cancel => await AttemptAsync(call, cancel), cancellationToken);
            return repeats && answer.IsTransient && answer.Wait > options.MaxRetryAfter
                ? throw call.AskedToWait(answer, options.MaxRetryAfter)
                : answer.Response;
        }
        catch (TimeoutRejectedException inner)
        {
            throw call.TookTooLong(options.TotalTimeout, inner);
        }
        catch (HttpRequestException inner) when (inner is not CloudHttpException)
        {
            throw call.Failed(inner);
        }
        finally
        {
            turns.Release();
        }
    }

    private ResiliencePipelineBuilder<Answer> InAll() => new ResiliencePipelineBuilder<Answer> { TimeProvider = time }.AddTimeout(options.TotalTimeout);

    private RetryStrategyOptions<Answer> Retries() => new()
    {
        MaxRetryAttempts = options.Retries,
        Delay = options.FirstDelay,
        MaxDelay = options.MaxDelay,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = attempted => new ValueTask<bool>(attempted.Outcome switch
        {
            { Exception: HttpRequestException failure } => Failures.MayPass(failure),
            { Result: { } answer } => answer.IsTransient && !(answer.Wait > options.MaxRetryAfter),
            _ => false,
        }),
        DelayGenerator = attempted => new ValueTask<TimeSpan?>(attempted.Outcome.Result?.Wait),
    };

    private async Task<Answer> AttemptAsync(Call call, CancellationToken cancel)
    {
        await rate.TakeAsync(cancel);
        call.Attempts++;
        try
        {
            var answer = await attempt.ExecuteAsync(async limited => await AskAsync(call.Request, limited), cancel);
            call.Last = $"HTTP {(int)answer.Response.StatusCode}";
            return answer;
        }
        catch (TimeoutRejectedException inner)
        {
            throw call.Lacks($"no answer within {options.AttemptTimeout.TotalSeconds:0.###} s", inner);
        }
        catch (OperationCanceledException inner) when (inner.InnerException is TimeoutException && !cancel.IsCancellationRequested)
        {
            throw call.Lacks($"no connection within {options.ConnectTimeout.TotalSeconds:0.###} s", inner);
        }
        catch (HttpRequestException failure)
        {
            call.Last = Failures.ReasonOf(failure);
            throw;
        }
    }

    private async Task<Answer> AskAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        var response = await base.SendAsync(request, cancel);
        try
        {
            if (request.IsStreamed() && response.IsSuccessStatusCode)
                response.Content = new PatientContent(response.Content, options.AttemptTimeout, time);
            else
                await response.Content.LoadIntoBufferAsync(options.MaxAnswerBytes, cancel);
            var isTransient = Failures.IsTransient(response.StatusCode)
                || ((int)response.StatusCode >= 400 && options.AlsoTransient is { } also && await also(response, cancel));
            return new Answer(response, isTransient, Failures.WaitAskedFor(response, time));
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
