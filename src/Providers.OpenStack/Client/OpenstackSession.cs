using Providers.OpenStack.Client.Native;

namespace Providers.OpenStack.Client;

/// <summary>
/// A connection to one cloud: signs in to each project when it is first needed, finds services in the catalog, and renews a token that a service
/// no longer accepts. Safe for several requests at once.
/// </summary>
internal sealed class OpenstackSession(CloudAccess access, Transport transport) : IDisposable
{
    private readonly SemaphoreSlim signingIn = new(1);
    private readonly Keystone keystone = new(access, transport);
    private readonly Dictionary<string, Token> tokens = [];
    private Account? account;

    /// <summary>What the user may see; asked for once.</summary>
    /// <exception cref="OpenstackException">Could not sign in, or the region is wrong.</exception>
    public async Task<Account> AccountAsync(CancellationToken cancel)
    {
        if (account is not null)
            return account;
        await signingIn.WaitAsync(cancel);
        try
        {
            if (account is not null)
                return account;
            var projects = await keystone.ProjectsAsync(cancel);
            var token = await keystone.SignInAsync(projects[0], cancel);
            token.Catalog.CheckRegion();
            tokens[projects[0].Id] = token;
            return account = new Account(projects, token.IsAdministrator, token.Catalog);
        }
        finally
        {
            signingIn.Release();
        }
    }

    /// <summary>Asks a service, as a user of one project.</summary>
    /// <param name="project">The project.</param>
    /// <param name="service">The service.</param>
    /// <param name="path">Path and query below the service's root.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="OpenstackException">No answer that could be read.</exception>
    public async Task<T> GetAsync<T>(Project project, Service service, string path, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancel)
    {
        var token = await TokenAsync(project, null, cancel);
        try
        {
            return await AskAsync(token);
        }
        catch (OpenstackException refused) when (refused.Failure == Failure.Refused)
        {
            // Tokens expire, and keystone may take them back: a new one gets one chance.
            return await AskAsync(await TokenAsync(project, token, cancel));
        }

        async Task<T> AskAsync(Token with)
        {
            var root = service == Service.Identity ? access.Identity.ToString() : with.Catalog.UrlOf(service);
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{root}/{path}");
            request.Headers.Add("X-Auth-Token", with.Id);
            request.Headers.Accept.ParseAdd("application/json");
            return await transport.SendAsync(request, service, (_, body, ends) => read(body, ends), cancel);
        }
    }

    public void Dispose()
    {
        transport.Dispose();
        signingIn.Dispose();
    }

    private async Task<Token> TokenAsync(Project project, Token? refused, CancellationToken cancel)
    {
        var main = (await AccountAsync(cancel)).Main;
        await signingIn.WaitAsync(cancel);
        try
        {
            if (tokens.TryGetValue(project.Id, out var token) && !ReferenceEquals(token, refused))
                return token;
            return tokens[project.Id] = await keystone.SignInAsync(project, cancel);
        }
        catch (OpenstackException closed) when (closed.Failure is Failure.Credentials or Failure.Forbidden && project != main)
        {
            // The user signed in before: it is this project that keystone refuses.
            throw new OpenstackException(Failure.Forbidden, $"Keystone gives no token for the project {project.Name ?? project.Id}.", closed, Service.Identity);
        }
        finally
        {
            signingIn.Release();
        }
    }
}
