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
    private OpenstackException? refusal;

    /// <summary>What the user may see; asked for once, even if the cloud refuses: more tries with a wrong password would lock the user out.</summary>
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
            if (refusal is not null)
                throw new OpenstackException(refusal.Failure, refusal.Message, refusal);
            var projects = await keystone.ProjectsAsync(cancel);
            var token = await keystone.SignInAsync(projects[0], cancel);
            token.Catalog.CheckRegion();
            tokens[projects[0].Id] = token;
            return account = new Account(projects, token.IsAdministrator, token.Catalog);
        }
        catch (OpenstackException refused) when (refused.Failure is Failure.Credentials or Failure.Region)
        {
            refusal = refused;
            throw;
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
    public Task<T> GetAsync<T>(Project project, Service service, string path, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancel) =>
        GetAsync(project, service, path, latest: false, read, cancel);

    /// <summary>Asks the service of a list, in the microversion of the list.</summary>
    /// <inheritdoc cref="GetAsync{T}(Project, Service, string, Func{Stream, CancellationToken, Task{T}}, CancellationToken)"/>
    public Task<T> GetAsync<TItem, T>(
        Project project, NativeList<TItem> list, string path, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancel) where TItem : class =>
        GetAsync(project, list.Service, path, list.Latest, read, cancel);

    public void Dispose()
    {
        transport.Dispose();
        signingIn.Dispose();
    }

    private async Task<T> GetAsync<T>(
        Project project, Service service, string path, bool latest, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancel)
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
            if (latest) // the older of the header's two names: every nova knows it
                request.Headers.Add("X-OpenStack-Nova-API-Version", "latest");
            return await transport.SendAsync(request, service, (_, body, ends) => read(body, ends), cancel);
        }
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
