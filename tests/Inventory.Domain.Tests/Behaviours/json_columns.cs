using System.Text.Json;
using System.Text.Json.Nodes;
using Inventory.Domain.Collecting;
using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Tests.Behaviours;

/// <summary>The same values in a column of type <c>jsonb</c> and in one of type <c>text</c>.</summary>
public sealed class Json_columns(Server server) : Behaviour(server)
{
    private static readonly (string Given, string Kept)[] Values =
    [
        ("{}", "{}"),
        ("[]", "[]"),
        ("\"text\"", "\"text\""),
        ("false", "false"),
        ("""{"b": {"d": null, "c": [null, {}, []]}, "a": ""}""", """{"a": "", "b": {"c": [null, {}, []], "d": null}}"""),
        ("""{"a": 1, "b": 1.0, "c": 1e0, "d": 100e-2}""", """{"a": 1, "b": 1, "c": 1, "d": 1}"""),
        ("[0.1, 0.30000000000000004, 1e3, -5, 9223372036854775808]", "[0.1, 0.30000000000000004, 1000, -5, 9223372036854775808]"),
        ("[0, -0, -0.0, 0e5]", "[0, 0, 0, 0]"),
        ("[1e300, 123456789012345678901234567890123456789]", "[1e300, 1.2345678901234568E+38]"),
        ("[1e400, -1e400]", """["1e400", "-1e400"]"""),
        ("""{"é\"\\/\n": "\u2028 <&> 'ß' \ud83d\ude00"}""", """{"é\"\\/\n": "\u2028 <&> 'ß' \ud83d\ude00"}"""),
        ("""{"a\u0000": "\u0000b"}""", """{"a\ufffd": "\ufffdb"}"""),
    ];

    private readonly Dictionary<string, (string Before, string? After)> both = [];

    [Fact]
    public async Task Keep_every_value_in_one_form()
    {
        for (var i = 0; i < Values.Length; i++)
            Has($"{i:00}", Values[i].Given);
        (await Refresh()).Problem.ShouldBeNull();
        for (var i = 0; i < Values.Length; i++)
            (await IsKept($"{i:00}", Values[i].Kept)).ShouldBeTrue(Values[i].Given);
        await HistoryAndTablesAgree();
        await Execute("update inventory.objects set fingerprint = ''"); // and compared with rows they are the same, too
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task Differ_if_the_values_do_and_not_as_they_are_written()
    {
        Both("same object", """{"a": 1, "b": {"c": 2, "d": null}}""", """{"b": {"d": null, "c": 2.0}, "a": 1e0}""");
        Both("same nothing", "null", null);
        Both("null member and none", """{"a": null}""", "{}");
        Both("empty object and nothing", "{}", null);
        Both("order of a list", "[1, 2]", "[2, 1]");
        Both("number and text", "1", "\"1\"");
        Both("numbers that are one double", "9007199254740993", "9007199254740992");
        foreach (var (id, (before, _)) in both)
            Has(id, before);
        await Refresh();
        foreach (var (id, (_, after)) in both)
            Has(id, after);
        await Refresh();
        (await Rows("select split_part(stream_id, '/', 3), count(*) from inventory.mt_events where type like '%_changed' group by 1"))
            .ShouldBe(both.Keys.Where(k => !k.StartsWith("same", StringComparison.Ordinal)).Select(k => $"{k}|2"), ignoreOrder: true);
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task Keep_small_numbers()
    {
        Has("x", "[1e-30, 1.2345e-25]");
        await Refresh();
        (await IsKept("x", "[1e-30, 1.2345e-25]")).ShouldBeTrue();
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task Keep_as_many_levels_as_a_client_reads()
    {
        Has("x", new string('[', 64) + new string(']', 64));
        (await Refresh()).Problem.ShouldBeNull();
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task Tell_that_characters_were_replaced()
    {
        Has("x", "\"\\u0000\"");
        await Refresh();
        (await Diagnostics()).ShouldBe([
            "cloud_networks|x|Characters that cannot be stored (NUL, half surrogate pairs) were replaced by U+FFFD.",
            "service_offerings|x|Characters that cannot be stored (NUL, half surrogate pairs) were replaced by U+FFFD.",
        ], ignoreOrder: true);
    }

    // What a client's JSON reader lets through, and fails only when it is looked at.
    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("""{"\udc00": 1}""")]
    [InlineData("""{"a": 1, "a": 2}""")]
    [InlineData("""{"a\u0000": 1, "a\ufffd": 2}""")]
    [InlineData(null)]
    public async Task That_are_odd_concern_their_own_record_at_most(string? odd)
    {
        Is<ServiceOffering>("odd", (offering, _) => offering.Extra = odd is null ? JsonValue.Create(double.NaN) : JsonNode.Parse(odd));
        Is<ServiceOffering>("fine");
        var outcome = await Refresh();
        outcome.Verdict.ShouldNotBe(Verdict.Failed, outcome.Problem);
        (await Rows("select ems_ref from vmdb.service_offerings")).ShouldContain("fine");
        await HistoryAndTablesAgree();
    }

    private Task<bool> IsKept(string id, string json) => Scalar<bool>(
        $"""
        select o.extra = v.json and n.extra_attributes::jsonb = v.json from vmdb.service_offerings o join vmdb.cloud_networks n using (ems_ref),
          (values ('{json.Replace("'", "''", StringComparison.Ordinal)}'::jsonb)) v(json) where ems_ref = '{id}'
        """);

    private void Both(string id, string before, string? after) => both.Add(id, (before, after));

    private void Has(string id, string? json)
    {
        JsonNode? Parsed() => json is null ? null : JsonNode.Parse(json, null, new JsonDocumentOptions { MaxDepth = 100 });
        Is<ServiceOffering>(id, (offering, _) => offering.Extra = Parsed());
        Is<CloudNetwork>(id, (network, _) => network.ExtraAttributes = Parsed());
    }
}
