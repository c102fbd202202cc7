namespace Inventory.EmbeddedPostgres.Tests;

/// <summary>A folder with programs that say they are some version of PostgreSQL, and can do nothing else.</summary>
internal static class FakeServer
{
    public static string Make(TemporaryFolder folder, string version)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the stand-in programs are shell scripts");
        var bin = Directory.CreateDirectory(folder.In(version, "bin")).FullName;
        foreach (var tool in (string[])["initdb", "postgres", "pg_ctl"])
        {
            var path = Path.Combine(bin, tool);
            File.WriteAllText(path, $"#!/bin/sh\necho '{tool} (PostgreSQL) {version}'\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
            }
        }
        return bin;
    }
}
