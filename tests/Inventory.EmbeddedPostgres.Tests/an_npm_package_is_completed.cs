using Inventory.EmbeddedPostgres.Finding;

namespace Inventory.EmbeddedPostgres.Tests;

public sealed class an_npm_package_is_completed
{
    [Fact]
    public void with_the_links_it_lists_and_the_modes_it_needs()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege on Windows, where the package lists none");
        using var package = Package("""[{ "source": "native/lib/libpq.so.5.18", "target": "native/lib/libpq.so.5" }]""");

        CompletePackage.In(package.Path);
        CompletePackage.In(package.Path);

        new FileInfo(package.In("native", "lib", "libpq.so.5")).LinkTarget.ShouldBe("libpq.so.5.18");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(package.In("native", "bin", "postgres")).ShouldBe((UnixFileMode)0b111_101_101);
            File.GetUnixFileMode(package.In("native", "lib", "libpq.so.5.18")).ShouldBe((UnixFileMode)0b110_100_100);
        }
    }

    [Theory]
    [InlineData("/etc/passwd", "native/lib/libpq.so")]
    [InlineData("native/lib/libpq.so.5.18", "../outside")]
    public void but_no_link_leads_out_of_it(string source, string target)
    {
        using var package = Package($$"""[{ "source": "{{source}}", "target": "{{target}}" }]""");
        Should.Throw<EmbeddedPostgresException>(() => CompletePackage.In(package.Path)).Message.ShouldContain("outside of itself");
    }

    private static TemporaryFolder Package(string links)
    {
        var package = new TemporaryFolder();
        foreach (var file in (string[])["bin/postgres", "lib/libpq.so.5.18"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(package.In("native", file))!);
            File.WriteAllText(package.In("native", file), "");
        }
        File.WriteAllText(package.In("native", "pg-symlinks.json"), links);
        return package;
    }
}
