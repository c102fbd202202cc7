using Inventory.Api.Authenticating;
using Inventory.Api.Authorizing;
using Inventory.Api.Serving;
using Microsoft.Extensions.Time.Testing;

namespace Inventory.Api.Tests.Authenticating;

public class tokens_live_as_long_as_they_are_used
{
    private static readonly ApiUser User = new(1, "mara", "Mara", Access.Everything);

    private readonly FakeTimeProvider time = new();

    [Fact]
    public void a_use_prolongs_it_unless_it_should_not()
    {
        var tokens = new Tokens(time);
        var (token, _) = tokens.Issue(User, "api");

        for (var n = 0; n < 3; n++)
        {
            time.Advance(TimeSpan.FromMinutes(9));
            tokens.Use(token, renews: true).ShouldBe(User);
        }
        time.Advance(TimeSpan.FromMinutes(9));
        tokens.Use(token, renews: false).ShouldBe(User);
        time.Advance(TimeSpan.FromMinutes(1));
        tokens.Use(token, renews: true).ShouldBeNull();
    }

    [Fact]
    public void one_for_a_websocket_opens_no_api()
    {
        var tokens = new Tokens(time);

        tokens.Use(tokens.Issue(User, "ws").Token, renews: true).ShouldBeNull();
    }
}
