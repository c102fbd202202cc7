using System.Collections.Frozen;
using System.Text.Json;
using Inventory.Sdk;

namespace Providers.Amazon.Events;

/// <summary>What has to be read again after an event, by the ids that it names. Tags, route tables and gateways wait for a full refresh.</summary>
internal static class AmazonTargets
{
    private const int Deepest = 20;

    // Members of requests and responses of API calls that name an object.
    private static readonly FrozenDictionary<string, string> OfCalls = new Dictionary<string, string>
    {
        ["instanceId"] = "vms",
        ["imageId"] = "miq_templates",
        // By its name, which is a key pair's id here.
        ["keyName"] = "auth_key_pairs",
        ["stackId"] = "orchestration_stacks",
        ["stackName"] = "orchestration_stacks",
        ["vpcId"] = "cloud_networks",
        ["subnetId"] = "cloud_subnets",
        ["networkInterfaceId"] = "network_ports",
        ["groupId"] = "security_groups",
        ["allocationId"] = "floating_ips",
        ["publicIp"] = "floating_ips",
        ["loadBalancerName"] = "load_balancers",
        ["volumeId"] = "cloud_volumes",
        ["snapshotId"] = "cloud_volume_snapshots",
        ["productId"] = "service_offerings",
        ["provisionedProductId"] = "service_instances",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] Objects = ["networkInterface", "recordDetail", "vpc"];
    private static readonly string[] Lists = ["groupSet", "instancesSet", "networkInterfaceSet"];

    private static readonly FrozenDictionary<string, string> OfConfig = new Dictionary<string, string>
    {
        ["AWS::EC2::Instance"] = "vms",
        ["AWS::EC2::SecurityGroup"] = "security_groups",
        ["AWS::EC2::Volume"] = "cloud_volumes",
        ["AWS::EC2::NetworkInterface"] = "network_ports",
        ["AWS::EC2::VPC"] = "cloud_networks",
        ["AWS::EC2::Subnet"] = "cloud_subnets",
        ["AWS::EC2::EIP"] = "floating_ips",
        ["AWS::CloudFormation::Stack"] = "orchestration_stacks",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="kept">What is kept of an event.</param>
    public static IEnumerable<EventTarget> Of(JsonElement kept) => kept.Text(AmazonMessage.KindMember) switch
    {
        AmazonMessage.Config => Changed(kept.Find("configurationItem") ?? kept.Find("configurationItemSummary") ?? default),
        AmazonMessage.ApiCall => [.. Named(kept.Find("detail", "requestParameters"), 0), .. Named(kept.Find("detail", "responseElements"), 0)],
        AmazonMessage.InstanceState => One("vms", kept.Text("detail", "instance-id")),
        AmazonMessage.VolumeSnapshot => One("cloud_volume_snapshots", kept.Text("detail", "snapshot_id")?.Split('/')[^1]),
        _ => [],
    };

    private static IEnumerable<EventTarget> Changed(JsonElement item) =>
        item.Text("resourceType") is { } type && OfConfig.TryGetValue(type, out var collection) ? One(collection, item.Text("resourceId")) : [];

    private static IEnumerable<EventTarget> Named(JsonElement? values, int depth)
    {
        if (values is not { ValueKind: JsonValueKind.Object } named || depth > Deepest)
            yield break;
        foreach (var member in named.EnumerateObject())
        {
            // Some calls have their parameters in an object of its own, which begin with capitals there.
            var name = JsonNamingPolicy.CamelCase.ConvertName(member.Name);
            var isAddressOfAllocation = name == "publicIp" && named.Find("allocationId") is not null;
            IEnumerable<EventTarget> found =
                OfCalls.TryGetValue(name, out var collection) ? isAddressOfAllocation ? [] : One(collection, named.Text(member.Name))
                : Objects.Contains(name) || (depth == 0 && name.EndsWith("Request", StringComparison.Ordinal)) ? Named(member.Value, depth + 1)
                : Lists.Contains(name) ? member.Value.Items("items").SelectMany(item => Named(item, depth + 1))
                : name == "instances" ? named.Items(member.Name).SelectMany(item => Named(item, depth + 1))
                : [];
            foreach (var target in found)
                yield return target;
        }
    }

    private static IEnumerable<EventTarget> One(string collection, string? id) => id is null ? [] : [new EventTarget(collection, id)];
}
