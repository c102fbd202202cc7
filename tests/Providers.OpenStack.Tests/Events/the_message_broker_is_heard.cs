using System.Net;
using System.Net.Sockets;
using System.Text;
using RabbitMQ.Client;
using Providers.OpenStack.Events;

namespace Providers.OpenStack.Tests.Events;

/// <summary>Against the broker that INVENTORY_TEST_OPENSTACK_AMQP names (amqp://user:password@host:port/); by exchanges and queues of its own.</summary>
public sealed class the_message_broker_is_heard : IAsyncLifetime
{
    private const string Variable = "INVENTORY_TEST_OPENSTACK_AMQP";

    private static readonly Uri? Url = Uri.TryCreate(Environment.GetEnvironmentVariable(Variable), UriKind.Absolute, out var url) ? url : null;

    private readonly string exchange = $"inventory.test.{Guid.NewGuid():N}";
    private readonly ManagerSettings settings;
    private IConnection? connection;
    private IChannel? channel;

    public the_message_broker_is_heard() => settings = Settings(Url?.Host ?? "localhost", Url?.Port ?? 1);

    public async ValueTask InitializeAsync()
    {
        if (Url is null)
            return;
        connection = await new ConnectionFactory { Uri = Url }.CreateConnectionAsync();
        channel = await connection.CreateChannelAsync();
        await channel.ExchangeDeclareAsync(exchange, ExchangeType.Topic, durable: false, autoDelete: false);
    }

    public async ValueTask DisposeAsync()
    {
        if (channel is null)
            return;
        await channel.ExchangeDeleteAsync(exchange);
        await channel.QueueDeleteAsync(Queue);
        await connection!.DisposeAsync();
    }

    [Fact]
    public async Task and_tells_again_what_was_not_acknowledged()
    {
        SkipWithoutBroker();
        var first = Open();
        (await first.NextAsync(Cancel)).Events.ShouldBeEmpty();
        await PublishAsync("one", "two", "three");
        var told = await AllAsync(first, 3);
        told.SelectMany(Texts).ShouldBe(["one", "two", "three"]);
        await first.AcknowledgeAsync(told[^1] with { Receipt = (ulong)told[^1].Receipt! - 2 }, Cancel);
        await first.DisposeAsync();

        await using (var second = Open())
        {
            var again = await AllAsync(second, 2);
            again.SelectMany(Texts).ShouldBe(["two", "three"]);
            await second.AcknowledgeAsync(again[^1], Cancel);
        }
        await PublishAsync("four");
        await using var third = Open();
        (await AllAsync(third, 1)).SelectMany(Texts).ShouldBe(["four"]);
    }

    [Fact]
    public async Task also_what_was_said_while_nobody_listened()
    {
        SkipWithoutBroker();
        await using (var first = Open())
            await first.NextAsync(Cancel);
        await PublishAsync([.. Enumerable.Range(0, 2_500).Select(n => $"{n}")]);
        await using var second = Open();
        var heard = new List<string>();
        while (heard.Count < 2_500)
        {
            var batch = await second.NextAsync(Cancel);
            batch.Events.Count.ShouldBeInRange(1, 1_000);
            heard.AddRange(Texts(batch));
            await second.AcknowledgeAsync(batch, Cancel);
        }
        heard.ShouldBe(Enumerable.Range(0, 2_500).Select(n => $"{n}"));
    }

    [Fact]
    public async Task and_poison_stops_nothing()
    {
        SkipWithoutBroker();
        await using var stream = Open();
        await stream.NextAsync(Cancel);
        await PublishAsync("not JSON", new string('x', 5_000_000), Told.Notification("compute.instance.create.end", """{"instance_id":"vm1"}"""));
        var batches = await AllAsync(stream, 3);
        var events = batches.SelectMany(batch => batch.Events).ToList();
        events[1].Body.Length.ShouldBe(5_000_000);
        Should.Throw<System.Text.Json.JsonException>(() => Told.Catcher.Parse(events[0]));
        Should.Throw<System.Text.Json.JsonException>(() => Told.Catcher.Parse(events[1]));
        Told.Catcher.Parse(events[2])!.VmEmsRef.ShouldBe("vm1");
        await stream.AcknowledgeAsync(batches[^1], Cancel);
    }

    [Fact]
    public async Task an_exchange_that_is_missing_is_noted_and_found_later()
    {
        SkipWithoutBroker();
        var late = $"{exchange}.late";
        await using var stream = Open(late);
        (await stream.NextAsync(Cancel)).Notes.ShouldHaveSingleItem().ShouldContain($"no exchange {late}");
        await channel!.ExchangeDeclareAsync(late, ExchangeType.Topic, durable: false, autoDelete: false);
        try
        {
            (await stream.NextAsync(Cancel)).Notes.ShouldHaveSingleItem().ShouldContain($"an exchange {late} now");
            await channel.BasicPublishAsync(late, "versioned_notifications.info", Encoding.UTF8.GetBytes("hello"));
            (await AllAsync(stream, 1)).SelectMany(Texts).ShouldBe(["hello"]);
        }
        finally
        {
            await channel.ExchangeDeleteAsync(late);
        }
    }

    [Fact]
    public async Task what_breaks_the_stream_is_thrown()
    {
        SkipWithoutBroker();
        await using var stream = Open();
        await stream.NextAsync(Cancel);
        await channel!.QueueDeleteAsync(Queue);
        var failure = await Should.ThrowAsync<Exception>(async () => await AllAsync(stream, 1));
        failure.Message.ShouldContain("broke the connection off");
    }

    [Fact]
    public async Task wrong_credentials_are_refused_without_being_told()
    {
        SkipWithoutBroker();
        var wrong = Settings(Url!.Host, Url.Port, password: "wrong-word");
        await using var stream = Told.Catcher.OpenStream(wrong, null);
        var failure = await Should.ThrowAsync<Exception>(() => stream.NextAsync(Cancel));
        failure.Message.ShouldContain("refused user or password");
        failure.ToString().ShouldNotContain("wrong-word");
        var manager = new OpenstackCloudManager();
        (await manager.VerifyCredentialsAsync(wrong, Cancel)).Status.ShouldBe(CredentialsStatus.Invalid);
        (await manager.VerifyCredentialsAsync(settings, Cancel)).ShouldBe(CredentialsCheck.Valid);
    }

    [Theory]
    [InlineData("non-ssl")]
    [InlineData("ssl-no-validation")]
    public async Task a_broker_that_is_not_there_is_a_failure(string protocol)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        silent.Stop();
        var nowhere = Settings("127.0.0.1", port, protocol);
        await using var stream = Told.Catcher.OpenStream(nowhere, null);
        (await Should.ThrowAsync<Exception>(() => stream.NextAsync(Cancel))).Message.ShouldStartWith($"The message broker 127.0.0.1:{port} cannot be reached");
        (await new OpenstackCloudManager().VerifyCredentialsAsync(nowhere, Cancel)).Status.ShouldBe(CredentialsStatus.Unreachable);
    }

    [Fact]
    public void settings_say_whether_there_is_something_to_hear()
    {
        Told.Catcher.ReasonNotToListen(Settings("mq.example", 5672)).ShouldBeNull();
        Told.Catcher.ReasonNotToListen(With.Settings(new EndpointSettings { Hostname = "keystone.example" })).ShouldBe("No endpoint of the role amqp.");
        Told.Catcher.ReasonNotToListen(Settings("mq.example", 5672, user: null)).ShouldBe("No credentials of the type amqp.");
        Should.Throw<Exception>(() => Told.Catcher.OpenStream(Settings("no host", 5672), null)).Message.ShouldContain("endpoints.amqp.hostname");
        Should.Throw<Exception>(() => Told.Catcher.OpenStream(Settings("mq.example", 0), null)).Message.ShouldContain("endpoints.amqp.port");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Queue => $"inventory.events.{settings.StableId}";

    private static void SkipWithoutBroker() => Assert.SkipWhen(Url is null, $"Set {Variable} to the URL of a RabbitMQ to have it listened to.");

    private IEventStream Open(params string[] more) =>
        new OpenstackEventCatcher { Exchanges = [exchange, .. more], Patience = TimeSpan.FromMilliseconds(300) }.OpenStream(settings, null);

    private async Task PublishAsync(params string[] texts)
    {
        foreach (var text in texts)
            await channel!.BasicPublishAsync(exchange, "notifications.info", Encoding.UTF8.GetBytes(text));
    }

    private static async Task<List<EventBatch>> AllAsync(IEventStream stream, int events)
    {
        var batches = new List<EventBatch>();
        while (batches.Sum(batch => batch.Events.Count) < events)
        {
            var batch = await stream.NextAsync(Cancel);
            if (batch.Events.Count > 0)
                batches.Add(batch);
        }
        return batches;
    }

    private static IEnumerable<string> Texts(EventBatch batch) => batch.Events.Select(ev => Encoding.UTF8.GetString(ev.Body.Span));

    private static ManagerSettings Settings(string host, int port, string protocol = "non-ssl", string? password = null, string? user = "the broker's") => new()
    {
        Name = "a cloud",
        Guid = Guid.NewGuid().ToString(),
        Endpoints = new Dictionary<string, EndpointSettings> { ["amqp"] = new() { Hostname = host, Port = port, SecurityProtocol = protocol } },
        Authentications = new Dictionary<string, AuthenticationSettings>
        {
            ["amqp"] = new()
            {
                Userid = user == "the broker's" ? Url?.UserInfo.Split(':')[0] ?? "guest" : user,
                Password = password ?? Url?.UserInfo.Split(':')[1] ?? "guest",
            },
        },
    };
}
