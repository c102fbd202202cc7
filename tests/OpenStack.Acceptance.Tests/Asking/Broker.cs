using System.Collections.Concurrent;
using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace OpenStack.Acceptance.Tests.Asking;

/// <summary>A notification as the broker gave it out.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">Its event type.</param>
/// <param name="IsVersioned">Whether it is one of nova's versioned ones.</param>
internal sealed record Heard(string Id, string Type, bool IsVersioned);

/// <summary>A second pair of ears at the message broker, with a queue of its own, that knows nothing of the provider's.</summary>
internal sealed class Broker : IAsyncDisposable
{
    private const string Versioned = "versioned_notifications";

    private readonly IConnection connection;
    private readonly IChannel channel;
    private readonly ConcurrentDictionary<string, Heard> heard = [];

    private Broker(IConnection connection, IChannel channel) => (this.connection, this.channel) = (connection, channel);

    /// <summary>What was heard so far.</summary>
    public IReadOnlyCollection<Heard> All => [.. heard.Values];

    public static async Task<Broker> ListenAsync()
    {
        var connection = await new ConnectionFactory { Uri = Cloud.Broker }.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync();
        var broker = new Broker(connection, channel);
        var queue = (await channel.QueueDeclareAsync()).QueueName;
        foreach (var exchange in new[] { "nova", "neutron", "openstack", "glance", "keystone", "heat" })
        {
            await using var trial = await connection.CreateChannelAsync();
            try
            {
                foreach (var topic in new[] { "notifications", Versioned })
                    await trial.QueueBindAsync(queue, exchange, $"{topic}.*");
            }
            catch (RabbitMQ.Client.Exceptions.OperationInterruptedException)
            {
                // a service that this cloud does not have
            }
        }
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += broker.OnReceived;
        await channel.BasicConsumeAsync(queue, autoAck: true, consumer);
        return broker;
    }

    /// <summary>Removes the queue of a provider, which would fill for a week.</summary>
    public Task ForgetAsync(string guid) => channel.QueueDeleteAsync($"inventory.events.{guid}");

    public async ValueTask DisposeAsync()
    {
        await connection.CloseAsync();
        await connection.DisposeAsync();
    }

    private Task OnReceived(object sender, BasicDeliverEventArgs message)
    {
        var envelope = JsonNode.Parse(Encoding.UTF8.GetString(message.Body.Span))!;
        var notification = envelope["oslo.message"] is { } wrapped ? JsonNode.Parse((string)wrapped!)! : envelope;
        var id = (string)notification["message_id"]!;
        heard[id] = new Heard(id, (string)notification["event_type"]!, message.RoutingKey.StartsWith(Versioned, StringComparison.Ordinal));
        return Task.CompletedTask;
    }
}
