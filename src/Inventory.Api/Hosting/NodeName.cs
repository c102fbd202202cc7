using System.IO.Hashing;
using System.Text;
using Inventory.Domain.Working;

namespace Inventory.Api.Hosting;

/// <summary>
/// What this process is called among the nodes. A name that the configuration gives (<c>Inventory:Node</c>), and that of the machine if it is alone there, is the
/// same however often it starts; several nodes of one machine without names are told apart by their process.
/// </summary>
internal static class NodeName
{
    /// <summary>What servers without a name are called, as in ManageIQ.</summary>
    public const string Unnamed = "EVM";

    /// <summary>Whether this process is the only one on its database.</summary>
    public static bool IsSolo(IConfiguration configuration) => configuration.GetValue("Inventory:Solo", true);

    /// <summary>The name that was given; null for none.</summary>
    public static string? Given(IConfiguration configuration) => configuration["Inventory:Node"] is { Length: > 0 } name ? name : null;

    /// <summary>The node.</summary>
    public static WorkerNode Find(IConfiguration configuration)
    {
        var machine = Environment.MachineName;
        var name = Given(configuration) ?? (IsSolo(configuration) ? machine : $"{machine}-{Environment.ProcessId}");
        return new WorkerNode(name, Environment.ProcessId, new Guid(XxHash128.Hash(Encoding.UTF8.GetBytes($"inventory/{name}"))).ToString());
    }

    /// <summary>A name for its sessions with the database, which no other process has.</summary>
    public static string OfSessions(WorkerNode node)
    {
        var name = $"{NodeSession.NamePrefix}{Guid.NewGuid().ToString("N")[..8]} {node.Name}";
        return name.Length <= 60 ? name : name[..60];
    }
}
