namespace Inventory.Domain.Providers;

/// <summary>Columns of a provider that people fill in, and that say nothing to its cloud here. Values are kept as texts.</summary>
public static class ProviderColumns
{
    /// <summary>Their names, with the SQL types that the texts become.</summary>
    public static IReadOnlyDictionary<string, string> Types { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["host_default_vnc_port_end"] = "integer", ["host_default_vnc_port_start"] = "integer", ["options"] = "text", ["project"] = "character varying",
        ["realm"] = "character varying", ["subscription"] = "character varying",
    };
}
