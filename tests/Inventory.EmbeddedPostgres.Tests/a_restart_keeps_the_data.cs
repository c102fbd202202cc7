namespace Inventory.EmbeddedPostgres.Tests;

public sealed class a_restart_keeps_the_data
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task and_the_password()
    {
        using var data = new TemporaryFolder();
        await using (var first = await EmbeddedServer.StartAsync(data.Options, Ct))
        {
            await Sql.WriteNoteAsync(first.ConnectionString, "kept");
        }

        await using var second = await EmbeddedServer.StartAsync(data.Options, Ct);

        (await Sql.ReadNoteAsync(second.ConnectionString)).ShouldBe("kept");
    }

    [Fact]
    public async Task unless_the_server_was_for_tests_which_leaves_nothing()
    {
        string folder;
        await using (var server = await EmbeddedServer.StartAsync(EmbeddedPostgresOptions.ForTests(), Ct))
        {
            folder = server.DataDirectory;
            var other = await server.CreateDatabaseAsync("another \"one\"", Ct);
            await server.CreateDatabaseAsync("another \"one\"", Ct);
            (await Sql.AskAsync(other, "select current_database()")).ShouldBe("another \"one\"");
        }

        Directory.Exists(folder).ShouldBeFalse();
    }

    [Fact]
    public async Task and_a_creation_that_was_interrupted_is_begun_again()
    {
        using var data = new TemporaryFolder();
        Directory.CreateDirectory(data.In("cluster.new", "base"));
        await File.WriteAllTextAsync(data.In("password"), "of the interrupted attempt", Ct);

        await using var server = await EmbeddedServer.StartAsync(data.Options, Ct);

        (await Sql.AskAsync(server.ConnectionString, "select current_database()")).ShouldBe("inventory");
        Directory.Exists(data.In("cluster.new")).ShouldBeFalse();
    }
}
