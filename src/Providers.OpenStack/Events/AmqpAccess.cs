using Inventory.Sdk;
using Inventory.Sdk.Http;
using Providers.OpenStack.Client;
using RabbitMQ.Client;

namespace Providers.OpenStack.Events;

/// <summary>What it takes to listen at the cloud's message broker: endpoint and credentials of the role <c>amqp</c>, found complete.</summary>
internal sealed class AmqpAccess
{
    private const string Role = "amqp";
    private const int PortWithTls = 5671;
    private const int PortWithoutTls = 5672;

    private readonly EndpointSettings endpoint;
    private readonly AuthenticationSettings credentials;

    private AmqpAccess(ManagerSettings settings, EndpointSettings endpoint, AuthenticationSettings credentials)
    {
        (this.endpoint, this.credentials) = (endpoint, credentials);
        Queue = $"inventory.events.{settings.StableId}";
    }

    /// <summary>The provider's own queue.</summary>
    public string Queue { get; }

    /// <summary>What messages call the broker.</summary>
    public string Name => $"The message broker {endpoint.Hostname}:{Port}";

    private bool HasTls => endpoint.SecurityProtocol != "non-ssl";

    private int Port => endpoint.Port ?? (HasTls ? PortWithTls : PortWithoutTls);

    /// <summary>Why there is nothing to listen to; null if there is.</summary>
    public static string? ReasonWithout(ManagerSettings settings) =>
        !settings.Endpoints.TryGetValue(Role, out var endpoint) || string.IsNullOrWhiteSpace(endpoint.Hostname) ? "No endpoint of the role amqp."
        : !settings.Authentications.TryGetValue(Role, out var credentials) || string.IsNullOrWhiteSpace(credentials.Userid)
            ? "No credentials of the type amqp."
        : null;

    /// <exception cref="OpenstackException"><see cref="Failure.Settings"/>: a value is missing or makes no sense; the message names the field.</exception>
    public static AmqpAccess From(ManagerSettings settings)
    {
        if (ReasonWithout(settings) is { } reason)
            throw new OpenstackException(Failure.Settings, reason);
        var endpoint = settings.Endpoints[Role];
        if (Uri.CheckHostName(endpoint.Hostname!.Trim()) == UriHostNameType.Unknown)
            throw new OpenstackException(Failure.Settings, "endpoints.amqp.hostname is neither a host name nor an address.");
        if (endpoint.Port is < 1 or > 65535)
            throw new OpenstackException(Failure.Settings, "endpoints.amqp.port is not a port: 1 to 65535.");
        return new AmqpAccess(settings, endpoint, settings.Authentications[Role]);
    }

    /// <summary>What opens connections. They do not heal by themselves: whoever listens opens another one, and sees what was not acknowledged again.</summary>
    /// <exception cref="OpenstackException"><see cref="Failure.Settings"/>: the endpoint's trust makes no sense.</exception>
    public ConnectionFactory Factory() => new()
    {
        HostName = endpoint.Hostname!.Trim(),
        Port = Port,
        VirtualHost = endpoint.Path?.Trim().TrimStart('/') is { Length: > 0 } host ? host : "/",
        UserName = credentials.Userid!,
        Password = credentials.Password ?? "",
        Ssl = Tls(),
        AutomaticRecoveryEnabled = false,
        TopologyRecoveryEnabled = false,
        RequestedHeartbeat = TimeSpan.FromSeconds(30),
        RequestedConnectionTimeout = TimeSpan.FromSeconds(15),
        // A message that is refused for its size would come again for ever.
        MaxInboundMessageBodySize = 512 * 1024 * 1024,
    };

    /// <summary>Never prints a secret.</summary>
    public override string ToString() => $"{credentials.Userid} at {endpoint.Hostname}:{Port}";

    private SslOption Tls()
    {
        if (!HasTls)
            return new SslOption();
        try
        {
            return new SslOption
            {
                Enabled = true,
                ServerName = endpoint.Hostname!.Trim(),
                CertificateValidationCallback = Trust.Of(endpoint).RemoteCertificateValidationCallback!,
            };
        }
        catch (ArgumentException senseless)
        {
            throw new OpenstackException(Failure.Settings, $"endpoints.amqp: {senseless.Message}", senseless);
        }
    }
}
