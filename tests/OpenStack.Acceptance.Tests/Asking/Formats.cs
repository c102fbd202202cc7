using Providers.OpenStack;

namespace OpenStack.Acceptance.Tests.Asking;

/// <summary>The two formats in which nova tells of servers, by the types that the changes of these tests make.</summary>
internal static class Formats
{
    private static readonly string[] Unversioned =
    [
        "create", "delete", "shutdown", "update", "power_off", "power_on", "resize", "resize.prep", "resize.confirm", "finish_resize", "volume.attach", "volume.detach",
        "interface_attach", "interface_detach", "soft_delete", "exists",
    ];

    private static readonly string[] Versioned =
    [
        "create", "delete", "shutdown", "update", "power_off", "power_on", "resize", "resize_prep", "resize_confirm", "resize_finish", "volume_attach", "volume_detach",
        "interface_attach", "interface_detach", "soft_delete", "exists",
    ];

    private static readonly string[] Phases = ["", ".start", ".end", ".error"];

    /// <summary>What a program drops that shall hear one format alone.</summary>
    /// <param name="format"><c>unversioned</c>, <c>versioned</c>, or <c>both</c>.</param>
    public static IEnumerable<string> DroppedWith(string format) =>
    [
        .. new OpenstackCloudManager().EventCatcher!.FilteredEventNames,
        .. format == "versioned" ? Named("compute.instance.", Unversioned) : format == "unversioned" ? Named("instance.", Versioned) : [],
    ];

    /// <summary>Whether a type is one of nova's about a server, in the other format.</summary>
    public static bool IsOther(string format, string type) =>
        format switch
        {
            "versioned" => type.StartsWith("compute.instance.", StringComparison.Ordinal),
            "unversioned" => type.StartsWith("instance.", StringComparison.Ordinal),
            _ => false,
        };

    private static IEnumerable<string> Named(string prefix, string[] actions) => from action in actions from phase in Phases select $"{prefix}{action}{phase}";
}
