using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Inventory.Sdk.Vmdb;

/// <summary>What stacks are made from (table <c>orchestration_templates</c>): one for each distinct text, however many stacks use it.</summary>
[Model("orchestration_template", "orchestration_templates"), Timestamps("created_at", "updated_at")]
public sealed class OrchestrationTemplate : TypedRecord
{
    /// <summary>Digest of the text (<see cref="DigestOf"/>).</summary>
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

    /// <summary>The MD5 of a text with line feeds as line ends, in hexadecimal: ManageIQ's name of it.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "A name of the text, no protection; the VMDB's.")]
    public static string DigestOf(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(WithLineFeeds(text))));

    /// <summary>The text with line feeds as line ends.</summary>
    public static string WithLineFeeds(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
