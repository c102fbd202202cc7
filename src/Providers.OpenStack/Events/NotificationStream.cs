using System.Diagnostics;
using System.Threading.Channels;
using Inventory.Sdk;
using Providers.OpenStack.Client;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Providers.OpenStack.Events;

/// <summary>
/// What the services of a cloud put on its message broker, through a queue of the provider's own: durable, so that it fills while nobody listens, and
/// forgotten by the broker after a week of that. Messages leave it when they are acknowledged.
/// </summary>
/// <param name="access">Where and as whom.</param>
/// <param name="exchanges">The exchanges of the services; those that the broker does not have are noted, and looked for again when nothing happens.</param>
/// <param name="patience">How long to wait for a message before saying that nothing happened.</param>
internal sealed class NotificationStream(AmqpAccess access, IReadOnlyCollection<string> exchanges, TimeSpan patience) : IEventStream
{
    /// <summary>Messages that the broker sends before one of them is acknowledged; so many are a batch at most.</summary>
    public const int Most = 1000;

    private const int MostBytes = 16 * 1024 * 1024;

    // Unversioned notifications of all services, and nova's versioned ones; the last part is the priority.
    private static readonly string[] Topics = ["notifications.*", "versioned_notifications.*"];

    private static readonly TimeSpan ShortWait = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    // What a cloud's broker may be left with while nobody listens. The same for ever: a queue is not declared again otherwise.
    private static readonly Dictionary<string, object?> OfQueue = new()
    {
        ["x-expires"] = (long)TimeSpan.FromDays(7).TotalMilliseconds,
        ["x-max-length"] = 100_000L,
        // A second listener waits until the first is gone, instead of taking every other message.
        ["x-single-active-consumer"] = true,
    };

    private readonly Channel<(ulong Tag, byte[] Body)> arrived = Channel.CreateUnbounded<(ulong, byte[])>();
    private readonly List<string> missing = [];
    private IConnection? connection;
    private IChannel? channel;
    private volatile OpenstackException? broken;

    public async Task<EventBatch> NextAsync(CancellationToken cancel)
    {
        var notes = new List<string>();
        if (channel is null)
            notes.AddRange(await ToldAsync(() => OpenAsync(cancel), cancel));
        if (!await WaitAsync(patience, cancel))
        {
            if (missing.Count > 0)
                notes.AddRange(await ToldAsync(() => BindAsync([.. missing], cancel), cancel));
            return new EventBatch([]) { Notes = notes };
        }

        var (events, tag, bytes) = (new List<NativeEvent>(), 0UL, 0);
        var since = Stopwatch.GetTimestamp();
        while (events.Count < Most && bytes < MostBytes)
        {
            if (arrived.Reader.TryRead(out var message))
            {
                events.Add(new NativeEvent(message.Body));
                (tag, bytes) = (message.Tag, bytes + message.Body.Length);
            }
            // One change makes several notifications: those that follow at once are saved together.
            else if (ShortWait - Stopwatch.GetElapsedTime(since) is var left && (left <= TimeSpan.Zero || !await WaitAsync(left, cancel)))
                break;
        }
        return new EventBatch(events) { Receipt = tag, Notes = notes };
    }

    public async Task AcknowledgeAsync(EventBatch batch, CancellationToken cancel)
    {
        if (batch.Receipt is not ulong tag)
            return;
        ThrowIfBroken();
        await ToldAsync(async () =>
        {
            await channel!.BasicAckAsync(tag, multiple: true, cancel);
            return true;
        }, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (connection is null)
            return;
        connection.ConnectionShutdownAsync -= OnConnectionShutdown;
        await connection.AbortAsync(Farewell);
        if (channel is not null)
            await channel.DisposeAsync();
        await connection.DisposeAsync();
    }

    /// <summary>Opens the connection and nothing else, to see whether the broker lets this user in.</summary>
    public Task ConnectAsync(CancellationToken cancel) => ToldAsync(async () =>
    {
        connection = await access.Factory().CreateConnectionAsync("inventory", cancel);
        connection.ConnectionShutdownAsync += OnConnectionShutdown;
        return true;
    }, cancel);

    private async Task<IReadOnlyList<string>> OpenAsync(CancellationToken cancel)
    {
        if (connection is null)
            await ConnectAsync(cancel);
        var opened = await connection!.CreateChannelAsync(cancellationToken: cancel);
        opened.ChannelShutdownAsync += (_, reason) => OnShutdown(reason);
        await opened.QueueDeclareAsync(access.Queue, durable: true, exclusive: false, autoDelete: false, OfQueue, cancellationToken: cancel);
        var notes = await BindAsync(exchanges, cancel);
        await opened.BasicQosAsync(0, Most, global: false, cancel);
        var consumer = new AsyncEventingBasicConsumer(opened);
        consumer.ReceivedAsync += OnReceived;
        consumer.UnregisteredAsync += (_, _) => Break("the queue is gone");
        await opened.BasicConsumeAsync(access.Queue, autoAck: false, consumer, cancel);
        channel = opened;
        return notes;
    }

    // Whether an exchange exists is asked on a channel that may break: a refusal closes it. It is never made here, since only its service knows how.
    private async Task<IReadOnlyList<string>> BindAsync(IReadOnlyCollection<string> wanted, CancellationToken cancel)
    {
        var notes = new List<string>();
        foreach (var exchange in wanted)
        {
            await using var trial = await connection!.CreateChannelAsync(cancellationToken: cancel);
            try
            {
                await trial.ExchangeDeclarePassiveAsync(exchange, cancel);
                foreach (var topic in Topics)
                    await trial.QueueBindAsync(access.Queue, exchange, topic, cancellationToken: cancel);
                if (missing.Remove(exchange))
                    notes.Add($"{access.Name} has an exchange {exchange} now.");
            }
            catch (OperationInterruptedException refused) when (refused.ShutdownReason?.ReplyCode is Constants.NotFound or Constants.AccessRefused)
            {
                if (missing.Contains(exchange))
                    continue;
                missing.Add(exchange);
                notes.Add(refused.ShutdownReason.ReplyCode == Constants.NotFound
                    ? $"{access.Name} has no exchange {exchange}: that service's notifications are not heard."
                    : $"{access.Name} does not let this user bind to the exchange {exchange}: that service's notifications are not heard.");
            }
        }
        return notes;
    }

    private Task OnReceived(object sender, BasicDeliverEventArgs message)
    {
        arrived.Writer.TryWrite((message.DeliveryTag, message.Body.ToArray()));
        return Task.CompletedTask;
    }

    private Task OnConnectionShutdown(object sender, ShutdownEventArgs reason) => OnShutdown(reason);

    private Task OnShutdown(ShutdownEventArgs reason) => Break(Clean(reason.ReplyText));

    private Task Break(string why)
    {
        broken ??= new OpenstackException(Failure.Unreachable, $"{access.Name} broke the connection off: {why}.");
        arrived.Writer.TryComplete();
        return Task.CompletedTask;
    }

    /// <summary>Waits for a message.</summary>
    /// <returns>Whether one is there.</returns>
    private async Task<bool> WaitAsync(TimeSpan most, CancellationToken cancel)
    {
        // What has arrived cannot be acknowledged on a connection that is gone, and comes again on the next.
        ThrowIfBroken();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(most);
        try
        {
            var any = await arrived.Reader.WaitToReadAsync(limit.Token);
            ThrowIfBroken();
            return any;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    private void ThrowIfBroken()
    {
        if (broken is { } why)
            throw new OpenstackException(why.Failure, why.Message, why);
    }

    private async Task<T> ToldAsync<T>(Func<Task<T>> act, CancellationToken cancel)
    {
        try
        {
            return await act();
        }
        catch (Exception failure) when (failure is not OpenstackException && !cancel.IsCancellationRequested)
        {
            throw Translated(failure);
        }
    }

    private OpenstackException Translated(Exception failure)
    {
        var causes = Causes(failure).ToList();
        if (causes.OfType<PossibleAuthenticationFailureException>().Any())
            return new OpenstackException(Failure.Credentials, $"{access.Name} refused user or password.", failure);
        if (causes.OfType<OperationInterruptedException>().FirstOrDefault()?.ShutdownReason is { } reason)
            return new OpenstackException(
                reason.ReplyCode is Constants.AccessRefused or Constants.NotAllowed ? Failure.Forbidden : Failure.Unexpected,
                $"{access.Name} refused: {Clean(reason.ReplyText)}.", failure);
        return new OpenstackException(Failure.Unreachable, $"{access.Name} cannot be reached: {Clean(causes[^1].Message)}", failure);
    }

    private static IEnumerable<Exception> Causes(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause is AggregateException several ? several.InnerExceptions[0] : cause.InnerException)
            yield return cause;
    }

    // A broker's words: one line without control characters, and no more than a message needs.
    private static string Clean(string text)
    {
        var line = new string([.. text.Where(c => !char.IsControl(c)).Take(300)]);
        return line.TrimEnd('.');
    }
}
