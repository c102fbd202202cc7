namespace Inventory.Domain.Projecting;

/// <summary>
/// Transactions that say how far work is. They need not wait until they are on the disk: PostgreSQL writes its log in the order of commits, so what is recorded
/// later is there only if they are, and if the server dies before, the work is done again.
/// </summary>
internal static class Bookkeeping
{
    /// <summary>SQL: the present transaction does not wait.</summary>
    public const string WithoutWaiting = "select set_config('synchronous_commit', 'off', true)";
}
