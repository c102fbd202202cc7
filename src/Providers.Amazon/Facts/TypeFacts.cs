using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Providers.Amazon.Facts;

/// <summary>What a machine type is made of.</summary>
/// <param name="Name">E.g. <c>m5d.large</c>.</param>
/// <param name="Vcpus">Virtual CPUs.</param>
/// <param name="Memory">Memory in bytes.</param>
/// <param name="Disks">Disks of its own (instance store).</param>
/// <param name="DiskSize">Size of each of them, in bytes.</param>
/// <param name="Facts">Further facts, by the words that the lists explain.</param>
internal sealed partial record TypeFacts(string Name, int Vcpus, long Memory, int Disks, long DiskSize, FrozenSet<string> Facts)
{
    private const long GiB = 1024L * 1024 * 1024;

    /// <summary>All its disks together, in bytes.</summary>
    public long DiskSpace => Disks * DiskSize;

    /// <summary>Whether a fact is stated.</summary>
    public bool Has(string fact) => Facts.Contains(fact);

    /// <summary>Reads one of the lists in this assembly.</summary>
    /// <param name="list">Its file name.</param>
    public static FrozenDictionary<string, TypeFacts> Read(string list)
    {
        using var stream = typeof(TypeFacts).Assembly.GetManifestResourceStream(list)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').SelectMany(OfLine)
            .ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);
    }

    private static IEnumerable<TypeFacts> OfLine(string line)
    {
        var words = line.Split(' ');
        var facts = words[1].Split(',').ToFrozenSet(StringComparer.Ordinal);
        foreach (var family in words[0].Split(','))
            foreach (var size in words.Skip(2))
                yield return Of(family.Split(':'), size, facts);
    }

    private static TypeFacts Of(string[] family, string text, FrozenSet<string> facts)
    {
        var size = Size().Match(text);
        var vcpus = Number(size.Groups["vcpus"]) ?? VcpusOf(size.Groups["base"].Value);
        var memory = Number(size.Groups["gib"]) ?? (vcpus * decimal.Parse(family[1], CultureInfo.InvariantCulture) * (Number(size.Groups["times"]) ?? 1));
        var disks = Number(size.Groups["disks"]) ?? 0;
        // The providers of the VMDB count a disk's GB as 1024³ bytes.
        return new TypeFacts(
            $"{family[0]}.{size.Groups["name"].Value}", (int)vcpus, (long)(memory * GiB), (int)disks, (long)(Number(size.Groups["gb"]) ?? 0) * GiB, facts);
    }

    // medium 1, large 2, xlarge 4, 2xlarge and metal-2xl 8 …
    private static decimal VcpusOf(string size) => size switch
    {
        "nano" or "micro" or "small" or "medium" => 1,
        "large" => 2,
        "xlarge" => 4,
        _ => 4 * decimal.Parse(Multiple().Match(size).Value, CultureInfo.InvariantCulture),
    };

    private static decimal? Number(Group group) => group.Success ? decimal.Parse(group.Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^(?<name>(?<base>[a-z0-9-]+)(\.tpc\d\.mem(?<times>\d)x)?)(=(?<vcpus>\d+)(/(?<gib>[\d.]+))?)?(\+(?<disks>\d+)x(?<gb>\d+))?$")]
    private static partial Regex Size();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Multiple();
}
