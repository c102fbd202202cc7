using Inventory.Sdk;

namespace Providers.OpenStack.Events;

/// <summary>Listens at the cloud's message broker, where its services tell what happens. Of the three managers' events, one stream.</summary>
internal sealed class OpenstackEventCatcher : EventCatcher
{
    private const string Source = "OPENSTACK";

    /// <summary>Exchanges of the services; cinder's is called <c>openstack</c> unless somebody named it.</summary>
    internal IReadOnlyCollection<string> Exchanges { get; init; } = ["nova", "neutron", "cinder", "openstack", "glance", "heat", "keystone"];

    /// <summary>How long a stream waits before it says that nothing happened.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> FilteredEventNames => OpenstackEventGroups.Filtered;

    /// <inheritdoc/>
    public override IReadOnlyList<EventGroup> EventGroups => OpenstackEventGroups.All;

    /// <inheritdoc/>
    public override string? ReasonNotToListen(ManagerSettings settings) => AmqpAccess.ReasonWithout(settings);

    /// <inheritdoc/>
    public override IEventStream OpenStream(ManagerSettings settings, string? cursor) =>
        new NotificationStream(AmqpAccess.From(settings), Exchanges, Patience);

    /// <inheritdoc/>
    public override EmsEvent? Parse(NativeEvent native)
    {
        var notification = Notification.In(EventJson.Read(native.Body));
        var user = notification.UserName;
        notification = new Notification(notification.Content.WithoutSecrets());
        var facts = notification.Facts;
        return new EmsEvent
        {
            EventType = notification.EventType ?? throw new FormatException("The event has no event_type."),
            Source = Source,
            Timestamp = notification.Timestamp,
            FullData = notification.Content,
            EmsRef = notification.Id,
            ChainId = facts.Text("reservation_id"),
            Message = notification.Payload?.GetRawText(),
            Username = user,
            VmEmsRef = facts.Text("instance_id") ?? (NotificationTargets.IsOfInstance(notification.EventType) ? facts.Text("uuid") : null),
            HostEmsRef = facts.Text("host"),
            AvailabilityZoneEmsRef = facts.Text("availability_zone"),
        };
    }

    /// <inheritdoc/>
    public override IEnumerable<EventTarget> ParseTargets(EmsEvent ev) => NotificationTargets.Of(ev.EventType, Notification.In(ev.FullData).Facts);
}
