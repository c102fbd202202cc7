using System.Text.Json.Nodes;

namespace Inventory.Sdk.Vmdb;

/// <summary>A database that a cloud runs as a service (table <c>cloud_databases</c>).</summary>
[Model("cloud_database", "cloud_databases")]
public sealed class CloudDatabase : ManagedRecord
{
    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Product and version, joined by a blank.</summary>
    public string? DbEngine { get; set; }

    /// <summary><c>available</c>, <c>initializing</c>, <c>unhealthy</c>, <c>unavailable</c> or <c>unknown</c>.</summary>
    public string? Status { get; set; }

    /// <summary>Why it is in that state.</summary>
    public string? StatusReason { get; set; }

    /// <summary>Storage that it has, in bytes.</summary>
    public long? UsedStorage { get; set; }

    /// <summary>Most storage that it may have, in bytes; null if it does not grow.</summary>
    public long? MaxStorage { get; set; }

    /// <summary>Its size.</summary>
    public IReference<CloudDatabaseFlavor>? CloudDatabaseFlavor { get; set; }

    /// <summary>Server that it is on.</summary>
    public IReference<CloudDatabaseServer>? CloudDatabaseServer { get; set; }

    /// <summary>Tenant that owns it.</summary>
    public IReference<CloudTenant>? CloudTenant { get; set; }

    /// <summary>Its resource group.</summary>
    public IReference<ResourceGroup>? ResourceGroup { get; set; }

    /// <summary>What else its cloud tells: an object.</summary>
    [Column(Type = "text")]
    public JsonNode? ExtraAttributes { get; set; }
}

/// <summary>A size of database that a cloud offers (table <c>cloud_database_flavors</c>).</summary>
[Model("cloud_database_flavor", "cloud_database_flavors")]
public sealed class CloudDatabaseFlavor : ManagedRecord
{
    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Whether new databases may use it.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Virtual CPUs.</summary>
    public int? Cpus { get; set; }

    /// <summary>Memory in bytes.</summary>
    public long? Memory { get; set; }

    /// <summary>Most storage in bytes.</summary>
    public long? MaxSize { get; set; }

    /// <summary>Most connections at a time.</summary>
    public int? MaxConnections { get; set; }

    /// <summary>How fast it is, in the cloud's words.</summary>
    public string? Performance { get; set; }
}

/// <summary>A server of databases that a cloud runs as a service (table <c>cloud_database_servers</c>).</summary>
[Model("cloud_database_server", "cloud_database_servers"), Timestamps("created_at", "updated_at")]
public sealed class CloudDatabaseServer : ManagedRecord
{
    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Product.</summary>
    public string? ServerType { get; set; }

    /// <summary>Version of the product.</summary>
    public string? Version { get; set; }

    /// <summary>State in the cloud's words.</summary>
    public string? Status { get; set; }

    /// <summary>Its resource group.</summary>
    public IReference<ResourceGroup>? ResourceGroup { get; set; }
}
