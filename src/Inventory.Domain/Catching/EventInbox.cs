using System.Text.Json;
using Inventory.Domain.Collecting;
using Inventory.Domain.Models;
using Inventory.Domain.Parsing;
using Inventory.Domain.Providers;
using Inventory.Sdk;
using Npgsql;

namespace Inventory.Domain.Catching;

/// <summary>
/// Takes events of clouds. Their rows, what could not be understood, the cursor and the refresh that they ask for are saved in one transaction: an event that
/// is acknowledged is never lost, and one that comes again changes nothing.
/// </summary>
public sealed class EventInbox(NpgsqlDataSource database, InventoryModels models, RefreshQueue queue, EventOptions options, TimeProvider time)
{
    // Who asks for the refreshes.
    private const string User = "system";

    /// <summary>Saves events.</summary>
    /// <param name="provider">Whose they are.</param>
    /// <param name="events">The events.</param>
    /// <param name="position">Moves on with them; null for events that were pushed.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="TakenOverException">Another process catches this provider's events; nothing was saved.</exception>
    public async Task<SavedEvents> SaveAsync(StoredProvider provider, IReadOnlyList<NativeEvent> events, StreamPosition? position, CancellationToken cancel)
    {
        var (understood, rejected, filtered) = Understand(provider, events);
        try
        {
            return await SaveAsync(provider, understood, rejected, position, cancel) with { Filtered = filtered };
        }
        catch (PostgresException e) when (IsOfData(e) && understood.Count > 0)
        {
            // Something in one of them cannot be stored. Which one, only trying tells.
            var storable = new List<UnderstoodEvent>();
            foreach (var one in understood)
                if (await ProblemOfAsync(provider, one, cancel) is { } problem)
                    rejected.Add(new RejectedEvent(one.Native, problem));
                else
                    storable.Add(one);
            return await SaveAsync(provider, storable, rejected, position, cancel) with { Filtered = filtered };
        }
    }

    private (List<UnderstoodEvent> Understood, List<RejectedEvent> Rejected, int Filtered) Understand(StoredProvider provider, IReadOnlyList<NativeEvent> events)
    {
        var (understood, rejected, filtered) = (new List<UnderstoodEvent>(), new List<RejectedEvent>(), 0);
        var catcher = provider.Manager.EventCatcher!;
        foreach (var native in events)
            try
            {
                if (native.Body.Length > options.MaxBytes)
                    rejected.Add(new RejectedEvent(native, $"It has {native.Body.Length} bytes; {options.MaxBytes} are the most that an event may have (Inventory:Events:MaxBytes)."));
                else if (catcher.Parse(native) is not { } parsed || options.IsFiltered(provider.Manager, parsed.EventType))
                    filtered++;
                else
                    understood.Add(new UnderstoodEvent(native, parsed, [.. catcher.ParseTargets(parsed)]));
            }
            catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException or KeyNotFoundException or OverflowException or ArgumentException)
            {
                rejected.Add(new RejectedEvent(native, provider.Redact(e.Message)));
            }
        return (understood, rejected, filtered);
    }

    private async Task<SavedEvents> SaveAsync(
        StoredProvider provider, IReadOnlyList<UnderstoodEvent> events, IReadOnlyList<RejectedEvent> rejected, StreamPosition? position, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var rows = new EventRows(connection, time);
        if (position is not null)
            await rows.MoveAsync(provider.Id, position, cancel);
        await rows.RejectAsync(provider.Id, rejected, cancel);
        var saved = await rows.InsertAsync(provider.Id, [.. events.Select(e => e.Event)], cancel);
        var task = provider.IsPaused ? null : await AskAsync(connection, provider, events, saved, cancel);
        if (task is { } id)
            await rows.LinkAsync(saved.Values, id, cancel);
        await transaction.CommitAsync(cancel);
        return new SavedEvents(saved.Count, events.Count - saved.Count, rejected.Count, task);
    }

    // An event that was there already has asked for its refresh.
    private async Task<long?> AskAsync(
        NpgsqlConnection connection, StoredProvider provider, IReadOnlyList<UnderstoodEvent> events, Dictionary<int, long> saved, CancellationToken cancel)
    {
        var plan = new TargetPlan(provider.Manager);
        foreach (var index in saved.Keys)
            foreach (var target in events[index].Targets)
                if (models.Find(target.Collection) is { IsChild: false } model)
                    plan.Add(model, target.EmsRef);
        if (plan.IsEmpty)
            return null;
        var first = saved.Keys.Where(i => events[i].Targets.Count > 0).Min();
        var reason = saved.Count == 1 ? $"event {events[first].Event.EventType}" : $"event {events[first].Event.EventType} and {saved.Count - 1} more";
        var request = new RefreshRequest(plan.Targets, Normalise.Message(reason), User, $"event_streams/{saved[first]}");
        return await queue.AddAsync(connection, provider.Id, $"Refreshing Provider id: {provider.Id} name: '{provider.Settings.Name}'", request, cancel);
    }

    private async Task<string?> ProblemOfAsync(StoredProvider provider, UnderstoodEvent one, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var trial = await connection.BeginTransactionAsync(cancel); // never committed
        try
        {
            await new EventRows(connection, time).InsertAsync(provider.Id, [one.Event], cancel);
            return null;
        }
        catch (PostgresException e) when (IsOfData(e))
        {
            return $"It cannot be stored: {e.MessageText}";
        }
    }

    // Classes 22 (data exception) and 54 (limit exceeded).
    private static bool IsOfData(PostgresException e) => e.SqlState.StartsWith("22", StringComparison.Ordinal) || e.SqlState.StartsWith("54", StringComparison.Ordinal);

    private sealed record UnderstoodEvent(NativeEvent Native, EmsEvent Event, IReadOnlyList<EventTarget> Targets);
}

/// <summary>An event that could not be understood.</summary>
/// <param name="Native">As it came.</param>
/// <param name="Problem">What is wrong with it.</param>
internal sealed record RejectedEvent(NativeEvent Native, string Problem);

/// <summary>Where a stream goes on.</summary>
/// <param name="Cursor">After the events; null if the cloud remembers it itself.</param>
/// <param name="Token">Of the catcher.</param>
public sealed record StreamPosition(string? Cursor, long Token);

/// <summary>What became of events.</summary>
/// <param name="New">So many are saved.</param>
/// <param name="Known">So many were saved before.</param>
/// <param name="Rejected">So many could not be understood.</param>
/// <param name="TaskId">The task of the refresh that they asked for; null if they asked for none.</param>
public sealed record SavedEvents(int New, int Known, int Rejected, long? TaskId)
{
    /// <summary>So many are of no interest.</summary>
    public int Filtered { get; init; }
}
