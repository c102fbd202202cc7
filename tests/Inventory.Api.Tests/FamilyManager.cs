using System.Collections.Concurrent;
using Inventory.Sdk;

namespace Inventory.Api.Tests;

/// <summary>A kind of provider with managers for networks and volumes beside its main one. Its clouds are in memory, one for each provider's name.</summary>
/// <param name="vendor">What it is called.</param>
internal sealed class FamilyManager(string vendor = "Family") : Manager
{
    private readonly ConcurrentDictionary<string, FamilyCloud> clouds = [];

    public override string Type => $"ManageIQ::Providers::{vendor}::CloudManager";

    public override string EmsType => vendor.ToLowerInvariant();

    public override string Description => vendor;

    public override IReadOnlyList<ChildManager> ChildManagers =>
    [
        new(ManagerRole.Network, $"ManageIQ::Providers::{vendor}::NetworkManager", "Network Manager"),
        new(ManagerRole.BlockStorage, $"ManageIQ::Providers::{vendor}::StorageManager::Block", "Storage Manager"),
    ];

    public override IReadOnlyCollection<string> TargetedCollections => ["auth_key_pairs", "cloud_networks", "miq_templates", "snapshots", "vms"];

    public override Form ParamsForCreate => new(
    [
        FormField.TextField("endpoints.default.hostname", "Host"), FormField.TextField("authentications.default.userid", "User"), FormField.PasswordField("authentications.default.password", "Password"),
    ]);

    /// <summary>The cloud of the provider with that name.</summary>
    public FamilyCloud CloudOf(string provider) => clouds.GetOrAdd(provider, _ => new FamilyCloud());

    public override Task<CredentialsCheck> VerifyCredentialsAsync(ManagerSettings settings, CancellationToken cancel) =>
        Task.FromResult(CredentialsCheck.Valid);

    public override InventorySession OpenInventory(ManagerSettings settings)
    {
        var persister = new FamilyPersister();
        return new InventorySession(new FamilyParser(CloudOf(settings.Name), persister), persister);
    }
}
