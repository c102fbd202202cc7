using System.CommandLine;
using Inventory.Api.Maintaining;
using Inventory.Api.Tests.Acceptance;

namespace Inventory.Api.Tests.Maintaining;

/// <summary>A program whose tables a test may spoil.</summary>
public class AppOfItsOwn : IAsyncLifetime
{
    public AppOfItsOwn() => App = new() { Args = Args };

    public App App { get; }

    public string Provider { get; private set; } = "";

    public long FirstRefresh { get; private set; }

    /// <summary>What the program is told besides.</summary>
    protected virtual string[] Args => [];

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        Provider = await App.AddProviderAsync("kept");
        (await App.RefreshAsync(Provider)).GetProperty("status").GetString().ShouldBe("Ok");
        FirstRefresh = await Scalar<long>("select substr(correlation_id, 11)::bigint from history.transactions where correlation_id like 'refreshes/%' order by id desc limit 1");
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return App.DisposeAsync();
    }

    /// <summary>Runs a command as the program does.</summary>
    public async Task<(int Code, string Output, string Beside)> RunAsync(params string[] args)
    {
        var (output, beside) = (new StringWriter(), new StringWriter());
        var code = await MaintenanceCommands.Root().Parse([.. args, $"ConnectionStrings:Inventory={App.ConnectionString}", $"keys={App.Keys}"])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = beside });
        return (code, output.ToString(), beside.ToString());
    }

    public async Task<T> Scalar<T>(string sql)
    {
        await using var command = App.Database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task Execute(string sql)
    {
        await using var command = App.Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
