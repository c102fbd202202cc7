using System.Security.Cryptography;
using Inventory.Api.Tests.Authorizing;
using Inventory.Api.Tests.Serving;
using Microsoft.IdentityModel.Tokens;

namespace Inventory.Api.Tests.Authenticating;

public class bearer_tokens_of_an_issuer_are_taken(ServedInventory served)
{
    private const string Invalid = "The bearer token is not valid.";

    [Fact]
    public async Task and_their_users_are_in_the_groups_that_they_name()
    {
        await using var issuer = await LocalIssuer.StartAsync();
        await using var api = await StartAsync(issuer.Authority);
        var operate = Bearer(issuer.Token("olga", ["EvmGroup-operator", "people of another program"]));

        var identity = (await api.SendAsync("GET", "/api", null, operate)).Json.GetProperty("identity");
        identity.GetProperty("name").GetString().ShouldBe("OLGA");
        identity.GetProperty("groups").GetRawText().ShouldBe("""["EvmGroup-operator"]""");
        (await api.SendAsync("GET", "/api/users?expand=resources&filter[]=userid=olga")).Json.GetProperty("subcount").GetInt32().ShouldBe(1);
        (await api.SendAsync("POST", "/api/vms/12", """{"action":"start"}""", operate)).Status.ShouldBe(200);

        var audit = Bearer(issuer.Token("olga", ["EvmGroup-auditor"]));
        (await api.SendAsync("POST", "/api/vms/12", """{"action":"start"}""", audit)).Status.ShouldBe(403);
        (await api.SendAsync("GET", "/api/auth", null, audit)).Json.GetProperty("auth_token").GetString().ShouldNotBeNull();
        (await api.SendAsync("PUT", identity.GetProperty("user_href").GetString()!, """{"password":"a way to stay"}""", audit)).Status.ShouldBe(400);

        (await api.SendAsync("GET", "/api/vms", null, Bearer(issuer.Token("olga", ["unknown"])))).Message().ShouldBe("The bearer token names no group that is known here.");
        (await api.SendAsync("GET", "/api/vms", null, Bearer(issuer.Token("zoe", [])))).Message().ShouldBe("The bearer token names no group that is known here.");
        (await api.SendAsync("GET", "/api/users?expand=resources&filter[]=userid=zoe")).Json.GetProperty("subcount").GetInt32().ShouldBe(0);
        (await api.SendAsync("GET", "/api/product_info")).Json.GetProperty("authentication").GetProperty("oidc_enabled").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task but_not_those_that_anybody_could_have_made()
    {
        await using var issuer = await LocalIssuer.StartAsync();
        await using var api = await StartAsync(issuer.Authority);
        using var other = RSA.Create(2048);
        string[] groups = ["EvmGroup-super_administrator"];
        (string Token, string Message)[] bad =
        [
            (issuer.Token("mallory", groups, issuer: "http://127.0.0.1:1"), Invalid),
            (issuer.Token("mallory", groups, audience: "another program"), Invalid),
            (issuer.Token("mallory", groups, signing: new SigningCredentials(new RsaSecurityKey(other) { KeyId = "key-1" }, SecurityAlgorithms.RsaSha256)), Invalid),
            (issuer.Token("mallory", groups, signing: new SigningCredentials(new SymmetricSecurityKey(issuer.PublicKey) { KeyId = "key-1" }, SecurityAlgorithms.HmacSha256)), Invalid),
            (issuer.Token("mallory", groups, isSigned: false), Invalid),
            (issuer.Token("mallory", groups, minutes: -5), "The bearer token has expired."),
            (issuer.Token("mallory", groups) + "x", Invalid),
            ("x.y.z", Invalid),
            (issuer.Token("", groups), "The bearer token has no claim preferred_username."),
            (issuer.Token("admin", groups), "The user of the bearer token is a local one, who logs in by password."),
        ];
        foreach (var (token, message) in bad)
        {
            var refused = await api.SendAsync("GET", "/api/vms", null, Bearer(token));
            (refused.Status, refused.Message()).ShouldBe((401, message), token);
            refused.Json.GetProperty("error").GetProperty("klass").GetString().ShouldBe("Api::BaseController::Authentication::AuthenticationError");
        }
        (await api.SendAsync("GET", "/api/users?expand=resources&filter[]=userid=mallory")).Json.GetProperty("subcount").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task while_its_issuer_can_be_asked()
    {
        await using var issuer = await LocalIssuer.StartAsync();
        var token = issuer.Token("olga", ["EvmGroup-operator"]);
        await using var api = await StartAsync("http://127.0.0.1:1");

        (await api.SendAsync("GET", "/api/vms", null, Bearer(token))).Status.ShouldBe(401);
        (await api.SendAsync("GET", "/api/vms")).Status.ShouldBe(200);
    }

    private Task<SomeApi> StartAsync(string authority) =>
        SomeApi.StartAsync(served, ("Inventory:Oidc:Authority", authority), ("Inventory:Oidc:Audience", "inventory"));

    private static (string, string) Bearer(string token) => ("Authorization", $"Bearer {token}");
}
