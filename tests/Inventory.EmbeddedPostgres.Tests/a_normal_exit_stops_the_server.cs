namespace Inventory.EmbeddedPostgres.Tests;

public sealed class a_normal_exit_stops_the_server
{
    [Fact]
    public async Task even_when_the_program_forgets_to_dispose_it()
    {
        using var data = new TemporaryFolder();
        using var owner = await ServerOwner.StartAsync(data, ServerOwner.Unwatched);

        await owner.ReturnFromMainAsync();

        File.Exists(data.In("cluster", "postmaster.pid")).ShouldBeFalse();
    }
}
