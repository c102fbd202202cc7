using Inventory.Api.Serving.Acting;
using Inventory.Api.Serving.Addressing;
using Inventory.Api.Serving.Querying;
using Inventory.Domain.Projecting;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Api.Serving.Answering;

/// <summary>Finds the row that an order is about.</summary>
internal sealed class FindTarget(NpgsqlDataSource database)
{
    public Task<ActionTarget?> Async(ApiRequest request, Place place, long id) => Async(request, place, new RowReference(id, null, null, ""));

    public async Task<ActionTarget?> Async(ApiRequest request, Place place, RowReference reference)
    {
        if (reference.IsHopeless)
            return null;
        var query = place.Query(new SqlContext(request.Perspective));
        var (alias, sql) = (query.Scope.Alias, query.Scope.Sql);
        query.Match(reference.Id is { } id
            ? $"{alias}.id = {sql.Add(id, NpgsqlDbType.Bigint)}"
            : $"{alias}.{Sql.Name(reference.Column!)} = {sql.Add(reference.Value!, NpgsqlDbType.Text)}");
        var name = place.Collection.Attribute("name") is { } attribute ? query.Scope.Attribute(attribute) : "null::text";
        var cancel = request.Cancel;
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection);
        if (sql.Opening() is { } opening)
            batch.BatchCommands.Add(opening);
        batch.BatchCommands.Add(sql.Command(query.Rows($"{alias}.id, {name}")));
        await using var row = await batch.ExecuteReaderAsync(cancel);
        if (batch.BatchCommands.Count > 1)
            await row.NextResultAsync(cancel);
        return await row.ReadAsync(cancel) ? new ActionTarget(row.GetInt64(0), row.IsDBNull(1) ? null : row.GetString(1)) : null;
    }
}
