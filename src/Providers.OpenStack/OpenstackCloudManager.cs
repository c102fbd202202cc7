using System.Collections.Frozen;
using Inventory.Sdk;
using Inventory.Sdk.Http;
using Providers.OpenStack.Client;
using Providers.OpenStack.Collecting;
using Providers.OpenStack.Events;
using Providers.OpenStack.Parsing;

namespace Providers.OpenStack;

/// <summary>OpenStack, as seen through its public APIs: keystone v3, nova, glance, neutron, cinder, heat and swift.</summary>
public sealed class OpenstackCloudManager : Manager
{
    internal const string TypeName = "ManageIQ::Providers::Openstack::CloudManager";
    internal const string VendorName = "openstack";

    private static readonly FrozenDictionary<string, string> States = new Dictionary<string, string>
    {
        ["ACTIVE"] = PowerState.On,
        ["SHUTOFF"] = PowerState.Off,
        ["SUSPENDED"] = PowerState.Suspended,
        ["PAUSED"] = PowerState.Paused,
        ["SHELVED"] = PowerState.Shelved,
        ["SHELVED_OFFLOADED"] = PowerState.ShelvedOffloaded,
        ["REBOOT"] = PowerState.RebootInProgress,
        ["HARD_REBOOT"] = PowerState.RebootInProgress,
        ["ERROR"] = PowerState.NonOperational,
        ["BUILD"] = PowerState.WaitForLaunch,
        ["REBUILD"] = PowerState.WaitForLaunch,
        ["DELETED"] = PowerState.Terminated,
        ["MIGRATING"] = PowerState.Migrating,
        [PowerState.Never] = PowerState.Never,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string Type => TypeName;

    /// <inheritdoc/>
    public override string EmsType => "openstack";

    /// <inheritdoc/>
    public override string Description => "OpenStack";

    /// <inheritdoc/>
    public override string Vendor => VendorName;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> PowerStates => States;

    /// <inheritdoc/>
    public override IReadOnlyList<ChildManager> ChildManagers { get; } =
    [
        new(ManagerRole.Network, "ManageIQ::Providers::Openstack::NetworkManager", "Network Manager"),
        new(ManagerRole.BlockStorage, "ManageIQ::Providers::Openstack::StorageManager::CinderManager", "Cinder Manager"),
        new(ManagerRole.ObjectStorage, "ManageIQ::Providers::Openstack::StorageManager::SwiftManager", "Swift Manager"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> TargetedCollections { get; } =
    [
        "vms", "miq_templates", "flavors", "availability_zones", "cloud_services", "host_aggregates", "auth_key_pairs", "placement_groups",
        "cloud_tenants", "orchestration_stacks",
        "cloud_networks", "cloud_subnets", "network_routers", "network_ports", "floating_ips", "security_groups",
        "cloud_volumes", "cloud_volume_snapshots", "cloud_volume_backups", "cloud_volume_types",
    ];

    /// <inheritdoc/>
    public override EventCatcher EventCatcher { get; } = new OpenstackEventCatcher();

    /// <inheritdoc/>
    public override Form ParamsForCreate => OpenstackForm.Create;

    /// <summary>How patient a refresh is. Nova needs ten seconds for a page of 1,000 servers where it has nothing else to do.</summary>
    internal CloudHttpOptions Refreshing { get; init; } = new() { AttemptTimeout = TimeSpan.FromMinutes(2), TotalTimeout = TimeSpan.FromMinutes(6) };

    /// <summary>How patient a check of credentials is.</summary>
    internal CloudHttpOptions Verifying { get; init; } = CloudHttpOptions.Interactive;

    /// <inheritdoc/>
    public override async Task<CredentialsCheck> VerifyCredentialsAsync(ManagerSettings settings, CancellationToken cancel)
    {
        try
        {
            if (IsOfBrokerAlone(settings))
            {
                await using var broker = new NotificationStream(AmqpAccess.From(settings), [], TimeSpan.Zero);
                await broker.ConnectAsync(cancel);
                return CredentialsCheck.Valid;
            }
            using var session = Connect(settings, Verifying);
            var account = await session.AccountAsync(cancel);
            account.Catalog.UrlOf(Service.Compute);
            return CredentialsCheck.Valid;
        }
        catch (OpenstackException failure)
        {
            return failure.Failure switch
            {
                Failure.Settings or Failure.Credentials or Failure.Refused or Failure.Forbidden or Failure.Region => CredentialsCheck.Invalid(failure.Message),
                Failure.Unreachable => CredentialsCheck.Unreachable(failure.Message),
                _ => CredentialsCheck.Error(failure.Message),
            };
        }
    }

    /// <inheritdoc/>
    public override InventorySession OpenInventory(ManagerSettings settings)
    {
        var session = Connect(settings, Refreshing);
        var persister = new OpenstackPersister();
        var parser = new OpenstackParser(scope => scope.IsFull ? new FullCollector(session) : new TargetedCollector(session, scope), persister);
        return new InventorySession(parser, persister, session);
    }

    // The form checks each group of fields for itself. A broker that is out of order is no reason not to refresh: where both are given, keystone counts.
    private static bool IsOfBrokerAlone(ManagerSettings settings) =>
        AmqpAccess.ReasonWithout(settings) is null && !settings.Endpoints.ContainsKey("default") && !settings.Authentications.ContainsKey("default");

    private static OpenstackSession Connect(ManagerSettings settings, CloudHttpOptions options)
    {
        var access = CloudAccess.From(settings);
        return new(access, Transport.To(settings.DefaultEndpoint, options));
    }
}
