using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cassettes.Tests.Replaying;

/// <summary>
/// One recorded request with its answer: a line of a cassette. The auth scope is the name of the project whose token was used: <c>unscoped</c> for
/// none, null where there are no projects.
/// </summary>
internal sealed record Interaction(
    string Method, string Uri, string? RequestBody, int Status, IReadOnlyDictionary<string, string> ResponseHeaders, string ResponseBody,
    IReadOnlyDictionary<string, string>? RequestHeaders = null, string? AuthScope = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    };

    public static IReadOnlyList<Interaction> ReadAll(string path) =>
        [.. File.ReadLines(path).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<Interaction>(line, Json)!)];
}
