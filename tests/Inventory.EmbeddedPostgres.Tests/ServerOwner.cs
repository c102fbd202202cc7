using System.Diagnostics;

namespace Inventory.EmbeddedPostgres.Tests;

/// <summary>Another program that owns a server: this test program, started a second time.</summary>
internal sealed class ServerOwner : IDisposable
{
    public const string Verb = "own-a-server";
    public const string Waiting = "waiting";
    public const string Unwatched = "unwatched";

    private readonly Process _process;

    private ServerOwner(Process process, int server, string connectionString) =>
        (_process, Server, ConnectionString) = (process, Process.GetProcessById(server), connectionString);

    /// <summary>The server's process, which need not be there any more.</summary>
    public Process Server { get; }

    public string ConnectionString { get; }

    public int ProcessId => _process.Id;

    public static async Task<ServerOwner> StartAsync(TemporaryFolder data, string manner = Waiting)
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Verb, data.Path, manner])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            // A killed .NET program would leave its debugger pipes in the temporary directory.
            Environment = { ["DOTNET_EnableDiagnostics"] = "0" },
        })!;
        var server = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        var connectionString = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        return new ServerOwner(process, int.Parse(server!), connectionString!);
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async Task ReturnFromMainAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
        Server.Dispose();
    }

    /// <summary>The other program's side. It never disposes its server: it is killed, or returns when its input ends.</summary>
    internal static async Task<int> RunAsync(string folder, string manner)
    {
        var server = await EmbeddedServer.StartAsync(new EmbeddedPostgresOptions { DataDirectory = folder, WatchOwner = manner != Unwatched });
        Console.WriteLine(server.ServerProcessId);
        Console.WriteLine(server.ConnectionString);
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
