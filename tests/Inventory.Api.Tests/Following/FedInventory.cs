using Inventory.Api.Tests.Serving;
using Npgsql;

namespace Inventory.Api.Tests.Following;

/// <summary>Nodes that serve one database, in which a test appends events.</summary>
internal sealed class FedInventory : IAsyncDisposable
{
    private readonly ServedInventory served;
    private readonly string connectionString;
    private readonly List<WebApplication> nodes = [];

    private FedInventory(ServedInventory served, string connectionString) => (this.served, this.connectionString) = (served, connectionString);

    public NpgsqlDataSource Database => nodes[0].Services.GetRequiredService<NpgsqlDataSource>();

    /// <summary>Starts with one node that serves nobody, and made the tables.</summary>
    public static async Task<FedInventory> StartAsync(ServedInventory served)
    {
        var fed = new FedInventory(served, await served.CreateDatabaseAsync());
        fed.nodes.Add(await served.StartAsync(fed.connectionString));
        return fed;
    }

    /// <summary>Starts a node with a port of its own.</summary>
    public async Task<(WebApplication Node, HttpClient Client)> AddNodeAsync(params (string Name, string Value)[] settings)
    {
        var node = served.Build(connectionString, builder =>
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value)));
        });
        await node.StartAsync();
        nodes.Add(node);
        var client = new HttpClient { BaseAddress = new Uri(node.Urls.First()), Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Authorization = ServedInventory.Basic("admin", ServedInventory.Password);
        return (node, client);
    }

    /// <summary>Appends events, each in a transaction of its own; their numbers follow one another.</summary>
    public async Task AppendAsync(int count, string stream = "1/vms/i-11", string type = "vm_changed", string data = """{"name": "web"}""")
    {
        await using var connection = await Database.OpenConnectionAsync();
        for (var i = 0; i < count; i++)
        {
            await using var append = new NpgsqlCommand(
                """
                insert into inventory.mt_events (seq_id, stream_id, version, type, data, timestamp)
                values (nextval('inventory.mt_events_sequence'), $1, 1, $2, $3::jsonb, '2031-05-04 09:08:07.5+00')
                """, connection) { Parameters = { new() { Value = stream }, new() { Value = type }, new() { Value = data } } };
            await append.ExecuteNonQueryAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
            await node.DisposeAsync();
    }
}
