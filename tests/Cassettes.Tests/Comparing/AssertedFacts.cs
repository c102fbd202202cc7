namespace Cassettes.Tests.Comparing;

/// <summary>Compares the VMDB with the facts that the original tests state.</summary>
internal sealed class AssertedFacts(Vmdb vmdb, Findings findings)
{
    private static readonly HashSet<string> ListConditions = ["count", "minCount", "exactly", "including", "compare"];

    // What is said of a record besides the facts themselves.
    private static readonly HashSet<string> Described = ["table", "find", "attributes", "relations", "children", "mustNotExist", "exactlyOne", "note"];

    // Members of what is asserted that are facts, or tell of them.
    private static readonly HashSet<string> Handled = ["source", "counts", "records", "countsNote"];

    private readonly Fields fields = new(vmdb);
    private readonly RelationFacts relations = new(vmdb);

    /// <summary>Compares everything that is asserted.</summary>
    /// <param name="asserted">The member <c>asserted</c> of an expected file.</param>
    public void Compare(JsonObject asserted)
    {
        foreach (var other in asserted.Select(m => m.Key).Where(m => !Handled.Contains(m)))
            findings.Skip(other, "not a fact of the inventory");
        CompareCounts(asserted["counts"] as JsonObject ?? [], ProviderLists(asserted));
        foreach (var record in asserted["records"]?.AsArray() ?? [])
            CompareRecord((JsonObject)record!);
    }

    /// <summary>Tables whose rows come from a list of the provider's own, by the note on the counts.</summary>
    public static HashSet<string> ProviderLists(JsonObject asserted) =>
        (string?)asserted["countsNote"] is { } note && note.Contains("your own list", StringComparison.Ordinal)
        ? [.. note.Split('`').Where((_, i) => i % 2 == 1)]
        : [];

    /// <summary>Compares numbers of rows.</summary>
    public void CompareCounts(JsonObject counts, HashSet<string> providerLists)
    {
        foreach (var (name, expected) in counts)
            if (providerLists.Contains(name))
                findings.Skip($"count of {name}", "the rows are the provider's own list");
            else
                findings.Fact(JsonMatcher.Matches(expected, vmdb.Count(name)), () =>
                    $"count of {name}: expected {JsonMatcher.Show(expected)}, found {vmdb.Count(name)}");
    }

    private void CompareRecord(JsonObject record)
    {
        var table = (string)record["table"]!;
        var title = $"{table} {string.Join(", ", record["find"]!.AsObject().Select(f => $"{f.Key} {f.Value}"))}";
        foreach (var other in record.Select(m => m.Key).Where(m => !Described.Contains(m)))
            findings.Skip($"{table}.{other}", "unknown kind of fact");
        if (!vmdb.HasTable(table))
        {
            findings.Skip(title, "there is no such table");
            return;
        }
        var rows = vmdb.Rows(table).Where(row => IsFound(row, record["find"]!.AsObject())).ToArray();
        if ((bool?)record["mustNotExist"] == true)
            findings.Fact(rows.Length == 0, () => $"{title} exists");
        else if (rows.Length == 0)
            findings.Fact(false, () => $"{title} does not exist");
        else
        {
            findings.Fact((bool?)record["exactlyOne"] != true || rows.Length == 1, () => $"{title}: expected one, found {rows.Length}");
            CompareRows(title, rows, record);
        }
    }

    // Of several rows with that name, one must be what the record says; all of them where the record speaks of all.
    private void CompareRows(string title, Row[] rows, JsonObject record)
    {
        var outcomes = rows.Select(row => FactsOf(row, record).ToArray()).ToArray();
        var chosen = record["find"]!["*"] is not null ? outcomes : [outcomes.MinBy(facts => facts.Count(f => f.Difference is not null))!];
        foreach (var (name, difference, reason) in chosen.SelectMany(facts => facts))
            if (reason is not null)
                findings.Skip($"{(string)record["table"]!}.{name}", reason);
            else
                findings.Fact(difference is null, () => $"{title}: {name}: {difference}");
    }

    private bool IsFound(Row row, JsonObject find) => find.All(condition => condition.Key switch
    {
        "*" => true,
        "kind" => RelationFacts.IsManager(row, (string)condition.Value!),
        var path when path.Contains('.', StringComparison.Ordinal) =>
            relations.Difference(row, path, condition.Value, out var reason) is null && reason is null,
        var name => fields.TryFind(row, name, out var field, out _) && field.Matches(condition.Value),
    });

    private IEnumerable<Outcome> FactsOf(Row row, JsonObject record)
    {
        foreach (var (name, expected) in record["attributes"] as JsonObject ?? [])
            yield return Attribute(row, name, expected);
        foreach (var (path, expected) in record["relations"] as JsonObject ?? [])
            yield return new(path, relations.Difference(row, path, expected, out var reason), reason);
        foreach (var (name, expected) in record["children"] as JsonObject ?? [])
            foreach (var fact in Children(row, name, expected))
                yield return fact;
    }

    private Outcome Attribute(Row row, string name, JsonNode? expected)
    {
        if (!fields.TryFind(row, name, out var field, out var reason))
            return new(name, null, reason);
        return new(name, field.Matches(expected) ? null : JsonMatcher.Difference(expected, field.As(expected)));
    }

    private IEnumerable<Outcome> Children(Row row, string name, JsonNode? expected)
    {
        if (vmdb.RelatedTo(row, name) is not { } related)
            return [new(name, null, vmdb.Untold.GetValueOrDefault((row.Table, name), "no such relation"))];
        if (expected is not JsonObject conditions)
            return [new(name, related.Count > 0 ? null : $"expected {JsonMatcher.Show(expected)}, found none")];
        if (conditions.All(c => ListConditions.Contains(c.Key)))
            return Children(name, related, conditions);
        return related.Rows is [var child]
            ? conditions.Select(c => Attribute(child, c.Key, c.Value)).Select(f => f with { Name = $"{name}.{f.Name}" })
            : [new(name, $"expected one, found {related.Count}")];
    }

    private IEnumerable<Outcome> Children(string name, Related related, JsonObject conditions)
    {
        if (conditions["count"] is { } count)
            yield return new(name, related.Count == (int)count ? null : $"expected {count} rows, found {related.Count}");
        if (conditions["minCount"] is { } least)
            yield return new(name, related.Count >= (int)least ? null : $"expected at least {least} rows, found {related.Count}");
        if (conditions["exactly"] is JsonArray all)
            yield return new(name, related.Count == all.Count ? null : $"expected {all.Count} rows, found {related.Count}");
        var ignoreCase = conditions["compare"] is not null;
        var expected = (conditions["exactly"] as JsonArray ?? []).Concat(conditions["including"] as JsonArray ?? []).Select(e => e!.AsObject()).ToArray();
        var unknown = expected.SelectMany(e => e.Select(m => m.Key)).Distinct()
            .Where(field => related.Rows.Count > 0 && !fields.TryFind(related.Rows[0], field, out _, out var _)).ToArray();
        foreach (var field in unknown)
            yield return new($"{name}.{field}", null, fields.TryFind(related.Rows[0], field, out _, out var why) ? null : why);
        var missing = Pairing.Unmatched(expected, related.Rows, (e, row) => e.Where(m => !unknown.Contains(m.Key)).All(m =>
            fields.TryFind(row, m.Key, out var field, out _) && field.Matches(m.Value, ignoreCase)));
        foreach (var one in expected)
            yield return new(name, missing.Contains(one) ? $"none is {JsonMatcher.Show(one)}" : null);
    }

    /// <summary>What came of one fact: nothing if it holds, else what differs, or why it cannot be compared.</summary>
    private sealed record Outcome(string Name, string? Difference, string? Reason = null);
}
