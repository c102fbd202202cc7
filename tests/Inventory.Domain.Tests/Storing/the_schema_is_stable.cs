namespace Inventory.Domain.Tests.Storing;

public sealed class The_schema_is_stable(Server server) : Engine(server)
{
    [Fact]
    public async Task Right_after_it_was_made_and_after_a_restart()
    {
        await Store.Storage.Database.AssertDatabaseMatchesConfigurationAsync();
        using var restarted = Server.OpenStore(Database);
        await restarted.Storage.Database.AssertDatabaseMatchesConfigurationAsync();
        (await restarted.Storage.Database.CreateMigrationAsync()).Difference.ShouldBe(Weasel.Core.SchemaPatchDifference.None);
    }
}
