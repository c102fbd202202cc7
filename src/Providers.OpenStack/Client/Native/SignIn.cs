using System.Text.Json.Serialization;

namespace Providers.OpenStack.Client.Native;

// Bodies of POST /v3/auth/tokens, GET /v3/auth/projects and GET /v3/projects.

internal sealed record SignInBody(AuthBody Auth);

internal sealed record AuthBody(IdentityBody Identity, ScopeBody Scope);

internal sealed record IdentityBody(IReadOnlyList<string> Methods, PasswordBody Password);

internal sealed record PasswordBody(UserBody User);

/// <summary>A class, not a record: a record would print the password.</summary>
internal sealed class UserBody(string name, string password, NameOrId domain)
{
    public string Name { get; } = name;

    public string Password { get; } = password;

    public NameOrId Domain { get; } = domain;
}

internal sealed record NameOrId
{
    public string? Id { get; init; }

    public string? Name { get; init; }
}

/// <summary>What a token is good for: a project, or expressly nothing (else keystone takes the user's default project).</summary>
internal sealed record ScopeBody
{
    public NameOrId? Project { get; init; }

    public NameOrId? Unscoped { get; init; }

    public static ScopeBody Of(string? project) => project is null
        ? new ScopeBody { Unscoped = new NameOrId() }
        : new ScopeBody { Project = new NameOrId { Id = project } };
}

internal sealed record TokenAnswer(TokenBody? Token);

internal sealed record TokenBody(IReadOnlyList<CatalogService>? Catalog, IReadOnlyList<NameOrId>? Roles);

internal sealed record CatalogService(string? Type, IReadOnlyList<ServiceEndpoint>? Endpoints);

internal sealed record ServiceEndpoint(string? Interface, string? Region, [property: JsonPropertyName("region_id")] string? RegionId, string? Url);

internal sealed record ProjectsAnswer(IReadOnlyList<Project>? Projects);

/// <summary>A project of keystone: a tenant.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Name.</param>
/// <param name="Enabled">Whether it may be used.</param>
/// <param name="Description">Description.</param>
/// <param name="DomainId">The domain that it is in.</param>
/// <param name="ParentId">The project, or the domain, that it is part of.</param>
internal sealed record Project(
    string Id, string? Name = null, bool? Enabled = null, string? Description = null, string? DomainId = null, string? ParentId = null);
