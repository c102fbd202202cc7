using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.TestHost;
using Microsoft.OpenApi;

namespace Inventory.Api.Tests.Serving;

public class the_openapi_document_tells_the_truth(ServedInventory inventory)
{
    private Task<string> TextAsync() => inventory.Anonymous.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken);

    private async Task<OpenApiDocument> DocumentAsync() => OpenApiDocument.Parse(await TextAsync(), "json").Document!;

    [Fact]
    public async Task in_a_form_that_a_parser_takes_without_a_complaint()
    {
        var text = await TextAsync();
        var read = OpenApiDocument.Parse(text, "json");

        read.Diagnostic!.SpecificationVersion.ShouldBe(OpenApiSpecVersion.OpenApi3_1);
        read.Diagnostic.Errors.Select(e => $"{e.Pointer}: {e.Message}").ShouldBeEmpty();
        read.Diagnostic.Warnings.Select(e => $"{e.Pointer}: {e.Message}").ShouldBeEmpty();
        References(JsonElement.Parse(text)).Distinct().Where(r => !Leads(JsonElement.Parse(text), r)).ShouldBeEmpty();
    }

    [Fact]
    public async Task of_every_collection_and_all_that_is_below()
    {
        var paths = (await DocumentAsync()).Paths.Keys.ToHashSet();
        foreach (var collection in (await inventory.GetAsync("/api")).GetProperty("collections").EnumerateArray())
        {
            var name = collection.GetProperty("name").GetString();
            paths.ShouldContain($"/api/{name}");
            if (name == "settings")
                continue; // a tree
            paths.ShouldContain($"/api/{name}/{{id}}");
            foreach (var below in (await inventory.SendAsync(HttpMethod.Options, $"/api/{name}")).Json.GetProperty("subcollections").EnumerateArray())
                paths.ShouldContain($"/api/{name}/{{id}}/{below.GetString()}");
        }
    }

    [Fact]
    public async Task every_path_of_it_answers()
    {
        await using var app = await inventory.StartAsync(await inventory.CreateDatabaseAsync());
        using var client = app.GetTestClient();
        client.DefaultRequestHeaders.Authorization = ServedInventory.Basic("admin", ServedInventory.Password);
        foreach (var (path, item) in (await DocumentAsync()).Paths)
            foreach (var (method, _) in item.Operations!)
            {
                if (path == "/api/auth" && method == HttpMethod.Delete) // which ends the login
                    continue;
                var url = method == HttpMethod.Get || method == HttpMethod.Options ? await FilledAsync(client, path) : path.Replace("{id}", "1").Replace("{sub_id}", "999999999");
                if (path.EndsWith("/{id}", StringComparison.Ordinal) && method != HttpMethod.Get)
                    url = path.Replace("{id}", "999999999");
                var (status, answer) = await SendAsync(client, method, url);

                status.ShouldBeOneOf([200, 400, 404], $"{method} {url} {answer}");
                answer.ShouldNotContain("\"status\":404", Case.Sensitive, $"{method} {url}"); // as the router says
                if (method == HttpMethod.Get && !path.EndsWith("{sub_id}", StringComparison.Ordinal))
                    status.ShouldBe(200, $"{method} {url} {answer}");
            }
    }

    [Fact]
    public async Task rows_have_the_members_that_it_tells()
    {
        var schemas = (await DocumentAsync()).Components!.Schemas!;
        foreach (var collection in (await inventory.GetAsync("/api")).GetProperty("collections").EnumerateArray())
        {
            var name = collection.GetProperty("name").GetString()!;
            if (name == "settings")
                continue; // a tree
            var known = schemas[name].Properties!;
            foreach (var row in (await inventory.GetAsync($"/api/{name}?expand=resources")).GetProperty("resources").EnumerateArray())
                foreach (var member in row.EnumerateObject())
                {
                    known.ShouldContainKey(member.Name, name);
                    if (known[member.Name].Type is { } type)
                        (type & TypeOf(member.Value)).ShouldBe(TypeOf(member.Value), $"{name}.{member.Name}");
                }
        }
    }

    [Fact]
    public async Task with_an_example_of_each()
    {
        var document = await DocumentAsync();
        foreach (var (name, schema) in document.Components!.Schemas!.Where(s => document.Components!.Schemas!.ContainsKey(s.Key + "_page")))
        {
            var example = schema.Examples!.ShouldHaveSingleItem()!.AsObject();
            example.Select(m => m.Key).ShouldBeSubsetOf(schema.Properties!.Keys, name);
            document.Components!.Responses![name + "_page"].Content!.ShouldAllBe(c => c.Value.Example != null, name);
        }
    }

    [Fact]
    public async Task made_once_and_sent_to_who_has_not_got_it()
    {
        using var first = await inventory.Anonymous.GetAsync("/openapi/v1.json", TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await inventory.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);

        first.Content.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8");
        ((int)again.StatusCode, again.Headers.ETag).ShouldBe((304, first.Headers.ETag));
    }

    private static async Task<string> FilledAsync(HttpClient client, string path)
    {
        if (path == "/api/compare")
            return path + "?providers=1,2&collection=flavors&key=name"; // which is nothing without
        if (!path.Contains("{id}", StringComparison.Ordinal))
            return path;
        var url = path.Replace("{id}", await FirstAsync(client, path[..path.IndexOf("/{id}", StringComparison.Ordinal)]));
        return url.EndsWith("/{sub_id}", StringComparison.Ordinal) ? url.Replace("{sub_id}", await FirstAsync(client, url[..^"/{sub_id}".Length])) : url;
    }

    private static async Task<string> FirstAsync(HttpClient client, string collection)
    {
        var page = JsonElement.Parse(await client.GetStringAsync($"{collection}?limit=1"));
        return page.GetProperty("resources").EnumerateArray().Select(r => r.GetProperty("href").GetString()!.Split('/')[^1]).FirstOrDefault("999999999");
    }

    private static async Task<(int Status, string Answer)> SendAsync(HttpClient client, HttpMethod method, string url)
    {
        using var request = new HttpRequestMessage(method, url);
        if (method == HttpMethod.Post)
            request.Content = new StringContent("""{"action":"no such action"}""", Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(m => m.Name == "$ref" && m.Value.ValueKind == JsonValueKind.String ? [m.Value.GetString()!] : References(m.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };

    private static bool Leads(JsonElement document, string reference)
    {
        foreach (var step in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
            if (!document.TryGetProperty(step, out document))
                return false;
        return true;
    }

    private static JsonSchemaType TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => JsonSchemaType.Null,
        JsonValueKind.String => JsonSchemaType.String,
        JsonValueKind.True or JsonValueKind.False => JsonSchemaType.Boolean,
        JsonValueKind.Array => JsonSchemaType.Array,
        JsonValueKind.Object => JsonSchemaType.Object,
        _ => value.TryGetInt64(out _) ? JsonSchemaType.Integer : JsonSchemaType.Number,
    };
}
