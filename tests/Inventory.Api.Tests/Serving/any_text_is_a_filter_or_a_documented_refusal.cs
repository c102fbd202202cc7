using System.Net;
using System.Text;
using Inventory.Api.Serving.Declaring;
using Inventory.Api.Serving.Filtering;
using Inventory.Api.Serving.Querying;
using Inventory.Domain.Models;

namespace Inventory.Api.Tests.Serving;

public class any_text_is_a_filter_or_a_documented_refusal(ServedInventory inventory)
{
    private static readonly string[] Pieces =
    [
        "name", "id", "created_on", "archived", "flavor.memory", "disks.size", "ipaddresses", "host.name", "a.b.c", "or ", "=", "!=", "==", "!==", "<", "<=", ">", ">=", "=~", "!~",
        "'", "\"", "[", "]", ",", "*", "%", "_", "\\", "/", "(", ")", "$1", ";", "--", "drop table", "NULL", "nil", "true", "1", "9223372036854775808", "-1", "1.5", "1e400", "NaN",
        "2031-01-03", "9999-12-31", "0001-01-01", "2031-01-03T10:00:00+99:00", "\0", "\ud800", "é", "{99999}", "(a+)+$", "\\1", " ", "***=", "(?",
    ];

    [Fact]
    public void in_memory_for_thousands_of_texts()
    {
        var vms = new Catalogue(new InventoryModels(), []).Find("vms")!;
        var random = new Random(1);
        for (var n = 0; n < 20_000; n++)
        {
            var text = Text(random);
            if (!FilterParser.TryParse(text, out var filter, out var error))
            {
                error.Message.ShouldStartWith("Unknown operator specified in filter ");
                continue;
            }
            var scope = JoinScope.Over(new SqlContext(Perspective.Ordinary), vms);
            if (FilterSql.TryWrite([filter], scope, out var sql, out error))
                sql!.ShouldNotContain("drop table", Case.Sensitive, text);
            else
                error.Message.ShouldMatch("^(attribute .* does not exist|Filtering of attributes with more|Must filter on valid|Unsupported operator for|Bad format for datetime|Regular expressions with)", text);
        }
    }

    [Fact]
    public async Task in_the_database_for_hundreds_of_them()
    {
        var random = new Random(2);
        for (var n = 0; n < 400; n++)
        {
            var text = Text(random);
            var (status, json) = await inventory.SendAsync(HttpMethod.Get, $"/api/vms?filter[]={WebUtility.UrlEncode(text)}");
            status.ShouldBeOneOf(200, 400);
            if (status == 400)
                json.GetProperty("error").GetProperty("klass").GetString().ShouldBe("Api::BadRequestError", text);
        }
    }

    private static string Text(Random random)
    {
        var text = new StringBuilder();
        if (random.Next(3) > 0) // most begin like a filter
            text.Append(Pieces[random.Next(9)]).Append(Pieces[random.Next(10, 20)]);
        for (var n = random.Next(6); n >= 0; n--)
            text.Append(Pieces[random.Next(Pieces.Length)]);
        return text.ToString();
    }
}
