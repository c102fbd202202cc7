using System.Collections.Frozen;

namespace Providers.Amazon.Facts;

/// <summary>
/// The instance types of EC2, current and former ones. A list of the program's own: what EC2 tells of types is no part of an inventory, differs by
/// region, and leaves out what is no longer offered but still runs.
/// </summary>
internal static class InstanceTypes
{
    /// <summary>The type of instances whose own type is not known.</summary>
    public static TypeFacts Unknown { get; } = new("unknown", 1, 0, 0, 0, new[] { "classic" }.ToFrozenSet(StringComparer.Ordinal));

    /// <summary>All known types, and the one for those that are not.</summary>
    public static IEnumerable<TypeFacts> All => ByName.Values.Append(Unknown);

    private static FrozenDictionary<string, TypeFacts> ByName { get; } = TypeFacts.Read("InstanceTypes.txt");

    /// <summary>The type of that name; <see cref="Unknown"/> if there is no such.</summary>
    public static TypeFacts Of(string? name) => name is null ? Unknown : ByName.GetValueOrDefault(name, Unknown);

    /// <summary>A type's name in words: <c>m5d.2xlarge</c> is "M5D Double Extra Large".</summary>
    public static string Describe(TypeFacts type)
    {
        if (type == Unknown)
            return type.Name;
        var (family, size) = (type.Name.Split('.')[0], type.Name.Split('.')[1]);
        var words = size switch
        {
            "xlarge" => "Extra Large",
            "2xlarge" => "Double Extra Large",
            "4xlarge" => "Quadruple Extra Large",
            "8xlarge" => "Eight Extra Large",
            _ when size.EndsWith("xlarge", StringComparison.Ordinal) => $"{size[..^"xlarge".Length]} Extra Large",
            _ => $"{char.ToUpperInvariant(size[0])}{size[1..]}",
        };
        return $"{family.ToUpperInvariant()} {words}";
    }
}
