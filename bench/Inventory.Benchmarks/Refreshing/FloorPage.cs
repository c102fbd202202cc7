using System.Buffers;
using System.Text.Json;
using Inventory.Domain.Models;
using Inventory.Domain.Persisting;
using Inventory.Sdk;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Benchmarks.Refreshing;

/// <summary>A record, and the object that it is a part of.</summary>
public readonly record struct FloorRecord(VmdbRecord Record, RecordModel Root, string RootKey);

/// <summary>Some objects with all their children, by the kinds of their records.</summary>
public sealed class FloorPage(InventoryModels models, long emsId)
{
    private readonly Dictionary<(string Collection, string Key), (RecordModel Model, VmdbRecord Record, List<RecordPatch> Children)> roots = [];
    private long id;

    public int Roots => roots.Count;

    public Dictionary<RecordModel, List<FloorRecord>> Records { get; } = [];

    public void Add(RecordModel model, VmdbRecord record)
    {
        var key = model.KeyOf(record)!;
        var (collection, rootKey) = model.ParentLink?.Root(record) is { } root ? (root.Collection, root.Key) : (model.Collection, key);
        if (model.IsChild)
            roots[(collection, rootKey)].Children.Add(Patch(model, key, record));
        else
            roots.Add((collection, key), (model, record, []));
        if (!Records.TryGetValue(model, out var records))
            Records.Add(model, records = []);
        records.Add(new FloorRecord(record, models.Find(collection)!, rootKey));
    }

    /// <summary>Copies one event for each object.</summary>
    public async Task<long> CopyEventsAsync(NpgsqlConnection connection)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        await using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
        await using var command = new NpgsqlCommand($"select array_agg(nextval('floor.numbers')) from generate_series(1, {Math.Max(1, roots.Count)})", connection);
        var numbers = (long[])(await command.ExecuteScalarAsync())!;
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy floor.events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, correlation_id, user_name, is_archived) from stdin (format binary)");
        var at = 0;
        foreach (var ((_, key), (model, record, children)) in roots)
        {
            buffer.ResetWrittenCount();
            json.Reset();
            children.Sort((a, b) => model.PartOf(a.Model).CompareTo(model.PartOf(b.Model)));
            ObjectPatchJson.Write(json, new ObjectPatch(Patch(model, "", record), children));
            json.Flush();
            copy.StartRow();
            copy.Write(numbers[at++], NpgsqlDbType.Bigint);
            copy.Write(Guid.CreateVersion7(), NpgsqlDbType.Uuid);
            copy.Write(StreamName.Of(emsId, model, key), NpgsqlDbType.Varchar);
            copy.Write(1L, NpgsqlDbType.Bigint);
            copy.Write(buffer.WrittenMemory, NpgsqlDbType.Jsonb);
            copy.Write($"{model.Name}_discovered", NpgsqlDbType.Varchar);
            copy.Write(DateTime.UtcNow, NpgsqlDbType.TimestampTz);
            copy.Write("*DEFAULT*", NpgsqlDbType.Varchar);
            copy.Write("refreshes/1", NpgsqlDbType.Varchar);
            copy.Write("bench", NpgsqlDbType.Varchar);
            copy.Write(false, NpgsqlDbType.Boolean);
        }
        await copy.CompleteAsync();
        return roots.Count;
    }

    private RecordPatch Patch(RecordModel model, string key, VmdbRecord record) => new(model, key, ++id, PatchKind.Add, record, ColumnSet.NotNull(model, record));
}
