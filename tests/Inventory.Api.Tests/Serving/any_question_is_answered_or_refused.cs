using System.Net;
using CsCheck;

namespace Inventory.Api.Tests.Serving;

public class any_question_is_answered_or_refused(ServedInventory inventory)
{
    private static readonly Gen<string> Collection = Of(
        "vms", "instances", "templates", "flavors", "providers", "tags", "tasks", "cloud_networks", "security_groups", "orchestration_stacks", "users",
        "vms/11/disks", "providers/1/vms", "providers/1/cloud_networks", "cloud_tenants/101/flavors", "vms/11/custom_attributes");

    private static readonly Gen<string> Name = Of(
        "id", "name", "ems_ref", "power_state", "created_on", "boot_time", "retired", "template", "memory", "ipaddresses", "num_cpu", "archived", "normalized_state",
        "extra_attributes", "maximum_transmission_unit", "options", "results", "href", "href_slug", "actions", "region_number", "type", "total_vms", "all", "*", "bogus", "");

    private static readonly Gen<string> Relation = Of(
        "flavor", "ext_management_system", "hardware", "disks", "tags", "vms", "flavors", "security_groups", "cloud_tenants", "parent", "genealogy_parent", "zone", "endpoints",
        "authentications", "custom_attributes", "cloud_subnets", "network_ports", "snapshots", "operating_system", "child_managers", "nobody");

    private static readonly Gen<string> Path = Gen.Frequency(
        (4, Name), (3, Gen.Select(Relation, Name, (r, n) => $"{r}.{n}")), (1, Relation), (1, Gen.Select(Relation, Relation, Name, (a, b, n) => $"{a}.{b}/{n}")));

    private static readonly Gen<string> Noise = Gen.OneOf(
        Gen.String[Gen.Char["'\"[],*%_\\/()$;-=<>!~ .{}?+&#\0\n\té\ud800\u202e"], 0, 8], Gen.String[0, 6], Gen.Long.Select(n => $"{n}"), Gen.Double.Select(d => $"{d}"),
        Of("NULL", "nil", "true", "2031-01-03", "2031-13-03", "2031-01-03T10:00:00Z", "9223372036854775808", "web-*", "/a(b|c)+/i", "[1,2,]", "''", "'%'", "-0", "1e400"));

    private static readonly Gen<string> Filter = Gen.Select(
        Of("", "", "or ", " OR "), Path, Of("=", "!=", "==", "!==", "<", "<=", ">", ">=", "=~", "!~", " = ", "<>", ""), Noise, (or, path, op, value) => or + path + op + value);

    private static readonly Gen<string> Words = Path.Array[0, 4].Select(p => string.Join(',', p));

    private static readonly Gen<(string Name, string Value)> Parameter = Gen.Frequency(
        (5, Filter.Select(f => ("filter[]", f))), (2, Words.Select(w => ("attributes", w))), (2, Words.Select(w => ("sort_by", w))),
        (1, Of("asc", "desc,asc", "DESCENDING", ",,", "up").Select(o => ("sort_order", o))), (1, Gen.Const(("sort_options", "ignore_case"))),
        (2, Relation.Array[0, 3].Select(r => ("expand", string.Join(',', ["resources", .. r])))), (1, Noise.Select(n => ("limit", n))), (1, Gen.Int[-1, 9].Select(n => ("limit", $"{n}"))),
        (1, Noise.Select(n => ("offset", n))), (1, Noise.Select(n => ("by_tag", $"/environment/prod,{n}"))), (1, Noise.Select(n => ("collection_class", $"ManageIQ::Providers::{n}"))),
        (1, Of("csv", "ndjson", "json", "xml").Select(f => ("format", f))), (1, Gen.Const(("hide", "resources"))));

    private static Gen<string> Of(params string[] words) => Gen.Int[0, words.Length - 1].Select(n => words[n]);

    [Fact]
    public async Task and_never_fails_or_tells_of_its_inside() =>
        await Gen.Select(Collection, Parameter.Array[0, 6]).SampleAsync(async (collection, parameters) =>
        {
            var query = string.Join('&', parameters.Select(p => $"{WebUtility.UrlEncode(p.Name)}={WebUtility.UrlEncode(p.Value)}"));
            using var response = await inventory.Admin.GetAsync($"/api/{collection}?{query}");
            var text = await response.Content.ReadAsStringAsync();

            ((int)response.StatusCode).ShouldBeOneOf([200, 400], $"{collection}?{query} {text}");
            foreach (var leak in new[] { "vmdb.", "Npgsql", "Exception", "   at ", "s3cret" })
                text.ShouldNotContain(leak);
        }, iter: 500, threads: 2);
}
