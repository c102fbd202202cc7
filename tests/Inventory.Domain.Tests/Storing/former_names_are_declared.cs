using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Inventory.Domain.Models;
using Inventory.Domain.Persisting;
using Inventory.Sdk;

namespace Inventory.Domain.Tests.Storing;

public sealed class Former_names_are_declared
{
    [Theory]
    [InlineData("""{"site": "Oslo/7", "boss": "ann"}""", "Oslo", 7, "ann")]
    [InlineData("""{"boss": null, "site": null, "keeper": "not yet"}""", null, null, null)]
    [InlineData("""{"$version": 1, "site": "Rome"}""", "Rome", null, null)]
    [InlineData("""{"town": "Rome", "site": "Oslo/7", "hall": 3, "$version": 2}""", "Rome", 3, null)]
    public void Each_version_is_read_as_it_was_written(string json, string? town, int? hall, string? keeper)
    {
        var patch = Read(json);
        var depot = patch.Root.Values.ShouldBeOfType<Depot>();
        (depot.Town, depot.Hall, depot.Keeper).ShouldBe((town, hall, keeper));
    }

    [Fact]
    public void Only_what_was_said_is_a_change()
    {
        var patch = Read("""{"boss": null}""");
        patch.Root.Model.Columns.Where(patch.Root.Columns.Contains).Select(c => c.Name).ShouldBe(["keeper"]);
    }

    [Fact]
    public void What_a_newer_program_wrote_is_refused() => Should.Throw<NotSupportedException>(() => Read("""{"$version": 3}""")).Message.ShouldContain("depots");

    [Fact]
    public void A_declaration_that_cannot_be_meant_is_refused()
    {
        Should.Throw<InvalidOperationException>(() => new RecordModel(typeof(TooEarly))).Message.ShouldContain("TooEarly.Name");
        Should.Throw<InvalidOperationException>(() => new RecordModel(typeof(NoMethod))).Message.ShouldContain("NoMethod has no method");
    }

    private static ObjectPatch Read(string text)
    {
        var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        json.Read();
        return ObjectPatchJson.Read(ref json, Server.Models.Find("depots")!);
    }

    [Model("early", "early")]
    private sealed class TooEarly : VmdbRecord
    {
        [Key, Formerly("label", 2)]
        public string? Name { get; set; }
    }

    [Model("none", "none", Version = 2)]
    private sealed class NoMethod : VmdbRecord
    {
        [Key, Formerly("label", 2, By = "Missing")]
        public string? Name { get; set; }

        public static JsonNode? Other(JsonNode? former) => former;
    }
}
