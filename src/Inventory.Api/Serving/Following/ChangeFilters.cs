using System.Globalization;
using Inventory.Api.Serving.Declaring;
using Inventory.Domain.Following;
using Inventory.Domain.Models;
using Npgsql;

namespace Inventory.Api.Serving.Following;

/// <summary>Makes filters of names, and says which names there are not.</summary>
internal sealed class ChangeFilters(Catalogue catalogue, FeedEvents events, CloudEvents cloudEvents, NpgsqlDataSource database)
{
    private const int MostNames = 100;

    /// <summary>The filter.</summary>
    /// <param name="names">What is wanted.</param>
    /// <param name="visible">The managers that the user sees; null for all.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<(ChangeFilter? Filter, ApiError? Error)> MakeAsync(FilterNames names, IReadOnlyList<long>? visible, CancellationToken cancel)
    {
        if (names.Providers.Count + names.Collections.Count + names.Kinds.Count + names.Attributes.Count > MostNames)
            return (null, ApiError.BadRequest($"Too many filters specified, at most {MostNames} are supported"));
        if (OfCollections(names.Collections, out var wanted) is { } noCollection)
            return (null, noCollection);
        if (names.Kinds.Except(events.All.Select(e => e.Kind)).FirstOrDefault() is { } noKind)
            return (null, ApiError.BadRequest($"Invalid kind {noKind} specified, valid kinds are: {string.Join(", ", events.All.Select(e => e.Kind).Distinct())}"));
        if (OfAttributes(names.Attributes, wanted, out var paths) is { } noAttribute)
            return (null, noAttribute);
        var (managers, noProvider) = await OfProvidersAsync(names.Providers, visible, cancel);
        if (noProvider is not null)
            return (null, noProvider);
        var kept = wanted.Where(e => names.Kinds.Count == 0 || names.Kinds.Contains(e.Kind)).ToList();
        return (new ChangeFilter(kept) { Managers = managers, Paths = paths }, null);
    }

    private ApiError? OfCollections(IReadOnlyList<string> names, out List<FeedEvent> wanted)
    {
        wanted = [.. events.All];
        if (names.Count == 0)
            return null;
        var models = names.Where(n => n != CloudEvents.Providers).Select(n => catalogue.Find(n)?.Model).ToList();
        if (names.FirstOrDefault(n => n != CloudEvents.Providers && catalogue.Find(n)?.Model is null) is { } unknown)
            return ApiError.BadRequest(catalogue.All.FirstOrDefault(c => c.Name == unknown && c.Model is { IsChild: true })?.Model is { } child
                ? $"Invalid collection {unknown} specified: its rows are part of others, ask for attribute={child.EventMember} of these"
                : $"Invalid collection {unknown} specified, valid collections are: "
                  + string.Join(", ", events.All.Select(cloudEvents.CollectionOf).Distinct().Order(StringComparer.Ordinal)));
        wanted.RemoveAll(e => e.Model is null ? !names.Contains(CloudEvents.Providers) : !models.Contains(e.Model));
        return null;
    }

    private static ApiError? OfAttributes(IReadOnlyList<string> names, List<FeedEvent> wanted, out List<string>? paths)
    {
        paths = null;
        if (names.Count == 0)
            return null;
        var roots = wanted.Where(e => e.Model is not null).Select(e => e.Model!).Distinct().ToList();
        paths = [];
        foreach (var name in names)
        {
            var found = roots.SelectMany(r => PathsOf(r, name)).Distinct().ToList();
            if (found.Count == 0)
                return ApiError.BadRequest(
                    $"Invalid attribute {name} specified: no object of the collections has it. Links have the name of what they lead to (flavor), "
                    + "attributes of children their collection's before them (disks.size)");
            paths.AddRange(found);
        }
        return null;
    }

    private static IEnumerable<string> PathsOf(RecordModel root, string name)
    {
        IEnumerable<string> paths = root.FindMember(name) is { } own ? ChangeFilter.PathsOf(root, own) : [];
        var (part, attribute) = name.Split('.', 2) is [var before, var after] ? (before, after) : (name, null);
        foreach (var child in root.Parts.Where(p => p.IsChild && p.EventMember == part))
            if (attribute is null)
                paths = paths.Concat(ChangeFilter.PathsOf(child, null));
            else if (child.FindMember(attribute) is { } column)
                paths = paths.Concat(ChangeFilter.PathsOf(child, column));
        return paths;
    }

    // What a provider has is that of all its managers, whichever of them is asked. One that is gone has its changes still.
    private async Task<(List<long>? Managers, ApiError? Error)> OfProvidersAsync(IReadOnlyList<string> names, IReadOnlyList<long>? visible, CancellationToken cancel)
    {
        if (names.Count == 0)
            return (visible?.ToList(), null);
        var managers = new List<long>();
        foreach (var name in names)
        {
            if (!long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                return (null, ApiError.BadRequest($"Invalid provider {name} specified: it must be the id of a provider"));
            await using var command = database.CreateCommand(
                """
                with root as (select coalesce((select root_ems_id from inventory.manager_families where ems_id = $1), $1) as id)
                select id from root where exists (select from vmdb.ext_management_systems where id = $1)
                  or exists (select from inventory.mt_events where stream_id = 'providers/' || $1)
                union select f.ems_id from inventory.manager_families f join root on f.root_ems_id = root.id
                """);
            command.Parameters.Add(new() { Value = id });
            var found = new List<long>();
            await using (var row = await command.ExecuteReaderAsync(cancel))
                while (await row.ReadAsync(cancel))
                    found.Add(row.GetInt64(0));
            if (visible is not null)
                found.RemoveAll(m => !visible.Contains(m));
            if (found.Count == 0)
                return (null, ApiError.BadRequest($"Invalid provider {name} specified: there is none with this id"));
            managers.AddRange(found);
        }
        return (managers, null);
    }
}
