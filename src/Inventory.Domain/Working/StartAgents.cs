using Inventory.Domain.Collecting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wolverine;
using Wolverine.Runtime;
using Wolverine.Runtime.Agents;

namespace Inventory.Domain.Working;

/// <summary>
/// On a node that is alone, starts the workers of a provider as soon as something is asked of it, which for a new provider is earlier than Wolverine looks
/// for new agents. In a cluster, whose they are is the leader's to say.
/// </summary>
public sealed class StartAgents(WorkSignal signal, IEnumerable<IAgentFamily> families, IServiceProvider services, ILogger<StartAgents> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var runtime = services.GetRequiredService<IWolverineRuntime>();
        if (runtime.Options.Durability.Mode != DurabilityMode.Solo)
            return;
        var none = new HashSet<Uri>(); // of workers that a provider's kind does not have
        var asked = System.Threading.Channels.Channel.CreateUnbounded<long>();
        signal.Asked += id => asked.Writer.TryWrite(id);
        await using var ending = stoppingToken.Register(() => asked.Writer.TryComplete()); // then the loop ends
        await foreach (var id in asked.Reader.ReadAllAsync(CancellationToken.None))
            foreach (var family in families.OfType<ProviderAgents>())
                try
                {
                    var agent = family.UriOf(id);
                    if (none.Contains(agent) || runtime.Agents.AllRunningAgentUris().Contains(agent))
                        continue;
                    if ((await family.AllKnownAgentsAsync()).Contains(agent))
                        await runtime.Agents.StartLocallyAsync(agent);
                    else
                        none.Add(agent);
                }
                catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                {
                    log.LogDebug("A worker of provider {Provider} starts later: {Reason}", id, e.Message);
                }
    }
}
