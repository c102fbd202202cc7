using Amazon.EC2.Model;

namespace Providers.Amazon;

/// <summary>What tags mean.</summary>
internal static class Tags
{
    /// <summary>The tag <c>Name</c>, in any case; null if there is none, or it is blank.</summary>
    public static string? Name(this List<Tag>? tags) => Value(tags, "Name");

    /// <summary>Id of the stack that made the tagged object; null if none did.</summary>
    public static string? Stack(this List<Tag>? tags) => Value(tags, "aws:cloudformation:stack-id");

    /// <summary>The text itself; null if it is blank. EC2 says "nothing" in both ways.</summary>
    public static string? OrNull(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string? Value(List<Tag>? tags, string key) =>
        tags?.Find(tag => string.Equals(tag.Key, key, StringComparison.OrdinalIgnoreCase))?.Value.OrNull();
}
