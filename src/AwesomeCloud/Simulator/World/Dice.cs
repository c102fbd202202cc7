namespace AwesomeCloud.Simulator;

/// <summary>A small generator whose whole sequence follows from its seed, on every machine and version of .NET.</summary>
internal struct Dice(ulong seed)
{
    private ulong _state = seed;

    public ulong Next() => Mix.Forward(_state += 0x9e3779b97f4a7c15);

    /// <summary>A number from 0 up to, and without, <paramref name="below"/>.</summary>
    public int Next(int below) => (int)((UInt128)Next() * (ulong)below >> 64);

    public bool Percent(int chance) => Next(100) < chance;

    public T Pick<T>(ReadOnlySpan<T> choices) => choices[Next(choices.Length)];
}
