using Inventory.Domain.Projecting;
using Npgsql;

namespace Inventory.Api.Maintaining;

/// <summary>The command <c>rebuild</c>.</summary>
internal sealed class RebuildTables(Rebuild rebuild, TablesBeside tables, NpgsqlDataSource database, Terminal terminal)
{
    /// <summary>Rebuilds, and tells what was wrong.</summary>
    public async Task<int> RunAsync(string? collection, CancellationToken cancel)
    {
        PartOfInventory? part = null;
        if (collection is not null && (part = tables.PartWith(collection)) is null)
        {
            terminal.Tell($"There is no collection {collection}.");
            return OpenedInventory.Failed;
        }
        var total = await TableReport.ObjectsAsync(database, part, cancel);
        var (objects, events, differences) = await terminal.WhileAsync("Rebuilding", total, done => rebuild.RebuildAsync(database, part, done, cancel));
        TableReport.Print(terminal, differences);
        terminal.Print($"The tables{TableReport.Of(part)} are what {events} events of {objects} objects give{(differences.Count == 0 ? ", and were before." : ".")}");
        return 0;
    }
}
