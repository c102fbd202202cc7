using System.Globalization;

namespace AwesomeCloud.Simulator;

/// <summary>The content of one region and the operations that change it. Thread-safe; every operation is whole or not at all to a reader.</summary>
public sealed partial class RegionWorld
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly RandomChanges _churn;

    internal RegionWorld(string name, RegionContent content, ChangeLog log, TimeProvider time, ulong seed)
    {
        Name = name;
        _time = time;
        _churn = new RandomChanges(this, seed);
        AvailabilityZones = new(_gate, content.ZoneIds, RegionContent.ZoneCount, content.Zone, Record(ResourceNames.AvailabilityZones));
        InstanceTypes = new(_gate, content.TypeIds, RegionContent.TypeCount, content.InstanceType, Record(ResourceNames.InstanceTypes));
        Images = new(_gate, content.ImageIds, content.ImageCount, content.Image, Record(ResourceNames.Images));
        Instances = new(_gate, content.InstanceIds, content.InstanceCount, content.Instance, Record(ResourceNames.Instances));
        Volumes = new(_gate, content.VolumeIds, content.VolumeCount, content.Volume, RecordVolume);

        Action<IResource, string> Record(string resource) => (item, action) => log.Record(name, resource, item.Id, action, []);
        void RecordVolume(Volume volume, string action) =>
            log.Record(name, ResourceNames.Volumes, volume.Id, action, [.. volume.Attachments.Select(attachment => attachment.InstanceId)]);
    }

    /// <summary>The region's id.</summary>
    public string Name { get; }

    /// <summary>The zones.</summary>
    public Catalog<AvailabilityZone> AvailabilityZones { get; }

    /// <summary>The instance types.</summary>
    public Catalog<InstanceType> InstanceTypes { get; }

    /// <summary>The images.</summary>
    public Catalog<Image> Images { get; }

    /// <summary>The instances.</summary>
    public Catalog<Instance> Instances { get; }

    /// <summary>The volumes.</summary>
    public Catalog<Volume> Volumes { get; }

    /// <summary>What the region is called, for example <c>Sunny East 1</c>.</summary>
    internal string DisplayName => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(Name.Replace('-', ' '));

    /// <summary>Adds a zone.</summary>
    public AvailabilityZone AddAvailabilityZone(string name) =>
        AvailabilityZones.Add(id => new AvailabilityZone { Id = id, Name = name, State = "available" });

    /// <summary>Adds an instance type.</summary>
    public InstanceType AddInstanceType(string name, int ncpus = 2, long ramMb = 4096, long diskGb = 40) =>
        InstanceTypes.Add(id => new InstanceType { Id = id, Name = name, NCpus = ncpus, RamMb = ramMb, DiskGb = diskGb, Enabled = true });

    /// <summary>Adds a private image, made now.</summary>
    public Image AddImage(string name, string os = "linux", string architecture = "x86_64") =>
        Images.Add(id => new Image
        {
            Id = id,
            Name = name,
            Os = os,
            Architecture = architecture,
            Public = false,
            MinDiskGb = 10,
            SizeBytes = 4L << 30,
            CreatedAt = Now,
        });

    /// <summary>Adds an unattached volume, made now; in the first zone unless one is given.</summary>
    public Volume AddVolume(string name, long sizeGb = 50, string? zoneId = null) =>
        Volumes.Add(id => new Volume
        {
            Id = id,
            Name = name,
            SizeGb = sizeGb,
            State = "available",
            ZoneId = zoneId ?? FirstOf(AvailabilityZones),
            CreatedAt = Now,
            Attachments = [],
        });

    /// <summary>Makes random changes in this region. The same seed and the same calls make the same changes.</summary>
    public void Churn(int changes)
    {
        lock (_gate)
        {
            for (var i = 0; i < changes; i++)
            {
                _churn.Make();
            }
        }
    }

    // Blank where a test has removed them all: then the reference dangles, as it would have to.
    private static string FirstOf<T>(Catalog<T> catalog)
        where T : class, IResource => catalog.Page(null, 1).Items.FirstOrDefault()?.Id ?? "";

    // Whole seconds, as the API's clocks have.
    private DateTimeOffset Now => DateTimeOffset.FromUnixTimeSeconds(_time.GetUtcNow().ToUnixTimeSeconds());
}
