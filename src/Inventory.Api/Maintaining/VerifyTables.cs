using Inventory.Domain.History;
using Inventory.Domain.Projecting;
using Npgsql;

namespace Inventory.Api.Maintaining;

/// <summary>The command <c>verify</c>.</summary>
internal sealed class VerifyTables(Rebuild rebuild, NpgsqlDataSource database, Terminal terminal)
{
    /// <summary>Verifies, and tells the first differences.</summary>
    public async Task<int> RunAsync(Moment? asOf, CancellationToken cancel)
    {
        var (past, problem) = asOf is null ? (null, null) : await asOf.FindAsync(database, cancel);
        if (problem is not null)
        {
            terminal.Tell(problem);
            return OpenedInventory.Failed;
        }
        var total = await TableReport.ObjectsAsync(database, null, cancel);
        var (objects, events, differences) = await terminal.WhileAsync("Verifying", total, done => rebuild.VerifyAsync(database, past, done, cancel));
        TableReport.Print(terminal, differences);
        terminal.Print(TableReport.Verdict(objects, events, differences));
        return differences.Count == 0 ? 0 : 1;
    }
}
