using System.Net;
using System.Net.Http.Headers;

namespace Inventory.Sdk.Http.Tests;

public sealed class messages_are_for_people
{
    private const string Token = "gAAAAABsecret-token";

    [Fact]
    public async Task they_quote_an_error_on_one_line_without_control_characters()
    {
        (await FailureOf("forbidden:\r\n\t\u001b[31m no\u0000 \u202Eaccess  to it \ud800 é"))
            .ShouldBe("GET http://cloud.test/servers: HTTP 403, forbidden: [31m no access to it \ufffd é");
    }

    [Fact]
    public async Task they_are_cut()
    {
        var message = await FailureOf(new string('x', 100_000));
        message.ShouldEndWith("xx…");
        message.Length.ShouldBeLessThan(350);
    }

    [Fact]
    public async Task they_hold_nothing_that_the_request_had_in_its_headers_or_query()
    {
        var message = await FailureOf($"Could not find token: {Token}, nor dXNlcjpwdw12 in Basic dXNlcjpwdw12");
        message.ShouldBe("GET http://cloud.test/servers: HTTP 403, Could not find token: ***, nor *** in ***");
    }

    [Fact]
    public async Task they_quote_no_answer_to_a_request_that_had_a_body()
    {
        using var cloud = Forbidding("the password hunter2-hunter2 is wrong");
        using var client = cloud.Client();
        using var body = new StringContent("hunter2-hunter2");
        using var response = await client.PostAsync("http://user:pw@cloud.test/tokens", body);
        (await Should.ThrowAsync<CloudHttpException>(() => response.EnsureSuccessAsync())).Message.ShouldBe("POST http://cloud.test/tokens: HTTP 403");
    }

    [Fact]
    public async Task they_carry_the_status_for_deciding()
    {
        using var cloud = Forbidding("");
        var response = await cloud.Get();
        (await Should.ThrowAsync<CloudHttpException>(() => response.EnsureSuccessAsync())).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task success_is_none()
    {
        using var cloud = new FakeCloud().Answers(HttpStatusCode.NoContent);
        await (await cloud.Get()).EnsureSuccessAsync();
    }

    private static FakeCloud Forbidding(string body) => new FakeCloud().Answers(HttpStatusCode.Forbidden, with: r => r.Content = new StringContent(body));

    private static async Task<string> FailureOf(string body)
    {
        using var cloud = Forbidding(body);
        using var client = cloud.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://cloud.test/servers?signature=s3cret");
        request.Headers.Add("X-Auth-Token", Token);
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", "dXNlcjpwdw12");
        using var response = await client.SendAsync(request);
        return (await Should.ThrowAsync<CloudHttpException>(() => response.EnsureSuccessAsync())).Message;
    }
}
