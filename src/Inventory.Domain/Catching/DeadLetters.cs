using System.Text.Json;
using Inventory.Domain.Providers;
using Inventory.Sdk;
using Npgsql;

namespace Inventory.Domain.Catching;

/// <summary>Events that could not be understood, and another try with them: after the program has learned more, or its limits were raised.</summary>
public sealed class DeadLetters(NpgsqlDataSource database, EventInbox inbox, ProviderStore providers)
{
    internal const int KeptBytes = 64 << 10;

    /// <summary>Tries once more to understand an event. It is no dead letter any more if that works.</summary>
    /// <returns>What is wrong with it; null if it was understood, or was dropped as one of no interest.</returns>
    public async Task<string?> ReplayAsync(long id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not var (emsId, isPushed, size, body))
            return "It is gone.";
        if (await providers.FindAsync(emsId, cancel) is not { Manager.EventCatcher: not null } provider)
            return "Its provider is gone, or of a kind that tells no events.";
        if (size > body.Length)
            return $"Only its first {body.Length} bytes of {size} were kept.";
        await inbox.SaveAsync(provider, [new NativeEvent(body)], new DeadLetter(id, isPushed), cancel);
        await using var command = database.CreateCommand("select error from vmdb.dead_letters where id = $1");
        command.Parameters.Add(new() { Value = id });
        return await command.ExecuteScalarAsync(cancel) as string;
    }

    /// <summary>What people can read of an event without learning a secret: JSON without those members that hold one; null if it is no JSON, or too long.</summary>
    internal static string? Readable(NativeEvent native)
    {
        if (native.Body.Length > KeptBytes)
            return null;
        try
        {
            return EventJson.Read(native.Body).WithoutSecrets().GetRawText();
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return null;
        }
    }

    private async Task<(long EmsId, bool IsPushed, long Size, byte[] Body)?> FindAsync(long id, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select ems_id, coalesce(is_pushed, false), size, native_body from vmdb.dead_letters where id = $1");
        command.Parameters.Add(new() { Value = id });
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) ? (row.GetInt64(0), row.GetBoolean(1), row.GetInt64(2), row.GetFieldValue<byte[]>(3)) : null;
    }
}
