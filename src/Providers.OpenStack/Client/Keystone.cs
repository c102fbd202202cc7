using System.Net.Http.Headers;
using System.Text.Json;
using Inventory.Sdk.Http;
using Providers.OpenStack.Client.Native;

namespace Providers.OpenStack.Client;

/// <summary>Signs in by keystone v3, which needs a token for each project, and asks which projects the user has.</summary>
internal sealed class Keystone(CloudAccess access, Transport transport)
{
    private const string Administrator = "admin";

    // Administrators see every project from "admin"; of the others, those of the services are the least telling.
    private static readonly string[] OfServices = ["service", "services"];

    // A domain is set by its id or by its name, and nothing in the text tells which: null until keystone accepted one.
    private bool? domainIsName;

    /// <summary>The enabled projects in which the user has a role, the one to start from first.</summary>
    /// <exception cref="OpenstackException">Refused, not reached, without a project, or not keystone.</exception>
    public async Task<IReadOnlyList<Project>> ProjectsAsync(CancellationToken cancel)
    {
        var (unscoped, _) = await AskForTokenAsync(null, cancel);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{access.Identity}/auth/projects");
        request.Headers.Add("X-Auth-Token", unscoped);
        var answer = await transport.SendAsync(
            request, Service.Identity,
            async (_, body, ends) => await JsonSerializer.DeserializeAsync(body, OpenstackJson.Default.ProjectsAnswer, ends), cancel);
        var listed = answer?.Projects ?? throw new OpenstackException(Failure.Unexpected, $"{access.Identity} listed no projects: is it keystone?");
        List<Project> projects =
        [
            .. listed.Where(p => p is { Id.Length: > 0, Enabled: not false })
                .OrderBy(p => p.Name == Administrator ? 0 : OfServices.Contains(p.Name) ? 2 : 1)
                .ThenBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Id, StringComparer.Ordinal),
        ];
        return projects.Count > 0
            ? projects
            : throw new OpenstackException(Failure.Credentials, $"The user {access.User} has a role in no enabled project.");
    }

    /// <summary>A token for a project.</summary>
    /// <exception cref="OpenstackException">Refused, not reached, or not keystone.</exception>
    public async Task<Token> SignInAsync(Project project, CancellationToken cancel)
    {
        var (id, token) = await AskForTokenAsync(project.Id, cancel);
        var isAdministrator = (token.Roles ?? []).Any(role => string.Equals(role.Name, Administrator, StringComparison.OrdinalIgnoreCase));
        return new Token(id, isAdministrator, new Catalog([.. Endpoints(token)], access.Region));
    }

    private async Task<(string Id, TokenBody Token)> AskForTokenAsync(string? project, CancellationToken cancel)
    {
        // "default" is asked for as an id only: it is a name too, and a wrong password would count twice towards locking the user out.
        bool[] ways = domainIsName is { } known ? [known] : access.Domain == CloudAccess.DefaultDomain ? [false] : [false, true];
        OpenstackException? refusal = null;
        foreach (var byName in ways)
        {
            try
            {
                var answer = await PostAsync(project, byName, cancel);
                domainIsName = byName;
                return answer;
            }
            catch (OpenstackException refused) when (refused.Failure == Failure.Refused)
            {
                refusal = refused;
            }
        }
        throw new OpenstackException(
            Failure.Credentials, $"Keystone at {access.Identity} refused the user {access.User} of the domain {access.Domain}, or the password.", refusal);
    }

    private async Task<(string Id, TokenBody Token)> PostAsync(string? project, bool byName, CancellationToken cancel)
    {
        var domain = byName ? new NameOrId { Name = access.Domain } : new NameOrId { Id = access.Domain };
        var user = new UserBody(access.User, access.Password, domain);
        var body = new SignInBody(new AuthBody(new IdentityBody(["password"], new PasswordBody(user)), ScopeBody.Of(project)));
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, OpenstackJson.Default.SignInBody));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{access.Identity}/auth/tokens") { Content = content };
        return await transport.SendAsync(request.Repeatable(), Service.Identity, ReadTokenAsync, cancel);
    }

    private async Task<(string Id, TokenBody Token)> ReadTokenAsync(HttpResponseMessage response, Stream body, CancellationToken cancel)
    {
        var answer = await JsonSerializer.DeserializeAsync(body, OpenstackJson.Default.TokenAnswer, cancel);
        return answer?.Token is { } token && response.Headers.TryGetValues("X-Subject-Token", out var ids) && ids.FirstOrDefault() is { Length: > 0 } id
            ? (id, token)
            : throw new OpenstackException(Failure.Unexpected, $"{access.Identity} gave no token: is it keystone?");
    }

    private static IEnumerable<CatalogEndpoint> Endpoints(TokenBody token) =>
        from service in token.Catalog ?? []
        from endpoint in service.Endpoints ?? []
        where endpoint.Interface == "public"
        select new CatalogEndpoint(service.Type ?? "", endpoint.RegionId ?? endpoint.Region ?? "", endpoint.Url ?? "");
}
