namespace Inventory.Sdk;

/// <summary>A range of ports, both ends included (a column of type <c>int4range</c>). In events: <c>[from, to]</c>.</summary>
/// <param name="From">The first port.</param>
/// <param name="To">The last port; not below the first.</param>
public readonly record struct PortRange(int From, int To)
{
    /// <summary>A range of one port.</summary>
    public static PortRange Of(int port) => new(port, port);

    /// <summary><c>80..443</c>.</summary>
    public override string ToString() => $"{From}..{To}";
}
