using System.Text.Json;
using Inventory.Api.Commanding;
using Inventory.Api.Serving.Addressing;
using Inventory.Api.Serving.Querying;

namespace Inventory.Api.Administering;

/// <summary>Reads the body of an order about users, groups, roles or tenants.</summary>
internal static class AccessBody
{
    private const int Longest = 255;

    /// <summary>What is wrong with a body, whatever it is about; null if nothing is.</summary>
    /// <param name="body">The body.</param>
    /// <param name="known">What it may say.</param>
    /// <param name="needed">What it must say, if it is to make something new.</param>
    /// <param name="isNew">Whether it is.</param>
    public static string? ProblemOf(JsonElement body, IReadOnlyCollection<string> known, IReadOnlyCollection<string> needed, bool isNew)
    {
        var given = body.EnumerateObject().Select(m => m.Name).Where(n => isNew || n is not ("id" or "href")).ToArray();
        if (given.Except(known).ToArray() is { Length: > 0 } unknown)
            return $"Invalid attributes specified: {string.Join(", ", unknown)}";
        foreach (var name in known.Where(n => body.TryGetProperty(n, out _)))
            if (body.GetProperty(name) is { ValueKind: JsonValueKind.String } value && value.GetString() is var text
                && (text!.Length > Longest || !SqlContext.IsStorable(text)))
                return $"{name} is too long, or contains a NUL character";
        var missing = needed
            .Where(n => isNew ? ProviderBody.Text(body, n) is null : body.TryGetProperty(n, out _) && ProviderBody.Text(body, n) is null).ToArray();
        return missing.Length > 0 ? $"Must specify {string.Join(", ", missing)}" : null;
    }

    /// <summary>The id of the row that a value names by id, link or name; null if there is no such row.</summary>
    public static async Task<long?> FindAsync(AccessChange change, JsonElement value, string table, string nameColumn)
    {
        var text = value.ValueKind == JsonValueKind.Object
            ? ProviderBody.Text(value, "id") ?? ProviderBody.Text(value, "href")?.TrimEnd('/').Split('/')[^1]
            : value.ValueKind == JsonValueKind.String ? value.GetString() : value.ValueKind == JsonValueKind.Number ? value.GetRawText() : null;
        if (text is not null)
            return RowReference.Number(text) is { } id ? await change.FirstAsync<long?>($"select id from vmdb.{table} where id = $1", id) : null;
        return value.ValueKind == JsonValueKind.Object && ProviderBody.Text(value, nameColumn) is { } name && SqlContext.IsStorable(name)
            ? await change.FirstAsync<long?>($"select id from vmdb.{table} where {nameColumn} = $1", name) : null;
    }
}
