namespace AwesomeCloud.Simulator;

/// <summary>The 64-bit finaliser of SplitMix64: one input, one output, no two inputs alike, and a way back.</summary>
internal static class Mix
{
    private const ulong A = 0xbf58476d1ce4e5b9, B = 0x94d049bb133111eb;
    private const ulong InverseA = 0x96de1b173f119089, InverseB = 0x319642b2d24d8ec3;

    public static ulong Forward(ulong x)
    {
        x = (x ^ (x >> 30)) * A;
        x = (x ^ (x >> 27)) * B;
        return x ^ (x >> 31);
    }

    public static ulong Back(ulong x)
    {
        x = (x ^ (x >> 31) ^ (x >> 62)) * InverseB;
        x = (x ^ (x >> 27) ^ (x >> 54)) * InverseA;
        return x ^ (x >> 30) ^ (x >> 60);
    }

    /// <summary>A salt from words, the same in every process (unlike <see cref="string.GetHashCode()"/>).</summary>
    public static ulong Salt(int seed, params ReadOnlySpan<string> words)
    {
        var salt = Forward((ulong)seed + 0x9e3779b97f4a7c15);
        foreach (var word in words)
        {
            foreach (var c in word)
            {
                salt = Forward(salt ^ c);
            }

            salt = Forward(salt + 1);
        }

        return salt;
    }
}
