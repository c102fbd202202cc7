using Inventory.Api.Authorizing;
using Inventory.Api.Serving.Acting;
using Inventory.Api.Serving.Declaring;
using Inventory.Domain.Collecting;
using Inventory.Domain.Projecting;
using Npgsql;
using Wolverine.ErrorHandling;
using Wolverine.Persistence.Durability;
using Wolverine.Persistence.Durability.DeadLetterManagement;
using Wolverine.Runtime.Handlers;

namespace Inventory.Api.Maintaining;

/// <summary>
/// Messages of the program to itself whose handling failed for good. Wolverine keeps them, under ids that are no numbers; here a number stands for each, made from
/// that id. Of the message itself nothing is shown, and of its error no address, which may hold a secret.
/// </summary>
internal sealed class DeadMessages(NpgsqlDataSource database, IMessageStore messages)
{
    /// <summary>Of the collection: the rows.</summary>
    public const string Rows =
        $"""
        (select {Number} as id, id::text as guid, message_type, received_at as queue, exception_type as error_type,
           left(regexp_replace(exception_message, '([a-z][a-z0-9+.-]*://)\S+', '\1…', 'gi'), 1000) as error, sent_at, coalesce(replayable, false) as replayable
         from {Table})
        """;

    private const string Number = "(hashtextextended(id::text, 0) & 9223372036854775807)";

    private const string Table = $"{Sql.MessageSchema}.wolverine_dead_letters";

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)];

    /// <summary>Of the collection: the columns.</summary>
    public static IEnumerable<(string Name, ValueKind Kind)> Columns =>
    [
        ("id", ValueKind.Id), ("guid", ValueKind.Text), ("message_type", ValueKind.Text), ("queue", ValueKind.Text), ("error_type", ValueKind.Text),
        ("error", ValueKind.Text), ("sent_at", ValueKind.Instant), ("replayable", ValueKind.Boolean),
    ];

    /// <summary>Messages that fail because the database is gone come again, for a quarter of an hour.</summary>
    public static void NotWithoutDatabase(HandlerChain chain) => chain.OnException<Exception>(LostDatabase.IsCauseOf).ScheduleRetry(Pauses);

    /// <summary>Puts a message back into its queue, within seconds.</summary>
    public async Task ReplayAsync(long number, CancellationToken cancel) => await messages.DeadLetters.ReplayAsync(await QueryAsync(number, cancel), cancel);

    /// <summary>Forgets a message.</summary>
    public async Task DeleteAsync(long number, CancellationToken cancel) => await messages.DeadLetters.DiscardAsync(await QueryAsync(number, cancel), cancel);

    private async Task<DeadLetterEnvelopeQuery> QueryAsync(long number, CancellationToken cancel)
    {
        await using var command = database.CreateCommand($"select id from {Table} where {Number} = $1");
        command.Parameters.Add(new() { Value = number });
        // None must not stand for all, as an empty list does.
        return new DeadLetterEnvelopeQuery([await command.ExecuteScalarAsync(cancel) is Guid id ? id : Guid.Empty]);
    }
}

/// <summary><c>replay</c> of a message whose handling failed.</summary>
internal sealed class ReplayDeadMessage(DeadMessages messages) : Order("replay", Right.Administer, OrderPlaces.Resource, "dead_messages")
{
    public override async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        await messages.ReplayAsync(request.Target!.Id, cancel);
        return ActionOutcome.Success($"Replaying Dead Message id: {request.Target.Id}");
    }
}

/// <summary><c>delete</c> of a message whose handling failed.</summary>
internal sealed class DeleteDeadMessage(DeadMessages messages) : Order("delete", Right.Administer, OrderPlaces.Resource, "dead_messages")
{
    public override async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        await messages.DeleteAsync(request.Target!.Id, cancel);
        return ActionOutcome.Success($"Deleting Dead Message id: {request.Target.Id}");
    }
}
