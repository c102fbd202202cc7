using System.Globalization;
using Inventory.Domain.Providers;
using Microsoft.Extensions.Logging;
using Npgsql;
using Wolverine.Runtime;
using Wolverine.Runtime.Agents;

namespace Inventory.Domain.Working;

/// <summary>
/// The workers of one kind: an agent for each provider, which runs on exactly one node of the cluster as long as the provider exists. Wolverine spreads the
/// agents evenly, and moves them when nodes come and go.
/// </summary>
/// <param name="work">What each of them does.</param>
/// <param name="managers">The kinds of providers.</param>
/// <param name="database">Where the providers are.</param>
/// <param name="session">Holds the locks of those that run here.</param>
/// <param name="rows">What people see of them.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where trouble goes.</param>
public sealed class ProviderAgents(
    ProviderWork work, Managers managers, NpgsqlDataSource database, NodeSession session, WorkerRows rows, TimeProvider time, ILogger<ProviderAgents> log) : IAgentFamily
{
    /// <inheritdoc/>
    public string Scheme => work.Name;

    /// <summary>The agent of a provider.</summary>
    public Uri UriOf(long emsId) => new($"{Scheme}://provider/{emsId.ToString(CultureInfo.InvariantCulture)}");

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Uri>> AllKnownAgentsAsync()
    {
        var agents = new List<Uri>();
        await using var command = database.CreateCommand("select id, type from vmdb.ext_management_systems where parent_ems_id is null order by id");
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
            if (work.IsFor(managers.Find(row.GetString(1))))
                agents.Add(UriOf(row.GetInt64(0)));
        return agents;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Uri>> SupportedAgentsAsync() => AllKnownAgentsAsync();

    /// <inheritdoc/>
    public ValueTask<IAgent> BuildAgentAsync(Uri uri, IWolverineRuntime wolverineRuntime) =>
        new(new ProviderAgent(uri, long.Parse(uri.AbsolutePath.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture), work, session, rows, time, log));

    /// <inheritdoc/>
    public ValueTask EvaluateAssignmentsAsync(AssignmentGrid assignments)
    {
        assignments.DistributeEvenly(Scheme);
        return ValueTask.CompletedTask;
    }
}
