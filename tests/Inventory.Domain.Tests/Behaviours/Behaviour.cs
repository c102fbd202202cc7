using Inventory.Domain.Collecting;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Tests.Behaviours;

/// <summary>
/// An engine whose provider is a <see cref="WholeCloud"/>, and short ways to say what that cloud has. These tests show what
/// <c>docs/persister-behaviours.md</c> promises.
/// </summary>
public abstract class Behaviour(Server server) : WholeEngine(server)
{
    protected const string DisksOfVms =
        """
        select v.ems_ref, d.device_name from vmdb.disks d join vmdb.hardwares h on h.id = d.hardware_id
        join vmdb.vms v on v.id = h.vm_or_template_id order by 1, 2
        """;

    /// <summary>From now on the cloud has this object, and no other with its id.</summary>
    protected void Is<T>(string id, Action<T, WholePersister>? more = null) where T : ManagedRecord, new()
    {
        Whole.HasNo<T>(id);
        Whole.Has<T>(id, p =>
        {
            var record = new T { EmsRef = id };
            more?.Invoke(record, p);
            p.Build(record);
        });
    }

    /// <summary>Declares a collection otherwise than by default.</summary>
    protected void Declare<T>(Func<InventoryCollection<T>> declare) where T : VmdbRecord => Whole.Special[typeof(T)] = declare;

    protected static (int Created, int Updated, int Deleted, int Unchanged) Report(RefreshOutcome outcome, string collection)
    {
        var read = outcome.Collections.Single(c => c.Collection == collection);
        return (read.Created, read.Updated, read.Deleted, read.Unchanged);
    }

    /// <summary>Diagnostics of the latest refresh, as <c>collection|key|message</c>.</summary>
    protected Task<string[]> Diagnostics() => Rows(
        """
        select d ->> 'collection', d ->> 'key', d ->> 'message'
        from (select data from inventory.mt_events where type = 'refresh_completed' order by seq_id desc limit 1) e,
          jsonb_array_elements(e.data -> 'diagnostics') d
        """);

    protected static IReference<Hardware> HardwareOf(WholePersister p, string vm) => p.Of<Hardware>().LazyFind(p.To<Vm>(vm), []);
}
