using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Inventory.Domain.Tests;

/// <summary>Notes the statements that one data source executes.</summary>
public sealed class StatementLog : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<string> executed = [];

    public IReadOnlyCollection<string> Executed => executed;

    public void Forget() => executed.Clear();

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Name?.Contains("Execution", StringComparison.Ordinal) == true || eventId.Name?.Contains("Starting", StringComparison.Ordinal) == true)
            executed.Enqueue($"{eventId.Name} {formatter(state, exception)}");
    }

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }
}
