namespace Inventory.Api.Serving;

/// <summary>What operators can set of the REST API: <c>Inventory__Serving__QueryTimeout=00:00:15</c>.</summary>
public sealed class ServingOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Inventory:Serving";

    /// <summary>How long the database may work on one page. Default: 15 seconds.</summary>
    public TimeSpan QueryTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long an export may take, the time in which its reader takes it included. Default: 10 minutes.</summary>
    public TimeSpan ExportTimeout { get; set; } = TimeSpan.FromMinutes(10);
}
