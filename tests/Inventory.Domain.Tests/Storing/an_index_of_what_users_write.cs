namespace Inventory.Domain.Tests.Storing;

public sealed class An_index_of_what_users_write(Server server) : Engine(server)
{
    private const int EmptyBytes = 8192; // the page that tells of the index itself

    [Fact]
    public async Task Is_empty_until_they_do_and_found_by_a_filter()
    {
        for (var i = 0; i < 500; i++)
            Cloud.Vm($"i-{i}");
        await Refresh();
        (await Scalar<long>("select pg_relation_size('vmdb.ix_vms_guid')")).ShouldBe(EmptyBytes);

        await Execute("update vmdb.vms set guid = 'g-' || ems_ref where ems_ref in ('i-1', 'i-2')");
        await Execute("analyze vmdb.vms");
        (await Rows("explain select id from vmdb.vms where not template and (cast(guid as character varying(255))) = 'g-i-1' and guid = 'g-i-1'"))
            .ShouldContain(line => line.Contains("ix_vms_guid", StringComparison.Ordinal));
    }
}
