namespace Providers.Amazon.Client;

/// <summary>RDS: databases.</summary>
internal sealed class Rds(AwsService service)
{
    /// <summary>Database instances.</summary>
    public IAsyncEnumerable<NativeDatabase> Instances() => Paging.ItemsAsync("rds DescribeDBInstances", async (next, cancel) =>
    {
        var result = await service.QueryAsync("2014-10-31", "DescribeDBInstances", [("Marker", next)], cancel);
        return new Page<NativeDatabase>(
            [.. XmlItem.ListIn(result, "DBInstances", "database", "DBInstanceIdentifier").Select(item => new NativeDatabase(item))],
            new XmlItem(result, "").Text("Marker"));
    });
}

/// <summary>A database instance.</summary>
internal sealed class NativeDatabase(XmlItem item)
{
    public string? Id => item.Text("DbiResourceId");

    public string? Name => item.Text("DBInstanceIdentifier");

    public string? Status => item.Text("DBInstanceStatus");

    public string Engine => $"{item.Text("Engine")} {item.Text("EngineVersion")}".Trim();

    public string? Class => item.Text("DBInstanceClass");

    /// <summary>Storage that it has, in GiB.</summary>
    public int? AllocatedStorage => item.Number("AllocatedStorage");

    /// <summary>Storage up to which it grows by itself, in GiB; null if it does not.</summary>
    public int? MaxAllocatedStorage => item.Number("MaxAllocatedStorage");
}
