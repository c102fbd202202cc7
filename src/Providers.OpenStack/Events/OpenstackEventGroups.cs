using Inventory.Sdk;

namespace Providers.OpenStack.Events;

/// <summary>Which kinds of events belong together, as ManageIQ's settings have it; nova's versioned names go with the unversioned ones.</summary>
internal static class OpenstackEventGroups
{
    /// <summary>What would fill the table and tells of no change: every sign-in, and hourly audits of every object.</summary>
    public static IReadOnlyCollection<string> Filtered { get; } =
    [
        "identity.authenticate", "compute.instance.exists", "instance.exists", "volume.exists", "snapshot.exists", "volume.usage",
        "compute.metrics.update", "metrics.update",
    ];

    public static IReadOnlyList<EventGroup> All { get; } =
    [
        Critical("addition",
            "aggregate.addhost.end", "aggregate.create.end", "aggregate.removehost.end", "aggregate.updateprop.end", "aggregate.updatemetadata.end",
            "identity.project.created", "identity.project.deleted", "identity.project.updated", "image.update", "image.create", "image.upload",
            "orchestration.stack.create.end", "orchestration.stack.create.error", "servergroup.create",
            "aggregate.add_host.end", "aggregate.remove_host.end", "aggregate.update_prop.end", "aggregate.update_metadata.end", "server_group.create"),
        Critical("configuration",
            "compute.instance.rebuild.end", "compute.instance.resize.end", "orchestration.stack.update.end", "orchestration.stack.update.error",
            "orchestration.stack.suspend.end", "orchestration.stack.suspend.error", "orchestration.stack.resume.end", "orchestration.stack.resume.error",
            "orchestration.autoscaling.end", "orchestration.autoscaling.error", "servergroup.update", "servergroup.addmember",
            "compute.instance.finish_resize.end", "compute.instance.resize.confirm.end", "instance.resize_finish.end", "instance.resize_confirm.end",
            "server_group.add_member"),
        Critical("deletion",
            "aggregate.delete.end", "image.delete", "orchestration.stack.delete.end", "orchestration.stack.delete.error", "servergroup.delete",
            "server_group.delete"),
        Critical("general", "hardware.ipmi.metrics.update"),
        Critical("network",
            "floatingip.create.end", "floatingip.delete.end", "floatingip.update.end", "network.create.end", "network.delete.end", "network.update.end",
            "network.floating_ip.allocate", "network.floating_ip.deallocate", "network.floating_ip.associate", "network.floating_ip.disassociate",
            "router.create.end", "router.delete.end", "router.update.end", "router.interface.create", "router.interface.delete",
            "security_group.create.end", "security_group.delete.end", "security_group.update.end",
            "subnet.create.end", "subnet.delete.end", "subnet.update.end"),
        Critical("power",
            "compute.instance.create.end", "compute.instance.create.error", "compute.instance.shutdown.end", "compute.instance.shutdown.error",
            "compute.instance.delete.end", "compute.instance.power_off.end", "compute.instance.power_on.end", "compute.instance.soft_delete.end",
            "compute.instance.reboot.end", "compute.instance.suspend", "compute.instance.resume", "compute.instance.suspend.end",
            "compute.instance.resume.end", "compute.instance.pause.end", "compute.instance.unpause.end", "compute.instance.shelve.end",
            "compute.instance.unshelve.end", "compute.instance.shelve_offload.end"),
        Critical("snapshot", "compute.instance.snapshot.end"),
        Critical("storage",
            "backup.create.start", "backup.create.end", "backup.restore.start", "backup.restore.end", "snapshot.create.start", "snapshot.create.end",
            "snapshot.delete.end", "snapshot.update.end", "volume.create.end", "volume.delete.end"),
    ];

    private static EventGroup Critical(string group, params IReadOnlyList<string> types)
    {
        var versioned = types.Where(type => type.StartsWith("compute.instance.", StringComparison.Ordinal)).Select(type => type["compute.".Length..]);
        return new EventGroup(group, "critical", [.. types.Union(versioned)]);
    }
}
