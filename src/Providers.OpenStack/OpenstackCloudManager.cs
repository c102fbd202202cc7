using System.Collections.Frozen;
using Inventory.Sdk;
using Providers.OpenStack.Client;

namespace Providers.OpenStack;

/// <summary>OpenStack, as seen through its public APIs: keystone v3, nova, glance.</summary>
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
    public override Form ParamsForCreate => OpenstackForm.Create;

    /// <summary>How long one request may take, its body included. Default: two minutes; nova needs ten seconds for a page of 1,000 servers.</summary>
    internal TimeSpan RequestTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public override async Task<CredentialsCheck> VerifyCredentialsAsync(ManagerSettings settings, CancellationToken cancel)
    {
        try
        {
            using var session = Connect(settings);
            var catalog = await session.CatalogAsync(cancel);
            catalog.UrlOf(Service.Compute);
            return CredentialsCheck.Valid;
        }
        catch (OpenstackException failure)
        {
            return failure.Failure switch
            {
                Failure.Settings or Failure.Refused or Failure.Forbidden or Failure.Region => CredentialsCheck.Invalid(failure.Message),
                Failure.Unreachable => CredentialsCheck.Unreachable(failure.Message),
                _ => CredentialsCheck.Error(failure.Message),
            };
        }
    }

    /// <inheritdoc/>
    public override InventorySession OpenInventory(ManagerSettings settings)
    {
        var session = Connect(settings);
        var persister = new OpenstackPersister();
        return new InventorySession(new OpenstackParser(new OpenstackCollector(session), persister), persister, session);
    }

    private OpenstackSession Connect(ManagerSettings settings) => new(CloudAccess.From(settings), RequestTimeout);
}
