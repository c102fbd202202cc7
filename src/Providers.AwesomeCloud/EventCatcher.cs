using System.Text;
using AwesomeCloud;
using Inventory.Sdk;

namespace Providers.AwesomeCloud;

/// <summary>Listens to what the cloud says of its changes, and says what has to be read again.</summary>
public sealed class EventCatcher : Inventory.Sdk.EventCatcher
{
    public override IReadOnlyList<EventGroup> EventGroups { get; } =
    [
        new("addition", "critical", ["instances.created", "instances.restored", "images.created"]),
        new("configuration", "critical", ["instances.resized", "instances.renamed", "instances.tagged"]),
        new("deletion", "critical", ["instances.terminated", "images.removed"]),
        new("power", "critical", ["instances.started", "instances.stopping", "instances.stopped"]),
        new("storage", "detail", ["/^volumes\\./", "/^instances\\.volume_/"]),
    ];

    public override IEventStream OpenStream(ManagerSettings settings, string? cursor) => new Stream(CloudManager.RawConnect(settings), cursor);

    public override EmsEvent? Parse(NativeEvent native)
    {
        var told = CloudEvent.Read(native.Body.Span);
        return new EmsEvent
        {
            EventType = $"{told.Resource}.{told.Action}",
            Source = "AWESOME_CLOUD",
            Timestamp = told.At,
            EmsRef = told.Id,
            FullData = EventJson.Read(native.Body).WithoutSecrets(),
            VmEmsRef = told.Resource == ResourceNames.Instances ? told.ResourceId : told.InstanceIds is [var vm, ..] ? vm : null,
        };
    }

    public override IEnumerable<EventTarget> ParseTargets(EmsEvent ev)
    {
        var id = ev.FullData.Text("resource_id");
        return ev.FullData.Text("resource") switch
        {
            ResourceNames.AvailabilityZones => [new("availability_zones", id)],
            ResourceNames.InstanceTypes => [new("flavors", id)],
            ResourceNames.Images => [new("miq_templates", id)],
            ResourceNames.Instances => [new("vms", id)],
            ResourceNames.Volumes => ev.FullData.Items("instance_ids").Select(vm => new EventTarget("vms", vm.GetString())), // their disks
            _ => [],
        };
    }

    private sealed class Stream(AwesomeCloudClient cloud, string? cursor) : IEventStream
    {
        public async Task<EventBatch> NextAsync(CancellationToken cancel)
        {
            // Whoever has no place yet is told of one at once, so that nothing is missed from then on.
            var page = await cloud.NextEventsAsync(cursor, cursor is null ? TimeSpan.Zero : TimeSpan.FromSeconds(20), cancel);
            cursor = page.Cursor;
            return new([.. page.Items.Select(item => new NativeEvent(Encoding.UTF8.GetBytes(item.GetRawText())))], cursor);
        }

        public Task AcknowledgeAsync(EventBatch batch, CancellationToken cancel) => Task.CompletedTask; // the cloud remembers no listeners

        public ValueTask DisposeAsync()
        {
            cloud.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
