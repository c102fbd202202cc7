namespace Cassettes.Tests.Comparing;

/// <summary>A relation that facts speak of, and the SQL that tells it.</summary>
/// <param name="Table">Table of the rows that have it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Target">Table of the rows related to; null if the relation gives values.</param>
/// <param name="Sql">Gives pairs of <c>owner</c>, the row's id, and <c>target</c>: the related row's id or, without a target, a value as jsonb.</param>
internal sealed record Relation(string Table, string Name, string? Target, string Sql)
{
    /// <summary>One row, by a column of this one.</summary>
    public static Relation To(string table, string name, string column, string target, string where = "true") =>
        new(table, name, target, $"select id as owner, {column} as target from vmdb.{table} where {column} is not null and {where}");

    /// <summary>Rows whose column names this one.</summary>
    public static Relation Many(string table, string name, string target, string column, string where = "true") =>
        new(table, name, target, $"select {column} as owner, id as target from vmdb.{target} where {column} is not null and {where}");

    /// <summary>Rows by a table between.</summary>
    public static Relation Joined(string table, string name, string target, string join, string owner, string targets) =>
        new(table, name, target, $"select {owner} as owner, {targets} as target from vmdb.{join}");

    /// <summary>Values by a query that gives <c>owner</c> and <c>value</c>.</summary>
    public static Relation Values(string table, string name, string sql) =>
        new(table, name, null, $"select owner, to_jsonb(value) as target from ({sql}) v where value is not null");

    /// <summary>What the rows of this relation are related to by another one.</summary>
    public Relation Through(string name, Relation further, string? table = null) =>
        new(table ?? Table, name, further.Target, $"select distinct a.owner, b.target from ({Sql}) a join ({further.Sql}) b on b.owner = a.target");

    /// <summary>The same relation under another name.</summary>
    public Relation As(string name) => this with { Name = name };
}
