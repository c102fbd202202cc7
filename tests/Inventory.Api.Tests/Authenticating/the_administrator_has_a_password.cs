using Inventory.Api.Authenticating;
using Inventory.Api.Authorizing;
using Inventory.Api.Tests.Serving;
using Inventory.Domain.Providers;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Weasel.Postgresql.Tables;

namespace Inventory.Api.Tests.Authenticating;

public class the_administrator_has_a_password(ServedInventory inventory)
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2031, 5, 4, 9, 8, 7, TimeSpan.Zero));

    [Fact]
    public async Task the_configured_one_or_else_a_generated_one_told_once()
    {
        await using var database = await OwnDatabaseAsync();

        var generated = await EnsureAsync(database, null);
        generated.ShouldNotBeNull().Length.ShouldBe(20);
        (await VerifyAsync(database, generated)).ShouldBeTrue();
        (await EnsureAsync(database, null)).ShouldBeNull();

        (await EnsureAsync(database, "chosen")).ShouldBeNull();
        (await VerifyAsync(database, "chosen")).ShouldBeTrue();
        (await VerifyAsync(database, generated)).ShouldBeFalse();
    }

    [Fact]
    public async Task guessing_it_is_slowed_down_but_who_is_in_stays_in()
    {
        await using var database = await OwnDatabaseAsync();
        await EnsureAsync(database, "chosen");
        var credentials = Credentials(database);
        (await credentials.VerifyAsync("admin", "chosen", default)).ShouldNotBeNull();

        for (var n = 0; n < 10; n++)
            (await credentials.VerifyAsync("admin", $"guess {n}", default)).ShouldBeNull();

        (await credentials.VerifyAsync("admin", "chosen", default)).ShouldNotBeNull();
        (await Credentials(database).VerifyAsync("admin", "chosen", default)).ShouldBeNull(); // another node, where nobody is in yet
        time.Advance(LoginOptions.Default.Pause + TimeSpan.FromSeconds(1));
        (await Credentials(database).VerifyAsync("admin", "chosen", default)).ShouldNotBeNull();
    }

    private async Task<NpgsqlDataSource> OwnDatabaseAsync()
    {
        var name = "users_" + Guid.NewGuid().ToString("N");
        await using (var create = inventory.Database.CreateCommand($"create database {name}"))
            await create.ExecuteNonQueryAsync();
        var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(inventory.ConnectionString) { Database = name });
        await using var connection = await database.OpenConnectionAsync();
        await using (var schema = new NpgsqlCommand("create schema vmdb; create schema inventory", connection))
            await schema.ExecuteNonQueryAsync();
        foreach (var table in (Table[])[ManagementTables.Managers, .. AccessTables.All])
            await Weasel.Postgresql.SchemaObjectsExtensions.CreateAsync(table, connection);
        await SeedAccess.EnsureAsync(database, time, CancellationToken.None);
        return database;
    }

    private Task<string?> EnsureAsync(NpgsqlDataSource database, string? configured) => PasswordBootstrap.EnsureAdminAsync(
        database, new ConfigurationBuilder().AddInMemoryCollection([new(PasswordBootstrap.PasswordKey, configured)]).Build(), time, CancellationToken.None);

    private async Task<bool> VerifyAsync(NpgsqlDataSource database, string password) =>
        await Credentials(database).VerifyAsync("admin", password, CancellationToken.None) is not null;

    private BasicCredentials Credentials(NpgsqlDataSource database) =>
        new(new Accounts(database, time), new LoginFailures(database, LoginOptions.Default, time), time);
}
