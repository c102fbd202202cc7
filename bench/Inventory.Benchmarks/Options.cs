using System.Globalization;

namespace Inventory.Benchmarks;

/// <summary>What the command line says.</summary>
public sealed class Options(string[] args)
{
    public const string Usage =
        """
        Usage: refresh [--vms 100000] [--disks 0] [--ports 0] [--images 0] [--compare VMS]
               path    [--vms 100000]
               rest    [--vms 100000] [--requests 500] [--plans]
               history [--vms 100000] [--events 1000000] [--disks 2] [--requests 100] [--plans]
               live    [--vms 100000] [--compare VMS] [--rate 200] [--seconds 60]
               many    [--providers 50] [--vms 10000] [--disks 0] [--ports 0] [--minutes 3]
               storm   [--vms 10000] [--events 100000] [--seconds 60] [--providers 5]
               growth  [--vms 10000] [--disks 2] [--ports 1] [--refreshes 1000]
               start   [--vms 10000]
        All take [--json] [--connection CONNECTION_STRING]; with a connection string, --postmaster PID names the server's process on this machine, whose CPU then counts too.
        """;

    /// <summary>A database to use; null for a server of its own.</summary>
    public string? Connection => Text("--connection");

    /// <summary>The process of a server that was given.</summary>
    public int? Postmaster => Has("--postmaster") ? Number("--postmaster", 0) : null;

    /// <summary>For machines.</summary>
    public bool Json => Has("--json");

    public int Vms(int otherwise) => Number("--vms", otherwise);

    public bool Has(string name) => args.Contains(name);

    public int Number(string name, int otherwise) => Text(name) is { } text ? Parse(text) : otherwise;

    public static int Parse(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    public string? Text(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}
