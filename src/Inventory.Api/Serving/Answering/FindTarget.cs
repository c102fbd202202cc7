using Inventory.Api.Serving.Acting;
using Inventory.Api.Serving.Addressing;
using Inventory.Api.Serving.Querying;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Api.Serving.Answering;

/// <summary>Finds the row that an order is about.</summary>
internal sealed class FindTarget(NpgsqlDataSource database)
{
    public Task<ActionTarget?> Async(Place place, long id, CancellationToken cancel) => Async(place, new RowReference(id, null, ""), cancel);

    public async Task<ActionTarget?> Async(Place place, RowReference reference, CancellationToken cancel)
    {
        if (reference.IsHopeless)
            return null;
        var query = place.Query(new SqlContext());
        var (alias, sql) = (query.Scope.Alias, query.Scope.Sql);
        query.Match(reference.Id is { } id
            ? $"{alias}.id = {sql.Add(id, NpgsqlDbType.Bigint)}"
            : $"{alias}.guid = {sql.Add(reference.Guid!, NpgsqlDbType.Text)}");
        var name = place.Collection.Attribute("name") is { } attribute ? query.Scope.Attribute(attribute) : "null::text";
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { sql.Command(query.Rows($"{alias}.id, {name}")) } };
        await using var row = await batch.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) ? new ActionTarget(row.GetInt64(0), row.IsDBNull(1) ? null : row.GetString(1)) : null;
    }
}
