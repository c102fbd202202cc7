using Inventory.Domain.Models;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Parsing;

/// <summary>Fills in what follows from the kind of provider: class names, the vendor, power states in the VMDB's words.</summary>
public sealed class ProviderDefaults(Manager manager)
{
    private readonly Dictionary<RecordModel, string> types = [];

    /// <summary>Completes a record.</summary>
    public void Apply(RecordModel model, VmdbRecord record)
    {
        if (record is ManagedRecord managed)
            managed.Type ??= TypeOf(model);
        if (record is not VmOrTemplate vm)
            return;
        vm.Vendor ??= manager.Vendor;
        vm.Location = string.IsNullOrWhiteSpace(vm.Location) ? "unknown" : vm.Location;
        vm.PowerState = vm.RawPowerState is not { } raw ? null
            : manager.PowerStates.GetValueOrDefault(raw) ?? (raw == PowerState.Never ? PowerState.Never : PowerState.Unknown);
    }

    private string TypeOf(RecordModel model)
    {
        if (!types.TryGetValue(model, out var type))
            types.Add(model, type = $"{manager.Type}::{model.TypeName}");
        return type;
    }
}
