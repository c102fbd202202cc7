namespace Inventory.Api.Tests.Serving;

public class nothing_of_a_request_is_ignored_silently(ServedInventory inventory)
{
    [Theory]
    [InlineData("filter=name=x")]
    [InlineData("filter[0]=name=x")]
    [InlineData("filter[a]=name=x")]
    [InlineData("filter[][]=name=x")]
    public async Task no_filter_in_another_form(string query) =>
        (await inventory.RefusalAsync($"/api/vms?{query}")).ShouldBe("Filters must be specified as filter[]");

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    [InlineData("null")]
    public async Task but_an_empty_body_is_an_empty_object(string body)
    {
        var (status, json) = await inventory.SendAsync(HttpMethod.Post, "/api/flavors", body);

        status.ShouldBe(400);
        json.GetProperty("error").GetProperty("message").GetString().ShouldBe("Unsupported Action create for the flavors collection specified");
    }

    [Theory]
    [InlineData("/api/product_info")]
    [InlineData("/api/vms/11")]
    public async Task and_head_is_get_without_a_body(string path)
    {
        using var response = await inventory.Admin.SendAsync(new HttpRequestMessage(HttpMethod.Head, path), TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(200);
    }
}
