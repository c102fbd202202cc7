using System.Runtime.CompilerServices;
using Amazon.EC2.Model;
using Inventory.Sdk;
using Providers.Amazon.Client;
using Providers.Amazon.Facts;

namespace Providers.Amazon;

/// <summary>
/// Reads Amazon's lists for one refresh, one method per list: all of it, or what the <see cref="Selection"/> names. A list that cannot be read to
/// its end throws: it never comes out shorter, or empty.
/// </summary>
internal sealed partial class AmazonCollector(AwsSession aws, Scope scope)
{
    private readonly HashSet<string> listedImages = new(StringComparer.Ordinal);
    private readonly HashSet<string> imagesInUse = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> routers = new(StringComparer.Ordinal);
    private bool allInstancesRead;
    private bool routersRead;
    private Task<Selection>? selection;

    public IAsyncEnumerable<AvailabilityZone> AvailabilityZones() => Selected("availability_zones", aws.Ec2.AvailabilityZones);

    public IAsyncEnumerable<KeyPairInfo> KeyPairs() => Selected("auth_key_pairs", aws.Ec2.KeyPairs);

    public IAsyncEnumerable<Snapshot> Snapshots() => Selected("cloud_volume_snapshots", aws.Ec2.Snapshots);

    public IAsyncEnumerable<Vpc> Vpcs() => Selected("cloud_networks", aws.Ec2.Vpcs);

    public IAsyncEnumerable<SecurityGroup> SecurityGroups() => Selected("security_groups", aws.Ec2.SecurityGroups);

    public IAsyncEnumerable<Address> Addresses() => Selected("floating_ips", aws.Ec2.Addresses);

    /// <summary>The types that instances may have; of targets, those that they have.</summary>
    public async IAsyncEnumerable<TypeFacts> InstanceTypes([EnumeratorCancellation] CancellationToken cancel = default)
    {
        var types = scope.IsWhole("flavors")
            ? Facts.InstanceTypes.All
            : (await SelectionAsync(cancel)).Instances.Select(instance => Facts.InstanceTypes.Of(instance.InstanceType?.Value)).Distinct();
        foreach (var type in types)
            yield return type;
    }

    /// <summary>Images of the account's own and those that others share with it; of targets, those that they name.</summary>
    public async IAsyncEnumerable<Image> Images([EnumeratorCancellation] CancellationToken cancel = default)
    {
        var images = (await SelectionAsync(cancel)).Only("miq_templates") is { } named
            ? aws.Ec2.Images(named)
            : aws.Ec2.OwnImages().Concat(aws.Ec2.SharedImages()).DistinctBy(image => image.ImageId);
        await foreach (var image in images.WithCancellation(cancel))
        {
            if (image.ImageId is { } id)
                listedImages.Add(id);
            yield return image;
        }
    }

    /// <summary>Images of which there are instances, but which are in neither list; ask after the lists of images and instances.</summary>
    public async IAsyncEnumerable<Image> ReferencedImages([EnumeratorCancellation] CancellationToken cancel = default)
    {
        if ((await SelectionAsync(cancel)).Only("miq_templates") is not null)
            yield break;
        if (!allInstancesRead)
            await foreach (var _ in AllInstances(cancel)) // for what it notes on its way
                continue;
        await foreach (var image in aws.Ec2.Images([.. imagesInUse.Except(listedImages)]).WithCancellation(cancel))
            yield return image;
    }

    /// <summary>Volumes. Of a volume alone, the instances that it is attached to are known to the inventory, if at all.</summary>
    public async IAsyncEnumerable<AttachedVolume> Volumes([EnumeratorCancellation] CancellationToken cancel = default)
    {
        var read = (await SelectionAsync(cancel)).Instances.Select(instance => instance.InstanceId).ToHashSet(StringComparer.Ordinal);
        await foreach (var volume in Selected("cloud_volumes", aws.Ec2.Volumes, cancel))
            yield return new AttachedVolume(volume, scope.IsFull ? [] : [.. (volume.Attachments ?? []).Where(a => !read.Contains(a.InstanceId))]);
    }

    /// <summary>Instances that are not terminated.</summary>
    public async IAsyncEnumerable<Instance> Instances([EnumeratorCancellation] CancellationToken cancel = default)
    {
        var selected = await SelectionAsync(cancel);
        await foreach (var instance in selected.Only("vms") is null ? AllInstances(cancel) : selected.Instances.ToAsyncEnumerable())
            yield return instance;
    }

    /// <summary>Network interfaces.</summary>
    public async IAsyncEnumerable<NetworkInterface> NetworkInterfaces([EnumeratorCancellation] CancellationToken cancel = default)
    {
        var selected = await SelectionAsync(cancel);
        var ports = selected.Only("network_ports") is null ? aws.Ec2.NetworkInterfaces(null) : selected.NetworkInterfaces.ToAsyncEnumerable();
        await foreach (var port in ports.WithCancellation(cancel))
            yield return port;
    }

    /// <summary>Route tables. EC2 tells of them to which subnets they belong, never of subnets which route table they have.</summary>
    public async IAsyncEnumerable<RouteTable> RouteTables([EnumeratorCancellation] CancellationToken cancel = default)
    {
        if (!scope.IsWhole("network_routers"))
            yield break;
        await foreach (var table in aws.Ec2.RouteTables().WithCancellation(cancel))
        {
            foreach (var association in table.Associations ?? [])
                if ((association.Main == true ? table.VpcId : association.SubnetId).OrNull() is { } owner && table.RouteTableId is { } id)
                    routers[owner] = id;
            yield return table;
        }
        routersRead = true;
    }

    /// <summary>Subnets; ask after the route tables. Where those were not read, the inventory knows.</summary>
    public async IAsyncEnumerable<RoutedSubnet> Subnets([EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var subnet in Selected("cloud_subnets", aws.Ec2.Subnets, cancel))
            yield return new RoutedSubnet(subnet, await RouterOfAsync(subnet, cancel));
    }

    private async Task<string?> RouterOfAsync(Subnet subnet, CancellationToken cancel)
    {
        var id = subnet.SubnetId ?? "";
        if (routersRead)
            return routers.GetValueOrDefault(id) ?? routers.GetValueOrDefault(subnet.VpcId ?? "");
        var stored = await scope.Stored.LinkedFromAsync("cloud_subnets", [id], "network_router", cancel);
        return stored.Count > 0 ? stored[0] : null;
    }

    private async IAsyncEnumerable<Instance> AllInstances([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var instance in aws.Ec2.Instances(null).WithCancellation(cancel))
        {
            if (instance.ImageId.OrNull() is { } image)
                imagesInUse.Add(image);
            yield return instance;
        }
        allInstancesRead = true;
    }

    private async IAsyncEnumerable<T> Selected<T>(
        string collection, Func<IReadOnlyCollection<string>?, IAsyncEnumerable<T>> list, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var only = (await SelectionAsync(cancel)).Only(collection);
        await foreach (var item in list(only).WithCancellation(cancel))
            yield return item;
    }

    // Found out once for all lists; if that fails, none of them can be read.
    private Task<Selection> SelectionAsync(CancellationToken cancel) => selection ??= Selection.OfAsync(scope, aws.Ec2, cancel);
}

/// <summary>A subnet, and the id of the route table that routes it; null if none is known.</summary>
internal sealed record RoutedSubnet(Subnet Subnet, string? RouterId);

/// <summary>A volume, and those of its attachments of which its instance will not tell, because that is not read.</summary>
internal sealed record AttachedVolume(Volume Volume, IReadOnlyList<VolumeAttachment> Elsewhere);
