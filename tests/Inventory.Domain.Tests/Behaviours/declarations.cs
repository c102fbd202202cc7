using Inventory.Domain.Collecting;
using Inventory.Domain.Models;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Tests.Behaviours;

public sealed class Declarations
{
    [Fact]
    public void A_record_class_without_a_model_is_refused_by_name() =>
        Should.Throw<ArgumentException>(() => new InventoryCollection<Nameless>()).Message.ShouldContain("Nameless declares no [Model]");

    [Theory]
    [InlineData(typeof(KeyOfManyLinks), "a list of links cannot be part of a key")]
    [InlineData(typeof(LinksWithoutTable), "needs a [JoinTable]")]
    [InlineData(typeof(OfNoColumnType), "cannot be of type Uri")]
    public void A_property_that_makes_no_column_is_refused_by_name(Type record, string why)
    {
        var message = Should.Throw<InvalidOperationException>(() => new RecordModel(record)).Message;
        message.ShouldContain($"{record.Name}.Odd");
        message.ShouldContain(why);
    }

    [Fact]
    public void A_collection_declared_twice_is_refused_by_name() =>
        Should.Throw<ArgumentException>(() => new Twice()).Message.ShouldContain("the collection flavors twice");

    [Fact]
    public void Columns_links_and_parents_are_those_that_the_class_says()
    {
        var disk = Server.Models.Of(typeof(Disk));
        disk.Keys.Select(k => k.Name).ShouldBe(["device_name"]);
        disk.Links.Select(l => l.Name).ShouldBe(["backing_id"]);
        disk.ParentLink!.Parents.Select(p => p.Collection).ShouldBe(["hardwares"]);
        disk.ParentLink.Parents[0].ParentLink!.Parents.Select(p => p.Collection).ShouldBe(["miq_templates", "vms"], ignoreOrder: true);
        Server.Models.Of(typeof(Vm)).Parts.ShouldContain(disk);
    }

    [Fact]
    public void A_key_of_one_part_is_the_same_however_it_is_written_and_a_blank_one_is_no_link()
    {
        var flavors = new InventoryCollection<Flavor>();
        flavors.LazyFind("a/b").ShouldBe(flavors.LazyFind(parts: ["a/b"]));
        flavors.LazyFind(key: null).ShouldBeNull();
        flavors.LazyFind(" ").ShouldBeNull();
        flavors.LazyFindBy(("name", "small"), ("description", " ")).ShouldBeNull();
    }

    [Fact]
    public void Building_a_record_of_a_read_only_collection_is_refused_by_name() =>
        Should.Throw<InvalidOperationException>(() => new InventoryCollection<Flavor> { IsReadOnly = true }.Build(new Flavor()))
            .Message.ShouldContain("flavors is read-only");

    [Theory, InlineData(81, 80), InlineData(0, 65536)]
    public void Ports_that_are_no_range_are_refused(int from, int to) => Should.Throw<ArgumentOutOfRangeException>(() => new PortRange(from, to));

    [Fact]
    public void Wishes_for_a_refresh_are_merged_by_collection_without_repetition()
    {
        var merged = Wish(("vms", ["a", "b"]), ("flavors", ["f"])).Merge(Wish(("vms", ["b", "c"]), ("cloud_volumes", ["v"])));
        merged.Targets.Select(t => $"{t.Key}: {string.Join(' ', t.Value)}").ShouldBe(["vms: a b c", "flavors: f", "cloud_volumes: v"], ignoreOrder: true);
        merged.IsFull.ShouldBeFalse();
        merged.Merge(Wish(("vms", []))).Targets["vms"].ShouldBeEmpty(); // the whole collection
    }

    private static RefreshRequest Wish(params (string Collection, string[] Ids)[] targets) =>
        new(targets.ToDictionary(t => t.Collection, t => t.Ids), "test", "ann");

    private sealed class Nameless : ManagedRecord;

    [Model("odd", "odds")]
    private sealed class KeyOfManyLinks : TypedRecord
    {
        [Key, JoinTable("odds_flavors", "odd_id", "flavor_id")]
        public IReadOnlyList<IReference<Flavor>>? Odd { get; set; }
    }

    [Model("odd", "odds")]
    private sealed class LinksWithoutTable : ManagedRecord
    {
        public IReadOnlyList<IReference<Flavor>>? Odd { get; set; }
    }

    [Model("odd", "odds")]
    private sealed class OfNoColumnType : ManagedRecord
    {
        public Uri? Odd { get; set; }
    }

    private sealed class Twice : Persister
    {
        public Twice() => Add(new InventoryCollection<Flavor>(), new InventoryCollection<Flavor>());
    }
}
