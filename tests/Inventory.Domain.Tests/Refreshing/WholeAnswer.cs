using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Tests.Refreshing;

/// <summary>An image and the operating system that it says it has.</summary>
public sealed record AnyImage(string Id, string Os);

/// <summary>A VM, whose operating system is the image's.</summary>
public sealed record AnyVm(string Id, string? Image);

/// <summary>A port of a VM (<c>vms</c>) or a stack, in security groups.</summary>
public sealed record AnyPort(string Id, string? DeviceKind, string Device, IReadOnlyList<string> Groups);

/// <summary>A security group with the ports that its rules open.</summary>
public sealed record AnyGroup(string Id, IReadOnlyList<int> Rules);

/// <summary>A stack in another.</summary>
public sealed record AnyStack(string Id, string? Parent);

/// <summary>What a random cloud answers at one moment: its lists, after how many items each breaks off, in which order and pages they are read.</summary>
public sealed record WholeAnswer(
    IReadOnlyList<AnyImage> Images, IReadOnlyList<AnyVm> Vms, IReadOnlyList<AnyPort> Ports, IReadOnlyList<AnyGroup> Groups, IReadOnlyList<AnyStack> Stacks,
    IReadOnlyList<int?> Failures, int Order, bool Bulk, int PageSize)
{
    public void Put(WholeCloud cloud)
    {
        cloud.Clear();
        Action[] lists = [() => PutImages(cloud), () => PutVms(cloud), () => PutPorts(cloud), () => PutGroups(cloud), () => PutStacks(cloud)];
        new Random(Order).Shuffle(lists);
        foreach (var put in lists)
            put();
    }

    /// <summary>The items of a list that arrive before it breaks off, and whether it comes to its end.</summary>
    public (T[] Read, bool Whole) Read<T>(IReadOnlyList<T> items, int list) =>
        ([.. items.Take(Failures[list] ?? int.MaxValue)], Failures[list] is null);

    private void PutImages(WholeCloud cloud)
    {
        Fill(cloud.List<MiqTemplate>(typeof(Hardware)), Images, 0, i => i.Id, i => p =>
        {
            p.Build(new MiqTemplate { EmsRef = i.Id });
            p.Build(new Hardware { VmOrTemplate = p.To<MiqTemplate>(i.Id), GuestOs = i.Os });
        });
    }

    private void PutVms(WholeCloud cloud)
    {
        Fill(cloud.List<Vm>(typeof(Hardware)), Vms, 1, v => v.Id, v => p =>
        {
            var image = p.Of<MiqTemplate>().LazyFind(v.Image);
            p.Build(new Vm { EmsRef = v.Id, GenealogyParent = image });
            p.Of<Hardware>().Build(new Hardware { VmOrTemplate = p.To<Vm>(v.Id) })
                .LookUp(image is null ? null : p.Of<Hardware>().LazyFind(image, []), (own, of) => own.GuestOs = of?.GuestOs ?? "unknown");
        });
    }

    private void PutPorts(WholeCloud cloud)
    {
        Fill(cloud.List<NetworkPort>(), Ports, 2, n => n.Id, n => p => p.Build(new NetworkPort
        {
            EmsRef = n.Id, SecurityGroups = [.. n.Groups.Select(p.To<SecurityGroup>)],
            Device = n.DeviceKind switch { null => null, "vms" => p.To<Vm>(n.Device), _ => p.To<OrchestrationStack>(n.Device) },
        }));
    }

    private void PutGroups(WholeCloud cloud)
    {
        Fill(cloud.List<SecurityGroup>(typeof(FirewallRule)), Groups, 3, g => g.Id, g => p =>
        {
            p.Build(new SecurityGroup { EmsRef = g.Id });
            foreach (var port in g.Rules)
                p.Build(new FirewallRule { Resource = p.To<SecurityGroup>(g.Id), Port = port });
        });
    }

    private void PutStacks(WholeCloud cloud)
    {
        Fill(cloud.List<OrchestrationStack>(), Stacks, 4, s => s.Id,
            s => p => p.Build(new OrchestrationStack { EmsRef = s.Id, Parent = p.Of<OrchestrationStack>().LazyFind(s.Parent) }));
    }

    private void Fill<T>(WholeList list, IReadOnlyList<T> items, int number, Func<T, string> id, Func<T, Action<WholePersister>> parse)
    {
        var (read, whole) = Read(items, number);
        list.Items.AddRange(read.Select(i => (id(i), parse(i))));
        list.Failure = whole ? null : new IOException("broke off");
    }
}

/// <summary>The simplest program that knows what the tables must hold after such answers.</summary>
public sealed class WholeExpectation
{
    private readonly SortedDictionary<string, (bool Connected, string Os)> images = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (bool Connected, string? Image, string Os)> vms = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, AnyPort> ports = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedSet<int>> groups = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string?> stacks = new(StringComparer.Ordinal);

    public void Refresh(WholeAnswer answer)
    {
        var (readImages, allImages) = answer.Read(answer.Images, 0);
        foreach (var image in readImages)
            images[image.Id] = (true, image.Os);
        if (allImages)
            foreach (var id in images.Keys.Except(readImages.Select(i => i.Id)).ToArray())
                images[id] = images[id] with { Connected = false };

        var (readVms, allVms) = answer.Read(answer.Vms, 1);
        foreach (var vm in readVms)
            vms[vm.Id] = (true, vm.Image, vm.Image is { } image && images.GetValueOrDefault(image) is { Connected: true } of ? of.Os : "unknown");
        if (allVms)
            foreach (var id in vms.Keys.Except(readVms.Select(v => v.Id)).ToArray())
                vms[id] = vms[id] with { Connected = false };

        var (readPorts, allPorts) = answer.Read(answer.Ports, 2);
        Replace(ports, readPorts.ToDictionary(p => p.Id), allPorts);
        var (readStacks, allStacks) = answer.Read(answer.Stacks, 4);
        Replace(stacks, readStacks.ToDictionary(s => s.Id, s => s.Parent), allStacks);

        var (readGroups, allGroups) = answer.Read(answer.Groups, 3);
        foreach (var group in readGroups)
            groups[group.Id] = [.. group.Rules, .. allGroups ? [] : groups.GetValueOrDefault(group.Id, [])];
        if (allGroups)
            Replace(groups, readGroups.ToDictionary(g => g.Id, g => groups[g.Id]), whole: true);
    }

    public IEnumerable<string> Rows() =>
    [
        .. vms.Select(v => $"vm {v.Key} {v.Value.Connected} {(v.Value.Image is { } i && images.ContainsKey(i) ? i : "")} {v.Value.Os}"),
        .. images.Select(i => $"image {i.Key} {i.Value.Connected} {i.Value.Os}"),
        .. ports.Select(p => $"port {p.Key} {DeviceOf(p.Value)} {string.Join(',', p.Value.Groups.Where(groups.ContainsKey).Distinct().Order(StringComparer.Ordinal))}"),
        .. groups.Select(g => $"group {g.Key} {string.Join(',', g.Value)}"),
        .. stacks.Select(s => $"stack {s.Key} {string.Join('/', AncestorsOf(s.Key))}"),
    ];

    private string DeviceOf(AnyPort port) => port.DeviceKind switch
    {
        "vms" when vms.ContainsKey(port.Device) => $"VmOrTemplate:{port.Device}",
        "stacks" when stacks.ContainsKey(port.Device) => $"OrchestrationStack:{port.Device}",
        _ => "",
    };

    private List<string> AncestorsOf(string stack)
    {
        var ancestors = new List<string>();
        for (var at = stacks[stack]; at is not null && stacks.TryGetValue(at, out var above); at = above)
        {
            if (ancestors.Contains(at))
                return [];
            ancestors.Insert(0, at);
        }
        return ancestors;
    }

    private static void Replace<T>(SortedDictionary<string, T> known, Dictionary<string, T> read, bool whole)
    {
        if (whole)
            known.Clear();
        foreach (var (id, value) in read)
            known[id] = value;
    }
}
