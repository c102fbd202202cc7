using Inventory.Domain.Models;
using Npgsql;

namespace Inventory.Domain.Projecting;

/// <summary>
/// The managers of one provider by role. Streams, keys and links belong to the provider's main manager; the row of an object belongs to the manager
/// of its role, and to the main one where there is none.
/// </summary>
public sealed class ManagerFamily
{
    private readonly Dictionary<string, long> byRole = [];
    private readonly long main;

    private ManagerFamily(long main) => this.main = main;

    /// <summary>Asks for the managers of a provider; they are there when the statement is sent.</summary>
    public static ManagerFamily Ask(SqlPipeline sql, long emsId)
    {
        var family = new ManagerFamily(emsId);
        sql.Ask("select role, ems_id from inventory.manager_families where root_ems_id = $1", row =>
        {
            while (row.Read())
                family.byRole[row.GetString(0)] = row.GetInt64(1);
        }, new NpgsqlParameter { Value = emsId });
        return family;
    }

    /// <summary>The manager that owns the rows of a model.</summary>
    public long OwnerOf(RecordModel model) => byRole.GetValueOrDefault(model.Manager.ToString(), main);
}
