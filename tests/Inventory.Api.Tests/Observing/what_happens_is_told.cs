using System.Diagnostics;
using System.Text.Json;
using Inventory.Api.Tests.Acceptance;
using Inventory.Api.Tests.Notifying;
using Inventory.Domain.Observing;

namespace Inventory.Api.Tests.Observing;

public sealed class what_happens_is_told(WatchedApp watched) : IClassFixture<WatchedApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private App App => watched.App;

    [Fact]
    public async Task a_refresh_is_a_trace_down_to_its_sql()
    {
        var provider = await App.AddProviderAsync("traced");
        var task = await App.RefreshAsync(provider);
        var id = RefreshOf(task);
        var refresh = await SpanAsync("refresh", s => $"{s.GetTagItem("inventory.refresh.id")}" == id);
        refresh.Parent.ShouldBeNull();
        refresh.GetTagItem(MeasureTags.ProviderId).ShouldBe(long.Parse(provider));
        refresh.GetTagItem(MeasureTags.ProviderType).ShouldBe("awesome_cloud");
        (refresh.GetTagItem(MeasureTags.Scope), refresh.GetTagItem(MeasureTags.Verdict)).ShouldBe(("full", "complete"));
        refresh.GetTagItem("inventory.refresh.events").ShouldBe(App.EventsOf(task));

        var below = watched.Spans.Where(s => s.TraceId == refresh.TraceId).ToList();
        var collected = below.Where(s => s.OperationName == "collect").ToList();
        new[] { "vms", "flavors", "miq_templates" }.ShouldBeSubsetOf(collected.Select(s => $"{s.GetTagItem(MeasureTags.Collection)}"));
        collected.Single(s => "vms".Equals(s.GetTagItem(MeasureTags.Collection))).GetTagItem("inventory.items").ShouldBe(60);
        collected.ShouldAllBe(s => below.Any(r => r.Source.Name == "System.Net.Http" && r.ParentSpanId == s.SpanId));
        var (compared, recorded) = (below.Single(s => s.OperationName == "compare"), below.Single(s => s.OperationName == "record"));
        below.ShouldContain(s => WatchedApp.IsSql(s) && s.ParentSpanId == recorded.SpanId);
        collected.Append(compared).Append(recorded).ShouldAllBe(s => s.ParentSpanId == refresh.SpanId);
    }

    [Fact]
    public async Task sql_that_is_part_of_nothing_is_not_traced()
    {
        await App.AddProviderAsync("polled");
        await UntilMeasuredAsync("inventory.workers", m => m[MeasureTags.Worker] == "refresh-worker");
        var sql = watched.Spans.Where(s => WatchedApp.IsSql(s) && "inventory".Equals(s.GetTagItem("db.npgsql.data_source"))).ToList();
        sql.ShouldNotBeEmpty();
        sql.Where(s => s.ParentSpanId == default).Select(Told).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_list_that_breaks_off_is_a_failed_span_and_a_verdict()
    {
        var provider = await App.AddProviderAsync("broken", App.Cloud.World.Regions[1].Name);
        App.Cloud.Faults.Forbid("flavors");
        App.Cloud.Faults.Forbid("instance_types");
        try
        {
            await App.RefreshAsync(provider);
        }
        finally
        {
            App.Cloud.Faults.Clear();
        }
        var failed = await SpanAsync("collect", s => s.Status == ActivityStatusCode.Error && OfProvider(s.Parent!, provider));
        failed.GetTagItem(MeasureTags.Collection).ShouldBe("flavors");
        failed.StatusDescription.ShouldNotBeNullOrEmpty();
        await UntilMeasuredAsync("inventory.collection.verdicts",
            m => m[MeasureTags.ProviderId] == provider && m[MeasureTags.Collection] == "flavors" && m[MeasureTags.Verdict] == "failed" && m.Value >= 1); // its catcher asks, too
        await UntilMeasuredAsync("inventory.refresh.duration", m => m[MeasureTags.ProviderId] == provider && m[MeasureTags.Verdict] == "partial" && m.Value >= 1);
    }

    [Fact]
    public async Task every_instrument_measures()
    {
        await using var receiver = await Receiver.StartAsync();
        var region = App.Cloud.World.Regions[2];
        var provider = await App.AddProviderAsync("measured", region.Name);
        await App.PostAsync("/api/webhooks", new { name = "measured", url = receiver.Url, secret = Receiver.Secret, providers = new[] { provider }, after = 0 });
        var events = App.EventsOf(await App.RefreshAsync(provider));
        await Receiver.UntilAsync(async () => (await App.GetAsync($"/api/workers?expand=resources&filter[]=ems_id={provider}&filter[]=type=event-catcher"))
            .GetProperty("resources").EnumerateArray().Any(w => w.GetProperty("message").GetString() == "Listening"), "the catcher listens");
        region.StopInstance(region.Instances.All().First(i => i.State == AwesomeCloud.InstanceState.Running).Id);

        await UntilMeasuredAsync("inventory.events.age", m => m[MeasureTags.ProviderId] == provider && m[MeasureTags.Stage] == "refreshed");
        await UntilMeasuredAsync("inventory.refresh.duration", m => m[MeasureTags.ProviderId] == provider && m[MeasureTags.Scope] == "targeted");
        await UntilMeasuredAsync("inventory.webhooks.deliveries", m => m[MeasureTags.Outcome] == "delivered");
        await UntilMeasuredAsync("inventory.refresh.lag", m => m[MeasureTags.ProviderId] == provider && m[MeasureTags.ProviderType] == "awesome_cloud");
        Of("inventory.events.recorded", provider).Where(m => m[MeasureTags.Change] == "discovered").Sum(m => m.Value)
            .ShouldBeGreaterThanOrEqualTo(Math.Max(1, events)); // or the refresh that its catcher asked for has found them
        Of("inventory.events.received", provider).ShouldContain(m => m[MeasureTags.Outcome] == "saved" && m.Value > 0);
        Of("inventory.events.age", provider).ShouldContain(m => m[MeasureTags.Stage] == "saved");
        Of("inventory.refresh.objects", provider).Select(m => m[MeasureTags.Outcome]).Distinct().Order().ShouldBe(["created", "deleted", "read", "unchanged", "updated"]);
        watched.Measures("inventory.queue.depth").Select(m => m[MeasureTags.State]).Order().ShouldBe(["removal", "running", "waiting"]);
        watched.Measures("inventory.queue.age").ShouldHaveSingleItem();
        watched.Measures("inventory.feed.distance").ShouldHaveSingleItem();
        watched.Measures("inventory.webhooks.age").ShouldHaveSingleItem().Value.ShouldBeGreaterThan(0);
        var measured = watched.Collect().Where(m => m.MeterName == InventoryMetrics.Name).Select(m => m.Name);
        measured.Order().ShouldBe(Instruments.All.Select(i => i.Name).Order(), "an instrument that no test sees may measure nothing");
        new[] { "Npgsql", "System.Runtime" }.ShouldBeSubsetOf(watched.Collect().Select(m => m.MeterName));
    }

    [Fact]
    public async Task and_names_no_object_in_a_dimension()
    {
        var provider = await App.AddProviderAsync("discreet");
        await App.RefreshAsync(provider);
        var known = typeof(MeasureTags).GetFields().Select(f => (string)f.GetValue(null)!).ToHashSet();
        foreach (var metric in watched.Collect().Where(m => m.MeterName == InventoryMetrics.Name))
            foreach (var point in metric.MetricPoints)
                WatchedApp.TagsOf(point.Tags).Keys.ShouldBeSubsetOf(known, metric.Name);
    }

    [Fact]
    public async Task but_no_secret()
    {
        const string wrong = "a-secret-that-is-wrong-9876543210";
        await using var receiver = await Receiver.StartAsync();
        var provider = await App.AddProviderAsync("secretive");
        await App.PostAsync("/api/webhooks", new { name = "secretive", url = $"{receiver.Url}?token={wrong}", secret = Receiver.Secret, providers = new[] { provider }, after = 0 });
        await App.RefreshAsync(provider);
        await App.PostAsync("/api/providers", App.Provider("refused", secret: wrong), 400);
        await App.GetAsync($"/api/vms?filter[]=name={Uri.EscapeDataString($"'{wrong}'")}");
        App.Cloud.Faults.ExpireCredentials();
        App.Cloud.Faults.CutConnection("instances");
        try
        {
            (await App.RefreshAsync(provider)).GetProperty("status").GetString().ShouldBe("Error");
        }
        finally
        {
            App.Cloud.Faults.Clear();
        }
        await Receiver.UntilAsync(() => Task.FromResult(!receiver.Deliveries.IsEmpty || watched.Spans.Any(s => s.OperationName == "deliver")), "the webhook was called");
        await SpanAsync("refresh", s => s.Status == ActivityStatusCode.Error && OfProvider(s, provider));

        string[] secrets = [App.Cloud.Credentials.SecretKey, wrong, App.Password, Receiver.Secret, new Npgsql.NpgsqlConnectionStringBuilder(App.ConnectionString).Password!];
        foreach (var text in watched.Spans.Select(Told).Concat(watched.Collect().SelectMany(m => m.MetricPoints.Select(p => Told(m.Name, p)))).Concat(App.Log))
            secrets.Where(text.Contains).ShouldBeEmpty(text);
        watched.Spans.ShouldContain(s => s.GetTagItem("url.full") != null);
    }

    [Fact]
    public async Task and_log_lines_say_which_refresh_and_provider()
    {
        var provider = await App.AddProviderAsync("logged");
        var id = RefreshOf(await App.RefreshAsync(provider));
        App.Log.ShouldContain(line => line.StartsWith($"Refresh {id} of {provider}: Complete", StringComparison.Ordinal));
    }

    private IEnumerable<Measured> Of(string instrument, string provider) => watched.Measures(instrument).Where(m => m[MeasureTags.ProviderId] == provider);

    private static string RefreshOf(JsonElement task) => task.GetProperty("context_data").GetProperty("refresh_id").GetString()!;

    private static bool OfProvider(Activity span, string provider) => $"{span.GetTagItem(MeasureTags.ProviderId)}" == provider;

    private static string Told(string metric, OpenTelemetry.Metrics.MetricPoint point) => $"{metric} {JsonSerializer.Serialize(WatchedApp.TagsOf(point.Tags))}";

    private static string Told(Activity span) => string.Join('\n',
        span.TagObjects.Concat(span.Baggage.Select(b => new KeyValuePair<string, object?>(b.Key, b.Value))).Concat(span.Events.SelectMany(e => e.Tags)).Select(t => $"{t.Key}={t.Value}")
            .Prepend(span.DisplayName).Append(span.StatusDescription).Append(span.TraceStateString));

    // A span ends a moment after what it is of can be seen.
    private async Task<Activity> SpanAsync(string name, Func<Activity, bool> which)
    {
        Activity? found = null;
        await Receiver.UntilAsync(() => Task.FromResult((found = watched.Spans.FirstOrDefault(s => s.OperationName == name && which(s) && watched.IsMine(s))) is not null), $"there is a span {name}");
        return found!;
    }

    private async Task UntilMeasuredAsync(string instrument, Func<Measured, bool> which)
    {
        IReadOnlyList<Measured> seen = [];
        for (var tries = 0; tries < 300 && !(seen = watched.Measures(instrument)).Any(which); tries++)
            await Task.Delay(100, Cancel);
        seen.ShouldContain(m => which(m), $"{instrument}: {JsonSerializer.Serialize(seen)}");
    }
}
