namespace AwesomeCloud.Simulator;

/// <summary>The words that make the content look like somebody's.</summary>
internal static class Vocabulary
{
    public static readonly string[] Roles =
    [
        "web", "api", "db", "cache", "queue", "worker", "batch", "search", "auth", "billing", "ci", "proxy", "mail", "etl", "log", "metrics",
    ];

    public static readonly string[] Environments = ["prod", "prod", "prod", "stage", "test", "dev"];

    public static readonly string[] Owners = ["amelia", "bruno", "chen", "dana", "emeka", "fatima", "goran", "hana", "zoë"];

    public static readonly string[] CostCenters = ["cc-1001", "cc-1002", "cc-2040", "cc-3100", "cc-4711"];

    /// <summary>Family, MiB of memory per processor; five sizes each make fifty types.</summary>
    public static readonly (string Family, int RamPerCpu)[] TypeFamilies =
    [
        ("t1", 2048), ("m1", 4096), ("m2", 4096), ("c1", 2048), ("c2", 2048), ("r1", 8192), ("r2", 8192), ("g1", 6144), ("x1", 16384), ("d1", 4096),
    ];

    public static readonly string[] TypeSizes = ["small", "medium", "large", "xlarge", "2xlarge"];

    /// <summary>Types of this family are listed but can no longer be had.</summary>
    public const string WithdrawnFamily = "d1";

    public static readonly (string Name, string Os, string Architecture, int MinDiskGb)[] ImageFamilies =
    [
        ("ubuntu-24.04", "linux", "x86_64", 8), ("ubuntu-24.04-arm", "linux", "arm64", 8), ("debian-12", "linux", "x86_64", 8),
        ("rocky-9", "linux", "x86_64", 10), ("suse-15", "linux", "x86_64", 10), ("windows-server-2022", "windows", "x86_64", 40),
        ("windows-server-2025", "windows", "x86_64", 40), ("golden-web", "linux", "x86_64", 20), ("golden-db", "linux", "x86_64", 50),
    ];
}
