using System.Text;
using System.Text.Json;

namespace Inventory.Api.Serving.Declaring;

/// <summary>
/// A relationship of a row to rows of another table. In the SQL, <c>{t}</c> is the alias of the row, <c>{c}</c> that of the other, and
/// <c>{owned}</c> the condition that the owner's id must fulfil, e.g. <c>= $1</c>.
/// </summary>
/// <param name="Name">Its name in the API.</param>
/// <param name="Target">What the other rows are.</param>
/// <param name="IsMany">Many others, or at most one.</param>
/// <param name="From">The other table with its alias, and what must be joined to reach the owner's key.</param>
/// <param name="OwnerKey">For many: which expression of <paramref name="From"/> is the id of the row. For one: the join condition.</param>
public sealed record Association(string Name, CollectionDefinition Target, bool IsMany, string From, string OwnerKey)
{
    /// <summary>Stands for the condition of the owner's id.</summary>
    internal const string Owned = "{owned}";

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
        Many(name, target, $"{target.Table} {{c}}", $"{{c}}.\"{foreignKey}\"");

    /// <summary>The rows that a join table puts beside this row.</summary>
    /// <param name="name">Its name in the API.</param>
    /// <param name="target">What the other rows are.</param>
    /// <param name="table">The join table.</param>
    /// <param name="owner">Its column with the id of this row.</param>
    /// <param name="other">Its column with the id of the other row.</param>
    public static Association ManyToMany(string name, CollectionDefinition target, string table, string owner, string other) =>
        Many(name, target, $"{target.Table} {{c}} join {table} {{c}}_via on {{c}}_via.\"{other}\" = {{c}}.id", $"{{c}}_via.\"{owner}\"");

    /// <summary>The rows at the end of a path of relationships that begins at this row; each once, however many ways lead to it.</summary>
    /// <param name="name">Its name in the API.</param>
    /// <param name="start">What this row is.</param>
    /// <param name="path">The relationships on the way.</param>
    public static Association Through(string name, CollectionDefinition start, IReadOnlyList<Association> path) =>
        OverPairs(name, path[^1].Target, "s0.id", $"s{path.Count}.id", Steps(start, path));

    /// <summary>The rows from which a path of relationships leads to this row.</summary>
    /// <inheritdoc cref="Through"/>
    public static Association Back(string name, CollectionDefinition start, IReadOnlyList<Association> path) =>
        OverPairs(name, start, $"s{path.Count}.id", "s0.id", Steps(start, path));

    /// <summary>The same, for rows that fulfil one more condition.</summary>
    public Association Where(string condition) => this with { Condition = Condition is null ? condition : $"{Condition} and {condition}" };

    /// <summary>For many: the FROM clause.</summary>
    internal string FromOf(string other, string owned) => Fill(From, null, other).Replace(Owned, owned, StringComparison.Ordinal);

    /// <summary>For many: what the rows of the FROM clause must fulfil to be those of the owners.</summary>
    internal string WhereOf(string other, string owned)
    {
        var ownership = From.Contains(Owned, StringComparison.Ordinal) ? "true" : $"{OwnerKey} {owned}";
        return Fill(Condition is null ? ownership : $"{ownership} and {Condition}", null, other);
    }

    /// <summary>SQL of this association with aliases put in.</summary>
    internal static string Fill(string sql, string? row, string other) =>
        sql.Replace("{t}", row, StringComparison.Ordinal).Replace("{c}", other, StringComparison.Ordinal);

    private static Association Many(string name, CollectionDefinition target, string from, string ownerKey) =>
        new(name, target, true, from, ownerKey) { Condition = target.Condition?.Replace("{t}", "{c}", StringComparison.Ordinal) };

    // The owners stand inside, so that only their pairs are made.
    private static Association OverPairs(string name, CollectionDefinition target, string owner, string other, string steps)
    {
        var pairs = $"select distinct {owner} as owner_id, {other} as other_id from {steps} where {owner} {Owned}";
        return Many(name, target, $"{target.Table} {{c}} join ({pairs}) {{c}}_via on {{c}}_via.other_id = {{c}}.id", "{c}_via.owner_id");
    }

    private static string Steps(CollectionDefinition start, IReadOnlyList<Association> path)
    {
        var steps = new StringBuilder($"{start.Table} s0");
        for (var i = 0; i < path.Count; i++)
        {
            var (step, row, other) = (path[i], $"s{i}", $"s{i + 1}");
            var on = step.IsMany ? $"{step.OwnerKey} = {{t}}.id" : step.OwnerKey;
            steps.Append(Fill($" join {step.From} on {on}{(step.Condition is null ? "" : " and " + step.Condition)}", row, other));
        }
        return steps.ToString();
    }
}
