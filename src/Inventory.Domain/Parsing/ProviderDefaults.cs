using Inventory.Domain.Models;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Parsing;

/// <summary>Fills in what follows from the kind of provider: class names, the vendor, power states in the VMDB's words.</summary>
public sealed class ProviderDefaults(Manager manager)
{
    private readonly Dictionary<(RecordModel, string), string> types = [];

    /// <summary>Completes a record.</summary>
    public void Apply(RecordModel model, VmdbRecord record)
    {
        if (record is TypedRecord { Type: null } plain)
            plain.Type = TypeOf(model, "::" + model.TypeName);
        else if (record is TypedRecord { Type: [':', ':', ..] } relative)
            relative.Type = TypeOf(model, relative.Type);
        if (record is not VmOrTemplate vm)
            return;
        vm.Vendor ??= manager.Vendor;
        vm.Location = string.IsNullOrWhiteSpace(vm.Location) ? "unknown" : vm.Location;
        vm.PowerState = vm.RawPowerState is not { } raw ? null
            : manager.PowerStates.GetValueOrDefault(raw) ?? (raw == PowerState.Never ? PowerState.Never : PowerState.Unknown);
    }

    private string TypeOf(RecordModel model, string relative)
    {
        if (!types.TryGetValue((model, relative), out var type))
            types.Add((model, relative), type = (manager.ChildManagers.FirstOrDefault(c => c.Role == model.Manager)?.Type ?? manager.Type) + relative);
        return type;
    }
}
