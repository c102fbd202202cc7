using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Inventory.Domain.Observing;

namespace Inventory.Api.Tests.Observing;

public sealed partial class the_dashboard_shows_every_metric
{
    private static readonly JsonElement Dashboard = JsonElement.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Observing", "dashboard.json")));

    private static readonly string[] Expressions =
        [.. Panels().SelectMany(p => p.GetProperty("targets").EnumerateArray()).Select(t => t.GetProperty("expr").GetString()!), .. Variables()];

    [Fact]
    public void and_no_metric_that_there_is_not()
    {
        var shown = Expressions.SelectMany(e => MetricNames().Matches(WithoutLabels(e)).Select(m => m.Value)).ToHashSet();
        var known = Instruments.All.SelectMany(NamesOf).ToHashSet();
        shown.Except(known).ShouldBeEmpty("no instrument gives these");
        foreach (var instrument in Instruments.All)
            NamesOf(instrument).Any(shown.Contains).ShouldBeTrue($"{instrument.Name} is in no panel");
    }

    [Fact]
    public void by_dimensions_that_there_are()
    {
        var known = typeof(MeasureTags).GetFields().Select(f => ((string)f.GetValue(null)!).Replace('.', '_')).Append("le").Append("job").Append("instance").ToHashSet();
        var used = Expressions.SelectMany(e => Grouping().Matches(e).SelectMany(m => m.Groups[1].Value.Split(',')).Concat(Matching().Matches(e).Select(m => m.Groups[1].Value)));
        used.Select(l => l.Trim()).Except(known).ShouldBeEmpty();
    }

    [Fact]
    public void as_grafana_reads_it()
    {
        Dashboard.GetProperty("title").GetString().ShouldBe("Inventory");
        Dashboard.GetProperty("schemaVersion").GetInt32().ShouldBeGreaterThan(30);
        Dashboard.GetProperty("id").ValueKind.ShouldBe(JsonValueKind.Null, "an id is given by the Grafana that imports it");
        var variables = Dashboard.GetProperty("templating").GetProperty("list").EnumerateArray().ToList();
        variables.ShouldContain(v => v.GetProperty("type").GetString() == "datasource" && v.GetProperty("query").GetString() == "prometheus");
        Panels().Select(p => p.GetProperty("id").GetInt32()).ShouldBeUnique();
        Panels().ShouldAllBe(p => p.GetProperty("datasource").GetProperty("uid").GetString() == "${datasource}");
        Panels().ShouldAllBe(p => p.GetProperty("title").GetString() != "" && p.GetProperty("description").GetString() != "");
        var places = Panels().Select(p => p.GetProperty("gridPos")).Select(g =>
            (X: g.GetProperty("x").GetInt32(), Y: g.GetProperty("y").GetInt32(), W: g.GetProperty("w").GetInt32(), H: g.GetProperty("h").GetInt32())).ToList();
        places.ShouldAllBe(p => p.X >= 0 && p.X + p.W <= 24);
        foreach (var (a, i) in places.Select((p, i) => (p, i)))
            places.Skip(i + 1).ShouldNotContain(b => a.X < b.X + b.W && b.X < a.X + a.W && a.Y < b.Y + b.H && b.Y < a.Y + a.H, $"panel {i} lies on another one");
    }

    // What the collector makes of names for Prometheus: dots become underscores, units are spelled out and come last, but for counters' total.
    private static IEnumerable<string> NamesOf(Instrument instrument)
    {
        var name = instrument.Name.Replace('.', '_') + (instrument.Unit == "s" ? "_seconds" : "");
        return instrument switch
        {
            Histogram<double> => [name + "_bucket", name + "_sum", name + "_count"],
            Counter<long> => [name + "_total"],
            _ => [name],
        };
    }

    private static IEnumerable<JsonElement> Panels() => Dashboard.GetProperty("panels").EnumerateArray().Where(p => p.GetProperty("type").GetString() != "row");

    private static IEnumerable<string> Variables() => Dashboard.GetProperty("templating").GetProperty("list").EnumerateArray()
        .Where(v => v.GetProperty("type").GetString() == "query").Select(v => v.GetProperty("definition").GetString()!.Split(',')[0]);

    private static string WithoutLabels(string expression) => Grouping().Replace(Braces().Replace(expression, ""), "");

    [GeneratedRegex("inventory_[a-z_]+")]
    private static partial Regex MetricNames();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Braces();

    [GeneratedRegex(@"(?:by|without) ?\(([^)]*)\)")]
    private static partial Regex Grouping();

    [GeneratedRegex("([a-z_]+) ?(?:=~|!=|=|!~)\"")]
    private static partial Regex Matching();
}
