using System.Diagnostics.Metrics;

namespace OpenStack.Acceptance.Tests;

/// <summary>Counts the HTTP requests of this process.</summary>
internal sealed class RequestCount : IDisposable
{
    private readonly MeterListener listener = new();
    private int count;

    public RequestCount()
    {
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Name == "http.client.request.duration")
                listener.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref count));
        listener.Start();
    }

    public int Count => count;

    public void Dispose() => listener.Dispose();
}
