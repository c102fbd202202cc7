using Inventory.Domain.Collecting;
using Inventory.Domain.History;
using Inventory.Domain.Projecting;
using Npgsql;
using Wolverine.Runtime.Handlers;

namespace Inventory.Api.Maintaining;

/// <summary>An order to look after the tables, as a task.</summary>
/// <param name="Action">What to do: one of <see cref="TableOrders"/>'s.</param>
/// <param name="Collection">For a rebuild: only this collection.</param>
/// <param name="AsOf">The state, as people name it.</param>
/// <param name="Schema">For a restore: where to.</param>
/// <param name="TaskId">The task.</param>
public sealed record MaintainTables(string Action, string? Collection, string? AsOf, string? Schema, long TaskId);

/// <summary>Handles <see cref="MaintainTables"/>.</summary>
public static class MaintainTablesHandler
{
    /// <summary>Nobody asks a second time: it waits for a database that is gone, and what fails otherwise is kept as a dead message.</summary>
    public static void Configure(HandlerChain chain) => DeadMessages.NotWithoutDatabase(chain);

    /// <summary>Does it, and says in the task how far it is and what came of it.</summary>
    public static async Task Handle(
        MaintainTables order, Rebuild rebuild, TablesBeside tables, TaskLog tasks, NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var told = await database.OpenConnectionAsync(cancel);
        var progress = new Latest();
        var work = DoAsync(order, rebuild, tables, database, progress, cancel);
        while (await Task.WhenAny(work, Task.Delay(TimeSpan.FromSeconds(1), cancel)) != work)
            if (progress.Objects > 0)
                await tasks.ProgressAsync(told, order.TaskId, $"{progress.Objects} objects so far", cancel);
        await tasks.FinishAsync(told, order.TaskId, await work, cancel);
    }

    private static async Task<TaskEnd> DoAsync(
        MaintainTables order, Rebuild rebuild, TablesBeside tables, NpgsqlDataSource database, IProgress<int> progress, CancellationToken cancel)
    {
        try
        {
            var (past, problem) = order.AsOf is not null && Moment.TryParse(order.AsOf, out var moment) ? await moment.FindAsync(database, cancel) : (null, null);
            if (order.Schema is { } schema)
                problem ??= await SideSchema.ProblemAsync(database, schema, cancel);
            if (problem is not null)
                return new TaskEnd("Error", problem);
            if (order is { Action: TableOrders.Restore, Schema: { } into })
            {
                var (restored, from) = await rebuild.RestoreAsync(database, past!, into, progress, cancel);
                return new TaskEnd("Ok", TableReport.Restored(into, restored, from));
            }
            var part = order.Collection is null ? null : tables.PartWith(order.Collection);
            var (objects, events, differences) = order.Action == TableOrders.Rebuild
                ? await rebuild.RebuildAsync(database, part, progress, cancel)
                : await rebuild.VerifyAsync(database, past, progress, cancel);
            var isRight = order.Action == TableOrders.Rebuild || differences.Count == 0;
            return new TaskEnd(isRight ? "Ok" : "Error", TableReport.Verdict(objects, events, isRight ? [] : differences), Results: TableReport.ToJson(differences));
        }
        catch (Exception e) when (e is NpgsqlException or OtherTablesWrongException)
        {
            return new TaskEnd("Error", e.Message);
        }
    }

    private sealed class Latest : IProgress<int>
    {
        private int objects;

        public int Objects => Volatile.Read(ref objects);

        public void Report(int value) => Volatile.Write(ref objects, value);
    }
}
