using System.Collections.Frozen;

namespace Providers.Amazon.Facts;

/// <summary>The instance classes of RDS, current and former ones.</summary>
internal static class DatabaseTypes
{
    /// <summary>All known classes.</summary>
    public static FrozenDictionary<string, TypeFacts> All { get; } = TypeFacts.Read("DatabaseTypes.txt");
}
