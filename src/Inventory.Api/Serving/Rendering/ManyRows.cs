using System.Buffers;
using System.Text.Json;
using Inventory.Api.Serving.Declaring;
using Inventory.Api.Serving.Querying;
using Inventory.Api.Serving.Selecting;
using Npgsql;

namespace Inventory.Api.Serving.Rendering;

/// <summary>The related rows of all rows of a page: one statement, read before the page and kept as JSON, array by array.</summary>
internal sealed class ManyRows
{
    private readonly PlanContext context;
    private readonly Association association;
    private readonly Func<string> owners;
    private readonly JoinScope scope;
    private readonly string ownerKey;
    private readonly RowPlan plan;
    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly Dictionary<long, Range> ranges = [];

    public ManyRows(PlanContext context, SqlContext sql, RelatedSelection related, Func<string> owners, string? ownerUrl)
    {
        (this.context, association, this.owners) = (context, related.Association, owners);
        var alias = sql.Alias();
        scope = new JoinScope(sql, association.Target, alias, association.FromOf(alias, Association.Owned)); // the owners' joins are not known yet
        ownerKey = Association.Fill(association.OwnerKey, null, alias);
        plan = new RowPlan(context, scope, Rows).Entries(related, ownerKey, ownerUrl);
    }

    /// <summary>The statement; complete once everything is planned.</summary>
    public string Statement => $"{Rows(plan.Columns)} order by {ownerKey}, {scope.Alias}.id";

    /// <summary>Reads its result.</summary>
    public async Task ReadAsync(NpgsqlDataReader rows, CancellationToken cancel)
    {
        await using var json = new Utf8JsonWriter(buffer, JsonOutput.Options);
        long? owner = null;
        var (start, before) = (0, 0L);
        while (await rows.ReadAsync(cancel))
        {
            var of = rows.GetInt64(0);
            if (of != owner)
            {
                End();
                json.Flush();
                json.Reset();
                (owner, start) = (of, buffer.WrittenCount);
                json.WriteStartArray();
            }
            json.WriteStartObject();
            foreach (var field in plan.Fields)
                field.Write(json, rows);
            json.WriteEndObject();
            var written = buffer.WrittenCount + json.BytesPending;
            (context.Room, before) = (context.Room - (written - before), written);
            if (context.Room < 0)
                throw new BadHttpRequestException("The related rows are too many for one answer; ask for less by limit, or for fewer relationships");
        }
        End();

        void End()
        {
            if (owner is not { } known)
                return;
            json.WriteEndArray();
            json.Flush();
            ranges[known] = start..buffer.WrittenCount;
        }
    }

    /// <summary>Writes the array of one owner.</summary>
    public void WriteOf(Utf8JsonWriter json, long owner)
    {
        if (ranges.TryGetValue(owner, out var range))
            json.WriteRawValue(buffer.WrittenSpan[range], skipInputValidation: true);
        else
        {
            json.WriteStartArray();
            json.WriteEndArray();
        }
    }

    private string Rows(string select)
    {
        var rows = $"select {select} from {scope.From} where {association.WhereOf(scope.Alias, Association.Owned)}";
        return rows.Replace(Association.Owned, $"in ({owners()})", StringComparison.Ordinal);
    }
}
