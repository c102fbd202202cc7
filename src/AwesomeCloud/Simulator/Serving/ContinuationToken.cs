using System.Globalization;
using System.Text;

namespace AwesomeCloud.Simulator;

/// <summary>
/// Where a listing goes on: after an id, not at an offset, so that items which come and go in between never make it skip or repeat another.
/// The page's number is only there so that faults can be aimed at it.
/// </summary>
internal readonly record struct ContinuationToken(int Page, string After)
{
    public string Encode() => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Page}.{After}")));

    public static bool TryDecode(string text, out ContinuationToken token)
    {
        token = default;
        try
        {
            var parts = Encoding.UTF8.GetString(Convert.FromHexString(text)).Split('.', 2);
            if (parts.Length != 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var page))
            {
                return false;
            }

            token = new ContinuationToken(page, parts[1]);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
