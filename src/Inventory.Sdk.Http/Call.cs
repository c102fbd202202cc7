using System.Net;

namespace Inventory.Sdk.Http;

/// <summary>What an attempt brought; disposed of by the retry if it is not the last.</summary>
/// <param name="Response">The answer.</param>
/// <param name="IsTransient">Whether the same request may fare better later.</param>
/// <param name="Wait">How long the cloud asks to wait, or null.</param>
internal sealed record Answer(HttpResponseMessage Response, bool IsTransient, TimeSpan? Wait) : IDisposable
{
    public void Dispose() => Response.Dispose();
}

/// <summary>A request on its way, with what is needed to say how it failed.</summary>
internal sealed class Call(HttpRequestMessage request)
{
    public HttpRequestMessage Request => request;

    public int Attempts { get; set; }

    /// <summary>What the last attempt came to.</summary>
    public string Last { get; set; } = "no answer yet";

    /// <summary>An attempt without an answer, for a reason that .NET tells only by the type of an exception.</summary>
    public HttpRequestException Lacks(string what, Exception inner)
    {
        Last = what;
        return new HttpRequestException(HttpRequestError.ConnectionError, what, inner);
    }

    public CloudHttpException Failed(HttpRequestException inner) => Of(inner.HttpRequestError, $"{Last}.", inner, inner.StatusCode);

    public CloudHttpException TookTooLong(TimeSpan limit, Exception inner) =>
        Of(HttpRequestError.Unknown, $"given up after {limit.TotalSeconds:0.###} s; the last attempt came to: {Last}.", inner);

    public CloudHttpException AskedToWait(Answer answer, TimeSpan most)
    {
        using (answer)
        {
            var message = $"HTTP {(int)answer.Response.StatusCode}: the service asks to wait {answer.Wait!.Value.TotalSeconds:0} s, "
                + $"longer than the {most.TotalSeconds:0} s that are waited. Try again after that, or ask the cloud for a higher limit.";
            return Of(HttpRequestError.Unknown, message, null, answer.Response.StatusCode, answer.Wait);
        }
    }

    private CloudHttpException Of(HttpRequestError error, string reason, Exception? inner, HttpStatusCode? status = null, TimeSpan? wait = null) =>
        new(error, $"{Failures.NameOf(request)}: {reason}{(Attempts > 1 ? $" Tried {Attempts} times." : "")}", inner, status) { RetryAfter = wait };
}
