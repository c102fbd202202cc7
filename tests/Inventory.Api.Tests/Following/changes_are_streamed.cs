using System.Text.Json;
using Inventory.Api.Tests.Serving;

namespace Inventory.Api.Tests.Following;

public class changes_are_streamed(ServedInventory served)
{
    [Fact]
    public async Task as_they_come_and_go_on_at_another_node_where_they_broke_off()
    {
        await using var fed = await FedInventory.StartAsync(served);
        var ((_, first), (_, second)) = (await fed.AddNodeAsync(), await fed.AddNodeAsync());
        await fed.AppendAsync(3);
        await using (var stream = await OpenStream.OpenAsync(first, "/api/changes"))
        {
            stream.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
            (await stream.IdsAsync(3)).ShouldBe([1, 2, 3]);
            await fed.AppendAsync(2);
            (await stream.IdsAsync(1)).ShouldBe([4]);
        }
        await using var other = await OpenStream.OpenAsync(second, "/api/changes?after=1", lastEventId: "4");
        (await other.IdsAsync(1)).ShouldBe([5], "the header counts");
        await fed.AppendAsync(1);
        var last = await other.NextAsync();
        (last!.Value.EventId, last.Value.EventType).ShouldBe(("6", "changed"));
    }

    [Fact]
    public async Task in_order_to_who_reads_slowly_and_nobody_waits_for_him()
    {
        await using var fed = await FedInventory.StartAsync(served);
        var (_, client) = await fed.AddNodeAsync();
        await using var slow = await OpenStream.OpenAsync(client, "/api/changes");
        var data = JsonSerializer.Serialize(new { description = new string('x', 20_000) });
        await fed.AppendAsync(600, data: data); // more than sockets and a page hold together

        (await client.GetAsync("/api/changes?after=599")).EnsureSuccessStatusCode();
        (await slow.IdsAsync(600)).ShouldBe(Enumerable.Range(1, 600).Select(n => (long)n));
    }

    [Fact]
    public async Task until_the_program_ends_which_waits_for_nobody()
    {
        await using var fed = await FedInventory.StartAsync(served);
        var (node, client) = await fed.AddNodeAsync();
        await fed.AppendAsync(1);
        await using var stream = await OpenStream.OpenAsync(client, "/api/changes");
        (await stream.IdsAsync(1)).ShouldBe([1]);

        var stopping = node.StopAsync(CancellationToken.None);
        (await stream.NextAsync()).ShouldBeNull("the answer ends as answers do");
        await stopping;
    }

    [Fact]
    public async Task to_as_many_as_a_user_may_have()
    {
        await using var fed = await FedInventory.StartAsync(served);
        var (_, client) = await fed.AddNodeAsync(("Inventory:Feed:StreamsPerUser", "2"));
        await using var one = await OpenStream.OpenAsync(client, "/api/changes");
        await using (var two = await OpenStream.OpenAsync(client, "/api/changes"))
        {
            await using var three = await OpenStream.OpenAsync(client, "/api/changes");
            ((int)three.Response.StatusCode).ShouldBe(429);
            (await three.TextAsync()).ShouldContain("Close one, or ask for pages with after=");
        }
        for (var status = 429; status == 429;)
        {
            await using var again = await OpenStream.OpenAsync(client, "/api/changes");
            status = (int)again.Response.StatusCode;
            status.ShouldBeOneOf(200, 429); // until the server has noticed that the second one is gone
        }
    }

    [Fact]
    public async Task with_the_number_reached_even_if_nothing_was_wanted()
    {
        await using var fed = await FedInventory.StartAsync(served);
        var (_, client) = await fed.AddNodeAsync();
        await fed.AppendAsync(5, "1/flavors/f", "flavor_changed");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/changes?collection=vms") { Headers = { { "Accept", "text/event-stream" } } };
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        while (await lines.ReadLineAsync() is { } line)
            if (line == "id: 5")
                return;
        Assert.Fail("the stream ended");
    }
}
