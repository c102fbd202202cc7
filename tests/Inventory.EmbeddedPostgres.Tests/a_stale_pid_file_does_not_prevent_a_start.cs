using System.Diagnostics;
using Inventory.EmbeddedPostgres.Preparing;

namespace Inventory.EmbeddedPostgres.Tests;

public sealed class a_stale_pid_file_does_not_prevent_a_start
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task when_its_number_was_given_to_another_program()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the other program is sleep");
        using var data = new TemporaryFolder();
        await (await EmbeddedServer.StartAsync(data.Options, Ct)).DisposeAsync();
        // Of the server's own account: of another's, PostgreSQL sees by itself that it cannot be a server of ours.
        var account = await ServerAccount.ChooseAsync(DataFolder.Create(data.Path), Ct);
        using var stranger = Process.Start(Command.Describe(account.Wrap(["sleep", "600"]), "/"))!;
        try
        {
            await File.WriteAllTextAsync(data.In("cluster", "postmaster.pid"), $"{stranger.Id}\n{data.In("cluster")}\n1700000000\n5432\n\n127.0.0.1\n", Ct);

            await using var server = await EmbeddedServer.StartAsync(data.Options, Ct);

            (await Sql.AskAsync(server.ConnectionString, "select 1")).ShouldBe("1");
            stranger.HasExited.ShouldBeFalse();
        }
        finally
        {
            stranger.Kill();
        }
    }

    [Fact]
    public async Task nor_does_it_stop_the_server_of_another_folder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "which folder a server runs on is not visible on Windows");
        using var data = new TemporaryFolder();
        await (await EmbeddedServer.StartAsync(data.Options, Ct)).DisposeAsync();
        await using var other = await EmbeddedServer.StartAsync(EmbeddedPostgresOptions.ForTests(), Ct);
        var pidFile = await File.ReadAllTextAsync(Path.Combine(other.DataDirectory, "cluster", "postmaster.pid"), Ct);
        await File.WriteAllTextAsync(data.In("cluster", "postmaster.pid"), pidFile, Ct);

        await using var server = await EmbeddedServer.StartAsync(data.Options, Ct);

        (await Sql.AskAsync(other.ConnectionString, "select 1")).ShouldBe("1");
        (await Sql.AskAsync(server.ConnectionString, "select 1")).ShouldBe("1");
    }
}
