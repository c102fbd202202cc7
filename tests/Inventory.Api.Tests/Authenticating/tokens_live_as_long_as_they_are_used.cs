using Inventory.Api.Authenticating;
using Inventory.Api.Tests.Serving;
using Microsoft.Extensions.Time.Testing;

namespace Inventory.Api.Tests.Authenticating;

public class tokens_live_as_long_as_they_are_used(ServedInventory inventory)
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2031, 5, 4, 9, 8, 7, TimeSpan.Zero));

    [Fact]
    public async Task a_use_prolongs_it_unless_it_should_not()
    {
        var tokens = Tokens();
        var (token, _) = await tokens.IssueAsync(await AdminAsync(), "api", default);

        for (var n = 0; n < 3; n++)
        {
            time.Advance(TimeSpan.FromMinutes(9));
            (await tokens.UseAsync(token, renews: true, default)).ShouldNotBeNull().Userid.ShouldBe("admin");
        }
        time.Advance(TimeSpan.FromMinutes(9));
        (await tokens.UseAsync(token, renews: false, default)).ShouldNotBeNull();
        time.Advance(TimeSpan.FromMinutes(1));
        (await tokens.UseAsync(token, renews: true, default)).ShouldBeNull();
    }

    [Fact]
    public async Task one_for_a_websocket_opens_no_api()
    {
        var tokens = Tokens();

        (await tokens.UseAsync((await tokens.IssueAsync(await AdminAsync(), "ws", default)).Token, renews: true, default)).ShouldBeNull();
    }

    [Fact]
    public async Task on_every_node_and_it_is_written_down_only_when_a_tenth_of_its_life_has_passed()
    {
        var (here, there) = (Tokens(), Tokens());
        var (token, expires) = await here.IssueAsync(await AdminAsync(), "api", default);

        time.Advance(TimeSpan.FromSeconds(59));
        (await there.UseAsync(token, renews: true, default)).ShouldNotBeNull();
        (await ExpiryAsync(token)).ShouldBe(expires);
        time.Advance(TimeSpan.FromSeconds(1));
        (await there.UseAsync(token, renews: true, default)).ShouldNotBeNull();
        (await ExpiryAsync(token)).ShouldBe(expires + TimeSpan.FromMinutes(1));

        await here.RevokeAsync(token, default);
        (await here.UseAsync(token, renews: true, default)).ShouldBeNull();
        time.Advance(TimeSpan.FromSeconds(6));
        (await there.UseAsync(token, renews: true, default)).ShouldBeNull();
    }

    [Fact]
    public async Task and_the_database_does_not_know_it()
    {
        var (token, _) = await Tokens().IssueAsync(await AdminAsync(), "api", default);

        await using var command = inventory.Database.CreateCommand("select count(*) from inventory.api_tokens where strpos(api_tokens::text, $1) > 0");
        command.Parameters.Add(new() { Value = token });
        (await command.ExecuteScalarAsync()).ShouldBe(0L);
    }

    private Tokens Tokens() => new(inventory.Database, new Accounts(inventory.Database, time), LoginOptions.Default, time);

    private async Task<Api.Serving.ApiUser> AdminAsync() => (await UserAccounts.FindAsync(inventory.Database, "admin", default))!.User;

    private async Task<DateTimeOffset> ExpiryAsync(string token)
    {
        await using var command = inventory.Database.CreateCommand("select expires_on from inventory.api_tokens where digest = sha256(convert_to($1, 'UTF8'))");
        command.Parameters.Add(new() { Value = token });
        return new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync())!);
    }
}
