using System.Text.Json;
using System.Text.Json.Serialization;

namespace Inventory.Benchmarks.Measuring;

/// <summary>How one figure of a result is shown.</summary>
/// <param name="Head">Its name.</param>
/// <param name="Of">Its text.</param>
public sealed record Figure<T>(string Head, Func<T, string> Of);

/// <summary>Prints results, one line each, for people or for machines.</summary>
public static class Report
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Prints them.</summary>
    /// <param name="about">What was measured.</param>
    /// <param name="results">The results.</param>
    /// <param name="json">For machines.</param>
    /// <param name="figures">What people see of each; the first is its name.</param>
    public static void Print<T>(object about, IReadOnlyList<T> results, bool json, params IReadOnlyList<Figure<T>> figures)
    {
        if (json)
            PrintJson(new { about, results });
        else
            PrintTable(about, results, figures);
    }

    /// <summary>Prints anything for machines.</summary>
    public static void PrintJson(object all) => Console.WriteLine(JsonSerializer.Serialize(all, Json));

    /// <summary>Prints results for people.</summary>
    /// <inheritdoc cref="Print"/>
    public static void PrintTable<T>(object about, IReadOnlyList<T> results, IReadOnlyList<Figure<T>> figures)
    {
        Console.WriteLine(about);
        string[][] lines = [[.. figures.Select(f => f.Head)], .. results.Select(r => figures.Select(f => f.Of(r)).ToArray())];
        var widths = figures.Select((_, at) => lines.Max(l => l[at].Length)).ToArray();
        foreach (var line in lines)
            Console.WriteLine(string.Join("  ", line.Select((text, at) => at == 0 ? text.PadRight(widths[0]) : text.PadLeft(widths[at]))));
    }
}
