using System.Runtime.CompilerServices;
using Amazon.EC2;
using Amazon.EC2.Model;
using Inventory.Sdk.Http;

namespace Providers.Amazon.Client;

/// <summary>
/// EC2's lists. Each takes the ids of the objects to list, or null for all; no ids give an empty list and cost no request. Pages are read one
/// ahead. A failure of AWS's client comes out as an <see cref="AwsException"/>.
/// </summary>
internal sealed class Ec2(IAmazonEC2 client)
{
    /// <summary>The most values that AWS takes in one filter.</summary>
    public const int FilterSize = 200;

    private const int PageSize = 1000;
    private const int RouteTablePageSize = 100;

    /// <summary>Names of the regions that the account may use.</summary>
    public IAsyncEnumerable<string> Regions() => Read(
        "DescribeRegions",
        Once(cancel => client.DescribeRegionsAsync(new DescribeRegionsRequest(), cancel)),
        page => page.Regions?.Select(region => region.RegionName));

    public IAsyncEnumerable<AvailabilityZone> AvailabilityZones(IReadOnlyCollection<string>? names) => Filtered(names, "zone-name", filters => Read(
        "DescribeAvailabilityZones",
        Once(cancel => client.DescribeAvailabilityZonesAsync(new DescribeAvailabilityZonesRequest { Filters = filters }, cancel)),
        page => page.AvailabilityZones));

    public IAsyncEnumerable<KeyPairInfo> KeyPairs(IReadOnlyCollection<string>? names) => Filtered(names, "key-name", filters => Read(
        "DescribeKeyPairs",
        Once(cancel => client.DescribeKeyPairsAsync(new DescribeKeyPairsRequest { Filters = filters }, cancel)),
        page => page.KeyPairs));

    /// <summary>Machine images that belong to the account.</summary>
    public IAsyncEnumerable<Image> OwnImages() => Images(new DescribeImagesRequest { Owners = ["self"], Filters = [Machines], MaxResults = PageSize });

    /// <summary>Machine images that others share with the account.</summary>
    public IAsyncEnumerable<Image> SharedImages() =>
        Images(new DescribeImagesRequest { ExecutableUsers = ["self"], Filters = [Machines], MaxResults = PageSize });

    /// <summary>Images by id, whoever has them.</summary>
    public IAsyncEnumerable<Image> Images(IReadOnlyCollection<string> ids) =>
        Filtered(ids, "image-id", filters => Images(new DescribeImagesRequest { Filters = filters, MaxResults = PageSize }));

    /// <summary>Instances. Terminated ones, which are listed for another hour, are left out.</summary>
    public IAsyncEnumerable<Instance> Instances(IReadOnlyCollection<string>? ids) => Filtered(ids, "instance-id", filters => Read(
        "DescribeInstances",
        client.Paginators.DescribeInstances(new DescribeInstancesRequest { Filters = filters, MaxResults = PageSize }).Responses,
        page => page.Reservations?.SelectMany(reservation => reservation.Instances ?? []).Where(i => i.State?.Name != InstanceStateName.Terminated)));

    public IAsyncEnumerable<Vpc> Vpcs(IReadOnlyCollection<string>? ids) => Filtered(ids, "vpc-id", filters => Read(
        "DescribeVpcs", client.Paginators.DescribeVpcs(new DescribeVpcsRequest { Filters = filters, MaxResults = PageSize }).Responses, page => page.Vpcs));

    public IAsyncEnumerable<Subnet> Subnets(IReadOnlyCollection<string>? ids) => Filtered(ids, "subnet-id", filters => Read(
        "DescribeSubnets",
        client.Paginators.DescribeSubnets(new DescribeSubnetsRequest { Filters = filters, MaxResults = PageSize }).Responses,
        page => page.Subnets));

    /// <summary>All route tables.</summary>
    public IAsyncEnumerable<RouteTable> RouteTables() => Read(
        "DescribeRouteTables",
        client.Paginators.DescribeRouteTables(new DescribeRouteTablesRequest { MaxResults = RouteTablePageSize }).Responses,
        page => page.RouteTables);

    public IAsyncEnumerable<SecurityGroup> SecurityGroups(IReadOnlyCollection<string>? ids) => Filtered(ids, "group-id", filters => Read(
        "DescribeSecurityGroups",
        client.Paginators.DescribeSecurityGroups(new DescribeSecurityGroupsRequest { Filters = filters, MaxResults = PageSize }).Responses,
        page => page.SecurityGroups));

    public IAsyncEnumerable<NetworkInterface> NetworkInterfaces(IReadOnlyCollection<string>? ids) => Filtered(ids, "network-interface-id", filters => Read(
        "DescribeNetworkInterfaces",
        client.Paginators.DescribeNetworkInterfaces(new DescribeNetworkInterfacesRequest { Filters = filters, MaxResults = PageSize }).Responses,
        page => page.NetworkInterfaces));

    /// <summary>Elastic addresses, by allocation id or by address.</summary>
    public IAsyncEnumerable<Address> Addresses(IReadOnlyCollection<string>? ids) => ids is null
        ? Addresses(ids, "")
        : Addresses(ids, "allocation-id").Concat(Addresses(ids, "public-ip"));

    public IAsyncEnumerable<Volume> Volumes(IReadOnlyCollection<string>? ids) => Filtered(ids, "volume-id", filters => Read(
        "DescribeVolumes",
        client.Paginators.DescribeVolumes(new DescribeVolumesRequest { Filters = filters, MaxResults = PageSize }).Responses,
        page => page.Volumes));

    /// <summary>Snapshots: all that belong to the account, or those with these ids.</summary>
    public IAsyncEnumerable<Snapshot> Snapshots(IReadOnlyCollection<string>? ids) => Filtered(ids, "snapshot-id", filters => Read(
        "DescribeSnapshots",
        client.Paginators.DescribeSnapshots(new DescribeSnapshotsRequest
        {
            Filters = filters, OwnerIds = ids is null ? ["self"] : null, MaxResults = PageSize,
        }).Responses,
        page => page.Snapshots));

    private static Filter Machines => new("image-type", ["machine"]);

    private IAsyncEnumerable<Image> Images(DescribeImagesRequest request) =>
        Read("DescribeImages", client.Paginators.DescribeImages(request).Responses, page => page.Images);

    private IAsyncEnumerable<Address> Addresses(IReadOnlyCollection<string>? ids, string filter) => Filtered(ids, filter, filters => Read(
        "DescribeAddresses",
        Once(cancel => client.DescribeAddressesAsync(new DescribeAddressesRequest { Filters = filters }, cancel)),
        page => page.Addresses));

    private static IAsyncEnumerable<T> Filtered<T>(IReadOnlyCollection<string>? ids, string filter, Func<List<Filter>?, IAsyncEnumerable<T>> list) =>
        ids is null
            ? list(null)
            : ids.Chunk(FilterSize).ToAsyncEnumerable().SelectMany(batch => list([new Filter(filter, [.. batch])]));

    private static async IAsyncEnumerable<TPage> Once<TPage>(
        Func<CancellationToken, Task<TPage>> call, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        yield return await call(cancel);
    }

    private static async IAsyncEnumerable<T> Read<TPage, T>(
        string call, IAsyncEnumerable<TPage> pages, Func<TPage, IEnumerable<T>?> items, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var ahead = pages.Prefetch(cancel: cancel).GetAsyncEnumerator(cancel);
        while (await NextAsync())
            // AWS's client gives null for a list without items.
            foreach (var item in items(ahead.Current) ?? [])
                yield return item;

        async Task<bool> NextAsync()
        {
            try
            {
                return await ahead.MoveNextAsync();
            }
            catch (Exception failure) when (!cancel.IsCancellationRequested)
            {
                throw AwsErrors.Of($"ec2 {call}", failure);
            }
        }
    }
}
