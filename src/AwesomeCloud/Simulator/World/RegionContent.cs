using System.Globalization;

namespace AwesomeCloud.Simulator;

/// <summary>
/// What a region holds before anything changed: every item is a pure function of (seed, region, index), and so are the links between items,
/// in both directions. Per instance one root volume; every fifth instance has a data volume besides, save that a quarter of those lie unattached.
/// </summary>
internal sealed class RegionContent
{
    /// <summary>The youngest that anything can be.</summary>
    public static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string _region;
    private readonly string[] _zoneIds, _typeIds, _imageIds;

    public RegionContent(string region, int seed, int instances)
    {
        _region = region;
        InstanceCount = instances;
        ZoneIds = Space("az-");
        TypeIds = Space("it-");
        ImageIds = Space("img-");
        InstanceIds = Space("i-");
        VolumeIds = Space("vol-");
        ImageCount = Math.Clamp(instances / 50, 5, 200);
        // A few hundred ids that 100,000 instances refer to: made once.
        _zoneIds = Ids(ZoneIds, ZoneCount);
        _typeIds = Ids(TypeIds, TypeCount);
        _imageIds = Ids(ImageIds, ImageCount);

        IdSpace Space(string prefix) => new(prefix, Mix.Salt(seed, region, prefix));
        static string[] Ids(IdSpace space, int count) => [.. Enumerable.Range(0, count).Select(space.Id)];
    }

    public IdSpace ZoneIds { get; }

    public IdSpace TypeIds { get; }

    public IdSpace ImageIds { get; }

    public IdSpace InstanceIds { get; }

    public IdSpace VolumeIds { get; }

    public static int ZoneCount => 3;

    public static int TypeCount => Vocabulary.TypeFamilies.Length * Vocabulary.TypeSizes.Length;

    public int ImageCount { get; }

    public int InstanceCount { get; }

    public int VolumeCount => InstanceCount + (InstanceCount / 5);

    public AvailabilityZone Zone(int index) =>
        new() { Id = ZoneIds.Id(index), Name = $"{_region}{(char)('a' + index)}", State = "available" };

    public InstanceType InstanceType(int index)
    {
        var (family, ramPerCpu) = Vocabulary.TypeFamilies[index / Vocabulary.TypeSizes.Length];
        var size = index % Vocabulary.TypeSizes.Length;
        return new InstanceType
        {
            Id = TypeIds.Id(index),
            Name = $"{family}.{Vocabulary.TypeSizes[size]}",
            NCpus = 1 << size,
            RamMb = (long)ramPerCpu << size,
            DiskGb = 20L << size,
            Enabled = family != Vocabulary.WithdrawnFamily,
        };
    }

    public Image Image(int index)
    {
        var dice = ImageIds.Dice(index);
        var (name, os, architecture, minDiskGb) = Vocabulary.ImageFamilies[index % Vocabulary.ImageFamilies.Length];
        return new Image
        {
            Id = ImageIds.Id(index),
            Name = string.Create(CultureInfo.InvariantCulture, $"{name}-v{1 + (index / Vocabulary.ImageFamilies.Length)}"),
            Os = os,
            Architecture = architecture,
            Public = !name.StartsWith("golden", StringComparison.Ordinal),
            MinDiskGb = minDiskGb,
            SizeBytes = (minDiskGb / 2 * (1L << 30)) + dice.Next(1 << 30),
            CreatedAt = Epoch.AddMinutes(-dice.Next(900 * 24 * 60)),
        };
    }

    public Instance Instance(int index)
    {
        var dice = InstanceIds.Dice(index);
        var createdAt = Epoch.AddSeconds(-dice.Next(900 * 24 * 3600));
        var role = dice.Pick<string>(Vocabulary.Roles);
        var environment = dice.Pick<string>(Vocabulary.Environments);
        var running = dice.Percent(85);
        var data = DataVolumeOf(index);
        return new Instance
        {
            Id = InstanceIds.Id(index),
            Name = string.Create(CultureInfo.InvariantCulture, $"{role}-{environment}-{index:d4}"),
            State = running ? InstanceState.Running : InstanceState.Stopped,
            InstanceTypeId = _typeIds[Favouring(ref dice, _typeIds.Length)],
            ImageId = _imageIds[Favouring(ref dice, _imageIds.Length)],
            ZoneId = _zoneIds[index % ZoneCount],
            PrivateIp = Address(10, 0, index),
            PublicIp = running && dice.Percent(25) ? Address(100, 64, index & 0x3fffff) : null,
            CreatedAt = createdAt,
            LaunchedAt = createdAt.AddSeconds(dice.Next((int)(Epoch - createdAt).TotalSeconds + 1)),
            Tags = Tags(ref dice, role, environment),
            BlockDevices = data is { } volume
                ? [new("/dev/vda", VolumeIds.Id(index)), new("/dev/vdb", VolumeIds.Id(volume))]
                : [new("/dev/vda", VolumeIds.Id(index))],
        };
    }

    public Volume Volume(int index)
    {
        var dice = VolumeIds.Dice(index);
        var root = index < InstanceCount;
        var instance = root ? index : (index - InstanceCount) * 5;
        var attached = root || DataVolumeOf(instance) == index;
        return new Volume
        {
            Id = VolumeIds.Id(index),
            Name = string.Create(CultureInfo.InvariantCulture, $"{(root ? "root" : "data")}-{index:d4}"),
            SizeGb = root ? 20L << dice.Next(3) : 50L << dice.Next(5),
            State = attached ? "in_use" : "available",
            ZoneId = _zoneIds[instance % ZoneCount],
            CreatedAt = Epoch.AddSeconds(-dice.Next(900 * 24 * 3600)),
            Attachments = attached ? [new(InstanceIds.Id(instance), root ? "/dev/vda" : "/dev/vdb")] : [],
        };
    }

    private int? DataVolumeOf(int instance) =>
        instance % 5 == 0 && instance / 5 < InstanceCount / 5 && instance / 5 % 4 != 3 ? InstanceCount + (instance / 5) : null;

    // The first of a list are used most, as in life.
    private static int Favouring(ref Dice dice, int count) => (int)((long)dice.Next(count) * dice.Next(count) / count);

    private static string Address(int first, int second, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{first}.{second + ((number >> 16) & 255)}.{(number >> 8) & 255}.{number & 255}");

    private static Dictionary<string, string> Tags(ref Dice dice, string role, string environment)
    {
        var tags = new Dictionary<string, string>(4)
        {
            ["application"] = role,
            ["environment"] = environment,
            ["owner"] = dice.Pick<string>(Vocabulary.Owners),
        };
        if (dice.Percent(60))
        {
            tags["cost_center"] = dice.Pick<string>(Vocabulary.CostCenters);
        }

        return tags;
    }
}
