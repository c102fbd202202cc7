using System.Net.Sockets;
using System.Text;

namespace Inventory.Api.Tests.Serving;

/// <summary>The served inventory on a port of its own, with the server's limits, for requests that no well-behaved client sends.</summary>
public sealed class InventoryOnSockets(ServedInventory inventory) : IAsyncLifetime
{
    private WebApplication? app;

    public HttpClient Admin { get; } = new();

    public async ValueTask InitializeAsync()
    {
        app = inventory.Build(builder => builder.WebHost.UseUrls("http://127.0.0.1:0"));
        await app.StartAsync();
        Admin.BaseAddress = new Uri(app.Urls.First());
        Admin.DefaultRequestHeaders.Authorization = ServedInventory.Basic("admin", ServedInventory.Password);
    }

    public async ValueTask DisposeAsync()
    {
        Admin.Dispose();
        if (app is not null)
            await app.DisposeAsync();
    }

    /// <summary>What the server answers to who sends this, and then a byte every now and then until he is answered.</summary>
    public async Task<string> DripAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(Admin.BaseAddress!.Host, Admin.BaseAddress.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = reader.ReadToEndAsync();
        try
        {
            for (; !answer.IsCompleted; await Task.Delay(100))
                await stream.WriteAsync(" "u8.ToArray());
        }
        catch (IOException)
        {
            // it has closed the connection, and what it said before that counts
        }
        return await answer;
    }

    /// <summary>What the server answers to these bytes.</summary>
    public async Task<string> SayAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(Admin.BaseAddress!.Host, Admin.BaseAddress.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
