using Inventory.Api.Serving.Addressing;
using Inventory.Api.Serving.Querying;
using Inventory.Api.Serving.Remembering;

namespace Inventory.Api.Serving.Answering;

/// <summary>An authenticated request.</summary>
/// <param name="Http">ASP.NET's view of it.</param>
/// <param name="Path">Where to.</param>
/// <param name="User">Who asks.</param>
internal sealed record ApiRequest(HttpContext Http, ApiPath Path, ApiUser User)
{
    /// <summary>URL of the entry point.</summary>
    public string Root { get; } = Path.RootOf(Http.Request);

    /// <summary>The past state that it asks of; null for the present.</summary>
    public AsOf? AsOf { get; init; }

    /// <summary>How it sees the database.</summary>
    public Perspective Perspective => AsOf is { } past ? User.PerspectiveOf(past.State) : User.Perspective;

    /// <summary>The answer.</summary>
    public HttpResponse Response => Http.Response;

    /// <summary>The parameters.</summary>
    public IQueryCollection Query => Http.Request.Query;

    /// <summary>Ends when the client goes.</summary>
    public CancellationToken Cancel => Http.RequestAborted;

    /// <summary>The last value of a parameter, or null.</summary>
    public string? Parameter(string name) => Sorting.Last(Query, name);
}
