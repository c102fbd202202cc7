using Cassettes.Tests.Comparing;
using Cassettes.Tests.Expecting;
using Cassettes.Tests.Replaying;
using Inventory.Domain.Collecting;
using Inventory.Sdk;

namespace Cassettes.Tests.Refreshing;

/// <summary>A cassette that is played to its provider and an engine with a database of its own, which hold what the scenario begins with.</summary>
internal sealed class Played : IAsyncDisposable
{
    private readonly Findings findings;

    private Played(ReplayHost replay, Engine engine, Findings findings) => (Replay, Engine, this.findings) = (replay, engine, findings);

    public ReplayHost Replay { get; }

    public Engine Engine { get; }

    /// <summary>Starts it; the findings are told of refreshes that were not complete.</summary>
    public static async Task<Played> StartAsync(Server server, ExpectedCassette cassette, Manager manager, Findings findings)
    {
        var scenario = cassette.Scenario!;
        var replay = await ReplayHost.StartAsync();
        var settings = Clouds.Settings(cassette.Provider, replay.Url, scenario.Api, scenario.Region);
        var played = new Played(replay, await Engine.StartAsync(await server.CreateDatabaseAsync(), manager, settings), findings);
        foreach (var (setting, value) in scenario.Settings)
            findings.Note($"setting {setting} = {value}: the provider has none, and finds out by itself");
        await Prepared.MapTagsAsync(played.Engine, scenario);
        await Prepared.CreateAsync(played.Engine, scenario, findings);
        if (scenario.Preload is { } preload)
        {
            replay.Play(Cassette.Read(CassetteFolder.Find(cassette.Provider, preload).RecordingPath));
            await played.RefreshAsync("the preload", new Dictionary<string, string[]>());
        }
        replay.Play(Cassette.Read(cassette.RecordingPath));
        return played;
    }

    /// <summary>Refreshes the targets, or everything; the cassette is played from its beginning.</summary>
    public async Task<RefreshOutcome> RefreshAsync(string what, IReadOnlyDictionary<string, string[]> targets)
    {
        Replay.Rewind();
        var outcome = await Engine.RefreshAsync(targets);
        findings.Fact(outcome.Verdict == Verdict.Complete, () => $"{what} ended {outcome.Verdict}: {outcome.Problem}");
        return outcome;
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await Replay.DisposeAsync();
    }
}
