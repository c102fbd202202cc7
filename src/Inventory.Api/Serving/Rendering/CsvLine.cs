using System.Buffers;
using System.Text;

namespace Inventory.Api.Serving.Rendering;

/// <summary>
/// Lines of CSV (RFC 4180) in UTF-8. A text that a spreadsheet would take for a formula begins with an apostrophe; numbers are left as they are.
/// Null is nothing, a blank text a pair of quotes.
/// </summary>
internal sealed class CsvLine
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    private readonly ArrayBufferWriter<byte> buffer = new(1 << 16);
    private bool isFirst = true;

    /// <summary>Bytes not yet moved on.</summary>
    public int Length => buffer.WrittenCount;

    /// <summary>A cell without a value.</summary>
    public void AddNull() => Separate();

    /// <summary>A cell with a number, a date or another word of our own making.</summary>
    public void AddPlain(ReadOnlySpan<char> text)
    {
        Separate();
        Write(text);
    }

    /// <summary>A cell with a text from elsewhere.</summary>
    public void AddText(string text)
    {
        Separate();
        var isFormula = text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..];
        if (text.Length > 0 && !isFormula && !text.AsSpan().ContainsAny(Special))
        {
            Write(text);
            return;
        }
        Write(isFormula ? "\"'" : "\"");
        Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
        Write("\"");
    }

    /// <summary>Ends the line.</summary>
    public void End()
    {
        Write("\r\n");
        isFirst = true;
    }

    /// <summary>Hands on what there is.</summary>
    public void MoveTo(IBufferWriter<byte> body)
    {
        body.Write(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
    }

    private void Separate()
    {
        if (!isFirst)
            Write(",");
        isFirst = false;
    }

    private void Write(ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, buffer);
}
