using System.Globalization;
using System.Text;
using System.Text.Json;
using Cassettes.Tests.Expecting;
using Cassettes.Tests.Refreshing;
using Inventory.Sdk;

namespace Cassettes.Tests;

/// <summary>Every recorded event, through the provider's catcher: the fields of its row, and what is read again.</summary>
public sealed class events_are_understood_as_recorded
{
    // What the original calls otherwise: images are one collection here.
    private static readonly Dictionary<string, string> Collections = new() { ["images"] = "miq_templates", ["key_pairs"] = "auth_key_pairs" };

    // A signed URL is a secret, which is left behind.
    private static readonly string[] LeftBehind = ["presignedUrl"];

    private static readonly string Notifications = Path.Combine(CassetteFolder.Path, "..", "openstack", "notifications-every-type.json");

    private readonly List<string> compared = [];

    public static TheoryData<string, string> Samples()
    {
        var all = new TheoryData<string, string>();
        foreach (var provider in new[] { "amazon", "openstack" })
            foreach (var file in Directory.Exists(Folder(provider)) ? Directory.GetFiles(Folder(provider), "*.json").Order().ToArray() : [])
                all.Add(provider, Path.GetFileNameWithoutExtension(file));
        if (all.Count == 0)
            all.Add("", "");
        return all;
    }

    [Theory, MemberData(nameof(Samples))]
    public void by_its_fields_and_targets(string provider, string name)
    {
        Assert.SkipWhen(name.Length == 0, CassetteFolder.Absence ?? $"There are no samples of events in {CassetteFolder.Path}.");
        var sample = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder(provider), $"{name}.json")))!;
        var catcher = Clouds.Find(provider)!.EventCatcher!;
        if (provider == "amazon")
            Compare(catcher, sample, sample["raw"]!, "emsEvent");
        else if (sample["expected"]!["converted"] is { } converted)
            CompareConversion(catcher, sample["raw"]!, converted);
        else if (sample["raw"]!["content"] is { } content)
            Compare(catcher, sample, content, "emsEventOfCloudManager");
        else
            CompareForms(catcher, sample);
        compared.ShouldNotBeEmpty();
        TestContext.Current.TestOutputHelper!.WriteLine($"{provider} {name}: {string.Join(", ", compared)}");
    }

    [Fact]
    public void and_real_notifications_of_every_type()
    {
        Assert.SkipUnless(File.Exists(Notifications), $"There is no {Notifications}.");
        var catcher = Clouds.Find("openstack")!.EventCatcher!;
        var wanted = Clouds.Find("openstack")!.TargetedCollections;
        var (understood, withTarget) = (0, 0);
        foreach (var recorded in JsonNode.Parse(File.ReadAllText(Notifications))!.AsArray())
        {
            var told = Parse(catcher, (string)recorded!["body"]!)!;
            var message = recorded["message"] is JsonValue text ? JsonNode.Parse((string)text!)! : recorded["message"]!;
            told.EventType.ShouldBe((string?)message["event_type"]);
            told.EmsRef.ShouldBe((string?)message["message_id"]);
            told.FullData.GetRawText().ShouldNotContain("_context");
            told.FullData.GetRawText().ShouldNotContain("gAAAA", customMessage: "the beginning of keystone's tokens");
            var targets = catcher.ParseTargets(told).ToList();
            targets.Select(target => target.Collection).ShouldBeSubsetOf(wanted);
            var isQuiet = told.EventType.EndsWith(".start") || told.EventType.EndsWith(".exists") || told.EventType.StartsWith("scheduler.")
                || told.EventType.StartsWith("telemetry.");
            targets.Count.ShouldBeInRange(isQuiet ? 0 : 1, isQuiet ? 0 : 4, told.EventType);
            if (message["payload"]!["instance_id"] is { } server)
                told.VmEmsRef.ShouldBe((string?)server);
            if (message["payload"]!["nova_object.data"]?["uuid"] is { } versioned)
                told.VmEmsRef.ShouldBe((string?)versioned);
            (understood, withTarget) = (understood + 1, withTarget + (targets.Count > 0 ? 1 : 0));
        }
        understood.ShouldBeGreaterThan(0);
        TestContext.Current.TestOutputHelper!.WriteLine($"{understood} notifications understood, {withTarget} with targets");
    }

    // A sample whose targets no test of the original asserts shows what it did, which may be less than it should: that much is asked, and no less.
    private void Compare(EventCatcher catcher, JsonNode sample, JsonNode raw, string expected)
    {
        var told = Parse(catcher, raw.ToJsonString()).ShouldNotBeNull();
        var inner = raw["Message"] is { } text ? JsonNode.Parse((string)text!)! : raw;
        foreach (var (field, value) in sample["expected"]![expected]!.AsObject())
            CompareField(told, field, value, inner);
        CompareTargets(catcher, told, sample);
    }

    private void CompareForms(EventCatcher catcher, JsonNode sample)
    {
        var type = (string)sample["raw"]!["plain"]!["content"]!["event_type"]!;
        foreach (var form in new[] { "plain", "osloMessage" })
        {
            // As ManageIQ stores it; the type is the row's.
            var told = new EmsEvent
            {
                EventType = type, Source = "OPENSTACK", Timestamp = default,
                FullData = JsonSerializer.SerializeToElement(new JsonObject { ["content"] = sample["raw"]![form]!["content"]!.DeepClone() }),
            };
            CompareTargets(catcher, told, sample);
        }
    }

    private void CompareConversion(EventCatcher catcher, JsonNode raw, JsonNode converted)
    {
        var told = Parse(catcher, raw.ToJsonString()).ShouldNotBeNull();
        JsonNode.DeepEquals(JsonNode.Parse(told.FullData.GetRawText()), converted).ShouldBeTrue(told.FullData.GetRawText());
        told.EventType.ShouldBe((string?)converted["event_type"]);
        told.EmsRef.ShouldBe((string?)converted["message_id"]);
        told.Timestamp.ShouldBe(Time(converted["timestamp"]!));
        compared.Add("conversion");
    }

    private void CompareField(EmsEvent told, string field, JsonNode? expected, JsonNode message)
    {
        compared.Add(field);
        switch (field)
        {
            case "timestamp":
                told.Timestamp.ShouldBe(Time(expected!));
                return;
            case "message" when expected is JsonObject form:
                if ((string?)form["objectFrom"] is { } path)
                    Equal(told.Message, message[path]);
                else
                    EqualCall(told.Message, message["detail"]!);
                return;
            case "event_source":
                told.FullData.GetProperty("event_source").GetString().ShouldBe((string?)expected);
                return;
        }
        var found = field switch
        {
            "event_type" => told.EventType,
            "source" => told.Source,
            "message" => told.Message,
            "username" => told.Username,
            "vm_ems_ref" => told.VmEmsRef,
            "host_ems_ref" => told.HostEmsRef,
            "availability_zone_ems_ref" => told.AvailabilityZoneEmsRef,
            "chain_id" => told.ChainId,
            _ => throw new InvalidOperationException($"Nobody compares the field {field}."),
        };
        found.ShouldBe((string?)expected, field);
    }

    private static void EqualCall(string? found, JsonNode detail)
    {
        var text = found.ShouldNotBeNull();
        var at = text.IndexOf(", response: ", StringComparison.Ordinal);
        text.ShouldStartWith("request: ");
        Equal(text["request: ".Length..at], detail["requestParameters"]);
        Equal(text[(at + ", response: ".Length)..], detail["responseElements"]);
    }

    private static void Equal(string? json, JsonNode? expected)
    {
        var kept = expected?.DeepClone();
        foreach (var name in LeftBehind)
            (kept as JsonObject)?.Remove(name);
        JsonNode.DeepEquals(JsonNode.Parse(json.ShouldNotBeNull()), kept).ShouldBeTrue($"{json} is not {kept?.ToJsonString()}");
    }

    private void CompareTargets(EventCatcher catcher, EmsEvent told, JsonNode sample)
    {
        var expected = sample["expected"]!["refreshTargets"]!.AsArray().Select(Target).ToHashSet();
        var targets = catcher.ParseTargets(told).ToList();
        targets.ShouldBeUnique();
        var found = targets.Select(target => $"{target.Collection} {target.EmsRef ?? "*"}").ToHashSet();
        if ((bool)sample["assertedBySpec"]!["refreshTargets"]!)
            found.ShouldBe(expected, ignoreOrder: true);
        else
            expected.ShouldBeSubsetOf(found);
        compared.Add($"targets [{string.Join(", ", found)}]{(found.Count > expected.Count ? $", {expected.Count} of them the original's" : "")}");
    }

    private static string Target(JsonNode? target)
    {
        var association = (string)target!["association"]!;
        var reference = target["manager_ref"]!;
        return $"{Collections.GetValueOrDefault(association, association)} {(string?)reference["ems_ref"] ?? (string?)reference["name"] ?? "*"}";
    }

    private static EmsEvent? Parse(EventCatcher catcher, string body) => catcher.Parse(new NativeEvent(Encoding.UTF8.GetBytes(body)));

    private static DateTimeOffset Time(JsonNode time) =>
        DateTimeOffset.Parse((string)time!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private static string Folder(string provider) => Path.Combine(CassetteFolder.Path, "events", provider);
}
