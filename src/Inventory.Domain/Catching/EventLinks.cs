using Inventory.Domain.Projecting;
using Npgsql;

namespace Inventory.Domain.Catching;

/// <summary>Links events to VMs that turned up after them.</summary>
internal static class EventLinks
{
    private const string Link =
        """
        update vmdb.event_streams e set vm_or_template_id = v.id, vm_name = coalesce(e.vm_name, v.name), vm_location = coalesce(e.vm_location, v.location),
          target_type = 'VmOrTemplate', target_id = v.id, availability_zone_id = coalesce(e.availability_zone_id, v.availability_zone_id)
        from vmdb.vms v
        where e.vm_or_template_id is null and e.vm_ems_ref is not null and e.ems_id = $1 and v.ems_id = $1 and v.template in (true, false) and v.ems_ref = e.vm_ems_ref
        """;

    /// <summary>
    /// Fills those of the events that asked for a refresh, in its transaction: an event that was saved while another refresh discovered its VM knows nothing of
    /// it, nor that refresh of the event.
    /// </summary>
    public static void Fill(SqlPipeline sql, long emsId, long taskId) =>
        sql.Add($"{Link} and e.refresh_task_id = $2", new NpgsqlParameter { Value = emsId }, new NpgsqlParameter { Value = taskId });

    /// <summary>Fills them, in the transaction that discovers the VMs.</summary>
    public static void Fill(SqlPipeline sql, long emsId) => sql.Add(Link, new NpgsqlParameter { Value = emsId });
}
