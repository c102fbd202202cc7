using System.Runtime.CompilerServices;

namespace Providers.AwesomeCloud.Tests;

public sealed class the_provider_stays_small
{
    [Fact]
    public void within_400_lines_comments_included()
    {
        var lines = Directory.GetFiles(Folder(), "*.cs").Sum(file => File.ReadLines(file).Count());
        lines.ShouldBeInRange(100, 400);
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../src/Providers.AwesomeCloud");
}
