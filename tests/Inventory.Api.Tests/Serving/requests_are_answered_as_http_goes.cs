using System.Net.Http.Headers;

namespace Inventory.Api.Tests.Serving;

public class requests_are_answered_as_http_goes(ServedInventory inventory)
{
    [Theory]
    [InlineData("/api/")]
    [InlineData("/api//vms///11/")]
    [InlineData("/api/v4.4.0-pre/vms/11")]
    public async Task with_slashes_and_versions(string path) => (await inventory.SendAsync(HttpMethod.Get, path)).Status.ShouldBe(200);

    [Fact]
    public async Task links_keep_the_version_and_the_host()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v4.4.0-pre/vms/11?attributes=id") { Headers = { Host = "inv.example:8080" } };
        using var response = await inventory.Admin.SendAsync(request, TestContext.Current.CancellationToken);

        (await response.Content.ReadAsStringAsync()).ShouldContain("http://inv.example:8080/api/v4.4.0-pre/vms/11");
    }

    [Theory]
    [InlineData("/api/v9999.9999/vms", 400, """{"error":{"kind":"bad_request","message":"Unsupported API Version 9999.9999 specified","klass":"Api::BadRequestError"}}""")]
    [InlineData("/api/nonsense", 404, """{"status":404,"error":"Not Found"}""")]
    [InlineData("/api/hardwares", 404, """{"status":404,"error":"Not Found"}""")]
    [InlineData("/api/vms/12abc", 400, """{"error":{"kind":"bad_request","message":"Invalid Vm id 12abc specified","klass":"Api::BadRequestError"}}""")]
    [InlineData("/api/vms/999", 404, """{"error":{"kind":"not_found","message":"Couldn't find Vm with 'id'=999","klass":"ActiveRecord::RecordNotFound"}}""")]
    [InlineData("/api/vms/99999999999999999999", 404, """{"error":{"kind":"not_found","message":"Couldn't find Vm with 'id'=99999999999999999999","klass":"ActiveRecord::RecordNotFound"}}""")]
    [InlineData("/api/vms/21", 404, """{"error":{"kind":"not_found","message":"Couldn't find Vm with 'id'=21","klass":"ActiveRecord::RecordNotFound"}}""")]
    public async Task with_errors_that_have_kind_message_and_class(string path, int status, string body)
    {
        var (code, json) = await inventory.SendAsync(HttpMethod.Get, path);

        code.ShouldBe(status);
        json.GetRawText().ShouldBe(body);
    }

    [Theory]
    [InlineData(null, 200)]
    [InlineData("application/json", 200)]
    [InlineData("text/html, */*;q=0.1", 200)]
    [InlineData("application/vnd.api+json", 200)]
    [InlineData("text/xml", 415)]
    public async Task in_json_only(string? accept, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/vms");
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await inventory.Admin.SendAsync(request, TestContext.Current.CancellationToken);

        ((int)response.StatusCode).ShouldBe(status);
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8");
        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Theory]
    [InlineData("{", "JSON::ParserError")]
    [InlineData("""{"action":"\ud800"}""", "JSON::ParserError")]
    [InlineData("[]", "Api::BadRequestError")]
    [InlineData("7", "Api::BadRequestError")]
    [InlineData("null", "Api::BadRequestError")]
    public async Task with_bodies_that_must_be_objects(string body, string klass)
    {
        var (status, json) = await inventory.SendAsync(HttpMethod.Post, "/api/providers", body);

        status.ShouldBe(400);
        json.GetProperty("error").GetProperty("klass").GetString().ShouldBe(klass);
    }

    [Fact]
    public async Task bodies_need_no_content_type()
    {
        using var body = new ByteArrayContent("""{"action":"query","resources":[{"id":11}]}"""u8.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("text/plain") } };
        using var response = await inventory.Admin.PostAsync("/api/vms", body, TestContext.Current.CancellationToken);

        ((int)response.StatusCode).ShouldBe(200);
    }
}
