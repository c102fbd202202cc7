using System.Text.Json;
using Inventory.Api.Authorizing;
using Inventory.Api.Commanding;
using Inventory.Api.Serving.Acting;
using Inventory.Domain.Collecting;
using Inventory.Domain.History;
using Inventory.Domain.Projecting;
using Npgsql;
using Wolverine;

namespace Inventory.Api.Maintaining;

/// <summary>
/// The commands that look after the tables, as orders to all providers, whose tables they are: <c>rebuild_tables</c> (<c>collection</c>), <c>verify_tables</c>
/// (<c>as_of</c>), <c>restore_tables</c> (<c>as_of</c>, <c>schema</c>). Each is a task; the results of a verification are the first differences.
/// </summary>
public abstract class TableOrders(TablesBeside tables, TaskLog tasks, NpgsqlDataSource database, IMessageBus bus) : IActionHandler
{
    internal const string Rebuild = "rebuild_tables";
    internal const string Verify = "verify_tables";
    internal const string Restore = "restore_tables";

    /// <inheritdoc/>
    public IEnumerable<string> Collections => ["providers"];

    /// <inheritdoc/>
    public abstract string Action { get; }

    /// <inheritdoc/>
    public bool OnCollection => true;

    /// <inheritdoc/>
    public bool OnResource => false;

    /// <inheritdoc/>
    public Right Needs => Right.Administer;

    /// <summary>The members that the order may have.</summary>
    protected abstract IReadOnlyList<string> Members { get; }

    /// <inheritdoc/>
    public async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        var given = request.Resource;
        foreach (var member in given.EnumerateObject())
            if (!Members.Contains(member.Name) || member.Value.ValueKind != JsonValueKind.String)
                return ActionOutcome.BadRequest($"{Action} takes {string.Join(" and ", Members)}, as texts; not {member.Name}");
        var (collection, asOf, schema) = (ProviderBody.Text(given, "collection"), ProviderBody.Text(given, "as_of"), ProviderBody.Text(given, "schema"));
        if (await ProblemAsync(collection, asOf, schema, cancel) is { } problem)
            return ActionOutcome.BadRequest(problem);
        await using var connection = await database.OpenConnectionAsync(cancel);
        var what = char.ToUpperInvariant(Action[0]) + Action[1..].Replace('_', ' ');
        var task = await tasks.QueueAsync(connection, what, request.User.Userid, cancel);
        await bus.PublishAsync(new MaintainTables(Action, collection, asOf, schema, task));
        return ActionOutcome.Success($"{what}: queued", task);
    }

    private async Task<string?> ProblemAsync(string? collection, string? asOf, string? schema, CancellationToken cancel)
    {
        if (collection is not null && tables.PartWith(collection) is null)
            return $"There is no collection {collection}";
        if (Action == Restore && (asOf is null || schema is null))
            return $"{Action} needs as_of and schema";
        if (asOf is not null && !Moment.TryParse(asOf, out _))
            return $"as_of takes {Moment.Forms}";
        return schema is null ? null : await SideSchema.ProblemAsync(database, schema, cancel);
    }
}

/// <summary><c>rebuild_tables</c>.</summary>
public sealed class RebuildOrder(TablesBeside tables, TaskLog tasks, NpgsqlDataSource database, IMessageBus bus) : TableOrders(tables, tasks, database, bus)
{
    /// <inheritdoc/>
    public override string Action => Rebuild;

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Members => ["collection"];
}

/// <summary><c>verify_tables</c>.</summary>
public sealed class VerifyOrder(TablesBeside tables, TaskLog tasks, NpgsqlDataSource database, IMessageBus bus) : TableOrders(tables, tasks, database, bus)
{
    /// <inheritdoc/>
    public override string Action => Verify;

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Members => ["as_of"];
}

/// <summary><c>restore_tables</c>.</summary>
public sealed class RestoreOrder(TablesBeside tables, TaskLog tasks, NpgsqlDataSource database, IMessageBus bus) : TableOrders(tables, tasks, database, bus)
{
    /// <inheritdoc/>
    public override string Action => Restore;

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Members => ["as_of", "schema"];
}
