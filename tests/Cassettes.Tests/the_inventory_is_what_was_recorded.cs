using Cassettes.Tests.Comparing;
using Cassettes.Tests.Expecting;
using Cassettes.Tests.Refreshing;
using Inventory.Domain.Collecting;
using Inventory.Sdk;

namespace Cassettes.Tests;

/// <summary>Every cassette, through the real provider and the real engine into a database.</summary>
public sealed class the_inventory_is_what_was_recorded(Server server)
{
    private const string AsRecorded = "as recorded";
    private const string Varied = "varied";

    private readonly Findings findings = new();

    /// <summary>Provider, cassette, and the way of playing it.</summary>
    public static TheoryData<string, string, string> Cassettes()
    {
        var all = new TheoryData<string, string, string>();
        foreach (var cassette in CassetteFolder.All())
        {
            all.Add(cassette.Provider, cassette.Name, AsRecorded);
            if (cassette.Scenario?.Variant is not null)
                all.Add(cassette.Provider, cassette.Name, Varied);
        }
        if (CassetteFolder.Absence is not null)
            all.Add("", "", AsRecorded);
        return all;
    }

    [Theory, MemberData(nameof(Cassettes))]
    public async Task of_each_cassette(string provider, string name, string way)
    {
        Assert.SkipWhen(CassetteFolder.Absence is not null, CassetteFolder.Absence ?? "");
        var cassette = CassetteFolder.Find(provider, name);
        Assert.SkipWhen(cassette.Scenario is null, "Nothing is expected of this cassette.");
        var scenario = cassette.Scenario!;
        Assert.SkipWhen(scenario.Mode == "metrics", "metrics capture is not part of the inventory refresh");
        Assert.SkipUnless(scenario.Mode is "full" or "targeted" or "other", $"Nobody knows how a cassette of the mode {scenario.Mode} is played.");
        var manager = Clouds.Find(provider);
        Assert.SkipWhen(manager is null, $"There is no provider {provider}.");

        if (scenario.Mode == "other")
            Regions(cassette, manager!);
        else
            await RefreshAsync(cassette, manager!, way == Varied ? scenario.Variant : null);
        if (findings.Mismatches.Count > 0)
            Assert.Fail($"{cassette} {way}: {findings}");
        TestContext.Current.TestOutputHelper!.WriteLine($"{cassette} {way}: {findings}");
    }

    private void Regions(ExpectedCassette cassette, Manager manager)
    {
        var known = manager.Regions.Select(r => r.Name).ToHashSet();
        foreach (var region in cassette.Asserted["regionsThatTheProviderMustKnow"]?.AsArray() ?? [])
            findings.Fact(known.Contains((string)region!["region_name"]!), () => $"the provider does not know the region {region["region_name"]}");
    }

    private async Task RefreshAsync(ExpectedCassette cassette, Manager manager, Variant? variant)
    {
        await using var played = await Played.StartAsync(server, cassette, manager, findings);
        var targets = variant?.Targets ?? cassette.Scenario!.Targets;
        foreach (var collection in targets.Keys.Except(manager.TargetedCollections))
            findings.Fact(false, () => $"the provider cannot refresh single objects of {collection}");

        await played.RefreshAsync("the refresh", targets);
        foreach (var miss in played.Replay.Misses.Distinct())
            findings.Note($"request without recording: {miss}");
        var vmdb = await Vmdb.ReadAsync(played.Engine.Database);
        if (variant is null)
            Compare(cassette, targets, vmdb);
        else
            Compare(variant, vmdb);

        var again = await played.RefreshAsync("the second refresh", targets);
        findings.Fact(again.Events == 0, () => $"the second refresh recorded {again.Events} events: {Changed(again)}");
        await CompareHistoryAsync(played.Engine);
    }

    private void Compare(ExpectedCassette cassette, IReadOnlyDictionary<string, string[]> targets, Vmdb vmdb)
    {
        new AssertedFacts(vmdb, findings).Compare(cassette.Asserted);
        var before = cassette.Scenario!.Preload is { } preload ? CassetteFolder.Find(cassette.Provider, preload).Derived : null;
        if (cassette.Derived is { } derived)
            new DerivedRows(vmdb, findings, before, targets).Compare(derived, AssertedFacts.ProviderLists(cassette.Asserted));
    }

    private void Compare(Variant variant, Vmdb vmdb)
    {
        new AssertedFacts(vmdb, findings).CompareCounts(variant.Counts, []);
        foreach (var (table, keys) in variant.Rows)
        {
            var found = new JsonArray([.. vmdb.Rows(table).Select(r => r.Identity?.DeepClone())]);
            findings.Fact(JsonMatcher.Matches(keys, found), () => $"{table}: expected {JsonMatcher.Show(keys)}, found {JsonMatcher.Show(found)}");
        }
    }

    // The events alone give the same tables.
    private async Task CompareHistoryAsync(Engine engine)
    {
        var kept = (await Vmdb.ReadRowsAsync(engine.Database)).Lines;
        await engine.RebuildAsync();
        var made = (await Vmdb.ReadRowsAsync(engine.Database)).Lines;
        findings.Fact(kept.SetEquals(made), () => "a rebuild gives other tables: " + string.Join(" ",
            kept.Except(made).Select(l => $"- {l}").Concat(made.Except(kept).Select(l => $"+ {l}")).Take(6)));
    }

    private static string Changed(RefreshOutcome outcome) => string.Join(", ", outcome.Collections
        .Where(c => c.Created + c.Updated + c.Deleted > 0).Select(c => $"{c.Collection} +{c.Created} ~{c.Updated} -{c.Deleted}"));
}
