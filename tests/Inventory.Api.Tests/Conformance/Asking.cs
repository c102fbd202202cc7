using System.Text.Json;
using Inventory.Api.Tests.Serving;

namespace Inventory.Api.Tests.Conformance;

/// <summary>An answer as a client sees it.</summary>
internal sealed record Answer(int Status, string Text, Dictionary<string, string> Headers)
{
    public JsonElement Json => JsonElement.Parse(Text);

    public string? Message => Json.GetProperty("error").GetProperty("message").GetString();

    public JsonElement this[string member] => Json.GetProperty(member);

    /// <summary>The names of the members, in their order.</summary>
    public string Members => Names(Json);

    /// <summary>The ids of the rows of a page.</summary>
    public string Ids => string.Join(' ', this["resources"].EnumerateArray().Select(r => r.GetProperty("href").GetString()!.Split('/')[^1]));

    public static string Names(JsonElement of) => string.Join(' ', of.EnumerateObject().Select(m => m.Name));

    public static async Task<Answer> OfAsync(HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), headers);
    }
}

/// <summary>Requests of the served inventory with whatever a client may send.</summary>
internal static class Asking
{
    public static Task<Answer> GetAnswerAsync(this ServedInventory inventory, string path, params (string Name, string Value)[] headers) =>
        inventory.AskAsync("GET", path, null, headers);

    public static Task<Answer> PostAsync(this ServedInventory inventory, string path, string body, params (string Name, string Value)[] headers) =>
        inventory.AskAsync("POST", path, body, headers);

    /// <summary>As the administrator.</summary>
    public static Task<Answer> AskAsync(this ServedInventory inventory, string method, string path, string? body, params (string Name, string Value)[] headers) =>
        SendAsync(inventory.Admin, method, path, body, headers);

    /// <summary>As nobody, unless a header says who.</summary>
    public static Task<Answer> AskAsNobodyAsync(this ServedInventory inventory, string method, string path, params (string Name, string Value)[] headers) =>
        SendAsync(inventory.Anonymous, method, path, null, headers);

    private static async Task<Answer> SendAsync(HttpClient client, string method, string path, string? body, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
            request.Content = new StringContent(body);
        foreach (var (name, value) in headers)
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content!.Headers.Remove(name);
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.OfAsync(response);
    }
}
