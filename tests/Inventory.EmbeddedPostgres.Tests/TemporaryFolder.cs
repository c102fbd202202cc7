namespace Inventory.EmbeddedPostgres.Tests;

/// <summary>A new folder that a server account other than ours can reach, removed at the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } =
        Directory.CreateDirectory(System.IO.Path.Combine(System.IO.Path.GetTempPath(), "inventory-test-" + Guid.NewGuid().ToString("N")[..12])).FullName;

    /// <summary>A server on this folder that does not wait for the disk, so that tests are quick.</summary>
    public EmbeddedPostgresOptions Options => new() { DataDirectory = Path, Settings = new Dictionary<string, string> { ["fsync"] = "off" } };

    public string In(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
