using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using AwesomeCloud.Wire;

namespace AwesomeCloud.Simulator;

/// <summary>The cloud's API. A request meets, in this order: delay, throttling, region, signature, permission, parameters, page faults, data.</summary>
internal sealed class CloudApi(World world, Faults faults, SimulatedCloudOptions options)
{
    private static readonly Account TheAccount = new() { Id = "acct-000001", Name = "Awesome Cloud simulator" };
    private readonly Authentication _authentication = new(options.Credentials, options.Time);
    private long _requests;

    public async Task HandleAsync(HttpContext context)
    {
        var requestId = string.Create(CultureInfo.InvariantCulture, $"req-{Interlocked.Increment(ref _requests):d8}");
        context.Response.Headers["X-Request-Id"] = requestId;
        try
        {
            await RouteAsync(context, context.Request.Path.Value!.Split('/')[1..]);
        }
        catch (ApiError error)
        {
            await Answer.WriteErrorAsync(context, error, requestId);
        }
    }

    private async Task RouteAsync(HttpContext context, string[] path)
    {
        var (region, resource) = path switch
        {
            ["v1", "regions"] => (null, "regions"),
            ["v1", "regions", var name, var rest] => (name, rest),
            _ => throw new ApiError(404, "NotFound", $"'{context.Request.Path}' is not part of this API."),
        };
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            throw new ApiError(405, "MethodNotAllowed", "This API is read with GET.");
        }

        if (faults.Take(FaultKind.Slow, region, resource) is { } slow)
        {
            await Task.Delay(TimeSpan.FromSeconds(slow.Seconds), options.Time, context.RequestAborted);
        }

        if (faults.Take(FaultKind.Throttle, region, resource) is { } throttle)
        {
            throw new ApiError(429, "TooManyRequests", "Too many requests.") { RetryAfterSeconds = throttle.Seconds };
        }

        await (region is null ? RegionsAsync(context) : RegionalAsync(context, region, resource));
    }

    private Task RegionsAsync(HttpContext context)
    {
        List<Region> regions = [.. world.Regions.Select(region => new Region { Id = region.Name, Name = region.DisplayName })];
        return AnswerAsync(context, null, "regions", 1, new PageBody<Region> { Items = regions }, WireJson.Default.PageBodyRegion);
    }

    private Task RegionalAsync(HttpContext context, string name, string resource)
    {
        var region = world.Find(name) ?? throw new ApiError(
            404, "UnknownRegion", $"There is no region '{name}'. The regions are: {string.Join(", ", options.Regions)}.");
        if (faults.Take(FaultKind.Expire, name, resource) is not null)
        {
            throw new ApiError(401, "ExpiredCredentials", "The credentials have expired.");
        }

        _authentication.Check(context, name);
        if (faults.Take(FaultKind.Forbid, name, resource) is not null)
        {
            throw new ApiError(403, "Forbidden", $"The account may not read {resource}.");
        }

        return resource switch
        {
            ResourceNames.Account => AnswerAsync(context, name, resource, 1, TheAccount, WireJson.Default.Account),
            ResourceNames.AvailabilityZones =>
                ListAsync(context, name, resource, region.AvailabilityZones, WireJson.Default.PageBodyAvailabilityZone),
            ResourceNames.InstanceTypes => ListAsync(context, name, resource, region.InstanceTypes, WireJson.Default.PageBodyInstanceType),
            ResourceNames.Images => ListAsync(context, name, resource, region.Images, WireJson.Default.PageBodyImage),
            ResourceNames.Instances => ListAsync(context, name, resource, region.Instances, WireJson.Default.PageBodyInstance),
            ResourceNames.Volumes => ListAsync(context, name, resource, region.Volumes, WireJson.Default.PageBodyVolume),
            ResourceNames.Events => EventsAsync(context, name),
            _ => throw new ApiError(404, "NotFound", $"A region has no '{resource}'."),
        };
    }

    private Task ListAsync<T>(HttpContext context, string region, string resource, Catalog<T> catalog, JsonTypeInfo<PageBody<T>> type)
        where T : class, IResource
    {
        var query = ListQuery.Parse(context.Request.Query);
        // A request for ids is answered in one page: there are at most 200.
        var (items, last) = query.Ids is { } ids ? (catalog.Among(ids), null) : catalog.Page(query.After, query.Most);
        var next = last is null ? null : new ContinuationToken(query.Page + 1, last).Encode();
        return AnswerAsync(context, region, resource, query.Page, new PageBody<T> { Items = items, NextToken = next }, type);
    }

    private async Task EventsAsync(HttpContext context, string region)
    {
        var query = EventQuery.Parse(context.Request.Query);
        var since = options.Time.GetTimestamp();
        var (cursor, changes) = (query.After, new List<Change>());
        while (true)
        {
            (changes, cursor, var next) = world.Changes.Read(region, cursor, query.Most);
            var left = query.Wait - options.Time.GetElapsedTime(since);
            // Whoever begins is told at once from where.
            if (changes.Count > 0 || query.After is null || left <= TimeSpan.Zero)
            {
                break;
            }

            // Time-outs are the rule here, and no exceptions.
            await next.WaitAsync(left, options.Time, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            context.RequestAborted.ThrowIfCancellationRequested();
        }

        var events = changes.ConvertAll(change => new CloudEvent
        {
            Id = world.Changes.EventId(change),
            At = change.At,
            Resource = change.Resource,
            ResourceId = change.Id,
            Action = change.Action,
            InstanceIds = change.InstanceIds,
        });
        if (events.Count > 0 && faults.Take(FaultKind.Repeat, region, ResourceNames.Events) is not null)
        {
            events.AddRange([.. events]);
        }

        if (events.Count > 0 && faults.Take(FaultKind.Disorder, region, ResourceNames.Events) is not null)
        {
            events.Reverse();
        }

        await AnswerAsync(context, region, ResourceNames.Events, 1, new EventsBody { Items = events, Cursor = cursor }, WireJson.Default.EventsBody);
    }

    private Task AnswerAsync<T>(HttpContext context, string? region, string resource, int page, T body, JsonTypeInfo<T> type)
    {
        if (faults.Take(FaultKind.Fail, region, resource, page) is { } fail)
        {
            throw ApiError.Of(fail.Status);
        }

        if (faults.Take(FaultKind.Cut, region, resource, page) is not null)
        {
            return Answer.CutAsync(context, body, type);
        }

        return faults.Take(FaultKind.Malform, region, resource, page) is not null
            ? Answer.WriteHalfAsync(context, body, type)
            : Answer.WriteAsync(context, body, type);
    }
}
