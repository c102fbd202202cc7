using Inventory.Api.Tests.Serving;

namespace Inventory.Api.Tests.Conformance;

public sealed class Section_01_urls_and_transport(ServedInventory inventory)
{
    private const string Version = "v4.4.0-pre";

    [Theory]
    [InlineData("/api", "name description version versions settings identity server_info timezones product_info collections")]
    [InlineData("/api/", "name description version versions settings identity server_info timezones product_info collections")]
    [InlineData("/api//vms", "name count subcount pages resources actions links")]
    [InlineData("/api/vms/", "name count subcount pages resources actions links")]
    [InlineData("/api/vms//11?attributes=name", "href id name")]
    public async Task Slashes_that_are_too_many_do_not_count(string path, string members) => (await inventory.GetAnswerAsync(path)).Members.ShouldBe(members);

    [Fact]
    public async Task A_version_in_the_path_stays_in_every_link()
    {
        var plain = await inventory.GetAnswerAsync("/api/vms?expand=resources&attributes=disks,actions&limit=2&offset=2");
        var versioned = await inventory.GetAnswerAsync($"/api/{Version}/vms?expand=resources&attributes=disks,actions&limit=2&offset=2");

        versioned.Text.ShouldBe(plain.Text.Replace("http://localhost/api/", $"http://localhost/api/{Version}/"));
        (await inventory.GetAnswerAsync($"/api/{Version}")).Json.GetProperty("collections").EnumerateArray()
            .ShouldAllBe(c => c.GetProperty("href").GetString()!.StartsWith($"http://localhost/api/{Version}/"));
        var result = await inventory.PostAsync($"/api/{Version}/vms/12", """{"action":"start"}""");
        result["task_href"].GetString().ShouldBe($"http://localhost/api/{Version}/tasks/301");
        result["href"].GetString().ShouldBe($"http://localhost/api/{Version}/vms/12");
    }

    [Theory]
    [InlineData("v9999.9999", "Unsupported API Version 9999.9999 specified")]
    [InlineData("v1", "Unsupported API Version 1 specified")]
    [InlineData("v4.4.0", "Unsupported API Version 4.4.0 specified")]
    [InlineData("v4.2.0-pre", "Unsupported API Version 4.2.0-pre specified")]
    public async Task No_other_version_is_served(string version, string message)
    {
        foreach (var path in new[] { "", "/vms", "/vms/11", "/nothing" })
        {
            var refused = await inventory.GetAnswerAsync($"/api/{version}{path}");
            (refused.Status, refused.Message).ShouldBe((400, message));
        }
    }

    [Theory]
    [InlineData("GET", "/api/ping", "text/plain", "pong")]
    [InlineData("GET", "/api/product_info", "application/json; charset=utf-8", null)]
    [InlineData("OPTIONS", "/api/vms", "application/json; charset=utf-8", null)]
    [InlineData("OPTIONS", "/api", null, "")]
    public async Task Some_paths_need_no_login(string method, string path, string? type, string? text)
    {
        var answer = await inventory.AskAsNobodyAsync(method, path);

        answer.Status.ShouldBe(200);
        if (type is not null)
            answer.Headers["Content-Type"].ShouldBe(type);
        if (text is not null)
            answer.Text.ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("application/json")]
    [InlineData("application/vnd.something+json")]
    [InlineData("*/*")]
    [InlineData("text/html, application/xhtml+xml, */*;q=0.8")]
    [InlineData("text/html;q=0.9, application/json;q=0.1")]
    public async Task Only_JSON_is_spoken_whatever_else_is_accepted(string accept)
    {
        var answer = await inventory.GetAnswerAsync("/api/vms/11", ("Accept", accept));

        (answer.Status, answer.Headers["Content-Type"]).ShouldBe((200, "application/json; charset=utf-8"));
    }

    [Theory]
    [InlineData("GET", "/api")]
    [InlineData("GET", "/api/vms")]
    [InlineData("GET", "/api/vms/11")]
    [InlineData("GET", "/api/vms/11/disks")]
    [InlineData("GET", "/api/auth")]
    [InlineData("POST", "/api/vms/12")]
    [InlineData("POST", "/api/vms")]
    public async Task Another_format_is_refused_with_415(string method, string path)
    {
        var refused = await inventory.AskAsync(method, path, method == "POST" ? """{"action":"start","id":12}""" : null, ("Accept", "application/xml"));

        (refused.Status, refused.Message).ShouldBe((415, "Invalid Response Format application/xml requested"));
        refused["error"].GetProperty("kind").GetString().ShouldBe("unsupported_media_type");
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    public async Task A_body_is_JSON_whatever_its_type_is_called(string type)
    {
        var answer = await inventory.PostAsync("/api/vms/12", """{"action":"start"}""", ("Content-Type", type));

        (answer.Status, answer["success"].GetBoolean()).ShouldBe((200, true));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    public async Task Nothing_and_null_are_an_empty_object(string body)
    {
        var refused = await inventory.PostAsync("/api/providers", body);

        (refused.Status, refused.Message).ShouldBe((400, "No providers resources were specified for the create action"));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{'action':'start'}")]
    [InlineData("action=start")]
    public async Task What_is_no_JSON_is_refused_as_by_the_parser(string body)
    {
        var refused = await inventory.PostAsync("/api/vms/12", body);

        refused.Status.ShouldBe(400);
        (refused["error"].GetProperty("kind").GetString(), refused["error"].GetProperty("klass").GetString()).ShouldBe(("bad_request", "JSON::ParserError"));
    }

    [Theory]
    [InlineData("GET", "/api/vms/11")]
    [InlineData("GET", "/api/ping")]
    [InlineData("GET", "/api/vms/12abc")]
    [InlineData("GET", "/api/nothing")]
    [InlineData("OPTIONS", "/api")]
    [InlineData("OPTIONS", "/api/vms")]
    [InlineData("DELETE", "/api/zones/1")]
    public async Task Every_answer_has_the_headers(string method, string path)
    {
        var headers = (await inventory.AskAsync(method, path, null)).Headers;

        headers["Access-Control-Allow-Origin"].ShouldBe("*");
        headers["Access-Control-Allow-Headers"].ShouldBe("origin, content-type, authorization, x-auth-token");
        headers["Access-Control-Allow-Methods"].ShouldBe("GET, POST, PUT, DELETE, PATCH, OPTIONS");
        headers["X-Content-Type-Options"].ShouldBe("nosniff");
        headers["X-Frame-Options"].ShouldBe("SAMEORIGIN");
        headers["X-Download-Options"].ShouldBe("noopen");
        headers["X-Permitted-Cross-Domain-Policies"].ShouldBe("none");
        headers["X-XSS-Protection"].ShouldBe("1; mode=block");
        headers["Content-Security-Policy"].ShouldStartWith("default-src 'self'");
        headers.ShouldContainKey("Referrer-Policy");
    }

    [Theory]
    [InlineData("GET", "/api/nothing")]
    [InlineData("GET", "/api/volumes")]
    [InlineData("POST", "/api/enterprises")]
    [InlineData("POST", "/api/settings")]
    [InlineData("PUT", "/api/vms/11")]
    [InlineData("PATCH", "/api/vms/11")]
    [InlineData("DELETE", "/api/instances/11")]
    [InlineData("DELETE", "/api/vms")]
    [InlineData("GET", "/api/vms/11/nothing")]
    [InlineData("GET", "/api/vms/11/disks/41/nothing")]
    [InlineData("PUT", "/api/vms/11/disks")]
    [InlineData("POST", "/api/vms/11/disks")]
    public async Task What_leads_nowhere_is_answered_as_by_the_router(string method, string path)
    {
        var answer = await inventory.AskAsync(method, path, method is "GET" or "DELETE" ? null : "{}");

        (answer.Status, answer.Text).ShouldBe((404, """{"status":404,"error":"Not Found"}"""));
    }

    [Theory]
    [InlineData("GET", "/api/nothing")]
    [InlineData("POST", "/api/nothing")]
    [InlineData("GET", "/api/vms/11/nothing")]
    [InlineData("DELETE", "/api/vms")]
    [InlineData("GET", "/api/v1/nothing")]
    public async Task But_only_to_who_has_logged_in(string method, string path)
    {
        var answer = await inventory.AskAsNobodyAsync(method, path);

        (answer.Status, answer.Message).ShouldBe((401, "The username or password you entered is incorrect."));
    }

    [Fact]
    public async Task Ids_are_texts_at_any_depth_and_null_stays_null()
    {
        var vm = await inventory.GetAnswerAsync("/api/vms/12?attributes=hardware.disks,flavor,ext_management_system");
        vm["id"].GetString().ShouldBe("12");
        vm["ems_id"].GetString().ShouldBe("1");
        vm["host_id"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        vm["hardware"].GetProperty("disks")[0].GetProperty("hardware_id").GetString().ShouldBe("32");
        vm["flavor"].GetProperty("id").GetString().ShouldBe("8");
        (await inventory.GetAnswerAsync("/api/tasks/301"))["context_data"].GetProperty("refresh_id").GetString().ShouldBe("5");
    }

    [Fact]
    public async Task Ids_of_64_bits_and_more_are_read()
    {
        (await inventory.GetAnswerAsync("/api/vms/99000000000042")).Message.ShouldBe("Couldn't find Vm with 'id'=99000000000042");
        (await inventory.GetAnswerAsync("/api/vms/99999999999999999999")).Message.ShouldBe("Couldn't find Vm with 'id'=99999999999999999999");
    }

    [Theory]
    [InlineData("/api/vms/12abc", "Invalid Vm id 12abc specified")]
    [InlineData("/api/vms/1r12", "Invalid Vm id 1r12 specified")]
    [InlineData("/api/vms/-1", "Invalid Vm id -1 specified")]
    [InlineData("/api/providers/x", "Invalid ExtManagementSystem id x specified")]
    [InlineData("/api/flavors/x/tags", "Invalid Flavor id x specified")]
    public async Task An_id_that_is_no_number_is_refused(string path, string message)
    {
        var refused = await inventory.GetAnswerAsync(path);

        (refused.Status, refused.Message).ShouldBe((400, message));
    }

    [Theory]
    [InlineData("inv.example:8080", "http://inv.example:8080")]
    [InlineData("inv.example", "http://inv.example")]
    [InlineData("[::1]:3000", "http://[::1]:3000")]
    public async Task Links_are_absolute_and_lead_where_Host_says(string host, string root)
    {
        var page = await inventory.GetAnswerAsync("/api/flavors?limit=1", ("Host", host));

        page["resources"][0].GetProperty("href").GetString().ShouldBe($"{root}/api/flavors/7");
        page["links"].GetProperty("self").GetString().ShouldBe($"{root}/api/flavors?limit=1&offset=0");
    }

    [Fact]
    public async Task The_slug_is_shown_only_when_it_is_asked_for()
    {
        (await inventory.GetAnswerAsync("/api/vms/11")).Members.ShouldNotContain("href_slug");
        (await inventory.GetAnswerAsync("/api/vms/11?attributes=name,href_slug")).Text
            .ShouldBe("""{"href":"http://localhost/api/vms/11","id":"11","name":"web-1","href_slug":"vms/11"}""");
    }

    [Theory]
    [InlineData("""{"id":12}""")]
    [InlineData("""{"id":"12"}""")]
    [InlineData("""{"href":"http://elsewhere.example/api/vms/12"}""")]
    [InlineData("""{"href":"http://elsewhere.example/api/v4.4.0-pre/vms/12"}""")]
    [InlineData("""{"href":"/api/vms/12"}""")]
    [InlineData("""{"href":"vms/12"}""")]
    public async Task A_row_is_named_by_number_text_or_the_tail_of_a_link(string reference)
    {
        var query = await inventory.PostAsync("/api/vms?attributes=name", $$"""{"action":"query","resources":[{{reference}}]}""");
        query["results"][0].GetProperty("name").GetString().ShouldBe("web-2");
        var order = await inventory.PostAsync("/api/vms", $$"""{"action":"start","resources":[{{reference}}]}""");
        order["results"][0].GetProperty("href").GetString().ShouldBe("http://localhost/api/vms/12");
    }

    [Fact]
    public async Task Times_are_in_UTC_to_the_second()
    {
        (await inventory.GetAnswerAsync("/api/vms/11"))["updated_on"].GetString().ShouldBe("2031-05-04T09:08:07Z");
    }

    [Fact]
    public async Task Secrets_never_leave_but_two_names_that_look_like_some_do()
    {
        var provider = await inventory.GetAnswerAsync("/api/providers/1?attributes=endpoints,authentications");
        provider.Text.ShouldNotContain("s3cret");
        Answer.Names(provider["authentications"][0]).Split(' ').ShouldBeSubsetOf(Answer.Names(provider["authentications"][0]).Split(' ').Except(["password", "auth_key", "become_password"]));
        provider["endpoints"][0].GetProperty("verify_ssl").GetInt32().ShouldBe(1);
        (await inventory.GetAnswerAsync("/api/zones/1"))["settings"].GetRawText().ShouldBe("""{"ntp":{"server_id":"7"}}""");
        (await inventory.GetAnswerAsync("/api/users/1")).Members.ShouldNotContain("password_digest");
        foreach (var collection in new[] { "users", "auth_key_pairs", "providers" })
            (await inventory.AskAsync("OPTIONS", $"/api/{collection}", null))["attributes"].EnumerateArray().Select(a => a.GetString())
                .ShouldNotContain(a => a == "password_digest" || a == "auth_key" || a == "password");
        (await inventory.GetAnswerAsync("/api/auth"))["auth_token"].GetString()!.Length.ShouldBe(32);
    }

    [Fact]
    public async Task HEAD_is_GET_without_a_body()
    {
        foreach (var path in new[] { "/api", "/api/vms", "/api/vms/11", "/api/vms/11/disks", "/api/settings" })
        {
            var answer = await inventory.AskAsync("HEAD", path, null);
            (answer.Status, answer.Headers["Content-Type"]).ShouldBe((200, "application/json; charset=utf-8"));
        }
        (await inventory.AskAsync("HEAD", "/api/vms/999", null)).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("GET", null, 200)]
    [InlineData("DELETE", null, 204)]
    [InlineData("delete", null, 204)]
    [InlineData("PATCH", """[{"action":"edit","path":"description","value":"x"}]""", 200)]
    [InlineData("PUT", """{"description":"x"}""", 200)]
    public async Task A_POST_may_say_that_it_is_meant_as_another_verb(string verb, string? body, int status)
    {
        (await inventory.AskAsync("POST", "/api/zones/1", body, ("X-HTTP-Method-Override", verb))).Status.ShouldBe(status);
    }
}
