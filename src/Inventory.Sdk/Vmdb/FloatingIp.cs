namespace Inventory.Sdk.Vmdb;

/// <summary>A public address that can be moved from one device to another (table <c>floating_ips</c>).</summary>
[Model("floating_ip", "floating_ips", Manager = ManagerRole.Network)]
public sealed class FloatingIp : ManagedRecord
{
    /// <summary>The public address, or its DNS name.</summary>
    public string? Address { get; set; }

    /// <summary>The private address that it stands for.</summary>
    public string? FixedIpAddress { get; set; }

    /// <summary>State in the cloud's words.</summary>
    public string? Status { get; set; }

    /// <summary>Whether it is for devices inside a virtual private network only.</summary>
    public bool? CloudNetworkOnly { get; set; }

    /// <summary>VM that it leads to.</summary>
    public IReference<Vm>? Vm { get; set; }

    /// <summary>Port that it leads to.</summary>
    public IReference<NetworkPort>? NetworkPort { get; set; }

    /// <summary>Network that it is from.</summary>
    public IReference<CloudNetwork>? CloudNetwork { get; set; }

    /// <summary>Router that translates it.</summary>
    public IReference<NetworkRouter>? NetworkRouter { get; set; }

    /// <summary>Tenant that owns it.</summary>
    public IReference<CloudTenant>? CloudTenant { get; set; }
}
