namespace Inventory.EmbeddedPostgres.Tests;

public sealed class a_second_program_on_the_same_folder_is_refused
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task with_a_message_that_names_the_folder_the_owner_and_the_ways_out()
    {
        using var data = new TemporaryFolder();
        using var owner = await ServerOwner.StartAsync(data);

        var refusal = await Should.ThrowAsync<EmbeddedPostgresException>(() => EmbeddedServer.StartAsync(data.Options, Ct));

        refusal.Message.ShouldContain(data.Path);
        refusal.Message.ShouldContain($"process {owner.ProcessId}");
        refusal.Message.ShouldContain("--data");
        refusal.Message.ShouldContain("ConnectionStrings__Inventory");
        (await Sql.AskAsync(owner.ConnectionString, "select 1")).ShouldBe("1");
        await owner.ReturnFromMainAsync();
    }

    [Fact]
    public async Task also_when_it_is_the_same_process_again()
    {
        using var data = new TemporaryFolder();
        await using var first = await EmbeddedServer.StartAsync(data.Options, Ct);

        await Should.ThrowAsync<EmbeddedPostgresException>(() => EmbeddedServer.StartAsync(data.Options, Ct));

        (await Sql.AskAsync(first.ConnectionString, "select 1")).ShouldBe("1");
    }
}
