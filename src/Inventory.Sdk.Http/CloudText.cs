using System.Globalization;
using System.Text;

namespace Inventory.Sdk.Http;

/// <summary>Text from outside, made fit for a message or a log.</summary>
public static class CloudText
{
    /// <summary>One line: control and format characters and runs of white space become one space; what is cut off is shown as "…".</summary>
    /// <param name="text">The text, of any length.</param>
    /// <param name="most">The most characters that are left. Default 300.</param>
    public static string Clean(string text, int most = 300)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = new StringBuilder(Math.Min(text.Length, most));
        foreach (var rune in text.EnumerateRunes())
        {
            var visible = IsVisible(rune);
            if (!visible && (clean.Length == 0 || clean[^1] == ' '))
                continue;
            if (clean.Length + rune.Utf16SequenceLength >= most)
                return clean.Append('…').ToString();
            clean.Append(visible ? rune.ToString() : " ");
        }
        return clean.ToString().TrimEnd();
    }

    private static bool IsVisible(Rune rune) => !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
