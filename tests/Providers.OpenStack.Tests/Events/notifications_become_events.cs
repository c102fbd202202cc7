using System.Text.Json;

namespace Providers.OpenStack.Tests.Events;

public class notifications_become_events
{
    private const string Payload = """
        {"instance_id":"vm1","tenant_id":"t1","reservation_id":"r-1","host":"compute-1","availability_zone":"az1","display_name":"Ünï ☃"}
        """;

    [Fact]
    public void of_a_server()
    {
        var told = Told.Event(Told.Notification("compute.instance.create.end", Payload));
        told.EventType.ShouldBe("compute.instance.create.end");
        told.Source.ShouldBe("OPENSTACK");
        told.Timestamp.ShouldBe(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddMicroseconds(678901));
        told.EmsRef.ShouldBe("m1");
        told.ChainId.ShouldBe("r-1");
        told.VmEmsRef.ShouldBe("vm1");
        told.HostEmsRef.ShouldBe("compute-1");
        told.AvailabilityZoneEmsRef.ShouldBe("az1");
        told.Username.ShouldBeNull();
        JsonElement.DeepEquals(JsonDocument.Parse(told.Message!).RootElement, JsonDocument.Parse(Payload).RootElement).ShouldBeTrue();
        told.FullData.GetProperty("payload").GetProperty("display_name").GetString().ShouldBe("Ünï ☃");
        told.FullData.GetProperty("publisher_id").GetString().ShouldBe("p");
    }

    [Fact]
    public void likewise_in_an_envelope()
    {
        var notification = Told.Notification("compute.instance.create.end", Payload);
        var (plain, wrapped) = (Told.Event(notification), Told.Event(Told.Wrapped(notification)));
        wrapped.FullData.GetRawText().ShouldBe(plain.FullData.GetRawText());
        (wrapped with { FullData = plain.FullData }).ShouldBe(plain);
    }

    [Fact]
    public void likewise_in_nova_s_versioned_form()
    {
        var told = Told.Event(Told.Wrapped(Told.Notification("instance.delete.end",
            """
            {"nova_object.name":"InstanceActionPayload","nova_object.namespace":"nova","nova_object.version":"1.8","nova_object.data":
              {"uuid":"vm1","tenant_id":"t1","reservation_id":"r-1","host":"compute-1","availability_zone":"az1"}}
            """)));
        (told.EventType, told.VmEmsRef, told.HostEmsRef, told.AvailabilityZoneEmsRef, told.ChainId).ShouldBe(
            ("instance.delete.end", "vm1", "compute-1", "az1", "r-1"));
        Told.Targets(told).ShouldBe(["cloud_tenants t1", "vms vm1"]);
    }

    [Fact]
    public void likewise_in_ceilometer_s_form()
    {
        var told = Told.Event(
            """
            {"message_id":"m1","event_type":"compute.instance.create.end","generated":"2016-03-13T16:59:01.760000","raw":{},
             "traits":[{"type":"string","name":"tenant_id","value":"t1"},{"type":"string","name":"instance_id","value":"vm1"}]}
            """);
        told.Timestamp.ShouldBe(new DateTimeOffset(2016, 3, 13, 16, 59, 1, 760, TimeSpan.Zero));
        told.VmEmsRef.ShouldBe("vm1");
        JsonElement.DeepEquals(told.FullData, JsonDocument.Parse(
            """
            {"message_id":"m1","event_type":"compute.instance.create.end","timestamp":"2016-03-13T16:59:01.760000",
             "payload":{"tenant_id":"t1","instance_id":"vm1"}}
            """).RootElement).ShouldBeTrue(told.FullData.GetRawText());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void without_the_secrets_that_came_along(bool wrapped)
    {
        var notification = Told.Notification("volume.attach.end",
            """
            {"volume_id":"v1","adminPass":"hush-1","nested":[{"_context":{"auth_token":"hush-2"},"user_data":"hush-3","kept":"loud"}],
             "volume_attachment":[{"instance_uuid":"vm1","connection_info":"{\"auth_password\":\"hush-4\"}"}],"credentials":{"key":"hush-5"}}
            """,
            """
            ,"_context_auth_token":"hush-6","_context_password":"hush-7","_context_service_catalog":[{"url":"hush-8"}],"_context_user_name":"ada"
            """);
        var told = Told.Event(wrapped ? Told.Wrapped(notification) : notification);
        told.Username.ShouldBe("ada");
        var all = told.FullData.GetRawText() + told;
        all.ShouldContain("loud");
        all.ShouldNotContain("hush");
        told.FullData.EnumerateObject().ShouldAllBe(member => !member.Name.StartsWith("_context"));
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("")]
    [InlineData("{\"oslo.message\":\"not JSON\"}")]
    [InlineData("\u00ff\u00fe")]
    public void what_is_no_JSON_is_refused(string text) => Should.Throw<JsonException>(() => Told.Event(text));

    [Theory]
    [InlineData("[]")]
    [InlineData("17")]
    [InlineData("{}")]
    [InlineData("""{"oslo.message":"[]"}""")]
    [InlineData("""{"event_type":"a.b"}""")]
    [InlineData("""{"event_type":"a.b","timestamp":"yesterday, perhaps"}""")]
    [InlineData("""{"event_type":"a.b\ud800","timestamp":"2026-01-02 03:04:05"}""")]
    [InlineData("""{"event_type":"a.b","timestamp":"2026-01-02 03:04:05","payload":{"half a pair \udc00":1,"name":"\ud800"}}""")]
    public void what_makes_no_sense_is_refused(string text) => Should.Throw<FormatException>(() => Told.Event(text));

    [Fact]
    public void megabytes_of_nonsense_are_refused_and_of_sense_are_read()
    {
        var much = new string('x', 5_000_000);
        Should.Throw<JsonException>(() => Told.Event(much));
        Should.Throw<JsonException>(() => Told.Catcher.Parse(new NativeEvent(new byte[5_000_000])));
        Should.Throw<JsonException>(() => Told.Event(new string('[', 5_000_000)));
        Told.Event(Told.Notification("a.b", JsonSerializer.Serialize(new { much }))).Message!.Length.ShouldBeGreaterThan(5_000_000);
    }

    [Fact]
    public void a_payload_of_any_kind_stops_nothing()
    {
        foreach (var payload in new[] { "null", "[]", "17", "\"text\"", "{}", """{"nova_object.data":[]}""", """{"instance_id":{},"host":[]}""" })
        {
            var told = Told.Event(Told.Notification("compute.instance.update", payload));
            told.VmEmsRef.ShouldBeNull();
            Told.Targets(told).ShouldBeEmpty();
        }
    }

    [Fact]
    public void only_kinds_that_tell_of_no_change_are_filtered()
    {
        Told.Catcher.FilteredEventNames.ShouldContain("identity.authenticate");
        var groups = Told.Catcher.EventGroups;
        groups.SelectMany(group => group.EventTypes).ShouldNotContain(type => Told.Catcher.FilteredEventNames.Contains(type));
        string[] sameInBothForms = ["compute.instance.power_off.end", "instance.power_off.end"];
        sameInBothForms.ShouldBeSubsetOf(groups.Single(group => group.Group == "power").EventTypes);
        groups.SelectMany(group => group.EventTypes).ShouldBeUnique();
    }
}
