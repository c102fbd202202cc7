namespace Inventory.Sdk.Vmdb;

/// <summary>What stacks are made from (table <c>orchestration_templates</c>): one for each distinct text, however many stacks use it.</summary>
[Model("orchestration_template", "orchestration_templates"), Timestamps("created_at", "updated_at")]
public sealed class OrchestrationTemplate : TypedRecord
{
    /// <summary>MD5 of the text with line feeds as line ends, in hexadecimal. A name of the text, no protection.</summary>
    [Key]
    public string? Md5 { get; set; }

    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Description.</summary>
    [Column(Type = "text")]
    public string? Description { get; set; }

    /// <summary>The text.</summary>
    [Column(Type = "text")]
    public string? Content { get; set; }

    /// <summary>Whether it is not ready for use.</summary>
    public bool? Draft { get; set; }

    /// <summary>Whether users may order stacks from it.</summary>
    public bool? Orderable { get; set; }

    /// <summary>The cloud's own id of it, where it keeps templates.</summary>
    public string? EmsRef { get; set; }
}
