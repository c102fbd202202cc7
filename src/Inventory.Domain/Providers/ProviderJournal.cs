using Marten;
using Marten.Services;
using Npgsql;

namespace Inventory.Domain.Providers;

/// <summary>Appends to the streams of providers, in a transaction that writes more than events.</summary>
internal static class ProviderJournal
{
    /// <summary>A session in the transaction; its events are the user's.</summary>
    public static IDocumentSession Open(IDocumentStore store, NpgsqlTransaction transaction, string user)
    {
        var session = store.LightweightSession(SessionOptions.ForTransaction(transaction));
        session.LastModifiedBy = user;
        return session;
    }

    /// <summary>Adds events to the stream of a provider.</summary>
    public static void Append(IDocumentSession session, TimeProvider time, long id, params ReadOnlySpan<object> events)
    {
        foreach (var data in events)
        {
            var wrapped = session.Events.BuildEvent(data);
            wrapped.Timestamp = time.GetUtcNow();
            session.Events.Append(ProviderAccount.Stream(id), wrapped);
        }
    }

    /// <summary>Whether another provider has the name.</summary>
    public static bool IsNameTaken(Exception? e) => e switch
    {
        null => false,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "ux_ext_management_systems_name" } => true,
        _ => IsNameTaken(e.InnerException),
    };
}
