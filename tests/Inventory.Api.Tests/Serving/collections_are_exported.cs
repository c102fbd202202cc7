using System.Net;
using Microsoft.AspNetCore.TestHost;
using Npgsql;

namespace Inventory.Api.Tests.Serving;

public class collections_are_exported(ServedInventory inventory)
{
    private async Task<(HttpResponseMessage Response, string Text)> GetAsync(string path, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        var response = await inventory.Admin.SendAsync(request, TestContext.Current.CancellationToken);
        return (response, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task as_csv_with_columns_of_related_rows()
    {
        var (response, text) = await GetAsync("/api/vms?format=csv&attributes=name,power_state,retired,boot_time,flavor.name,flavor.memory&sort_by=name&filter[]=ems_id=1");

        text.ShouldBe(
            """
            href,id,name,power_state,retired,boot_time,flavor.name,flavor.memory
            http://localhost/api/vms/13,13,DB_1,on,true,,c2.small,4294967296
            http://localhost/api/vms/11,11,web-1,on,,2031-01-03T23:59:59Z,c2.small,4294967296
            http://localhost/api/vms/12,12,web-2,off,,,c2.large,17179869184

            """.ReplaceLineEndings("\r\n"));
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8; header=present");
        response.Content.Headers.ContentDisposition!.ToString().ShouldBe("attachment; filename=\"vms.csv\"");
    }

    [Fact]
    public async Task as_lines_of_json_that_are_the_rows_of_the_page()
    {
        var (response, text) = await GetAsync("/api/vms?attributes=name,disks,flavor", "application/x-ndjson");
        var page = await inventory.GetAsync("/api/vms?expand=resources&attributes=name,disks,flavor");

        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(page.GetProperty("resources").EnumerateArray().Select(r => r.GetRawText()));
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/x-ndjson");
        response.Content.Headers.ContentDisposition!.ToString().ShouldBe("attachment; filename=\"vms.ndjson\"");
    }

    [Theory]
    [InlineData("/api/vms", null, "application/json")]
    [InlineData("/api/vms", "text/csv", "text/csv")]
    [InlineData("/api/vms", "application/json, text/csv;q=0.5", "application/json")]
    [InlineData("/api/vms", "application/json;q=0.2, text/csv;q=0.5", "text/csv")]
    [InlineData("/api/vms", "text/html, */*;q=0.1", "application/json")]
    [InlineData("/api/vms?format=json", "text/csv", "application/json")]
    [InlineData("/api/vms?format=csv", "text/html", "text/csv")]
    [InlineData("/api/vms/11/disks", "text/csv", "text/csv")]
    public async Task in_the_form_that_is_asked_for(string path, string? accept, string type) => (await GetAsync(path, accept)).Response.Content.Headers.ContentType!.MediaType.ShouldBe(type);

    [Fact]
    public async Task or_not_at_all()
    {
        (await inventory.RefusalAsync("/api/vms?format=xml")).ShouldBe("Invalid format xml specified, valid formats are: csv, json, ndjson");
        (await inventory.RefusalAsync("/api/vms?format=csv&filter[]=bogus=1")).ShouldBe("attribute Vm-bogus does not exist");
        (await inventory.RefusalAsync("/api/vms?format=csv&limit=-1")).ShouldBe("Non numeric parameter: limit");
        (await GetAsync("/api/vms/11", "text/csv")).Response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("", 5)]
    [InlineData("&limit=2", 2)]
    [InlineData("&offset=2", 3)]
    [InlineData("&limit=99999999999&offset=4", 1)]
    public async Task all_of_them_unless_less_is_asked_for(string paging, int lines) =>
        (await GetAsync($"/api/vms?format=ndjson{paging}")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(lines);

    [Fact]
    public async Task below_a_row_too()
    {
        var (response, text) = await GetAsync("/api/vms/11/disks?format=csv&attributes=device_name,size");

        text.ShouldBe("href,id,device_name,size\r\nhttp://localhost/api/vms/11/disks/41,41,vda,1000\r\nhttp://localhost/api/vms/11/disks/42,42,vdb,2000\r\n");
        response.Content.Headers.ContentDisposition!.ToString().ShouldBe("attachment; filename=\"disks-of-11.csv\"");
    }

    [Fact]
    public async Task every_collection_with_all_it_has()
    {
        foreach (var collection in (await inventory.GetAsync("/api")).GetProperty("collections").EnumerateArray())
        {
            var name = collection.GetProperty("name").GetString();
            if (name == "settings")
                continue; // a tree
            var options = (await inventory.SendAsync(HttpMethod.Options, $"/api/{name}")).Json;
            var attributes = string.Join(',', new[] { "attributes", "virtual_attributes", "relationships" }.SelectMany(m => options.GetProperty(m).EnumerateArray()).Select(a => a.GetString()));
            var (csv, table) = await GetAsync($"/api/{name}?format=csv&attributes={attributes}");
            var (ndjson, lines) = await GetAsync($"/api/{name}?format=ndjson&attributes={attributes}");

            csv.StatusCode.ShouldBe(HttpStatusCode.OK, table);
            ndjson.StatusCode.ShouldBe(HttpStatusCode.OK, lines);
            var records = Records(table);
            records.Select(r => r.Count).Distinct().Count().ShouldBe(1, name);
            (records.Count - 1).ShouldBe(lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, name);
            (table + lines).ShouldNotContain("s3cret");
        }
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+cmd", "'+cmd")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("a,b", "a,b")]
    [InlineData("say \"hi\"", "say \"hi\"")]
    [InlineData("two\r\nlines", "two\r\nlines")]
    [InlineData("plain", "plain")]
    [InlineData("1=1", "1=1")]
    [InlineData("", "")]
    [InlineData("\u00e9\u4e2d\U0001f600", "\u00e9\u4e2d\U0001f600")]
    public async Task without_formulas_and_with_every_text_as_it_is(string description, string cell)
    {
        await using var app = await inventory.StartAsync(await inventory.CreateDatabaseAsync());
        await using (var update = app.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("update vmdb.vms set description = $1 where id = 11"))
        {
            update.Parameters.Add(new() { Value = description });
            await update.ExecuteNonQueryAsync();
        }
        using var client = app.GetTestClient();
        client.DefaultRequestHeaders.Authorization = ServedInventory.Basic("admin", ServedInventory.Password);

        Records(await client.GetStringAsync("/api/vms?format=csv&attributes=description&filter[]=id=11"))[1][2].ShouldBe(cell);
    }

    [Fact]
    public async Task with_numbers_that_stay_numbers() =>
        Records((await GetAsync("/api/cloud_networks?format=csv&attributes=maximum_transmission_unit,port_security_enabled,extra_attributes&filter[]=id=120")).Text)[1][2..]
            .ShouldBe(["1500", "true", """{"maximum_transmission_unit":1500,"port_security_enabled":true,"qos_policy_id":null}"""]);

    [Fact]
    public async Task head_tells_the_form_alone()
    {
        using var response = await inventory.Admin.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/api/vms?format=csv"), TestContext.Current.CancellationToken);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        (await response.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    // As RFC 4180 has it.
    private static List<List<string>> Records(string text)
    {
        var (records, record, cell, quoted) = (new List<List<string>>(), new List<string>(), new System.Text.StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
            if (quoted && text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[i++]);
            else if (text[i] == '"')
                quoted = !quoted;
            else if (!quoted && text[i] is ',' or '\r' && !quoted)
            {
                record.Add(cell.ToString());
                cell.Clear();
                if (text[i] != '\r')
                    continue;
                text[++i].ShouldBe('\n');
                records.Add(record);
                record = [];
            }
            else
                cell.Append(text[i]);
        record.ShouldBeEmpty();
        return records;
    }
}
