using System.Text.RegularExpressions;
using Inventory.Api.Tests.Authorizing;
using Inventory.Api.Tests.Serving;

namespace Inventory.Api.Tests.Conformance;

public sealed partial class Section_03_authentication(ServedInventory inventory)
{
    private static readonly string Good = ServedInventory.Basic("admin", ServedInventory.Password).ToString();

    private static readonly string Bad = ServedInventory.Basic("admin", "wrong").ToString();

    [Theory]
    [InlineData("X-MIQ-Token", "anything", null)]
    [InlineData("X-Auth-Token", "unknown", "Invalid Authentication Token unknown specified")]
    [InlineData("X-Auth-Token", " ", "Empty Authentication Token (HTTP_X_AUTH_TOKEN)")]
    public async Task The_first_header_decides_and_a_good_password_does_not_help(string header, string value, string? message)
    {
        var refused = await inventory.AskAsNobodyAsync("GET", "/api/vms", (header, value), ("Authorization", Good));

        refused.Status.ShouldBe(401);
        if (message is not null)
            refused.Message.ShouldBe(message);
    }

    [Fact]
    public async Task Nothing_counts_as_a_login_that_failed()
    {
        foreach (var refused in new[] { await inventory.AskAsNobodyAsync("GET", "/api"), await inventory.AskAsNobodyAsync("GET", "/api/vms", ("Authorization", Bad)) })
        {
            (refused.Status, refused.Message).ShouldBe((401, "The username or password you entered is incorrect."));
            refused["error"].GetProperty("kind").GetString().ShouldBe("unauthorized");
            refused["error"].GetProperty("klass").GetString().ShouldBe("Api::BaseController::Authentication::AuthenticationError");
            refused.Headers.ShouldNotContainKey("WWW-Authenticate");
        }
    }

    [Fact]
    public async Task OPTIONS_goes_on_as_nobody_when_the_login_fails() =>
        (await inventory.AskAsNobodyAsync("OPTIONS", "/api/vms", ("Authorization", Bad))).Status.ShouldBe(200);

    [Fact]
    public async Task Another_group_counts_for_the_request_that_names_it()
    {
        await using var api = await SomeApi.StartAsync(inventory);
        await api.SendAsync("POST", "/api/groups", """{"description":"East & West","role":{"name":"auditor"}}""");
        await api.AddUserAsync("mia", "EvmGroup-operator", "East & West");
        var mia = SomeApi.As("mia");

        (await GroupAsync(mia)).ShouldBe("EvmGroup-operator");
        foreach (var escaped in new[] { "East%20%26%20West", "East+%26+West", "East & West" })
            (await GroupAsync(mia, ("X-MIQ-Group", escaped))).ShouldBe("East & West");
        (await GroupAsync(mia)).ShouldBe("EvmGroup-operator");
        (await api.SendAsync("POST", "/api/vms/12", """{"action":"start"}""", mia, ("X-MIQ-Group", "East+%26+West"))).Message()
            .ShouldBe("Use of Action start is forbidden");
        var refused = await api.SendAsync("GET", "/api", null, mia, ("X-MIQ-Group", "EvmGroup-super_administrator"));
        (refused.Status, refused.Message()).ShouldBe((401, "Invalid Authorization Group EvmGroup-super_administrator specified"));

        async Task<string?> GroupAsync(params (string, string)[] headers) =>
            (await api.SendAsync("GET", "/api", null, headers)).Json.GetProperty("identity").GetProperty("group").GetString();
    }

    [Fact]
    public async Task A_login_gets_a_token_that_stands_for_it_until_it_is_deleted()
    {
        var given = await inventory.GetAnswerAsync("/api/auth");
        given.Members.ShouldBe("auth_token token_ttl expires_on");
        given["token_ttl"].GetInt32().ShouldBe(600);
        given["expires_on"].GetString()!.ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$");
        var token = given["auth_token"].GetString()!;
        Hexadecimal().IsMatch(token).ShouldBeTrue();

        (await inventory.AskAsNobodyAsync("GET", "/api/vms", ("X-Auth-Token", token))).Status.ShouldBe(200);
        var ended = await inventory.AskAsNobodyAsync("DELETE", "/api/auth", ("X-Auth-Token", token));
        (ended.Status, ended.Text).ShouldBe((204, ""));
        (await inventory.AskAsNobodyAsync("GET", "/api/vms", ("X-Auth-Token", token))).Message.ShouldBe($"Invalid Authentication Token {token} specified");
    }

    [Theory]
    [InlineData("api", false, 200)]
    [InlineData("ui", true, 200)]
    [InlineData("ws", true, 401)]
    public async Task Who_the_token_is_for_may_be_said(string type, bool isShown, int status)
    {
        var given = await inventory.GetAnswerAsync($"/api/auth?requester_type={type}");

        given.Members.ShouldBe("auth_token token_ttl expires_on" + (isShown ? " requester_type" : ""));
        (await inventory.AskAsNobodyAsync("GET", "/api/vms", ("X-Auth-Token", given["auth_token"].GetString()!))).Status.ShouldBe(status);
    }

    [Fact]
    public async Task But_not_somebody_else() => (await inventory.GetAnswerAsync("/api/auth?requester_type=bogus")).Message
        .ShouldBe("Invalid requester_type bogus specified, valid types are: api, ui, ws");

    [Fact]
    public async Task A_right_is_asked_for_before_the_row_and_what_is_not_allowed_is_not_offered()
    {
        await using var api = await SomeApi.StartAsync(inventory);
        await api.AddUserAsync("rob", "EvmGroup-auditor");
        var rob = SomeApi.As("rob");

        foreach (var id in new[] { "1", "999" })
        {
            (await api.SendAsync("POST", $"/api/zones/{id}", """{"action":"edit","name":"x"}""", rob)).Message().ShouldBe("Use of Action edit is forbidden");
            (await api.SendAsync("PATCH", $"/api/zones/{id}", """{"name":"x"}""", rob)).Message().ShouldBe("Use of the edit action is forbidden");
            (await api.SendAsync("PUT", $"/api/zones/{id}", """{"name":"x"}""", rob)).Message().ShouldBe("Use of the edit action is forbidden");
            var refused = await api.SendAsync("DELETE", $"/api/zones/{id}", null, rob);
            (refused.Status, refused.Message()).ShouldBe((403, "Use of the delete action is forbidden"));
            refused.Json.GetProperty("error").GetProperty("kind").GetString().ShouldBe("forbidden");
            refused.Json.GetProperty("error").GetProperty("klass").GetString().ShouldBe("Api::ForbiddenError");
        }
        (await api.SendAsync("GET", "/api/zones/1", null, rob)).Json.TryGetProperty("actions", out _).ShouldBeFalse();
        (await api.SendAsync("GET", "/api/zones", null, rob)).Json.GetProperty("actions").EnumerateArray().Select(a => a.GetProperty("name").GetString()).ShouldBe(["query"]);
    }

    [GeneratedRegex("^[0-9a-f]{32}$")]
    private static partial Regex Hexadecimal();
}
