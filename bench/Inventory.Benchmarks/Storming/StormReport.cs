namespace Inventory.Benchmarks.Storming;

/// <summary>Prints what became of a storm.</summary>
public static class StormReport
{
    public static void Print(StormResult result, bool json)
    {
        if (json)
        {
            Report.PrintJson(result);
            return;
        }
        var size = result.Size;
        Console.WriteLine($"{size.Events} events in {result.ToldInSeconds:F1} s about {size.Vms} VMs; {size.Providers - 1} other providers");
        Console.WriteLine($"  told {result.Told}, saved {result.Saved}, dead letters {result.DeadLetters}, lost {result.Told - result.Saved - result.DeadLetters}");
        Console.WriteLine($"  rows right {result.RightRows}, {result.SettledAfterSeconds:F1} s after the last event");
        Console.WriteLine($"  refreshes: {result.FullRefreshes} full, {result.TargetedRefreshes} targeted");
        Print("event -> saved", result.EventToSaved);
        Print("event -> row", result.EventToRow);
        Print("others' refreshes before", result.OthersBefore);
        Print("others' refreshes during", result.OthersDuring);
        Console.WriteLine($"  memory: {result.RssBeforeMb:F0} MB; peak {result.PeakRssBeforeMb:F0} MB before, {result.PeakRssDuringMb:F0} MB during");
    }

    private static void Print(string name, Times times) => Console.WriteLine($"  {name,-26} p50 {times.P50,8:F0} ms   p99 {times.P99,8:F0} ms   ({times.Count})");
}
