namespace AwesomeCloud;

/// <summary>The resources as paths and faults name them.</summary>
public static class ResourceNames
{
    /// <summary><c>account</c></summary>
    public const string Account = "account";

    /// <summary><c>availability_zones</c></summary>
    public const string AvailabilityZones = "availability_zones";

    /// <summary><c>instance_types</c></summary>
    public const string InstanceTypes = "instance_types";

    /// <summary><c>images</c></summary>
    public const string Images = "images";

    /// <summary><c>instances</c></summary>
    public const string Instances = "instances";

    /// <summary><c>volumes</c></summary>
    public const string Volumes = "volumes";

    /// <summary><c>events</c></summary>
    public const string Events = "events";
}
