namespace Inventory.Sdk.Vmdb;

/// <summary>A rule of a security group (table <c>firewall_rules</c>). Some clouds give rules no id: then all that a rule says is its key.</summary>
[Model("firewall_rule", "firewall_rules"), Timestamps]
public sealed class FirewallRule : VmdbRecord
{
    /// <summary>The security group that has it.</summary>
    [Parent, Polymorphic(typeof(SecurityGroup))]
    public IReference<SecurityGroup>? Resource { get; set; }

    /// <summary>The cloud's own id of it, where it has one.</summary>
    [Key(MayBeNull = true)]
    public string? EmsRef { get; set; }

    /// <summary><c>inbound</c> or <c>outbound</c>.</summary>
    [Key(MayBeNull = true)]
    public string? Direction { get; set; }

    /// <summary>Protocol in upper case, e.g. <c>TCP</c>; <c>All</c> or blank for any.</summary>
    [Key(MayBeNull = true)]
    public string? HostProtocol { get; set; }

    /// <summary><c>IPV4</c> or <c>IPV6</c>.</summary>
    [Key(MayBeNull = true)]
    public string? NetworkProtocol { get; set; }

    /// <summary>First port, or the type of an ICMP message; null for any.</summary>
    [Key(MayBeNull = true)]
    public int? Port { get; set; }

    /// <summary>Last port, or the code of an ICMP message; null for any.</summary>
    [Key(MayBeNull = true)]
    public int? EndPort { get; set; }

    /// <summary>Addresses at the other end, e.g. <c>0.0.0.0/0</c>.</summary>
    [Key(MayBeNull = true)]
    public string? SourceIpRange { get; set; }

    /// <summary>Security group at the other end.</summary>
    [Key(MayBeNull = true)]
    public IReference<SecurityGroup>? SourceSecurityGroup { get; set; }

    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Name for people.</summary>
    public string? DisplayName { get; set; }

    /// <summary>Group of rules that it is listed under.</summary>
    public string? Group { get; set; }

    /// <summary>Whether it is in force.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Whether it must stay in force.</summary>
    public bool? Required { get; set; }
}
