using System.Collections.Frozen;
using Inventory.Sdk;
using Inventory.Sdk.Http;
using Providers.Amazon.Client;
using Providers.Amazon.Events;

namespace Providers.Amazon;

/// <summary>Amazon EC2 with what belongs to it: networks, EBS, CloudFormation, RDS, Service Catalog, classic load balancers. One account and region.</summary>
public sealed class AmazonCloudManager : Manager
{
    internal const string VendorName = "amazon";

    private static readonly FrozenDictionary<string, string> States = new Dictionary<string, string>
    {
        ["running"] = PowerState.On,
        ["pending"] = PowerState.Suspended,
        ["shutting-down"] = PowerState.PoweringDown,
        ["stopping"] = PowerState.PoweringDown,
        ["stopped"] = PowerState.Off,
        ["terminated"] = PowerState.Terminated,
        // What EC2 no longer lists is gone for good.
        [PowerState.Unknown] = PowerState.Terminated,
        [PowerState.Never] = PowerState.Never,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string Type => "ManageIQ::Providers::Amazon::CloudManager";

    /// <inheritdoc/>
    public override string EmsType => "ec2";

    /// <inheritdoc/>
    public override string Description => "Amazon EC2";

    /// <inheritdoc/>
    public override string Vendor => VendorName;

    /// <inheritdoc/>
    public override IReadOnlyList<Region> Regions => AmazonRegions.All;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> PowerStates => States;

    /// <inheritdoc/>
    public override IReadOnlyList<ChildManager> ChildManagers { get; } =
    [
        new(ManagerRole.Network, "ManageIQ::Providers::Amazon::NetworkManager", "Network Manager"),
        new(ManagerRole.BlockStorage, "ManageIQ::Providers::Amazon::StorageManager::Ebs", "EBS Storage Manager"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> TargetedCollections => Selection.Targets;

    /// <inheritdoc/>
    public override EventCatcher EventCatcher => field ??= new AmazonEventCatcher { Http = Http };

    /// <inheritdoc/>
    public override Form ParamsForCreate => AmazonForm.Create;

    /// <summary>Limits and patience of a refresh. Default: those of <see cref="CloudHttpOptions"/>.</summary>
    internal CloudHttpOptions Http { get; init; } = new();

    /// <inheritdoc/>
    public override async Task<CredentialsCheck> VerifyCredentialsAsync(ManagerSettings settings, CancellationToken cancel)
    {
        try
        {
            var access = AwsAccess.From(settings);
            using var aws = new AwsSession(access, CloudHttpOptions.Interactive);
            var regions = await aws.Ec2.Regions().ToListAsync(cancel);
            return access.Address is not null || regions.Contains(access.Region)
                ? CredentialsCheck.Valid
                : CredentialsCheck.Invalid($"The region {access.Region} is not enabled for this account.");
        }
        catch (AwsException failure)
        {
            return failure.Failure switch
            {
                Failure.Settings => CredentialsCheck.Invalid(failure.Message),
                Failure.Refused => CredentialsCheck.Invalid(
                    $"Amazon refused the access key or its secret. Check both, and the clock of this machine. ({failure.Message})"),
                Failure.Forbidden => CredentialsCheck.Invalid(
                    $"The access key is good but lacks permissions: it needs ec2:DescribeRegions first. ({failure.Message})"),
                Failure.ServiceMissing => CredentialsCheck.Unreachable($"There is no EC2 at this address. ({failure.Message})"),
                Failure.Unreachable => CredentialsCheck.Unreachable(failure.Message),
                _ => CredentialsCheck.Error(failure.Message),
            };
        }
    }

    /// <inheritdoc/>
    public override InventorySession OpenInventory(ManagerSettings settings)
    {
        var aws = new AwsSession(AwsAccess.From(settings), Http);
        var persister = new AmazonPersister();
        return new InventorySession(new AmazonParser(aws, persister), persister, aws);
    }
}
