using System.Diagnostics;
using Inventory.Domain.Providers;

namespace Inventory.Domain.Observing;

/// <summary>The spans of the engine: a refresh, within it a span for each list that is read, the comparison and the recording; SQL is below them.</summary>
public static class Spans
{
    /// <summary>The name of their source.</summary>
    public const string Name = "Inventory";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>Begins a span; null where nobody listens.</summary>
    /// <param name="name">What is done; always the same for the same work.</param>
    public static Activity? Begin(string name) => Source.StartActivity(name);

    /// <summary>Begins a span of its own trace, whatever has led to it.</summary>
    public static Activity? BeginTrace(string name)
    {
        Activity.Current = null;
        return Source.StartActivity(name);
    }

    /// <summary>Says whose work it is.</summary>
    public static Activity? Of(this Activity? span, StoredProvider provider) =>
        span?.SetTag(MeasureTags.ProviderId, provider.Id).SetTag(MeasureTags.ProviderType, provider.Manager.EmsType);

    /// <summary>Says that it failed.</summary>
    /// <param name="span">The span.</param>
    /// <param name="reason">Why, without secrets.</param>
    public static void Fail(this Activity? span, string reason) => span?.SetStatus(ActivityStatusCode.Error, reason);
}
