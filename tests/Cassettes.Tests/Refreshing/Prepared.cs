using Cassettes.Tests.Comparing;
using Cassettes.Tests.Expecting;
using Inventory.Sdk.Vmdb;

namespace Cassettes.Tests.Refreshing;

/// <summary>What is in the inventory before a scenario begins.</summary>
internal static class Prepared
{
    /// <summary>Creates the objects that a scenario takes for granted.</summary>
    public static async Task CreateAsync(Engine engine, Scenario scenario, Findings findings)
    {
        foreach (var (collection, ids) in scenario.Precreated)
            if (collection == "flavors")
                await engine.GiveAsync<Flavor>(collection, ids, _ => ids.Select(id => StaticTypes.Flavor(id)));
            else
                findings.Skip($"precreated {collection}", "nobody knows how to create these");
    }

    /// <summary>Maps labels to tags, each to a category of its own.</summary>
    public static async Task MapTagsAsync(Engine engine, Scenario scenario)
    {
        foreach (var (label, entity) in scenario.TagMappings)
        {
            await using var map = engine.Database.CreateCommand(
                """
                with category as (insert into vmdb.tags (name) values ('/managed/mapped:' || lower($1)) returning id),
                classification as (insert into vmdb.classifications (description, tag_id, read_only, show) select $1, id, true, true from category)
                insert into vmdb.provider_tag_mappings (label_name, labeled_resource_type, tag_id) select $1, $2, id from category
                """);
            map.Parameters.Add(new() { Value = label });
            map.Parameters.Add(new() { Value = (object?)entity ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
            await map.ExecuteNonQueryAsync();
        }
    }
}
