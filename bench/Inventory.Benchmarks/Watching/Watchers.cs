using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;

namespace Inventory.Benchmarks.Watching;

/// <summary>Somebody who looks where VMs are.</summary>
public interface IWatcher
{
    /// <summary>Where these are now.</summary>
    Task<IReadOnlyList<(string Vm, string Location)>> LookAsync(string[] vms);
}

/// <summary>Looks into the table.</summary>
public sealed class TableWatcher(NpgsqlDataSource database, long provider, string table = "vmdb.vms") : IWatcher
{
    public async Task<IReadOnlyList<(string Vm, string Location)>> LookAsync(string[] vms)
    {
        var found = new List<(string, string)>();
        await using var look = database.CreateCommand($"select ems_ref, location from {table} where ems_id = $2 and not template and ems_ref = any($1)");
        look.Parameters.Add(new() { Value = vms });
        look.Parameters.Add(new() { Value = provider });
        await using var row = await look.ExecuteReaderAsync();
        while (await row.ReadAsync())
            found.Add((row.GetString(0), row.GetString(1)));
        return found;
    }

    public override string ToString() => "seen in the table";
}

/// <summary>Asks the REST API.</summary>
public sealed class RestWatcher : IWatcher
{
    private readonly HttpClient http;
    private readonly Dictionary<string, long> ids;

    private RestWatcher(HttpClient http, Dictionary<string, long> ids) => (this.http, this.ids) = (http, ids);

    /// <summary>Learns which ids the VMs have.</summary>
    public static async Task<RestWatcher> StartAsync(NpgsqlDataSource database, HttpClient http)
    {
        var ids = new Dictionary<string, long>();
        await using var command = database.CreateCommand("select ems_ref, id from vmdb.vms where not template");
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
            ids.Add(row.GetString(0), row.GetInt64(1));
        return new RestWatcher(http, ids);
    }

    public async Task<IReadOnlyList<(string Vm, string Location)>> LookAsync(string[] vms)
    {
        if (vms.Length == 0)
            return [];
        using var response = vms is [var only]
            ? await http.GetAsync($"/api/vms/{ids[only]}?attributes=ems_ref,location")
            : await http.PostAsJsonAsync("/api/vms?attributes=ems_ref,location", new { action = "query", resources = vms.Select(v => new { id = ids[v] }) });
        response.EnsureSuccessStatusCode();
        using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        return vms.Length == 1 ? [Of(answer.RootElement)] : [.. answer.RootElement.GetProperty("results").EnumerateArray().Select(Of)];
    }

    private static (string Vm, string Location) Of(JsonElement vm) => (vm.GetProperty("ems_ref").GetString()!, vm.GetProperty("location").GetString()!);

    public override string ToString() => "seen over REST";
}
