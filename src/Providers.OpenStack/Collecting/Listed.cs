using System.Text.Json;
using System.Text.Json.Nodes;
using Providers.OpenStack.Client.Native;

namespace Providers.OpenStack.Collecting;

/// <summary>An availability zone, and which services it is for.</summary>
internal sealed record ListedZone(string Id, IReadOnlyList<string> Services) : IItem
{
    /// <summary>The zone of servers that are in none. No service lists it; it always exists.</summary>
    public static ListedZone None { get; } = new("null_az", ["compute"]);

    public string Name => $"availability zone {Id}";
}

/// <summary>A flavor, and the tenants that may use it; null if that is not known.</summary>
internal sealed record ListedFlavor(Native<NativeFlavor> Native, IReadOnlyCollection<string>? Tenants) : IItem
{
    public string Name => Native.Name;
}

/// <summary>An image, and the tenants that a public one is for: all.</summary>
internal sealed record ListedImage(Native<NativeImage> Native, IReadOnlyCollection<string> AllTenants) : IItem
{
    public string Name => Native.Name;
}

/// <summary>What a server takes over from its image.</summary>
internal sealed record ImageFacts(string? OsDistro, string? OsVersion);

/// <summary>A volume or a volume snapshot that servers can be made from.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its name.</param>
/// <param name="Tenant">Its tenant.</param>
/// <param name="Type">Last part of the class of the template that it is.</param>
internal sealed record ListedVolumeTemplate(string Id, string? Title, string? Tenant, string Type) : IItem
{
    public string Name => $"volume template {Id}";
}

/// <summary>A server with what other lists tell of it.</summary>
internal sealed record ListedServer(Native<NativeServer> Native) : IItem
{
    public string Name => Native.Name;

    /// <summary>Id of its flavor, listed or not; null if only the name of a flavor that is gone is known.</summary>
    public string? FlavorId { get; init; }

    /// <summary>What it was made with; null where the flavor is neither spelled out nor known any more.</summary>
    public FlavorSize? Size { get; init; }

    /// <summary>Of its image; null if there is none, or it was not read.</summary>
    public ImageFacts? Image { get; init; }

    /// <summary>The volumes that it uses as disks.</summary>
    public IReadOnlyList<VolumeAt> Volumes { get; init; } = [];

    /// <summary>The server group that it is in.</summary>
    public Told<string> Group { get; init; }

    /// <summary>The stack that it was made by.</summary>
    public Told<string> Stack { get; init; }
}

/// <summary>A volume that a server uses as a disk.</summary>
/// <param name="Id">The volume.</param>
/// <param name="Device">Name of the device, e.g. <c>vdb</c>.</param>
/// <param name="Size">Size in GiB; null if the volume was not read.</param>
internal sealed record VolumeAt(string Id, string Device, long? Size);

/// <summary>An object that may be made by a stack.</summary>
internal sealed record ListedMade<T>(Native<T> Native, Told<string> Stack) : IItem where T : class
{
    public string Name => Native.Name;
}

/// <summary>A subnet, and the router that leads out of it.</summary>
internal sealed record ListedSubnet(Native<NativeSubnet> Native, Told<string> Router) : IItem
{
    public string Name => Native.Name;
}

/// <summary>A stack with what it is made of.</summary>
internal sealed record ListedStack(Native<NativeStack> Native, JsonNode? Template, IReadOnlyList<Native<NativeResource>> Resources) : IItem
{
    public string Name => Native.Name;

    /// <summary>Why heat could not describe it; null if it did.</summary>
    public Exception? Failure { get; init; }
}

/// <summary>One quota of a project.</summary>
/// <param name="Project">The project.</param>
/// <param name="Service">ManageIQ's name of the service.</param>
/// <param name="Quota">What it limits.</param>
/// <param name="Value">The limit.</param>
internal sealed record ListedQuota(string Project, string Service, string Quota, JsonElement Value) : IItem
{
    public string Name => $"quota {Quota} of the project {Project}";
}

/// <summary>An object of swift, and its container.</summary>
internal sealed record ListedObject(Native<NativeObject> Native, string Container) : IItem
{
    public string Name => Native.Name;
}

/// <summary>A rule of a security group, and its group.</summary>
internal sealed record ListedRule(Native<NativeSecurityGroupRule> Native, string GroupId) : IItem
{
    public string Name => Native.Name;

    /// <summary>The rules of a group that could be read.</summary>
    public static IEnumerable<ListedRule> Of(Native<NativeSecurityGroup> group) => group.ValueOrNull?.SecurityGroupRules is not { } rules
        ? []
        : rules.Select(rule => new ListedRule(
            Native<NativeSecurityGroupRule>.Of(rule, "security group rule", "id", group.Project, OpenstackJson.Default.NativeSecurityGroupRule), group.Id!));
}
