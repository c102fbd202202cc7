using Inventory.Api.Serving.Answering;

namespace Inventory.Api.Serving.Remembering;

/// <summary><c>GET /api/compare</c>: two states, two objects, or two providers.</summary>
internal sealed class Compare(CompareStates states, CompareObjects objects, CompareProviders providers)
{
    /// <summary>Its path.</summary>
    public const string Name = "compare";

    public Task<ApiError?> AnswerAsync(ApiRequest request) =>
        request.Query.ContainsKey(CompareObjects.Name) ? objects.AnswerAsync(request)
        : request.Query.ContainsKey(CompareProviders.Name) ? providers.AnswerAsync(request)
        : states.AnswerAsync(request);
}
