namespace Inventory.EmbeddedPostgres.Tests;

public sealed class a_killed_owner_leaves_a_recoverable_cluster
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task the_server_it_leaves_running_is_stopped_by_the_next_start()
    {
        using var data = new TemporaryFolder();
        using var owner = await ServerOwner.StartAsync(data, ServerOwner.Unwatched);
        await Sql.WriteNoteAsync(owner.ConnectionString, "kept");
        await owner.KillAsync();
        owner.Server.HasExited.ShouldBeFalse();

        await using var next = await EmbeddedServer.StartAsync(data.Options, Ct);

        owner.Server.WaitForExit(TimeSpan.FromMinutes(1)).ShouldBeTrue();
        next.ServerProcessId.ShouldNotBe(owner.Server.Id);
        (await Sql.ReadNoteAsync(next.ConnectionString)).ShouldBe("kept");
    }

    [Fact]
    public async Task a_server_killed_with_it_goes_through_crash_recovery()
    {
        using var data = new TemporaryFolder();
        using var owner = await ServerOwner.StartAsync(data, ServerOwner.Unwatched);
        await Sql.WriteNoteAsync(owner.ConnectionString, "kept");
        await owner.KillAsync();
        owner.Server.Kill();

        await using var next = await EmbeddedServer.StartAsync(data.Options, Ct);

        (await Sql.ReadNoteAsync(next.ConnectionString)).ShouldBe("kept");
        Directory.EnumerateFiles(data.In("cluster", "log")).Select(File.ReadAllText)
            .ShouldContain(log => log.Contains("not properly shut down", StringComparison.Ordinal));
    }

    [Fact]
    public async Task the_watchdog_stops_the_server_without_a_next_start()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no watchdog on Windows");
        using var data = new TemporaryFolder();
        using var owner = await ServerOwner.StartAsync(data);

        await owner.KillAsync();

        owner.Server.WaitForExit(TimeSpan.FromMinutes(1)).ShouldBeTrue();
    }
}
