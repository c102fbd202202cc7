using System.Text.Json;

namespace Inventory.Api.Serving.Acting;

/// <summary>What came of an action: a result, a row to be shown, or a refusal.</summary>
public abstract record ActionOutcome
{
    /// <summary>Done, or queued as tasks. <c>href</c> of the answer is the target's.</summary>
    public static ActionResult Success(string message, params IReadOnlyList<long> taskIds) => new(true, message) { TaskIds = taskIds };

    /// <summary>Failed: 400 for a single target, an entry with <c>success</c> false in bulk.</summary>
    public static ActionResult Failure(string message) => new(false, message);

    /// <summary>A created or edited row of the collection, to be shown as a resource.</summary>
    public static ActedResource Resource(long id) => new(id);

    /// <summary>An error object for a single target, an entry with <c>success</c> false in bulk.</summary>
    public static ActionRefused Refused(ApiError error) => new(error);

    /// <summary>An error object with status 400.</summary>
    public static ActionRefused BadRequest(string message) => new(ApiError.BadRequest(message));
}

/// <summary>An action result.</summary>
/// <param name="Succeeded">Whether it did.</param>
/// <param name="Message">What people read, e.g. <c>Refreshing Provider id: 2 name: 'alpha'</c>.</param>
public sealed record ActionResult(bool Succeeded, string Message) : ActionOutcome
{
    /// <summary>Tasks that were started; the first is <c>task_id</c>.</summary>
    public IReadOnlyList<long> TaskIds { get; init; } = [];

    /// <summary>Lists all of <see cref="TaskIds"/> as <c>tasks</c> too, as a refresh does.</summary>
    public bool ListsTasks { get; init; }

    /// <summary>A free-form result, or null.</summary>
    public JsonElement? Result { get; init; }

    /// <summary>What <c>href</c> points to, as a slug (<c>vms/11</c>); null for the target.</summary>
    public string? About { get; init; }

    /// <summary>Members of this kind of result, shown last; those whose names end in <c>_href</c> hold slugs.</summary>
    public IReadOnlyList<(string Name, string Value)> Members { get; init; } = [];
}

/// <summary>A row to be shown.</summary>
/// <param name="Id">Its id in the collection.</param>
public sealed record ActedResource(long Id) : ActionOutcome;

/// <summary>A row that is gone, to be shown as it was.</summary>
/// <param name="Row">It.</param>
public sealed record ShownRow(JsonElement Row) : ActionOutcome;

/// <summary>Several outcomes of one order.</summary>
/// <param name="All">They.</param>
public sealed record ActionOutcomes(IReadOnlyList<ActionOutcome> All) : ActionOutcome;

/// <summary>A refusal.</summary>
/// <param name="Error">Why.</param>
public sealed record ActionRefused(ApiError Error) : ActionOutcome;
