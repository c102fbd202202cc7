using System.Diagnostics.Metrics;
using Inventory.Domain.Catching;
using Inventory.Domain.Collecting;
using Inventory.Domain.Observing;
using Microsoft.Extensions.DependencyInjection;
using static Inventory.Domain.Tests.Catching.TestEventCatcher;

namespace Inventory.Domain.Tests.Observing;

public sealed class The_age_of_events_is_measured(Server server) : Engine(server)
{
    private readonly List<(string Stage, double Seconds)> ages = [];

    [Fact]
    public async Task Until_they_are_saved_and_until_what_they_touched_is_read_whoever_asked_first()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var factory = services.GetRequiredService<IMeterFactory>();
        var metrics = new InventoryMetrics(factory);
        using var listener = Listen(factory);
        var queue = new RefreshQueue(Database, new TaskLog(Time), Time);
        var asked = await queue.AddAsync(Provider.Id, "asked by hand", RefreshRequest.Full("test", "ann"), default);
        await Execute($"insert into inventory.event_cursors (ems_id, token) values ({Provider.Id}, 1)");
        var native = Event("stopped", "e-1", "i-1");
        var saved = await new EventInbox(Database, Models, queue, new EventOptions(), metrics, Time).SaveAsync(Provider, [native], new StreamPosition(null, 1), default);
        saved.TaskId.ShouldBe(asked, "one refresh does both");
        Time.Advance(TimeSpan.FromSeconds(40));
        await new EventAges(metrics, Database, Time).RefreshedAsync(Provider, asked, default);
        await new EventAges(metrics, Database, Time).RefreshedAsync(Provider, asked + 1000, default);

        ages.Select(a => a.Stage).ShouldBe(["saved", "refreshed"]);
        (ages[1].Seconds - ages[0].Seconds).ShouldBe(40, 0.001);
    }

    private MeterListener Listen(IMeterFactory factory)
    {
        var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Scope == factory && instrument.Name == "inventory.events.age")
                l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) =>
        {
            foreach (var (name, value) in tags)
                if (name == MeasureTags.Stage)
                    ages.Add(((string)value!, seconds));
        });
        listener.Start();
        return listener;
    }
}
