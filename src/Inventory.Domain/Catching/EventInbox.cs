using System.Collections.Concurrent;
using Inventory.Domain.Collecting;
using Inventory.Domain.Models;
using Inventory.Domain.Observing;
using Inventory.Domain.Parsing;
using Inventory.Domain.Providers;
using Inventory.Sdk;
using Npgsql;

namespace Inventory.Domain.Catching;

/// <summary>
/// Takes events of clouds. Their rows, what could not be understood, the cursor and the refresh that they ask for are saved in one transaction: an event that
/// is acknowledged is never lost, and one that comes again changes nothing.
/// </summary>
public sealed class EventInbox(
    NpgsqlDataSource database, InventoryModels models, RefreshQueue queue, EventOptions options, InventoryMetrics metrics, TimeProvider time)
{
    // Made once: their regular expressions cost more than a batch.
    private readonly ConcurrentDictionary<EventCatcher, EventGroups> groups = [];

    private long failedAt;

    /// <summary>When events could last not be saved because of the database; null if those that came after were.</summary>
    public DateTimeOffset? FailedAt => Interlocked.Read(ref failedAt) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>Saves events.</summary>
    /// <param name="provider">Whose they are.</param>
    /// <param name="events">The events.</param>
    /// <param name="origin">Where they come from; it is saved with them how far that is.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="TakenOverException">Another process catches this provider's events; nothing was saved.</exception>
    /// <exception cref="RepeatedDeliveryException">They were pushed, and received before; nothing was saved.</exception>
    public async Task<SavedEvents> SaveAsync(StoredProvider provider, IReadOnlyList<NativeEvent> events, EventOrigin origin, CancellationToken cancel)
    {
        using var span = Spans.Begin("save events").Of(provider)?.SetTag("inventory.events", events.Count);
        try
        {
            var saved = await SaveUnderstoodAsync(provider, events, origin, cancel);
            Interlocked.Exchange(ref failedAt, 0);
            metrics.Received(provider, "saved", saved.New);
            metrics.Received(provider, "known", saved.Known);
            metrics.Received(provider, "rejected", saved.Rejected);
            metrics.Received(provider, "filtered", saved.Filtered);
            return saved;
        }
        catch (NpgsqlException)
        {
            Interlocked.Exchange(ref failedAt, time.GetUtcNow().UtcTicks);
            throw;
        }
    }

    private async Task<SavedEvents> SaveUnderstoodAsync(
        StoredProvider provider, IReadOnlyList<NativeEvent> events, EventOrigin origin, CancellationToken cancel)
    {
        var (understood, rejected, filtered) = Understand(provider, events, origin.AreCloudEvents);
        try
        {
            return await SaveAsync(provider, understood, rejected, origin, cancel) with { Filtered = filtered };
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
            return await SaveAsync(provider, storable, rejected, origin, cancel) with { Filtered = filtered };
        }
    }

    /// <summary>
    /// A provider is listened to for the first time. What happened between its last refresh and now was told to nobody: everything is read once more, so that
    /// from now on the events alone keep it fresh.
    /// </summary>
    /// <param name="provider">The provider.</param>
    /// <param name="token">Of the catcher.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task BeginAsync(StoredProvider provider, long token, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (!await new EventRows(connection, time).BeginAsync(provider.Id, token, cancel))
            return;
        await queue.AddAsync(connection, provider.Id, Label(provider), RefreshRequest.Full("its events are caught from now on", RefreshRequest.System), cancel);
        await transaction.CommitAsync(cancel);
    }

    private EventGroups GroupsOf(EventCatcher catcher) => groups.GetOrAdd(catcher, c => new EventGroups(c.EventGroups));

    private static string Label(StoredProvider provider) => $"Refreshing Provider id: {provider.Id} name: '{provider.Settings.Name}'";

    private (List<UnderstoodEvent> Understood, List<RejectedEvent> Rejected, int Filtered) Understand(
        StoredProvider provider, IReadOnlyList<NativeEvent> events, bool areCloudEvents)
    {
        var (understood, rejected, filtered) = (new List<UnderstoodEvent>(), new List<RejectedEvent>(), 0);
        var catcher = provider.Manager.EventCatcher!;
        foreach (var native in events)
            try
            {
                NativeEvent Open() => areCloudEvents ? CloudEventEnvelope.Open(native) : native;
                if (native.Body.Length > options.MaxBytes)
                    rejected.Add(new RejectedEvent(native, TooLarge(native)));
                else if (Open() is var opened && (catcher.Parse(opened) is not { } parsed || options.IsFiltered(provider.Manager, parsed.EventType)))
                    filtered++;
                else
                    understood.Add(new UnderstoodEvent(native, parsed with { EmsRef = parsed.EmsRef ?? opened.Pushed?.Id }, [.. catcher.ParseTargets(parsed)]));
            }
            catch (Exception e) // whatever a provider's parser stumbles over: one event stops no others
            {
                rejected.Add(new RejectedEvent(native, provider.Redact(e.Message)));
            }
        return (understood, rejected, filtered);
    }

    private async Task<SavedEvents> SaveAsync(
        StoredProvider provider, IReadOnlyList<UnderstoodEvent> events, IReadOnlyList<RejectedEvent> rejected, EventOrigin origin, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var rows = new EventRows(connection, time);
        await (origin switch
        {
            StreamPosition position => rows.MoveAsync(provider.Id, position, cancel),
            PushedDelivery delivery => rows.NoteAsync(provider.Id, delivery, cancel),
            DeadLetter letter => rows.TakeAsync(letter.Id, rejected, cancel),
            _ => throw new ArgumentException($"{origin} is no origin of events.", nameof(origin)),
        });
        if (origin is not DeadLetter)
            await rows.RejectAsync(provider.Id, rejected, origin.AreCloudEvents, cancel);
        var saved = await rows.InsertAsync(provider.Id, GroupsOf(provider.Manager.EventCatcher!), [.. events.Select(e => e.Event)], cancel);
        var task = provider.IsPaused ? null : await AskAsync(connection, provider, events, saved, cancel);
        if (task is { } id)
            await rows.LinkAsync(saved.Values, id, cancel);
        await transaction.CommitAsync(cancel);
        foreach (var index in origin is DeadLetter ? [] : saved.Keys.AsEnumerable()) // those waited for somebody to look at them
            metrics.Aged(provider, "saved", time.GetUtcNow() - events[index].Event.Timestamp);
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
        var request = new RefreshRequest(plan.Targets, Normalise.Message(reason), RefreshRequest.System, $"{History.Cause.OfEvent}{saved[first]}");
        return await queue.AddAsync(connection, provider.Id, Label(provider), request, cancel);
    }

    private async Task<string?> ProblemOfAsync(StoredProvider provider, UnderstoodEvent one, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var trial = await connection.BeginTransactionAsync(cancel); // never committed
        try
        {
            await new EventRows(connection, time).InsertAsync(provider.Id, new EventGroups([]), [one.Event], cancel);
            return null;
        }
        catch (PostgresException e) when (IsOfData(e))
        {
            return $"It cannot be stored: {e.MessageText}";
        }
    }

    private string TooLarge(NativeEvent native) =>
        $"It has {native.Body.Length} bytes; {options.MaxBytes} are the most that an event may have (Inventory:Events:MaxBytes).";

    // Classes 22 (data exception) and 54 (limit exceeded).
    private static bool IsOfData(PostgresException e) => e.SqlState.StartsWith("22", StringComparison.Ordinal) || e.SqlState.StartsWith("54", StringComparison.Ordinal);

    private sealed record UnderstoodEvent(NativeEvent Native, EmsEvent Event, IReadOnlyList<EventTarget> Targets);
}

/// <summary>An event that could not be understood.</summary>
/// <param name="Native">As it came.</param>
/// <param name="Problem">What is wrong with it.</param>
internal sealed record RejectedEvent(NativeEvent Native, string Problem);

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
