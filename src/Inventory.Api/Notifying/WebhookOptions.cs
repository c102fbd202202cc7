using System.Net;
using System.Net.Sockets;

namespace Inventory.Api.Notifying;

/// <summary>What operators can set of webhooks: <c>Inventory__Webhooks__AllowedNetworks__0=127.0.0.0/8</c>.</summary>
public sealed class WebhookOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Inventory:Webhooks";

    // This machine, what is only reachable from it (metadata services of clouds among it), and what is no machine.
    private static readonly IPNetwork[] Refused =
    [
        .. new[]
        {
            "0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "100.100.100.200/32", "192.0.0.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/128", "::1/128", "fe80::/10", "ff00::/8", "fd00:ec2::/32",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Networks that may be called although they are this machine's own or link-local.</summary>
    public IList<string> AllowedNetworks { get; } = [];

    /// <summary>How long a receiver may take. Default: 10 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>After how many failures in a row a webhook is paused. Default: 12, which is after more than an hour.</summary>
    public int MostFailures { get; set; } = 12;

    /// <summary>The pause after the first failure; each further one is twice as long. Default: 2 seconds.</summary>
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest pause. Default: 15 minutes.</summary>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Most changes of one delivery. Default: 100.</summary>
    public int BatchSize { get; set; } = 100;

    /// <summary>Whether an address may be called.</summary>
    public bool Allows(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        else if (Translated.Contains(address))
            address = new IPAddress(address.GetAddressBytes().AsSpan(12));
        return (address.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6 && !Refused.Any(n => n.Contains(address)))
               || AllowedNetworks.Any(n => IPNetwork.Parse(n).Contains(address));
    }

    /// <summary>How long to wait after so many failures in a row.</summary>
    public TimeSpan PauseAfter(int failures) =>
        TimeSpan.FromTicks((long)Math.Min(LongestPause.Ticks, FirstPause.Ticks * Math.Pow(2, Math.Max(0, failures - 1))));

    /// <summary>Whether the settings make sense.</summary>
    public bool AreSound => Timeout > TimeSpan.Zero && MostFailures > 0 && FirstPause > TimeSpan.Zero && LongestPause >= FirstPause
                            && BatchSize is > 0 and <= 1000 && AllowedNetworks.All(n => IPNetwork.TryParse(n, out _));
}
