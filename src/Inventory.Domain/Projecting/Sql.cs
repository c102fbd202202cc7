namespace Inventory.Domain.Projecting;

/// <summary>Identifiers in SQL text. Only names that the product declares come here; values always travel as parameters.</summary>
public static class Sql
{
    /// <summary>The schema of the public tables.</summary>
    public const string VmdbSchema = "vmdb";

    /// <summary>The schema of the event store and of the engine's own tables.</summary>
    public const string InventorySchema = "inventory";

    /// <summary>The schema in which Wolverine keeps messages.</summary>
    public const string MessageSchema = "wolverine";

    /// <summary>A quoted identifier.</summary>
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A table of the VMDB.</summary>
    public static string Table(string table) => $"{VmdbSchema}.{Name(table)}";
}
