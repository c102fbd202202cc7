using System.Globalization;

namespace AwesomeCloud.Simulator;

/// <summary>
/// The ids of one resource of one region: a prefix and 16 hex digits. The digits are a one-to-one scramble of the item's index, so that ids look
/// random and sort in no meaningful order, and yet the index (from which everything else follows) can be read back from an id.
/// </summary>
internal sealed class IdSpace(string prefix, ulong salt)
{
    public ulong Key(int index) => Mix.Forward((ulong)index + salt);

    public int Index(ulong key) => (int)(Mix.Back(key) - salt);

    public string Id(ulong key) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{key:x16}");

    public string Id(int index) => Id(Key(index));

    /// <summary>What an item's content is drawn from.</summary>
    public Dice Dice(int index) => new(Key(index) ^ salt);

    public bool TryKey(string id, out ulong key)
    {
        key = 0;
        return id.Length == prefix.Length + 16
            && id.StartsWith(prefix, StringComparison.Ordinal)
            && ulong.TryParse(id.AsSpan(prefix.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out key)
            && Id(key) == id;
    }
}
