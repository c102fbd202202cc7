using System.Globalization;
using System.Text;

namespace Inventory.Sdk;

/// <summary>
/// Writes natural keys as text so that no two different keys look alike: parts are joined by <c>/</c>, and inside a part <c>%</c>, <c>/</c> and
/// control characters are percent-encoded (as in URLs). <c>("a/b", "c")</c> is <c>a%2Fb/c</c>, <c>("a", "b/c")</c> is <c>a/b%2Fc</c>.
/// A null part, where a key may have one, is <c>%-</c>. What no column can store, NUL and half surrogate pairs, is U+FFFD in a key as it is in
/// the column, so that a link finds its target.
/// </summary>
public static class NaturalKey
{
    /// <summary>The longest key that is stored, in bytes of UTF-8: what an index of PostgreSQL can hold. A longer one is refused with a diagnostic.</summary>
    public const int MaxBytes = 2048;

    /// <summary>Whether a key is short enough to be stored.</summary>
    public static bool Fits(string key) => key.Length <= MaxBytes / 3 || Encoding.UTF8.GetByteCount(key) <= MaxBytes;

    /// <summary>The key of the given parts, in their order.</summary>
    public static string Join(params ReadOnlySpan<string?> parts)
    {
        if (parts.Length == 1)
            return Escape(parts[0]);
        var text = new StringBuilder();
        for (var i = 0; i < parts.Length; i++)
            text.Append(i == 0 ? "" : "/").Append(Escape(parts[i]));
        return text.ToString();
    }

    /// <summary>One part, escaped. Text that needs no escaping is returned as it is.</summary>
    public static string Escape(string? part)
    {
        if (part is null)
            return "%-";
        foreach (var c in part)
            if (MustEscape(c))
                return EscapeSlowly(part);
        return part;
    }

    /// <summary>The part that <see cref="Escape"/> wrote; of a key with one part, the native id.</summary>
    public static string Unescape(string part) => part.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(part) : part;

    private static bool MustEscape(char c) => c is '%' or '/' || char.IsControl(c) || char.IsSurrogate(c);

    private static string EscapeSlowly(string part)
    {
        var text = new StringBuilder(part.Length + 8);
        for (var i = 0; i < part.Length; i++)
        {
            var c = part[i];
            if (char.IsHighSurrogate(c) && i + 1 < part.Length && char.IsLowSurrogate(part[i + 1]))
                text.Append(c).Append(part[++i]);
            else if (c == '\0' || char.IsSurrogate(c))
                text.Append('\uFFFD');
            else if (MustEscape(c))
                text.Append('%').Append(((int)c).ToString("X2", CultureInfo.InvariantCulture));
            else
                text.Append(c);
        }
        return text.ToString();
    }
}
