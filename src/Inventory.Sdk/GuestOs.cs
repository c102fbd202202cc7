namespace Inventory.Sdk;

/// <summary>ManageIQ's normalised names of operating systems, as they stand in <c>hardwares.guest_os</c>.</summary>
public static class GuestOs
{
    /// <summary>The name where nothing is known.</summary>
    public const string Unknown = "unknown";

    private static readonly (string Name, string[] Words)[] Groups =
    [
        ("windows_generic",
        [
            "winnetenterprise", "w2k3", "win2k3", "server2003", "winnetstandard", "servernt", "winxppro", "winxp", "vista", "longhorn", "win2k", "win2000",
            "microsoft", "windows", "winnt",
        ]),
        ("linux_ubuntu", ["ubuntu"]),
        ("linux_chrome", ["chromeos"]),
        ("linux_chromium", ["chromiumos"]),
        ("linux_suse", ["suse", "sles"]),
        ("linux_coreos", ["coreos", "rhcos"]),
        ("linux_redhat", ["redhat", "rhel"]),
        ("linux_fedora", ["fedora"]),
        ("linux_gentoo", ["gentoo"]),
        ("linux_centos", ["centos"]),
        ("linux_debian", ["debian"]),
        ("linux_esx", ["vmnixx86", "vmwareesxserver", "esxserver", "vmwareesxi"]),
        ("linux_solaris", ["solaris"]),
        ("linux_oracle", ["oracle"]),
        ("linux_photon", ["photon"]),
        ("linux_generic", ["linux"]),
        ("unix_aix", ["aix", "vios"]),
        ("ibm_i", ["ibmi"]),
        ("ibm_power_vm", ["phyp"]),
    ];

    /// <summary>
    /// The first group any of whose words is part of the text, taken without case, blanks and signs; <see cref="Unknown"/> if none is, or there is
    /// no text.
    /// </summary>
    public static string Of(string? text)
    {
        var letters = string.Concat((text ?? "").ToLowerInvariant().Where(char.IsAsciiLetterOrDigit));
        foreach (var (name, words) in Groups)
            if (words.Any(letters.Contains) || (name == "linux_oracle" && letters.StartsWith("ol", StringComparison.Ordinal)))
                return name;
        return Unknown;
    }
}
