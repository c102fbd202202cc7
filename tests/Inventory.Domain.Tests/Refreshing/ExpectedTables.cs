namespace Inventory.Domain.Tests.Refreshing;

/// <summary>A VM as a random cloud has it. Disks only with hardware.</summary>
public sealed record CloudVm(string Id, string State, string? Flavor, int? Cores, Dictionary<string, int> Disks);

/// <summary>What a random cloud answers at one moment; a list that fails breaks off after so many items.</summary>
public sealed record Answer(
    List<CloudVm> Vms, Dictionary<string, int> Flavors, int? VmsFail, int? FlavorsFail, int? DisksFail, bool Apart, bool Backwards, bool Bulk)
{
    public void Put(TestCloud cloud)
    {
        cloud.Clear();
        (cloud.DisksApart, cloud.Backwards) = (Apart, Backwards);
        foreach (var (id, cpus) in Flavors)
            cloud.Flavor(id, cpus);
        foreach (var vm in Vms)
            cloud.Vm(vm.Id, vm.Flavor, vm.State, cores: vm.Cores, disks: vm.Cores is null ? null : [.. vm.Disks.Select(d => ((string?)d.Key, (long)d.Value))]);
        cloud.Failures.Clear();
        var lists = new[]
        {
            ("vms", VmsFail, cloud.Vms.Count), ("flavors", FlavorsFail, cloud.Flavors.Count), ("disks", DisksFail, cloud.Lists["disks"].Count),
        };
        foreach (var (list, after, length) in lists)
            if (after is { } count)
                cloud.Failures[list] = Math.Min(count, length);
    }
}

/// <summary>The simplest program that knows what the tables must hold: no events, no rows, no comparison.</summary>
public sealed class ExpectedTables
{
    private sealed class KnownVm
    {
        public bool Connected, Hardware;
        public string State = "";
        public string? Flavor;
        public int? Cores;
        public readonly SortedDictionary<string, int> Disks = new(StringComparer.Ordinal);
    }

    private readonly SortedDictionary<string, KnownVm> vms = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> flavors = new(StringComparer.Ordinal);

    public void Refresh(Answer answer)
    {
        var readFlavors = answer.Flavors.Take(answer.FlavorsFail ?? int.MaxValue).ToArray();
        if (answer.FlavorsFail is null)
            flavors.Clear();
        foreach (var (id, cpus) in readFlavors)
            flavors[id] = cpus;

        var read = answer.Vms.Take(answer.VmsFail ?? int.MaxValue).ToArray();
        var whole = answer.VmsFail is null;
        foreach (var vm in read)
            Take(vm, whole);
        if (whole)
            foreach (var (id, known) in vms)
                if (read.All(v => v.Id != id))
                    (known.Connected, known.State) = (false, known.Connected ? "unknown" : known.State);

        var disks = (answer.Apart ? answer.Vms : [.. read]).SelectMany(v => v.Disks.Select(d => (Vm: v.Id, d.Key, d.Value)));
        var came = answer.Apart ? disks.Take(answer.DisksFail ?? int.MaxValue).ToArray() : [.. disks];
        var orphans = came.Where(d => !(vms.GetValueOrDefault(d.Vm) is { Connected: true, Hardware: true })).ToArray();
        var mayGo = (answer.Apart ? answer.DisksFail is null : whole) && orphans.Length == 0;
        foreach (var (id, known) in vms)
            foreach (var device in known.Disks.Keys.ToArray())
                if (known.Connected && mayGo && !came.Any(c => c.Vm == id && c.Key == device))
                    known.Disks.Remove(device);
        foreach (var (id, device, size) in came.Except(orphans))
            vms[id].Disks[device] = size;
    }

    private void Take(CloudVm vm, bool whole)
    {
        if (!vms.TryGetValue(vm.Id, out var known))
            vms.Add(vm.Id, known = new KnownVm());
        (known.Connected, known.State, known.Flavor) = (true, vm.State, vm.Flavor);
        if (vm.Cores is not null)
            (known.Hardware, known.Cores) = (true, vm.Cores);
        else if (whole)
        {
            known.Hardware = false;
            known.Disks.Clear();
        }
    }

    public string[] Vms() => [.. vms.Select(v => Text(v.Key, v.Value))];

    private string Text(string id, KnownVm vm)
    {
        var flavor = vm.Flavor is { } f && flavors.TryGetValue(f, out var cpus) ? $"{f}={cpus}" : "";
        var hardware = vm.Hardware ? $"{vm.Cores}" : "none";
        var disks = string.Join(',', vm.Disks.Select(d => $"{d.Key}={d.Value}"));
        return $"{id} {vm.Connected} {vm.State} {flavor} {hardware} {disks}";
    }

    public string[] Flavors() => [.. flavors.Select(f => $"{f.Key}={f.Value}")];
}
