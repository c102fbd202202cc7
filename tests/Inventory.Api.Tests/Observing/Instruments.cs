using System.Diagnostics.Metrics;
using Inventory.Domain.Observing;

namespace Inventory.Api.Tests.Observing;

/// <summary>The instruments that the meter has.</summary>
internal static class Instruments
{
    public static IReadOnlyList<Instrument> All { get; } = Find();

    private static List<Instrument> Find()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var factory = services.GetRequiredService<IMeterFactory>();
        var found = new List<Instrument>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Scope == factory && instrument.Meter.Name == InventoryMetrics.Name)
                    found.Add(instrument);
            },
        };
        listener.Start();
        _ = new InventoryMetrics(factory);
        return found;
    }
}
