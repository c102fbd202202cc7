using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Cassettes.Tests.Replaying;

/// <summary>
/// Answers of an OpenStack: its services are reached at <c>/svc/&lt;recorded port&gt;/…</c> of the replay, and the answers of one project are told
/// apart from those of another by the project of the token. Keystone v3 is played on recordings of v2.0 too.
/// </summary>
internal sealed partial class OpenstackCassette : ICassette
{
    private static readonly HashSet<string> Soft = ["limit", "marker", "all_tenants", "ignore_awful_caching"];

    private readonly Recording recording;
    private readonly RecordedKeystone keystone;
    private readonly Dictionary<string, string?> projects = []; // by token

    public OpenstackCassette(IReadOnlyList<Interaction> interactions)
    {
        recording = new Recording(interactions);
        keystone = new RecordedKeystone(interactions);
        foreach (var (i, interaction) in interactions.Index())
        {
            var uri = new Uri(interaction.Uri);
            var asked = Asked.Of(interaction.Method, uri.PathAndQuery, interaction.AuthScope, uri.Port);
            recording.Add(i, asked.IsSignIn ? [Recording.Key("sign in", asked.Path, interaction.AuthScope)] : asked.RecordedKeys);
        }
    }

    public Answer? Find(HttpRequest request, string body, string host)
    {
        var asked = Asked.Of(request.Method, request.Path + request.QueryString, projects.GetValueOrDefault(request.Headers["X-Auth-Token"].ToString()));
        return Local(keystone.Find(request.Method, asked.Port, asked.Path, body, projects) ?? Recorded(asked, body), host);
    }

    public void Rewind() => recording.Rewind();

    private Answer? Recorded(Asked asked, string body)
    {
        if (asked.IsSignIn)
        {
            var signedIn = recording.Take(Recording.Key("sign in", asked.Path, keystone.ProjectOf(body)));
            if (signedIn is not null)
                projects[keystone.TokenOf(signedIn)] = signedIn.AuthScope;
            return Plain(signedIn);
        }
        if (!asked.HasMarker)
            return Plain(recording.Take([.. asked.ExactKeys, .. asked.LooseKeys]));
        if (recording.Take(asked.ExactKeys) is { } page)
            return Plain(page);
        return recording.First(asked.LooseKeys) is { } list ? Plain(list) with { Body = RecordedKeystone.WithoutItems(list.ResponseBody) } : null;
    }

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(found))]
    private static Answer? Plain(Interaction? found) => found is null ? null : new Answer(found.Status, found.ResponseBody, found.ResponseHeaders);

    private static Answer? Local(Answer? answer, string host) =>
        answer is null ? null : answer with { Body = RecordedHost().Replace(answer.Body, m => $"{host}/svc/{m.Groups[1].Value}") };

    [GeneratedRegex(@"https?://11\.22\.33\.44:(\d+)")]
    private static partial Regex RecordedHost();

    /// <summary>What a request asks for, and the keys under which its answer may be found, the most exact first.</summary>
    private sealed partial record Asked(string Method, string Port, string Path, IReadOnlyList<(string Name, string Value)> Query, string? Project)
    {
        public bool IsSignIn => Path.EndsWith("/tokens", StringComparison.Ordinal);

        public bool HasMarker => Query.Any(q => q.Name == "marker");

        public string[] ExactKeys => [Key("exact", Query, Project), Key("any limit", Unlimited, Project)];

        public string[] LooseKeys => [Key("any page", Hard, Project), Key("any project", Hard, null)];

        public IEnumerable<string> RecordedKeys => HasMarker ? ExactKeys : [.. ExactKeys, .. LooseKeys];

        private IEnumerable<(string Name, string Value)> Unlimited => Query.Where(q => q.Name != "limit");

        private IEnumerable<(string Name, string Value)> Hard => Query.Where(q => !Soft.Contains(q.Name));

        public static Asked Of(string method, string pathAndQuery, string? project, int? recordedPort = null)
        {
            var (path, query) = pathAndQuery.Split('?', 2) is [var left, var right] ? (left, right) : (pathAndQuery, "");
            var port = recordedPort?.ToString() ?? "";
            if (Served().Match(path) is { Success: true } served)
                (port, path) = (served.Groups["port"].Value, served.Groups["path"].Value);
            path = Slashes().Replace(path, "/").TrimEnd('/');
            var pairs = QueryHelpers.ParseQuery(query).SelectMany(q => q.Value.Select(v => (q.Key, v ?? "")));
            return new Asked(method, port, path.Length == 0 ? "/" : path, [.. pairs], project);
        }

        private string Key(string kind, IEnumerable<(string, string)> query, string? project) =>
            Recording.Key(kind, Method, Port, Path, Recording.Set(query), project);

        [GeneratedRegex("^/svc/(?<port>[0-9]+)(?<path>/.*)?$")]
        private static partial Regex Served();

        [GeneratedRegex("/{2,}")]
        private static partial Regex Slashes();
    }
}
