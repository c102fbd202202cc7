using Inventory.Api.Serving.Answering;
using Inventory.Api.Serving.Declaring;
using Inventory.Domain.History;

namespace Inventory.Api.Serving.Remembering;

/// <summary>Reads <c>as_of</c>, and whatever else names a state: an instant, <c>refresh:123</c>, or <c>seq:456</c>.</summary>
internal sealed class ReadAsOf(Catalogue catalogue, PastStates states, TimeProvider time)
{
    private const string Name = "as_of";

    /// <summary>What the request asks of; null for the present.</summary>
    public async Task<(AsOf? State, ApiError? Error)> ReadAsync(ApiRequest request)
    {
        if (!request.Query.ContainsKey(Name))
            return (null, null);
        if (Refusal(request) is { } refusal)
            return (null, ApiError.BadRequest(refusal));
        var text = request.Parameter(Name) ?? "";
        var (state, error) = await FindAsync(Name, text, request);
        return state is null ? (null, error) : (new AsOf(state, text), null);
    }

    /// <summary>The state that a text names.</summary>
    /// <param name="parameter">The parameter that it stands in, for messages.</param>
    /// <param name="text">The text.</param>
    /// <param name="request">Who asks.</param>
    public async Task<(PointInTime? State, ApiError? Error)> FindAsync(string parameter, string text, ApiRequest request)
    {
        if (text.Length is 0 or > 60 || await LookUpAsync(text, request) is not var (state, problem))
            return (null, ApiError.BadRequest(
                $"Invalid {parameter} specified, name an instant like 2031-05-04T09:08:07Z, a refresh like refresh:123, or an event like seq:456"));
        return (state, state is null ? ApiError.BadRequest($"Invalid {parameter} {text} specified - {problem}") : null);
    }

    private async Task<(PointInTime? State, string? Problem)?> LookUpAsync(string text, ApiRequest request)
    {
        // A plus sign that nobody escaped arrives as a blank.
        if (!Moment.TryParse(text, out var moment) && !Moment.TryParse(text.Replace(' ', '+'), out moment))
            return null;
        return moment is Moment.Instant { At: var at } && at > time.GetUtcNow()
            ? (null, "it is in the future")
            : await moment.FindAsync(states, request.User.Access.Managers, request.Cancel);
    }

    private string? Refusal(ApiRequest request)
    {
        if (!HttpMethods.IsGet(request.Http.Request.Method) && !HttpMethods.IsHead(request.Http.Request.Method))
            return $"The past can only be read: {Name} is for GET";
        return request.Path.Segments is [var name, ..] && (name == Compare.Name || catalogue.Find(name) is not { HasPast: false })
            ? null
            : $"There is no past of {request.Path.Segments.FirstOrDefault("the entry point")}; {Name} is understood by "
              + string.Join(", ", catalogue.Listed.Where(c => c.HasPast).Select(c => c.Name));
    }
}
