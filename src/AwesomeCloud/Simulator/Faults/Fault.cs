namespace AwesomeCloud.Simulator;

/// <summary>One thing that goes wrong on purpose. Also the JSON of <c>POST /__control/faults</c>.</summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Resource">Only this resource, one of <see cref="ResourceNames"/>; null (default) for all.</param>
/// <param name="Region">Only this region; null (default) for all.</param>
/// <param name="Page">Only this page of a listing, from 1; null (default) for every page. Counts for Fail, Cut and Malform.</param>
/// <param name="Times">Only the first so many times; null (default) until cleared.</param>
/// <param name="Status">The status that <see cref="FaultKind.Fail"/> answers. Default 500.</param>
/// <param name="Every">Only each n-th request that it is meant for. Default 1: every one.</param>
/// <param name="Seconds">The Retry-After of <see cref="FaultKind.Throttle"/>, or the delay of <see cref="FaultKind.Slow"/>. Default 1.</param>
public sealed record Fault(
    FaultKind Kind,
    string? Resource = null,
    string? Region = null,
    int? Page = null,
    int? Times = null,
    int Status = 500,
    int Every = 1,
    double Seconds = 1);

/// <summary>What can be made to go wrong.</summary>
public enum FaultKind
{
    /// <summary>An error status.</summary>
    Fail,

    /// <summary>429 with Retry-After.</summary>
    Throttle,

    /// <summary>A delay before the answer.</summary>
    Slow,

    /// <summary>The connection is cut in the middle of the body.</summary>
    Cut,

    /// <summary>A body, complete for HTTP, whose JSON ends in the middle.</summary>
    Malform,

    /// <summary>401 ExpiredCredentials.</summary>
    Expire,

    /// <summary>403 Forbidden.</summary>
    Forbid,

    /// <summary>Events come newest first.</summary>
    Disorder,

    /// <summary>Each event comes twice.</summary>
    Repeat,
}
