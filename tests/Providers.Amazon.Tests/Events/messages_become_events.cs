using System.Text;
using System.Text.Json;

namespace Providers.Amazon.Tests.Events;

public class messages_become_events
{
    private static readonly EventCatcher Catcher = new AmazonCloudManager().EventCatcher;

    private const string Call = """
        {"version":"0","id":"e1","detail-type":"AWS API Call via CloudTrail","time":"2026-01-02T03:04:05Z","detail":{
          "userIdentity":{"userName":"ada"},"eventName":"RunInstances","requestParameters":{"keyName":"k1","userData":"hush-1","clientToken":"c1"},
          "responseElements":{"credentials":{"sessionToken":"hush-2"},"instancesSet":{"items":[{"instanceId":"i-1","vpcId":"vpc-1"}]}}}}
        """;

    [Fact]
    public void with_and_without_the_envelope_of_SNS()
    {
        var bare = Parse(Call)!;
        (bare.EventType, bare.Source, bare.VmEmsRef, bare.Username, bare.EmsRef).ShouldBe(("AWS_API_CALL_RunInstances", "AMAZON", "i-1", "ada", "e1"));
        bare.Timestamp.ShouldBe(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        Targets(bare).ShouldBe(["auth_key_pairs k1", "vms i-1", "cloud_networks vpc-1"]);

        var told = Parse(Envelope(Call))!;
        told.EmsRef.ShouldBe("m1");
        (told with { EmsRef = "e1", FullData = bare.FullData }).ShouldBe(bare);
        told.FullData.GetRawText().ShouldNotContain("UnsubscribeURL");
        told.FullData.GetProperty("event_source").GetString().ShouldBe("cloud_watch_api");
    }

    [Fact]
    public void without_the_secrets_that_came_along()
    {
        var told = Parse(Envelope(Call))!;
        (told.FullData.GetRawText() + told).ShouldNotContain("hush");
        told.Message.ShouldBe(
            """request: {"keyName":"k1","clientToken":"c1"}, response: {"instancesSet":{"items":[{"instanceId":"i-1","vpcId":"vpc-1"}]}}""");
    }

    [Fact]
    public void of_a_volume_s_snapshot()
    {
        var told = Parse(
            """
            {"id":"e1","detail-type":"EBS Snapshot Notification","time":"2026-01-02T03:04:05Z","detail":{"event":"createSnapshot","result":"succeeded",
             "snapshot_id":"arn:aws:ec2::eu-west-3:snapshot/snap-1","source":"arn:aws:ec2::eu-west-3:volume/vol-1"}}
            """)!;
        told.EventType.ShouldBe("EBS_Snapshot_Notification");
        Targets(told).ShouldBe(["cloud_volume_snapshots snap-1"]);
    }

    [Fact]
    public void of_an_item_that_is_too_large_for_a_message()
    {
        var told = Parse(
            """
            {"messageType":"OversizedConfigurationItemChangeNotification","notificationCreationTime":"2026-01-02T03:04:05Z",
             "configurationItemSummary":{"changeType":"UPDATE","resourceType":"AWS::EC2::SecurityGroup","resourceId":"sg-1"}}
            """)!;
        told.EventType.ShouldBe("AWS_EC2_SecurityGroup_UPDATE");
        Targets(told).ShouldBe(["security_groups sg-1"]);
    }

    [Theory]
    [InlineData("""{"instanceId":"i-1","allocationId":"a1","publicIp":"1.2.3.4"}""", "vms i-1|floating_ips a1")]
    [InlineData("""{"publicIp":"1.2.3.4"}""", "floating_ips 1.2.3.4")]
    [InlineData("""{"vpc":{"vpcId":"vpc-1"}}""", "cloud_networks vpc-1")]
    [InlineData("""{"ModifyVolumeRequest":{"VolumeId":"vol-1"}}""", "cloud_volumes vol-1")]
    [InlineData("""{"instances":[{"instanceId":"i-1"},{"instanceId":"i-1"}]}""", "vms i-1")]
    [InlineData("""{"instancesSet":{"items":[{"networkInterfaceSet":{"items":[{"groupSet":{"items":[{"groupId":"sg-1"}]}}]}}]}}""", "security_groups sg-1")]
    [InlineData("""{"instanceId":"","volumeId":null,"vpcId":{},"instances":"none"}""", "")]
    public void with_the_ids_that_a_call_names(string request, string targets) => string.Join('|', Targets(Parse(
        $$"""{"detail-type":"AWS API Call via CloudTrail","time":"2026-01-02T03:04:05Z","detail":{"eventName":"X","requestParameters":{{request}} } }""")!))
        .ShouldBe(targets);

    [Theory]
    [InlineData("""{"messageType":"ConfigurationSnapshotDeliveryCompleted"}""")]
    [InlineData("""{"detail-type":"Scheduled Event"}""")]
    [InlineData("""{}""")]
    [InlineData("""{"Type":"Notification","TopicArn":"t","MessageId":"m1","Message":"Successfully validated SNS topic for AWS Config."}""")]
    public void but_anything_else_is_none(string body) => Parse(body).ShouldBeNull();

    [Theory]
    [InlineData("not JSON", typeof(JsonException))]
    [InlineData("""{"TopicArn":"t","Message":"{not JSON"}""", typeof(JsonException))]
    [InlineData("[]", typeof(FormatException))]
    [InlineData("""{"messageType":"ConfigurationItemChangeNotification"}""", typeof(FormatException))]
    [InlineData("""{"AlarmName":"a"}""", typeof(FormatException))]
    [InlineData("""{"AlarmName":"\ud800","StateChangeTime":"2026-01-02T03:04:05Z"}""", typeof(FormatException))]
    public void and_what_makes_no_sense_is_refused(string body, Type exception)
    {
        var failure = Should.Throw<Exception>(() => Parse(body));
        failure.ShouldSatisfyAllConditions(() => failure.GetType().IsAssignableTo(exception).ShouldBeTrue(failure.ToString()));
    }

    [Fact]
    public void groups_are_ManageIQs()
    {
        Catcher.EventGroups.Single(group => group.EventTypes.Contains("AWS_API_CALL_StopInstances")).Group.ShouldBe("power");
        Catcher.EventGroups.SelectMany(group => group.EventTypes).ShouldBeUnique();
    }

    private static EmsEvent? Parse(string body) => Catcher.Parse(new NativeEvent(Encoding.UTF8.GetBytes(body)));

    private static IEnumerable<string> Targets(EmsEvent told) => Catcher.ParseTargets(told).Select(target => $"{target.Collection} {target.EmsRef}");

    private static string Envelope(string message) => JsonSerializer.Serialize(new
    {
        Type = "Notification", MessageId = "m1", TopicArn = "arn:aws:sns:eu-west-3:1:AWSConfig_topic", Message = message, UnsubscribeURL = "https://…",
    });
}
