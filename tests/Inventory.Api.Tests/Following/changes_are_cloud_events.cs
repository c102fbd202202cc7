using System.Text.Json;
using Inventory.Api.Tests.Serving;

namespace Inventory.Api.Tests.Following;

public class changes_are_cloud_events(ServedInventory served)
{
    [Fact]
    public async Task of_version_1_0_with_all_that_is_known_of_them()
    {
        await using var fed = await FilledAsync();
        var page = await GetAsync(fed, "/api/changes");
        page.GetProperty("next").GetString().ShouldBe("6");
        page.GetProperty("latest").GetString().ShouldBe("6");
        var changes = page.GetProperty("changes").EnumerateArray().ToList();

        JsonElement.DeepEquals(changes[0], JsonElement.Parse(
            """
            {"specversion": "1.0", "id": "1", "source": "/api/providers/1", "type": "inventory.vm_discovered", "subject": "vms/11", "time": "2031-05-04T09:08:07.5Z",
             "datacontenttype": "application/json", "collection": "vms", "kind": "discovered", "key": "i/11", "version": 1,
             "correlationid": "refreshes/17", "username": "admin", "data": {"id": 11, "name": "web", "disks": {"vda": {"size": 1}}}}
            """)).ShouldBeTrue(changes[0].ToString());
        changes.Select(c => c.GetProperty("type").GetString()).ShouldBe(
            ["inventory.vm_discovered", "inventory.vm_changed", "inventory.flavor_changed", "inventory.miq_template_changed", "inventory.provider_added", "inventory.vm_changed"]);
        changes[3].GetProperty("collection").GetString().ShouldBe("templates");
        (changes[4].GetProperty("subject").GetString(), changes[4].GetProperty("kind").GetString()).ShouldBe(("providers/2", "added"));
    }

    [Theory]
    [InlineData("provider=1", 1, 2, 3, 4)]
    [InlineData("provider=2", 5, 6)]
    [InlineData("provider=1&provider=2&collection=flavors", 3)]
    [InlineData("collection=vms", 1, 2, 6)]
    [InlineData("collection=instances,templates", 1, 2, 4, 6)]
    [InlineData("collection=providers", 5)]
    [InlineData("kind=discovered,added", 1, 5)]
    [InlineData("attribute=disks", 1, 2)]
    [InlineData("attribute=disks.size", 1)]
    [InlineData("attribute=name", 1, 5)]
    [InlineData("attribute=flavor,hardware.memory_mb", 2, 6)]
    [InlineData("attribute=power_state&kind=discovered")]
    [InlineData("after=3", 4, 5, 6)]
    [InlineData("after=3&limit=2", 4, 5)]
    [InlineData("after=latest")]
    public async Task filtered(string query, params int[] ids)
    {
        await using var fed = await FilledAsync();
        (await GetAsync(fed, $"/api/changes?{query}")).GetProperty("changes").EnumerateArray().Select(c => int.Parse(c.GetProperty("id").GetString()!)).ShouldBe(ids);
    }

    [Fact]
    public async Task page_by_page()
    {
        await using var fed = await FilledAsync();
        var (_, client) = await fed.AddNodeAsync();
        var (url, ids) = ("/api/changes?limit=2&collection=vms,flavors", new List<string>());
        for (var last = ""; last != "6";)
        {
            var page = JsonElement.Parse(await client.GetStringAsync(url));
            ids.AddRange(page.GetProperty("changes").EnumerateArray().Select(c => c.GetProperty("id").GetString()!));
            (url, last) = (page.GetProperty("links").GetProperty("next").GetString()!, page.GetProperty("next").GetString()!);
        }
        ids.ShouldBe(["1", "2", "3", "6"]);
    }

    [Fact]
    public async Task as_a_batch_for_who_accepts_one()
    {
        await using var fed = await FilledAsync();
        var (_, client) = await fed.AddNodeAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/changes?limit=2") { Headers = { { "Accept", "application/cloudevents-batch+json" } } };
        using var response = await client.SendAsync(request);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/cloudevents-batch+json");
        response.Headers.GetValues("Link").Single().ShouldEndWith("/api/changes?limit=2&after=2>; rel=\"next\"");
        JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetArrayLength().ShouldBe(2);
    }

    [Theory]
    [InlineData("after=-1", "Invalid after -1 specified: it must be the id of a change, 0 for all changes from the first on, or latest")]
    [InlineData("after=x", "Invalid after x specified: it must be the id of a change, 0 for all changes from the first on, or latest")]
    [InlineData("after=99999999999999999999", "Invalid after 99999999999999999999 specified: it must be")]
    [InlineData("after=7", "There is no change 7 yet, the latest is 6. Go on with after=6;")]
    [InlineData("after=9223372036854775807", "There is no change 9223372036854775807 yet, the latest is 6.")]
    [InlineData("limit=0", "Invalid limit 0 specified: it must be a number from 1 to 1000")]
    [InlineData("provider=alpha", "Invalid provider alpha specified: it must be the id of a provider")]
    [InlineData("provider=99", "Invalid provider 99 specified: there is none with this id")]
    [InlineData("collection=cows", "Invalid collection cows specified, valid collections are: auth_key_pairs, availability_zones,")]
    [InlineData("collection=disks", "Invalid collection disks specified: its rows are part of others, ask for attribute=disks of these")]
    [InlineData("collection=zones", "Invalid collection zones specified, valid collections are: ")]
    [InlineData("kind=exploded", "Invalid kind exploded specified, valid kinds are: discovered, changed, disconnected, reconnected, added,")]
    [InlineData("attribute=colour", "Invalid attribute colour specified: no object of the collections has it.")]
    [InlineData("collection=flavors&attribute=power_state", "Invalid attribute power_state specified")]
    [InlineData("attribute=disks.colour", "Invalid attribute disks.colour specified")]
    [InlineData("attribute=x%22%20?", "Invalid attribute x\" ? specified")]
    [InlineData("filter[]=name=x", "Invalid parameter filter[] specified, valid parameters are: after, limit, provider, collection, kind, attribute, snapshots")]
    public async Task or_a_refusal_that_says_what_to_do(string query, string message)
    {
        await using var fed = await FilledAsync();
        var (_, client) = await fed.AddNodeAsync();
        using var response = await client.GetAsync($"/api/changes?{query}");
        ((int)response.StatusCode).ShouldBe(400);
        JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("error").GetProperty("message").GetString().ShouldStartWith(message);
    }

    [Fact]
    public async Task and_who_comes_from_before_what_is_kept_begins_anew()
    {
        await using var fed = await FilledAsync();
        await using (var compact = fed.Database.CreateCommand(
            "insert into inventory.retention_horizons (ems_id, collection, horizon, last_seq) values (1, 'vms', '2031-01-01', 3)"))
            await compact.ExecuteNonQueryAsync();
        var (_, client) = await fed.AddNodeAsync();
        using var response = await client.GetAsync("/api/changes?after=2");
        ((int)response.StatusCode).ShouldBe(410);
        (await response.Content.ReadAsStringAsync()).ShouldContain("Changes up to 3 are no longer kept one by one, what is left of them is one snapshot per object. Add snapshots=true to go on");
        await using var stream = await OpenStream.OpenAsync(client, "/api/changes", lastEventId: "1");
        ((int)stream.Response.StatusCode).ShouldBe(410);
        JsonElement.Parse(await client.GetStringAsync("/api/changes?after=3")).GetProperty("changes").GetArrayLength().ShouldBe(3);
        JsonElement.Parse(await client.GetStringAsync("/api/changes?after=2&snapshots=true")).GetProperty("changes").GetArrayLength().ShouldBe(4);
        JsonElement.Parse(await client.GetStringAsync("/api/changes")).GetProperty("changes").GetArrayLength().ShouldBe(6, "from the beginning nothing is missed");
        var first = JsonElement.Parse(await client.GetStringAsync("/api/changes?limit=2"));
        JsonElement.Parse(await client.GetStringAsync(first.GetProperty("links").GetProperty("next").GetString())).GetProperty("changes").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task of_the_providers_that_a_user_may_see()
    {
        await using var fed = await FilledAsync();
        await using (var add = fed.Database.CreateCommand(
            $"""
            insert into vmdb.miq_user_roles (id, name, rights, provider_ids) values (900, 'watcher', 'read', array[1]);
            insert into vmdb.miq_groups (id, description, miq_user_role_id, tenant_id) values (900, 'watchers', 900, 1);
            insert into vmdb.users (id, userid, name, current_group_id, password_digest)
            values (900, 'mara', 'Mara', 900, '{Inventory.Api.Authenticating.Passwords.Hash("mara's own")}');
            insert into vmdb.miq_groups_users (miq_group_id, user_id) values (900, 900);
            """))
            await add.ExecuteNonQueryAsync();
        var (_, client) = await fed.AddNodeAsync();
        client.DefaultRequestHeaders.Authorization = ServedInventory.Basic("mara", "mara's own");

        JsonElement.Parse(await client.GetStringAsync("/api/changes")).GetProperty("changes").EnumerateArray()
            .Select(c => c.GetProperty("id").GetString()).ShouldBe(["1", "2", "3", "4"]);
        await using (var stream = await OpenStream.OpenAsync(client, "/api/changes"))
            (await stream.IdsAsync(4)).ShouldBe([1, 2, 3, 4]);
        using var other = await client.GetAsync("/api/changes?provider=2");
        (await other.Content.ReadAsStringAsync()).ShouldContain("Invalid provider 2 specified: there is none with this id");
    }

    private async Task<FedInventory> FilledAsync()
    {
        var fed = await FedInventory.StartAsync(served);
        await fed.AppendAsync(1, "1/vms/i/11", "vm_discovered", """{"id": 11, "name": "web", "disks": {"vda": {"size": 1}}}""");
        await fed.AppendAsync(1, "1/vms/i/11", "vm_changed", """{"flavor": null, "disks": {"vda": null}}""");
        await fed.AppendAsync(1, "1/flavors/f", "flavor_changed", "{}");
        await fed.AppendAsync(1, "1/miq_templates/t", "miq_template_changed", "{}");
        await fed.AppendAsync(1, "providers/2", "provider_added", """{"name": "beta"}""");
        await fed.AppendAsync(1, "2/vms/i-14", "vm_changed", """{"hardware": {"memory_mb": 4}}""");
        await using var more = fed.Database.CreateCommand(
            """
            delete from inventory.objects;
            insert into inventory.objects (id, ems_id, collection, key, version, connected, fingerprint) values (11, 1, 'vms', 'i/11', 2, true, '');
            update inventory.mt_events set correlation_id = 'refreshes/17', user_name = 'admin' where seq_id = 1;
            """);
        await more.ExecuteNonQueryAsync();
        return fed;
    }

    private static async Task<JsonElement> GetAsync(FedInventory fed, string url)
    {
        var (_, client) = await fed.AddNodeAsync();
        return JsonElement.Parse(await client.GetStringAsync(url));
    }
}
