using Inventory.EmbeddedPostgres.Finding;

namespace Inventory.EmbeddedPostgres.Tests;

public sealed class a_cluster_is_run_by_the_version_that_made_it
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task even_when_a_newer_one_is_found_first()
    {
        using var data = new TemporaryFolder();
        using var binaries = new TemporaryFolder();
        await (await EmbeddedServer.StartAsync(data.Options, Ct)).DisposeAsync();
        var here = SearchPlaces.OfThisMachine;

        await using var server = await EmbeddedServer.StartAsync(
            data.Options with { Places = here with { Path = [FakeServer.Make(binaries, "99.1"), .. here.Path] } }, Ct);

        (await Sql.AskAsync(server.ConnectionString, "select 1")).ShouldBe("1");
    }

    [Fact]
    public async Task and_without_that_version_the_message_names_it()
    {
        using var data = new TemporaryFolder();
        using var binaries = new TemporaryFolder();
        Directory.CreateDirectory(data.In("cluster"));
        await File.WriteAllTextAsync(data.In("cluster", "PG_VERSION"), "16\n", Ct);
        var options = data.Options with { Places = new SearchPlaces([FakeServer.Make(binaries, "99.1")], []) };

        var refusal = await Should.ThrowAsync<EmbeddedPostgresException>(() => EmbeddedServer.StartAsync(options, Ct));

        refusal.Message.ShouldContain("made by PostgreSQL 16");
        refusal.Message.ShouldContain("99.1 in " + binaries.Path);
        refusal.Message.ShouldContain("--data");
    }
}
