using System.Text.Json;

namespace Inventory.Api.Serving.Declaring;

/// <summary>A relationship of a row to rows of another table. In the SQL, <c>{t}</c> is the alias of the row and <c>{c}</c> that of the other.</summary>
/// <param name="Name">Its name in the API.</param>
/// <param name="Target">What the other rows are.</param>
/// <param name="IsMany">Many others, or at most one.</param>
/// <param name="From">The other table with its alias, and what must be joined to reach the owner's key.</param>
/// <param name="OwnerKey">For many: which expression of <paramref name="From"/> is the id of the row. For one: the join condition.</param>
public sealed record Association(string Name, CollectionDefinition Target, bool IsMany, string From, string OwnerKey)
{
    /// <summary>Its name as written into JSON.</summary>
    public JsonEncodedText Key { get; } = JsonEncodedText.Encode(Name);

    /// <summary>What other rows must fulfil, or null.</summary>
    public string? Condition { get; init; }

    /// <summary>For one: the table itself sees to it that there is at most one.</summary>
    public bool IsUnique { get; init; } = true;

    /// <summary>The row that a foreign key of this row names.</summary>
    public static Association BelongsTo(string name, CollectionDefinition target, string foreignKey) =>
        new(name, target, false, $"{target.Table} {{c}}", $"{{c}}.id = {{t}}.\"{foreignKey}\"");

    /// <summary>The one row whose foreign key names this row.</summary>
    public static Association HasOne(string name, CollectionDefinition target, string foreignKey) =>
        new(name, target, false, $"{target.Table} {{c}}", $"{{c}}.\"{foreignKey}\" = {{t}}.id");

    /// <summary>The rows whose foreign key names this row.</summary>
    public static Association HasMany(string name, CollectionDefinition target, string foreignKey) =>
        new(name, target, true, $"{target.Table} {{c}}", $"{{c}}.\"{foreignKey}\"")
        {
            Condition = target.Condition?.Replace("{t}", "{c}", StringComparison.Ordinal),
        };

    /// <summary>The rows whose foreign key names the one row (<paramref name="via"/>) whose foreign key names this row.</summary>
    public static Association HasManyThrough(string name, CollectionDefinition target, string foreignKey, CollectionDefinition via, string viaForeignKey) =>
        new(name, target, true, $"{target.Table} {{c}} join {via.Table} {{c}}_via on {{c}}_via.id = {{c}}.\"{foreignKey}\"", $"{{c}}_via.\"{viaForeignKey}\"");

    /// <summary>SQL of this association with aliases put in.</summary>
    internal static string Fill(string sql, string? row, string other) =>
        sql.Replace("{t}", row, StringComparison.Ordinal).Replace("{c}", other, StringComparison.Ordinal);
}
