using Cassettes.Tests.Expecting;
using Inventory.Sdk.Vmdb;

namespace Cassettes.Tests.Refreshing;

/// <summary>The instance types that the expected rows of Amazon rest on.</summary>
internal static class StaticTypes
{
    private static readonly Lazy<JsonObject> Types = new(() =>
    {
        var path = Path.Combine(CassetteFolder.Path, "amazon", "static_types.json");
        return File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path))!["instance_types"] as JsonObject ?? [] : [];
    });

    /// <summary>The flavor of an instance type; one of that name alone if nothing is known of it.</summary>
    public static Flavor Flavor(string name) => Types.Value[name] is not { } type ? new Flavor { EmsRef = name, Name = name } : new Flavor
    {
        EmsRef = name,
        Name = name,
        Description = (string?)type["description"],
        Enabled = true,
        CpuTotalCores = (int?)type["vcpu"],
        CpuCoresPerSocket = 1,
        CpuSockets = (int?)type["vcpu"],
        Memory = (long?)type["memory"],
        Supports32Bit = Has(type, "architecture", "i386"),
        Supports64Bit = Has(type, "architecture", "x86_64"),
        SupportsHvm = Has(type, "virtualization_type", "hvm"),
        SupportsParavirtual = Has(type, "virtualization_type", "paravirtual"),
        BlockStorageBasedOnly = (bool?)type["ebs_only"],
        CloudSubnetRequired = (bool?)type["vpc_only"],
        EphemeralDiskSize = (long?)type["instance_store_size"],
        EphemeralDiskCount = (int?)type["instance_store_volumes"],
    };

    private static bool Has(JsonNode type, string list, string value) => type[list]?.AsArray().Any(v => (string?)v == value) == true;
}
