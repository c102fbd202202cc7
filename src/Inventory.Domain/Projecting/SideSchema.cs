using System.Text;
using Inventory.Domain.History;
using Npgsql;

namespace Inventory.Domain.Projecting;

/// <summary>Names of schemas in which people let a past state be restored.</summary>
public static class SideSchema
{
    private const int MaxBytes = 63;

    // Those of the product, and PostgreSQL's own. A view of a past state is one of the first.
    private static readonly string[] Reserved =
    [
        Sql.VmdbSchema, Sql.InventorySchema, HistoryTables.Schema, PointInTime.Schema, "visible", "visible_past", Rebuild.Schema, "wolverine", "queues", "public",
        "information_schema",
    ];

    /// <summary>Why a state cannot be restored there; null if it can.</summary>
    public static async Task<string?> ProblemAsync(NpgsqlDataSource database, string schema, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(schema) || schema.Any(char.IsControl))
            return "The name of the schema must not be empty, nor hold control characters";
        if (Encoding.UTF8.GetByteCount(schema) > MaxBytes)
            return $"The name of the schema is longer than {MaxBytes} bytes";
        if (Reserved.Contains(schema) || schema.StartsWith("pg_", StringComparison.Ordinal))
            return $"The schema {schema} is reserved; choose another name";
        await using var command = database.CreateCommand("select exists (select from pg_namespace where nspname = $1)");
        command.Parameters.Add(new() { Value = schema });
        return (bool)(await command.ExecuteScalarAsync(cancel))! ? Exists(schema) : null;
    }

    /// <summary>The statement that removes one.</summary>
    public static string Drop(string schema) => $"drop schema {Sql.Name(schema)} cascade";

    internal static string Exists(string schema) => $"The schema {schema} exists already; remove it with: {Drop(schema)}";
}
