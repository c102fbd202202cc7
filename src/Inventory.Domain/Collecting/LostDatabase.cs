using System.Net.Sockets;
using Npgsql;

namespace Inventory.Domain.Collecting;

/// <summary>Tells a database that cannot be reached, takes no more sessions, or has ended one, from one that refuses something.</summary>
public static class LostDatabase
{
    /// <summary>Whether that is what failed, however it is wrapped.</summary>
    public static bool IsCauseOf(Exception? e) => e switch
    {
        null => false,
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => true,
        PostgresException { SqlState: var state } => state.StartsWith("57P", StringComparison.Ordinal) || state.StartsWith("08", StringComparison.Ordinal),
        NpgsqlException { InnerException: IOException or SocketException } => true,
        AggregateException many => many.InnerExceptions.Any(IsCauseOf),
        _ => IsCauseOf(e.InnerException),
    };
}
