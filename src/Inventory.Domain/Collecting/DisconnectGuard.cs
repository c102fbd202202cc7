namespace Inventory.Domain.Collecting;

/// <summary>
/// Holds back a disconnect of a large share of a collection, as an empty answer of a broken cloud would cause, until somebody or a second
/// identical read confirms it.
/// </summary>
/// <param name="options">The limits.</param>
/// <param name="confirmed">True if an operator confirmed: nothing is held.</param>
/// <param name="heldBefore">What earlier refreshes held, by collection: a digest of the missing keys.</param>
public sealed class DisconnectGuard(GuardOptions options, bool confirmed, IReadOnlyDictionary<string, string> heldBefore)
{
    private readonly Dictionary<string, (string Digest, int Missing)> held = [];

    /// <summary>What this refresh held back: per collection the digest of the missing keys and their number.</summary>
    public IReadOnlyDictionary<string, (string Digest, int Missing)> Held => held;

    /// <summary>Whether so many missing objects are a matter for the guard at all.</summary>
    public bool MayHold(int missing) => !confirmed && missing >= options.AtLeast;

    /// <summary>Decides about one collection.</summary>
    /// <param name="collection">Its name.</param>
    /// <param name="connected">How many objects it had.</param>
    /// <param name="missing">The keys that would be disconnected.</param>
    public bool Holds(string collection, int connected, IReadOnlyList<string> missing)
    {
        if (!MayHold(missing.Count) || missing.Count <= connected * options.Share)
            return false;
        var digest = Digest(missing);
        if (options.ConfirmBySecondRead && heldBefore.GetValueOrDefault(collection) == digest)
            return false;
        held[collection] = (digest, missing.Count);
        return true;
    }

    private static string Digest(IEnumerable<string> keys)
    {
        var hash = new System.IO.Hashing.XxHash128();
        foreach (var key in keys.Order(StringComparer.Ordinal))
        {
            hash.Append(System.Runtime.InteropServices.MemoryMarshal.AsBytes(key.AsSpan()));
            hash.Append([0, 0]);
        }
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}

/// <summary>Limits of the guard against mass disconnects.</summary>
public sealed class GuardOptions
{
    /// <summary>The share of a collection that may disappear at once. Default: 0.5.</summary>
    public double Share { get; set; } = 0.5;

    /// <summary>Fewer missing objects than this are never held. Default: 20.</summary>
    public int AtLeast { get; set; } = 20;

    /// <summary>Whether a second refresh that misses exactly the same objects confirms their disappearance. Default: false, an operator must.</summary>
    public bool ConfirmBySecondRead { get; set; }
}
