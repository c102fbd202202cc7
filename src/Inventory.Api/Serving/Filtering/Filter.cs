namespace Inventory.Api.Serving.Filtering;

/// <summary>One <c>filter[]</c>, read but not yet understood.</summary>
/// <param name="IsAlternative">Starts with <c>or</c>.</param>
/// <param name="Path">What stands before the operator.</param>
/// <param name="Operator">The operator.</param>
/// <param name="Value">What stands after it.</param>
public sealed record Filter(bool IsAlternative, string Path, string Operator, FilterValue Value)
{
    /// <summary>Has wildcards or is a regular expression: what it costs depends on what it is held against.</summary>
    public bool IsPattern => Value.HasWildcards || Operator is "=~" or "!~";
}

/// <summary>The value of a filter, by how it is written.</summary>
/// <param name="Form">The form.</param>
/// <param name="Text">The text without quotes or brackets.</param>
public sealed record FilterValue(FilterForm Form, string Text)
{
    /// <summary>Has wildcards that count.</summary>
    public bool HasWildcards => Form == FilterForm.Quoted && Text.AsSpan().IndexOfAny('*', '%') >= 0;

    /// <summary>The entries of a list.</summary>
    public string[] Entries => Text.Split(',', StringSplitOptions.TrimEntries);
}

/// <summary>How a value is written.</summary>
public enum FilterForm
{
    /// <summary>As is.</summary>
    Bare,

    /// <summary>In quotes.</summary>
    Quoted,

    /// <summary><c>NULL</c> or <c>nil</c>.</summary>
    Null,

    /// <summary><c>[a,b,c]</c>.</summary>
    List,
}
