using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Inventory.Api.Serving.Declaring;
using Inventory.Api.Serving.Querying;
using Inventory.Domain.Projecting;
using NpgsqlTypes;

namespace Inventory.Api.Serving.Filtering;

/// <summary>One comparison of an attribute with a value.</summary>
internal static class Comparison
{
    public static readonly ApiError IllTyped = ApiError.BadRequest("Must filter on valid attributes for resource");

    private static readonly ApiError Unbounded = ApiError.BadRequest("Regular expressions with back-references are not supported");

    private const int MostEntries = 10_000;

    /// <summary>Makes the condition.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="left">Its SQL.</param>
    /// <param name="filter">Operator and value.</param>
    /// <param name="values">Takes the value.</param>
    /// <param name="sql">The condition.</param>
    /// <param name="error">Why not.</param>
    public static bool TryWrite(
        AttributeDefinition attribute, string left, Filter filter, SqlContext values,
        [NotNullWhen(true)] out string? sql, [NotNullWhen(false)] out ApiError? error)
    {
        sql = null;
        var (kind, op, value) = (attribute.Kind, filter.Operator, filter.Value);
        error = IllTyped;
        if (!SqlContext.IsStorable(value.Text))
            return false;
        if (op is "=~" or "!~" && HasBackReference(value.Text))
        {
            error = Unbounded;
            return false;
        }
        if (kind == ValueKind.JsonMember)
        {
            if (op[0] is '<' or '>')
                return false; // texts of numbers are in no useful order
            (kind, left) = (ValueKind.Text, $"({left} #>> '{{}}')");
        }
        if (value.Form == FilterForm.Null)
            sql = op switch { "=" => $"{left} is null", "!=" => $"{left} is not null", _ => null };
        else if (value.Form == FilterForm.List && op != "=")
            error = ApiError.BadRequest($"Unsupported operator for arrays: {op}");
        else if (kind == ValueKind.Instant)
            sql = InstantSql(left, op, value, values, ref error);
        else if (kind == ValueKind.TextList)
            sql = TextListSql(left, op, value, values);
        else if (value.Form == FilterForm.List)
            sql = AnyOf(kind, left, value.Entries, values);
        else if (Pattern(op, value) is { } pattern)
            sql = $"{AsText(kind, left)} {pattern.Operator} {values.Add(pattern.Text, NpgsqlDbType.Text)}";
        else if (TryRead(kind, value.Text, out var right, out var type))
            sql = Compare(attribute, left, Operator(op), values.Add(right, type));
        if (sql is not null)
            error = null;
        return sql is not null;
    }

    private static string Operator(string op) => op switch { "==" => "=", "!=" or "!==" => "<>", _ => op };

    private static string Compare(AttributeDefinition attribute, string left, string op, string right) =>
        attribute.HasIndexedBeginning && op == "="
            ? $"({VmdbTables.Beginning(left)} = {VmdbTables.Beginning(right)} and {left} = {right})"
            : $"{left} {op} {right}";

    private static string AsText(ValueKind kind, string left) => kind == ValueKind.Text ? left : $"({left})::text";

    // A quoted value with wildcards matches as a whole; =~ and !~ take a regular expression.
    private static (string Operator, string Text)? Pattern(string op, FilterValue value)
    {
        if (op is "=" or "!=" && value.HasWildcards)
        {
            var literal = value.Text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
            return (op == "=" ? "like" : "not like", literal.Replace('*', '%'));
        }
        if (op is not ("=~" or "!~"))
            return null;
        var (insensitive, text) = value.Text switch
        {
            ['/', .. var inner, '/', 'i'] => (true, inner),
            ['/', .. var inner, '/'] => (false, inner),
            _ => (false, value.Text),
        };
        // Ruby ends a text with \z, PostgreSQL with \Z.
        return ((op == "=~" ? "~" : "!~") + (insensitive ? "*" : ""), text.Replace(@"\z", @"\Z", StringComparison.Ordinal));
    }

    // PostgreSQL matches in a time that grows with the text, except where a group must be found again.
    private static bool HasBackReference(string pattern)
    {
        for (var i = 0; i + 1 < pattern.Length; i++)
            if (pattern[i] == '\\' && char.IsBetween(pattern[++i], '1', '9'))
                return true;
        return false;
    }

    private static string? AnyOf(ValueKind kind, string left, string[] entries, SqlContext values)
    {
        if (entries.Length > MostEntries)
            return null;
        var read = new object[entries.Length];
        var numeric = false;
        for (var i = 0; i < entries.Length; i++)
        {
            if (!TryRead(kind, entries[i], out read[i]!, out var type))
                return null;
            numeric |= type == NpgsqlDbType.Numeric;
        }
        var (array, of) = kind switch
        {
            ValueKind.Boolean => ((object)Array.ConvertAll(read, r => (bool)r), NpgsqlDbType.Boolean),
            ValueKind.Double => (Array.ConvertAll(read, r => (double)r), NpgsqlDbType.Double),
            ValueKind.Text => (Array.ConvertAll(read, r => (string)r), NpgsqlDbType.Text),
            _ when numeric => (Array.ConvertAll(read, r => Convert.ToDecimal(r, CultureInfo.InvariantCulture)), NpgsqlDbType.Numeric),
            _ => (Array.ConvertAll(read, r => (long)r), NpgsqlDbType.Bigint),
        };
        return $"{left} = any({values.Add(array, NpgsqlDbType.Array | of)})";
    }

    private static string? TextListSql(string left, string op, FilterValue value, SqlContext values)
    {
        if (value.Form == FilterForm.List)
            return $"{left}::text[] && {values.Add(value.Entries, NpgsqlDbType.Array | NpgsqlDbType.Text)}";
        var negated = op.StartsWith('!');
        var contains = Pattern(op switch { "!=" => "=", "!~" => "=~", _ => op }, value) is { } pattern
            ? $"exists (select 1 from unnest({left}) entry where entry {pattern.Operator} {values.Add(pattern.Text, NpgsqlDbType.Text)})"
            : op is "=" or "==" or "!=" or "!==" ? $"{values.Add(value.Text, NpgsqlDbType.Text)} = any({left})" : null;
        return negated && contains is not null ? $"not ({contains})" : contains;
    }

    // Before the start of a day, after its end, within it. An instant compares exactly.
    private static string? InstantSql(string left, string op, FilterValue value, SqlContext values, ref ApiError? error)
    {
        if (value.HasWildcards || value.Form == FilterForm.List)
            return null;
        if (op is not ("=" or "<" or ">"))
            error = ApiError.BadRequest($"Unsupported operator for datetime: {op}");
        else if (!DateValue.TryParse(value.Text, out var date))
            error = ApiError.BadRequest($"Bad format for datetime: {value.Text}");
        else if (!date.IsDay || op == "<")
            return $"{left} {op} {Instant(date.From)}";
        else
            return op == ">" ? $"{left} >= {Instant(date.Until)}" : $"({left} >= {Instant(date.From)} and {left} < {Instant(date.Until)})";
        return null;

        string Instant(DateTime at) => values.Add(at, NpgsqlDbType.TimestampTz);
    }

    private static bool TryRead(ValueKind kind, string text, [NotNullWhen(true)] out object? value, out NpgsqlDbType type)
    {
        (value, type) = kind switch
        {
            ValueKind.Text => (text, NpgsqlDbType.Text),
            ValueKind.Boolean => (Boolean(text), NpgsqlDbType.Boolean),
            ValueKind.Double => (Double(text), NpgsqlDbType.Double),
            ValueKind.Id or ValueKind.Integer or ValueKind.Bigint
                when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) => (n, NpgsqlDbType.Bigint),
            // A fraction is fine to compare with; a number beyond 64 bits is not meant for any column.
            ValueKind.Id or ValueKind.Integer or ValueKind.Bigint
                when decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var m)
                     && m is > long.MinValue and < long.MaxValue => (m, NpgsqlDbType.Numeric),
            _ => ((object?)null, NpgsqlDbType.Unknown),
        };
        return value is not null;
    }

    private static object? Double(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    private static object? Boolean(string text) => text.ToLowerInvariant() switch
    {
        "true" or "t" or "1" => true,
        "false" or "f" or "0" => false,
        _ => null,
    };
}
