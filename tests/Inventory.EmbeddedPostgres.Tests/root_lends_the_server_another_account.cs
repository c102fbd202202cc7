namespace Inventory.EmbeddedPostgres.Tests;

public sealed class root_lends_the_server_another_account
{
    public root_lends_the_server_another_account() =>
        Assert.SkipUnless(!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess, "only root has to");

    [Fact]
    public async Task and_no_more_than_the_cluster()
    {
        using var data = new TemporaryFolder();
        await using var server = await EmbeddedServer.StartAsync(data.Options, TestContext.Current.CancellationToken);

        (await OwnerAsync(data.In("cluster"))).ShouldNotBe("0");
        (await OwnerAsync(data.In("password"))).ShouldBe("0");
        (await OwnerAsync(data.In("owner.lock"))).ShouldBe("0");
        (await OwnerAsync($"/proc/{server.ServerProcessId}")).ShouldNotBe("0");
    }

    [Fact]
    public async Task a_folder_it_cannot_reach_is_refused_with_advice()
    {
        using var parent = new TemporaryFolder();
        await Command.RunAsync(["chmod", "700", parent.Path], ct: TestContext.Current.CancellationToken);
        var options = new EmbeddedPostgresOptions { DataDirectory = parent.In("data") };

        var refusal = await Should.ThrowAsync<EmbeddedPostgresException>(() => EmbeddedServer.StartAsync(options));

        refusal.Message.ShouldContain("cannot enter");
        refusal.Message.ShouldContain("--data");
    }

    private static async Task<string> OwnerAsync(string path) => (await Command.RunAsync(["stat", "-c", "%u", path])).Output;
}
