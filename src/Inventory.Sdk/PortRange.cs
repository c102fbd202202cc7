namespace Inventory.Sdk;

/// <summary>A range of ports, both ends included (a column of type <c>int4range</c>). In events: <c>[from, to]</c>.</summary>
public readonly record struct PortRange
{
    /// <summary>A range of ports.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The last port is below the first, or no port.</exception>
    public PortRange(int from, int to)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, ushort.MaxValue);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        (From, To) = (from, to);
    }

    /// <summary>The first port.</summary>
    public int From { get; }

    /// <summary>The last port.</summary>
    public int To { get; }

    /// <summary>A range of one port.</summary>
    public static PortRange Of(int port) => new(port, port);

    /// <summary><c>80..443</c>.</summary>
    public override string ToString() => $"{From}..{To}";
}
