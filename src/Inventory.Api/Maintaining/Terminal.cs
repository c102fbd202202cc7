using System.Globalization;
using System.Text;
using Spectre.Console;

namespace Inventory.Api.Maintaining;

/// <summary>Where a command writes: its result to the output, and what it is doing beside it, so that the output can be piped.</summary>
internal sealed class Terminal(TextWriter output, TextWriter beside)
{
    private readonly IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(beside) });

    /// <summary>A line of the result. What a cloud may have put into it cannot steer a terminal.</summary>
    public void Print(string line) => output.WriteLine(Harmless(line));

    /// <summary>A line about the work.</summary>
    public void Tell(string line) => beside.WriteLine(Harmless(line));

    /// <summary>Writes what was printed.</summary>
    public Task FlushAsync() => output.FlushAsync();

    /// <summary>Shows how far work is: a bar that grows, or plain lines where there is no terminal.</summary>
    /// <param name="what">The work.</param>
    /// <param name="total">How much there is to do.</param>
    /// <param name="work">The work; reports how much it has done.</param>
    public Task<T> WhileAsync<T>(string what, long total, Func<IProgress<int>, Task<T>> work) =>
        console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn()).StartAsync(async shown =>
        {
            var task = shown.AddTask(what, maxValue: Math.Max(1, total));
            var result = await work(new Immediately(done => task.Value = done));
            task.Value = task.MaxValue;
            return result;
        });

    private static string Harmless(string line)
    {
        if (!line.Any(IsHarmful))
            return line;
        var text = new StringBuilder();
        foreach (var c in line)
            _ = IsHarmful(c) ? text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : text.Append(c);
        return text.ToString();
    }

    private static bool IsHarmful(char c) => char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator;

    // Progress<T> would report later, out of order, on other threads.
    private sealed class Immediately(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }
}
