using Inventory.Domain.History;
using Inventory.Domain.Projecting;
using Npgsql;

namespace Inventory.Api.Maintaining;

/// <summary>The command <c>restore</c>.</summary>
internal sealed class RestoreTables(Rebuild rebuild, NpgsqlDataSource database, Terminal terminal)
{
    /// <summary>Restores, and tells how to get rid of it.</summary>
    public async Task<int> RunAsync(Moment asOf, string schema, CancellationToken cancel)
    {
        var (past, problem) = await asOf.FindAsync(database, cancel);
        problem ??= await SideSchema.ProblemAsync(database, schema, cancel);
        if (problem is not null)
        {
            terminal.Tell(problem);
            return OpenedInventory.Failed;
        }
        var total = await TableReport.ObjectsAsync(database, null, cancel);
        var (objects, events) = await terminal.WhileAsync("Restoring", total, done => rebuild.RestoreAsync(database, past!, schema, done, cancel));
        terminal.Print(TableReport.Restored(schema, objects, events));
        return 0;
    }
}
