using System.Text;
using System.Text.Json;
using Inventory.Domain.Models;
using Inventory.Domain.Persisting;
using Inventory.Sdk;

namespace Inventory.Domain.Tests.Refreshing;

public sealed class What_waits_is_packed
{
    private readonly FingerprintBuilder fingerprints = new();

    [Fact]
    public void And_every_column_of_every_model_comes_back()
    {
        foreach (var root in Server.Models.Roots)
        {
            var (full, blank) = (Object(root, Filled), Object(root, m => m.Blank()));
            var (expectedFull, expectedBlank) = (Object(root, Filled), Object(root, m => m.Blank()));
            ObjectPacker.Pack([full, blank, full]);
            full.IsPacked.ShouldBeTrue();
            Same(full, expectedFull);
            Same(blank, expectedBlank);
        }
    }

    [Fact]
    public void And_can_still_be_added_to()
    {
        var vms = Server.Models.Find("vms")!;
        var (held, expected) = (Object(vms, Filled), Object(vms, Filled));
        ObjectPacker.Pack([held]);
        for (var again = 0; again < 2; again++)
        {
            foreach (var incoming in new[] { held, expected })
                incoming.Add(vms.Parts.Count - 1, $"another {again}", vms.Parts[^1].Blank(), 7);
            ObjectPacker.Pack([held]);
        }
        held.Drop(1);
        expected.Drop(1);
        held.Close(); // which must not bring back what was dropped
        Same(held, expected);
    }

    [Fact]
    public void And_knows_without_unpacking_which_parts_it_has()
    {
        var vms = Server.Models.Find("vms")!;
        var onlyChildren = new IncomingObject(vms, "a");
        onlyChildren.Add(1, "", Filled(vms.Parts[1]), 1);
        ObjectPacker.Pack([onlyChildren]);
        (onlyChildren.Has(0), onlyChildren.Has(1), onlyChildren.Has(2), onlyChildren.IsEmpty).ShouldBe((false, true, false, false));
        onlyChildren.IsPacked.ShouldBeTrue();
        onlyChildren.Drop(1);
        onlyChildren.IsEmpty.ShouldBeTrue();
    }

    private IncomingObject Object(RecordModel root, Func<RecordModel, VmdbRecord> make)
    {
        var incoming = new IncomingObject(root, "the key/ü");
        for (var part = 0; part < root.Parts.Count; part++)
            for (var i = 0; i < (part == 0 || root.Parts[part].IsSingle ? 1 : 3); i++)
            {
                var record = make(root.Parts[part]);
                incoming.Add(part, part == 0 ? "" : $"child {i}", record, fingerprints.Of(root.Parts[part], $"{i}", record));
            }
        return incoming;
    }

    private static VmdbRecord Filled(RecordModel model)
    {
        var record = model.Blank();
        record.Keep("Name", "Other");
        foreach (var column in model.Columns)
            if (column is LinkColumn link)
                link.Link(record, link.To.Models[^1].Collection, "a:b/ü");
            else if (column is LinkListColumn list)
                list.Link(record, [list.To.Reference(list.To.Models[0].Collection, "x"), list.To.Reference(list.To.Models[^1].Collection, "y")]);
            else
                Read(column, record);
        return record;
    }

    private static void Read(Column column, VmdbRecord record)
    {
        var value = column.SqlType switch
        {
            "integer" => "-2147483648", "bigint" => "9223372036854775807", "boolean" => "true", "double precision" => "\"NaN\"",
            "timestamp with time zone" => "\"2020-02-29T23:59:59.999999Z\"", "character varying[]" => "[\"\", \"b\\ud83d\\ude00\"]",
            "int4range" => "[-1, 65535]", "jsonb" => "{\"a\": [1.50, null, {\"b\": \"\\u0001\"}]}",
            _ when column is ValueColumn { DbType: NpgsqlTypes.NpgsqlDbType.Text } => "[1, {}]",
            _ => $"\"{new string('x', 300)} \\n\\\" é\"",
        };
        var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(value));
        json.Read();
        column.ReadJson(ref json, record);
        column.Normalise(record);
    }

    private static void Same(IncomingObject incoming, IncomingObject expected)
    {
        incoming.Sums.ShouldBe(expected.Sums);
        Same(incoming.Model, incoming.Record, expected.Record);
        for (var part = 1; part < expected.Model.Parts.Count; part++)
        {
            incoming.Children(part).Keys.ShouldBe(expected.Children(part).Keys);
            foreach (var (key, child) in incoming.Children(part))
            {
                Same(incoming.Model.Parts[part], child, expected.Children(part)[key]);
                incoming.Model.Parts[part].ParentLink!.Root(child)!.Key.ShouldBe(incoming.Key);
            }
        }
    }

    private static void Same(RecordModel model, VmdbRecord? one, VmdbRecord? other)
    {
        one.ShouldNotBeNull();
        other.ShouldNotBeNull();
        foreach (var column in model.Columns)
            column.Same(one, other).ShouldBeTrue($"{model.Collection}.{column.Name}");
        one.Kept.ShouldBe(other.Kept);
    }
}
