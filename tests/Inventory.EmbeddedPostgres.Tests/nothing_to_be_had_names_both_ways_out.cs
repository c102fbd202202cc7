using Inventory.EmbeddedPostgres.Finding;

namespace Inventory.EmbeddedPostgres.Tests;

public sealed class nothing_to_be_had_names_both_ways_out
{
    [Fact]
    public async Task when_neither_a_server_nor_npm_is_installed()
    {
        var message = await RefusalAsync(new SearchPlaces([], []));
        ShouldNameTheWaysOut(message);
        message.ShouldNotContain('\n');
    }

    [Fact]
    public async Task when_the_only_server_is_too_old_which_is_named()
    {
        using var folder = new TemporaryFolder();
        var message = await RefusalAsync(new SearchPlaces([FakeServer.Make(folder, "14.9")], []));
        ShouldNameTheWaysOut(message);
        message.ShouldContain("only 14.9 in " + folder.Path);
    }

    [Fact]
    public async Task when_npm_fails_which_is_quoted()
    {
        using var folder = new TemporaryFolder();
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the failing npm is a shell script");
        if (!OperatingSystem.IsWindows())
        {
            await File.WriteAllTextAsync(folder.In("npm"), "#!/bin/sh\necho 'npm error network' >&2\nexit 1\n", TestContext.Current.CancellationToken);
            File.SetUnixFileMode(folder.In("npm"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
        var message = await RefusalAsync(new SearchPlaces([folder.Path], []), folder.In("cache"));
        ShouldNameTheWaysOut(message);
        message.ShouldContain("npm error network");
        Directory.EnumerateFileSystemEntries(folder.In("cache")).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_folder_named_wrongly_is_not_passed_over()
    {
        using var data = new TemporaryFolder();
        var options = data.Options with { BinDirectory = data.In("nowhere") };
        var refusal = await Should.ThrowAsync<EmbeddedPostgresException>(() => EmbeddedServer.StartAsync(options));
        refusal.Message.ShouldContain("nowhere");
        refusal.Message.ShouldContain("INVENTORY_POSTGRES_BIN");
    }

    private static void ShouldNameTheWaysOut(string message)
    {
        message.ShouldContain("install PostgreSQL 15 or newer");
        message.ShouldContain("npm");
        message.ShouldContain("ConnectionStrings__Inventory");
    }

    private static async Task<string> RefusalAsync(SearchPlaces places, string? cache = null)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable(FindServer.FolderVariable) is null, "a folder of binaries is named for this run");
        using var data = new TemporaryFolder();
        var options = data.Options with { Places = places, CacheDirectory = cache };
        return (await Should.ThrowAsync<EmbeddedPostgresException>(() => EmbeddedServer.StartAsync(options))).Message;
    }
}
