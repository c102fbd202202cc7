using Inventory.Api.Hosting;
using Inventory.Domain.Working;
using Npgsql;

namespace Inventory.Api.Tests.Serving;

public sealed class connections_are_patient
{
    [Fact]
    public void a_statement_may_take_its_time_and_a_silent_connection_is_noticed()
    {
        var used = Of("Host=localhost");
        (used.CommandTimeout, used.KeepAlive, used.TcpKeepAlive, used.MaxAutoPrepare).ShouldBe((0, 30, true, 100));
    }

    [Fact]
    public void what_the_connection_string_says_counts()
    {
        var used = Of("Host=localhost;Command Timeout=7;Keepalive=8;Tcp Keepalive=false;Max Auto Prepare=0;Application Name=mine");
        (used.CommandTimeout, used.KeepAlive, used.TcpKeepAlive, used.MaxAutoPrepare).ShouldBe((7, 8, false, 0));
        used.ApplicationName.ShouldNotBe("mine");
    }

    private static NpgsqlConnectionStringBuilder Of(string given) => new(InventoryHost.Patient(given, new WorkerNode("node", 1)));
}
