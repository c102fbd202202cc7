using System.Text.Json;
using Inventory.Api.Tests.Serving;

namespace Inventory.Api.Tests.Authenticating;

public class logins_are_checked(ServedInventory inventory)
{
    private const string Incorrect = "The username or password you entered is incorrect.";

    [Theory]
    [InlineData(null, null, 401, Incorrect)]
    [InlineData("Authorization", "Basic !!!", 401, Incorrect)]
    [InlineData("Authorization", "Basic YQ==", 401, Incorrect)]
    [InlineData("Authorization", "Basic YQA6AA==", 401, Incorrect)]
    [InlineData("Authorization", "Bearer x.y.z", 401, Incorrect)]
    [InlineData("X-Auth-Token", " ", 401, "Empty Authentication Token (HTTP_X_AUTH_TOKEN)")]
    [InlineData("X-Auth-Token", "bogus", 401, "Invalid Authentication Token bogus specified")]
    public async Task and_refused_without_a_prompt(string? header, string? value, int status, string message)
    {
        var (code, json, prompts) = await GetAsync("/api/vms", (header, value));

        code.ShouldBe(status);
        json.GetProperty("error").GetProperty("message").GetString().ShouldBe(message);
        json.GetProperty("error").GetProperty("klass").GetString().ShouldBe("Api::BaseController::Authentication::AuthenticationError");
        prompts.ShouldBeFalse();
    }

    [Fact]
    public async Task a_wrong_password_is_wrong_and_a_bad_token_is_not_made_good_by_a_password()
    {
        var right = ServedInventory.Basic("admin", ServedInventory.Password).ToString();

        (await GetAsync("/api/vms", ("Authorization", right))).Status.ShouldBe(200);
        (await GetAsync("/api/vms", ("Authorization", ServedInventory.Basic("admin", "wrong").ToString()))).Status.ShouldBe(401);
        (await GetAsync("/api/vms", ("Authorization", ServedInventory.Basic("nobody", "nobody").ToString()))).Status.ShouldBe(401);
        (await GetAsync("/api/vms", ("Authorization", right), ("X-Auth-Token", "bogus"))).Status.ShouldBe(401);
        (await GetAsync("/api/vms", ("Authorization", right), ("X-MIQ-Group", "Other%20group"))).Json.GetProperty("error").GetProperty("message").GetString()
            .ShouldBe("Invalid Authorization Group Other group specified");
    }

    [Theory]
    [InlineData("/api/ping")]
    [InlineData("/api/product_info")]
    public async Task but_not_everywhere(string path)
    {
        using var response = await inventory.Anonymous.GetAsync(path, TestContext.Current.CancellationToken);

        ((int)response.StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task a_token_stands_for_a_login_until_it_is_ended()
    {
        var issued = await inventory.GetAsync("/api/auth");
        var token = issued.GetProperty("auth_token").GetString()!;

        token.ShouldMatch("^[0-9a-f]{32}$");
        issued.GetProperty("token_ttl").GetInt32().ShouldBe(600);
        (await GetAsync("/api/vms", ("X-Auth-Token", token))).Status.ShouldBe(200);
        using var end = new HttpRequestMessage(HttpMethod.Delete, "/api/auth") { Headers = { { "X-Auth-Token", token } } };
        ((int)(await inventory.Anonymous.SendAsync(end, TestContext.Current.CancellationToken)).StatusCode).ShouldBe(204);
        (await GetAsync("/api/vms", ("X-Auth-Token", token))).Status.ShouldBe(401);
        (await inventory.RefusalAsync("/api/auth?requester_type=bogus")).ShouldBe("Invalid requester_type bogus specified, valid types are: api, ui, ws");
    }

    private async Task<(int Status, JsonElement Json, bool Prompts)> GetAsync(string path, params (string? Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            if (name is not null)
                request.Headers.TryAddWithoutValidation(name, value);
        using var response = await inventory.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync()), response.Headers.WwwAuthenticate.Count > 0);
    }
}
