using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Inventory.Api.Tests.Serving;

public class bad_input_is_refused(ServedInventory inventory, InventoryOnSockets sockets) : IClassFixture<InventoryOnSockets>
{
    private static string Form(string name, string value) => $"/api/vms?{name}={WebUtility.UrlEncode(value)}";

    private static void ShouldTell(JsonElement answer, string? message = null)
    {
        var error = answer.GetProperty("error");
        error.EnumerateObject().Select(m => m.Name).ShouldBe(["kind", "message", "klass"]);
        foreach (var leak in new[] { "vmdb.", "Npgsql", "   at ", "select " })
            answer.ToString().ShouldNotContain(leak);
        if (message is not null)
            error.GetProperty("message").GetString().ShouldBe(message);
    }

    [Theory]
    [InlineData("{\"action\":")]
    [InlineData("{'action':'query'}")]
    [InlineData("{\"action\":\"query\"} x")]
    [InlineData("\u0000")]
    [InlineData("{\"a\":NaN}")]
    public async Task malformed_json(string body)
    {
        var (status, json) = await inventory.SendAsync(HttpMethod.Post, "/api/vms", body);
        status.ShouldBe(400);
        ShouldTell(json);
        json.GetProperty("error").GetProperty("klass").GetString().ShouldBe("JSON::ParserError");
    }

    [Fact]
    public async Task json_that_is_nested_too_deep()
    {
        var (status, json) = await inventory.SendAsync(HttpMethod.Post, "/api/vms", $"{new string('[', 100_000)}{new string(']', 100_000)}");
        status.ShouldBe(400);
        ShouldTell(json);
    }

    [Fact]
    public async Task a_body_of_fifty_megabytes()
    {
        using var body = new ByteArrayContent(new byte[50 << 20]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/vms") { Content = body, Headers = { ExpectContinue = true } };
        using var response = await sockets.Admin.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        ShouldTell(JsonElement.Parse(await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task ten_thousand_filters()
    {
        var filters = string.Join('&', Enumerable.Range(0, 10_000).Select(n => $"filter[]=name=vm-{n}"));
        using var response = await sockets.Admin.GetAsync($"/api/vms?{filters}", TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ShouldTell(JsonElement.Parse(await response.Content.ReadAsStringAsync()), "Too many filters specified, at most 200 are supported");
    }

    [Fact]
    public async Task lists_of_more_than_ten_thousand()
    {
        string Filter(int entries) => $"/api/vms?filter[]=id=[{string.Join(',', Enumerable.Range(1, entries))}]";
        using var most = await sockets.Admin.GetAsync(Filter(10_000), TestContext.Current.CancellationToken);
        most.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var response = await sockets.Admin.GetAsync(Filter(10_001), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ShouldTell(JsonElement.Parse(await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task a_url_of_a_megabyte()
    {
        var answer = await sockets.SayAsync($"GET /api/vms?limit={new string('1', 1 << 20)} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");

        answer.ShouldStartWith("HTTP/1.1 414 ");
        answer.ShouldEndWith("\r\n\r\n", customMessage: "without a body");
    }

    [Fact]
    public async Task hundreds_of_tags() =>
        (await inventory.RefusalAsync($"/api/vms?by_tag={string.Join(',', Enumerable.Range(0, 300))}")).ShouldBe("Too many tags specified, at most 200 are supported");

    [Theory]
    [InlineData("name=' or 1=1 --")]
    [InlineData("name='it''s'")]
    [InlineData("name=\"a\"b\"")]
    [InlineData("name=\\' or '1'='1")]
    [InlineData("name='\\'")]
    [InlineData("name='%\\'")]
    [InlineData("name='$1'")]
    [InlineData("name=;drop table vmdb.vms")]
    public async Task nothing_that_is_in_quotes_or_escapes_them(string filter)
    {
        var (status, json) = await inventory.SendAsync(HttpMethod.Get, Form("filter[]", filter));
        status.ShouldBe(200); // it is text, which no VM has for its name
        json.GetProperty("subquery_count").GetInt32().ShouldBe(0);
    }

    [Theory]
    [InlineData("filter[]", "name=a\0b")]
    [InlineData("filter[]", "\0=a")]
    [InlineData("filter[]", "name=~/a\0/")]
    [InlineData("sort_by", "na\0me")]
    [InlineData("attributes", "na\0me")]
    [InlineData("collection_class", "\0")]
    [InlineData("limit", "\0")]
    public async Task texts_with_nuls(string name, string value)
    {
        var (status, json) = await inventory.SendAsync(HttpMethod.Get, $"{Form(name, value)}&expand=resources");
        status.ShouldBe(400);
        ShouldTell(json);
    }

    [Theory]
    [InlineData("(a+)+$", 200)]
    [InlineData("(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)x", 200)]
    [InlineData("((((a{1,255}){1,255}){1,255}){1,255})x", 400)]
    [InlineData("(x{0,255}){0,255}y", 400)]
    [InlineData("(", 400)]
    [InlineData(@"(a*)*\1", 400)]
    [InlineData(@"\\1", 200)]
    public async Task regular_expressions_that_explode(string pattern, int expected)
    {
        var (status, json) = await inventory.SendAsync(HttpMethod.Get, Form("filter[]", $"name=~/{pattern}/"));
        status.ShouldBe(expected, json.ToString());
        if (status == 400)
            ShouldTell(json);
    }

    [Theory]
    [InlineData("filter[]", "bogus=1", "attribute Vm-bogus does not exist")]
    [InlineData("filter[]", "destroy=1", "attribute Vm-destroy does not exist")]
    [InlineData("filter[]", "name ? 1", "Unknown operator specified in filter name ? 1")]
    [InlineData("filter[]", "created_on<=2031-01-01", "Unsupported operator for datetime: <=")]
    [InlineData("sort_by", "bogus", "bogus is not a valid attribute for Vm")]
    [InlineData("attributes", "bogus", "Invalid attributes specified: bogus")]
    [InlineData("attributes", "password_digest", "Invalid attributes specified: password_digest")]
    public async Task unknown_attributes_and_operators(string name, string value, string message) =>
        (await inventory.RefusalAsync($"{Form(name, value)}&expand=resources")).ShouldBe(message);

    [Theory]
    [InlineData("limit=-1", "Non numeric parameter: limit")]
    [InlineData("offset=-1", "Non numeric parameter: offset")]
    [InlineData("limit=1e3", "Non numeric parameter: limit")]
    [InlineData("limit=0", "Limit must be greater than zero if offset is specified")]
    [InlineData("limit=\u0663", "Non numeric parameter: limit")]
    public async Task negative_limits(string query, string message) => (await inventory.RefusalAsync($"/api/vms?{query}")).ShouldBe(message);

    [Theory]
    [InlineData("limit=99999999999999999999999999")]
    [InlineData("offset=99999999999999999999999999")]
    [InlineData("limit=9223372036854775807&offset=9223372036854775807")]
    public async Task huge_limits_are_cut(string query) => (await inventory.SendAsync(HttpMethod.Get, $"/api/vms?{query}")).Status.ShouldBe(200);

    [Theory]
    [InlineData("/api/vms/9223372036854775808", 404)]
    [InlineData("/api/vms/99999999999999999999999999999999", 404)]
    [InlineData("/api/vms/-1", 400)]
    [InlineData("/api/vms/1.5", 400)]
    [InlineData("/api/vms/99999999999999999999/disks", 404)]
    [InlineData("/api/vms?filter[]=id=9223372036854775808", 400)]
    public async Task ids_beyond_bigint(string path, int expected)
    {
        var (status, json) = await inventory.SendAsync(HttpMethod.Get, path);
        status.ShouldBe(expected, json.ToString());
        ShouldTell(json);
    }

    [Fact]
    public async Task ids_beyond_bigint_in_a_body()
    {
        var (status, json) = await inventory.SendAsync(HttpMethod.Post, "/api/vms", """{"action":"query","resources":[{"id":99999999999999999999}]}""");
        status.ShouldBe(404);
        ShouldTell(json, "Invalid vms resource specified - id=99999999999999999999");
    }

    [Theory]
    [InlineData("PUT", "/api/vms", 404)]
    [InlineData("DELETE", "/api/vms", 404)]
    [InlineData("TRACE", "/api/vms", 404)]
    [InlineData("BREW", "/api/vms/11", 404)]
    [InlineData("DELETE", "/api/flavors/7", 400)]
    [InlineData("PATCH", "/api/vms/11/disks", 404)]
    public async Task wrong_methods(string method, string path, int expected) =>
        (await inventory.SendAsync(new HttpMethod(method), path)).Status.ShouldBe(expected);

    [Theory]
    [InlineData("GET", "/api/vms/11")]
    [InlineData("GET", "/api")]
    [InlineData("POST", "/api/vms")]
    public async Task wrong_accept(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method == "POST")
            request.Content = new StringContent("""{"action":"query","resources":[{"id":11}]}""");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("image/png"));
        using var response = await inventory.Admin.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        ShouldTell(JsonElement.Parse(await response.Content.ReadAsStringAsync()), "Invalid Response Format image/png requested");
    }

    [Fact]
    public async Task paths_that_are_too_deep() =>
        (await inventory.RefusalAsync("/api/vms?expand=resources&attributes=flavor.vms.flavor.vms.flavor")).ShouldStartWith("Invalid attributes specified: flavor.vms");

    [Fact]
    public async Task expansions_that_are_too_many()
    {
        var options = (await inventory.SendAsync(HttpMethod.Options, "/api/providers")).Json;
        var names = options.GetProperty("relationships").EnumerateArray().Select(r => r.GetString()!).ToList();
        var paths = names.SelectMany(n => new[] { $"{n}.id", $"{n}.ext_management_system.vms.id", $"{n}.ext_management_system.flavors.id", $"{n}.ext_management_system.zone.id" });
        var known = new List<string>();
        foreach (var path in paths)
            if ((await inventory.SendAsync(HttpMethod.Get, $"/api/providers?limit=1&expand=resources&attributes={path}")).Status == 200)
                known.Add(path);

        known.Count.ShouldBeGreaterThan(60);
        (await inventory.RefusalAsync($"/api/providers?expand=resources&attributes={string.Join(',', known)}"))
            .ShouldBe("Too many relationships specified, at most 100 are supported");
    }

    [Theory]
    [InlineData("""{"href":{"href":{"href":"/api/vms/11"}}}""", 400)]
    [InlineData("""{"href":"/api/vms/11/vms/11/flavors/11"}""", 404)]
    [InlineData("""{"href":"http://localhost/api/vms/11/../../vms/999"}""", 404)]
    [InlineData("""{"href":"javascript:alert(1)"}""", 404)]
    [InlineData("""{"href":""}""", 404)]
    public async Task references_that_lead_in_circles_or_nowhere(string entry, int expected)
    {
        var (status, json) = await inventory.SendAsync(HttpMethod.Post, "/api/vms", $$"""{"action":"query","resources":[{{entry}}]}""");
        status.ShouldBe(expected, json.ToString());
        ShouldTell(json);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("evil.example\"><script>")]
    [InlineData("evil.example/path?x=")]
    [InlineData("evil\texample")]
    [InlineData("user@evil.example")]
    public async Task hosts_that_are_none(string host) =>
        (await sockets.SayAsync($"GET /api/ping HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")).ShouldStartWith("HTTP/1.1 400 ");

    [Fact]
    public async Task a_host_that_breaks_the_line_makes_no_header_of_the_answer()
    {
        var login = Convert.ToBase64String(Encoding.UTF8.GetBytes($"admin:{ServedInventory.Password}"));
        var answer = await sockets.SayAsync(
            $"GET /api/vms?limit=1 HTTP/1.1\r\nHost: evil.example\r\nSet-Cookie: a=b\r\nAuthorization: Basic {login}\r\nConnection: close\r\n\r\n");

        answer.ShouldStartWith("HTTP/1.1 200 ");
        answer.ShouldNotContain("Set-Cookie");
        answer.ShouldContain("http://evil.example/api/vms"); // a link leads where the client itself says it is; AllowedHosts narrows that
    }

    [Theory]
    [InlineData("GET /api/vms\0 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /api/vms HTTP/1.1\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /api/%00 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")]
    [InlineData("\u0016\u0003\u0001 \r\n\r\n")]
    public async Task what_is_no_http(string request) => (await sockets.SayAsync(request)).ShouldStartWith("HTTP/1.1 400 ");

    [Fact]
    public async Task who_sends_a_byte_now_and_then_is_not_waited_for()
    {
        var login = ServedInventory.Basic("admin", ServedInventory.Password);

        var answer = await sockets.DripAsync($"POST /api/vms HTTP/1.1\r\nHost: x\r\nAuthorization: {login}\r\nContent-Length: 100000\r\n\r\n{{");

        answer.ShouldStartWith("HTTP/1.1 408 ");
        answer.ShouldContain("\"kind\":\"bad_request\""); // and the connection is closed: the answer has an end
    }
}
