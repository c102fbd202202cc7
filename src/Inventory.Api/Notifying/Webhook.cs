using Inventory.Api.Authorizing;
using Inventory.Api.Serving.Following;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Api.Notifying;

/// <summary>A webhook as it is stored.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Where to.</param>
/// <param name="Secret">What signs its deliveries; encrypted.</param>
/// <param name="Names">What about.</param>
/// <param name="Last">How far it is.</param>
/// <param name="Failures">How often in a row it failed.</param>
/// <param name="IsEntitled">Whose it is still administers, and so may know all that it tells.</param>
internal sealed record Webhook(long Id, string Url, string Secret, FilterNames Names, long Last, int Failures, bool IsEntitled);

/// <summary>Keeps how far webhooks are. What was changed over REST meanwhile counts: nothing is written over it.</summary>
internal sealed class WebhookStore(NpgsqlDataSource database, TimeProvider time)
{
    private const string IsDue = "state = 'active' and (next_attempt_on is null or next_attempt_on <= $1)";

    /// <summary>The webhooks that have something to look at.</summary>
    public async Task<IReadOnlyList<long>> DueAsync(long latest, CancellationToken cancel)
    {
        await using var command = database.CreateCommand($"select id from vmdb.webhooks where {IsDue} and last_sequence < $2 order by id");
        command.Parameters.Add(Now());
        command.Parameters.Add(new() { Value = latest });
        var due = new List<long>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
            due.Add(row.GetInt64(0));
        return due;
    }

    /// <summary>A webhook; null if it is gone, paused, or has to wait.</summary>
    public Task<Webhook?> FindDueAsync(long id, CancellationToken cancel) => FindAsync($"{IsDue} and id = $2", cancel, Now(), new() { Value = id });

    /// <summary>A webhook, paused or not; null if it is gone.</summary>
    public Task<Webhook?> FindAsync(long id, CancellationToken cancel) => FindAsync("id = $1", cancel, new NpgsqlParameter { Value = id });

    /// <summary>The one of that name, or id; null if there is none.</summary>
    public Task<Webhook?> FindAsync(string nameOrId, CancellationToken cancel) =>
        FindAsync("name = $1 or id::text = $1 order by name = $1 desc limit 1", cancel, new NpgsqlParameter { Value = nameOrId });

    private async Task<Webhook?> FindAsync(string condition, CancellationToken cancel, params NpgsqlParameter[] values)
    {
        await using var command = database.CreateCommand(
            $"""
            select id, url, signing_secret, providers, collections, kinds, attribute_names, last_sequence, failures, exists (
              select from vmdb.miq_groups_users j join vmdb.miq_groups g on g.id = j.miq_group_id join vmdb.miq_user_roles r on r.id = g.miq_user_role_id
              where j.user_id = w.user_id and r.rights = '{nameof(Right.Administer).ToLowerInvariant()}')
            from vmdb.webhooks w where {condition}
            """);
        command.Parameters.AddRange(values);
        await using var row = await command.ExecuteReaderAsync(cancel);
        if (!await row.ReadAsync(cancel))
            return null;
        string[] Texts(int column) => row.GetFieldValue<string[]>(column);
        return new Webhook(
            row.GetInt64(0), row.GetString(1), row.GetString(2), new FilterNames(Texts(3), Texts(4), Texts(5), Texts(6)), row.GetInt64(7), row.GetInt32(8),
            row.GetBoolean(9));
    }

    /// <summary>Delivered, or found nothing to deliver.</summary>
    public Task MoveAsync(Webhook webhook, long to, bool delivered, CancellationToken cancel) => UpdateAsync(
        webhook, "last_sequence = $4, failures = 0, last_error = null, next_attempt_on = null, last_delivered_on = case when $5 then $1 else last_delivered_on end",
        cancel, new() { Value = to }, new() { Value = delivered });

    /// <summary>Failed, and is tried again.</summary>
    public Task RetryAsync(Webhook webhook, string error, DateTimeOffset at, CancellationToken cancel) => UpdateAsync(
        webhook, "failures = failures + 1, last_error = $4, next_attempt_on = $5, updated_on = $1", cancel,
        new() { Value = error }, new() { Value = at.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });

    /// <summary>Is not tried again until somebody resumes it.</summary>
    public Task PauseAsync(Webhook webhook, string error, string reason, CancellationToken cancel) => UpdateAsync(
        webhook, "failures = failures + 1, last_error = $4, next_attempt_on = null, state = 'paused', state_reason = $5, updated_on = $1", cancel,
        new() { Value = error }, new() { Value = reason });

    private async Task UpdateAsync(Webhook webhook, string assignments, CancellationToken cancel, params NpgsqlParameter[] values)
    {
        await using var command = database.CreateCommand($"update vmdb.webhooks set {assignments} where id = $2 and last_sequence = $3");
        command.Parameters.Add(Now());
        command.Parameters.Add(new() { Value = webhook.Id });
        command.Parameters.Add(new() { Value = webhook.Last });
        command.Parameters.AddRange(values);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private NpgsqlParameter Now() => new() { Value = time.GetUtcNow().UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz };
}
