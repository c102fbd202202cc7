using Inventory.EmbeddedPostgres.Finding;

namespace Inventory.EmbeddedPostgres.Tests;

public sealed class server_versions_are_read
{
    [Theory]
    [InlineData("postgres (PostgreSQL) 15.13 (Debian 15.13-0+deb12u1)", 15, "15.13")]
    [InlineData("postgres (PostgreSQL) 18.4", 18, "18.4")]
    [InlineData("postgres (PostgreSQL) 19beta1", 19, "19beta1")]
    [InlineData("postgres (PostgreSQL) 9.6.24", 9, "9.6.24")]
    public void from_what_the_server_says(string answer, int major, string version) =>
        ServerBinaries.Parse(answer).ShouldBe((major, version));

    [Theory]
    [InlineData("")]
    [InlineData("bash: postgres: command not found")]
    public void and_from_nothing_else(string answer) => ServerBinaries.Parse(answer).ShouldBeNull();

    [Fact]
    public void newest_first_in_the_usual_folders()
    {
        using var folder = new TemporaryFolder();
        var bins = ((string[])["9.6", "15", "18"]).Select(version => FakeServer.Make(folder, version)).ToArray();
        new SearchPlaces([], [folder.In("*", "bin")]).ServerFolders().ShouldBe(bins.Reverse());
    }

    [Fact]
    public void and_where_links_on_the_path_lead()
    {
        using var folder = new TemporaryFolder();
        var bin = FakeServer.Make(folder, "15");
        Directory.CreateDirectory(folder.In("path"));
        File.CreateSymbolicLink(folder.In("path", "postgres"), Path.Combine(bin, "postgres"));
        new SearchPlaces([folder.In("path")], []).ServerFolders().ShouldBe([bin]);
    }
}
