namespace Inventory.Benchmarks.Measuring;

/// <summary>Values in order, of which some say more than others.</summary>
public sealed class Sorted(IEnumerable<double> values)
{
    private readonly double[] values = [.. values.Order()];

    public int Count => values.Length;

    public double Median => At(0.5);

    public double Most => At(1);

    /// <summary>The value that this share of all does not pass.</summary>
    public double At(double share) => values.Length == 0 ? double.NaN : values[Math.Min(values.Length - 1, (int)(values.Length * share))];
}
