using System.Text.Json.Serialization;

namespace Inventory.Sdk;

/// <summary>
/// A form as data, in the JSON of Data-Driven-Forms that ManageIQ's UI renders. The names of its leaf fields say where a value belongs
/// (<c>endpoints.&lt;role&gt;.&lt;attribute&gt;</c>, <c>authentications.&lt;type&gt;.&lt;attribute&gt;</c>, else a column of the provider), and are the white
/// list of what a create request may contain.
/// </summary>
/// <param name="Fields">The top-level fields.</param>
public sealed record Form(IReadOnlyList<FormField> Fields)
{
    /// <summary>The names of all leaf fields that are submitted.</summary>
    [JsonIgnore]
    public IEnumerable<string> SubmittedNames => Names(Fields);

    private static IEnumerable<string> Names(IEnumerable<FormField> fields) =>
        fields.SelectMany(f => f.Fields is { } inner ? Names(inner) : f.SkipSubmit == true ? [] : [f.Name]);
}

/// <summary>One component of a form. Members that are null are left out of the JSON.</summary>
public sealed record FormField(string Component, string Name)
{
    /// <summary>Same as the name.</summary>
    public string Id => Name;

    /// <summary>What people read beside the field.</summary>
    public string? Label { get; init; }

    /// <summary>Heading of a container.</summary>
    public string? Title { get; init; }

    /// <summary>HTML input type.</summary>
    public string? Type { get; init; }

    /// <summary>Shown as required; pair it with a validator of type <c>required</c>.</summary>
    public bool? IsRequired { get; init; }

    /// <summary>True for a container's own value that is not sent.</summary>
    public bool? SkipSubmit { get; init; }

    /// <summary>Help below the field.</summary>
    public string? HelperText { get; init; }

    /// <summary>For a select: offers an empty choice first.</summary>
    public bool? IncludeEmpty { get; init; }

    /// <summary>Value at the start.</summary>
    public object? InitialValue { get; init; }

    /// <summary>What a value must satisfy before it is sent.</summary>
    public IReadOnlyList<FormValidator>? Validate { get; init; }

    /// <summary>Choices of a select.</summary>
    public IReadOnlyList<FormOption>? Options { get; init; }

    /// <summary>Other fields on whose values a validation of credentials depends.</summary>
    public IReadOnlyList<string>? ValidationDependencies { get; init; }

    /// <summary>When it is shown at all; null for always.</summary>
    public FormCondition? Condition { get; init; }

    /// <summary>Fields of a container.</summary>
    public IReadOnlyList<FormField>? Fields { get; init; }

    /// <summary>A text field.</summary>
    public static FormField TextField(string name, string label, bool required = false) =>
        new("text-field", name) { Label = label, IsRequired = Flag(required), Validate = Required(required) };

    /// <summary>A password field; its value is a secret.</summary>
    public static FormField PasswordField(string name, string label, bool required = false) =>
        new("password-field", name) { Label = label, Type = "password", IsRequired = Flag(required), Validate = Required(required) };

    /// <summary>A choice of one.</summary>
    public static FormField Select(string name, string label, IEnumerable<FormOption> options, bool required = false) =>
        new("select", name) { Label = label, Options = [.. options], IsRequired = Flag(required), Validate = Required(required) };

    /// <summary>A choice of how to connect, which is not sent itself; the fields of each way have a condition on it.</summary>
    public static FormField ProtocolSelector(string name, string label, params IReadOnlyList<FormOption> options) =>
        new("protocol-selector", name) { Label = label, SkipSubmit = true, InitialValue = options[0].Value, Options = options };

    /// <summary>A group of fields.</summary>
    public static FormField SubForm(string name, string title, params IReadOnlyList<FormField> fields) =>
        new("sub-form", name) { Title = title, Fields = fields };

    /// <summary>The group whose button checks credentials before they are saved.</summary>
    public static FormField ValidateProviderCredentials(string name, params IReadOnlyList<FormField> fields) =>
        new("validate-provider-credentials", name)
        {
            SkipSubmit = true, IsRequired = true, ValidationDependencies = ["type", "zone_id", "provider_region"], Fields = fields,
        };

    private static bool? Flag(bool required) => required ? true : null;

    private static IReadOnlyList<FormValidator>? Required(bool required) => required ? [new FormValidator("required")] : null;
}

/// <summary>A validator of Data-Driven-Forms, e.g. <c>required</c>.</summary>
public sealed record FormValidator(string Type);

/// <summary>A choice of a select: what people read, and the value that is sent.</summary>
public sealed record FormOption(string Label, object Value)
{
    /// <summary>For a selector of protocols: the field whose value tells, when a provider is edited, that this one was chosen.</summary>
    public string? Pivot { get; init; }
}

/// <summary>Shows a field only while another one has a value.</summary>
public sealed record FormCondition(string When, object Is);
