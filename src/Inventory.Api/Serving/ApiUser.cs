using Inventory.Api.Authorizing;
using Inventory.Api.Serving.Querying;
using Inventory.Domain.History;
using Inventory.Domain.Projecting;

namespace Inventory.Api.Serving;

/// <summary>Who asks.</summary>
/// <param name="Id">Id in <c>vmdb.users</c>.</param>
/// <param name="Userid">Login name.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Access">What he may do, and where.</param>
public sealed record ApiUser(long Id, string Userid, string Name, Access Access)
{
    /// <summary>Who has not logged in.</summary>
    public static ApiUser Nobody { get; } = new(0, "", "", Access.Nothing);

    /// <summary>The group for which he asks; null for nobody.</summary>
    public Membership? Group { get; init; }

    /// <summary>All his groups.</summary>
    public IReadOnlyList<Membership> Groups { get; init; } = [];

    /// <summary>How he sees the database.</summary>
    public Perspective Perspective => this is { Access.Managers: null, Access.Right: Right.Administer } ? Perspective.Ordinary
        : Personal(new(Access.Managers is null ? Sql.VmdbSchema : VisibleTables.Schema, Limits));

    /// <summary>How he sees what the database held.</summary>
    public Perspective PerspectiveOf(PointInTime past) =>
        Personal(new(Access.Managers is null ? PointInTime.Schema : VisibleTables.PastSchema, [.. past.Settings, .. Limits]));

    // Whether limited to providers or not: who does not administer has tasks and requests of his own alone.
    private Perspective Personal(Perspective perspective) => May(Right.Administer) ? perspective : perspective with
    {
        Personal = VisibleTables.Personal, PersonalSchema = VisibleTables.Schema, HidesRows = Access.Managers is not null,
    };

    private KeyValuePair<string, string>[] Limits => May(Right.Administer) ? [] :
    [
        new(VisibleTables.User, $"{Id}"), new(VisibleTables.Login, Userid),
        .. Access.Managers is { } managers ? [new(VisibleTables.Managers, $"{{{string.Join(',', managers)}}}")] : Array.Empty<KeyValuePair<string, string>>(),
    ];

    /// <summary>The same user asking for another of his groups.</summary>
    public ApiUser For(Membership group) => this with { Group = group, Access = group.Access };

    /// <summary>Whether his right includes that one.</summary>
    public bool May(Right right) => Access.Right >= right;
}

/// <summary>A group that a user is in, and what it gives him.</summary>
/// <param name="Id">Id of the group.</param>
/// <param name="Description">Its name.</param>
/// <param name="RoleId">Id of its role.</param>
/// <param name="Role">Name of that.</param>
/// <param name="Tenant">Name of its tenant.</param>
/// <param name="Access">What the role allows.</param>
public sealed record Membership(long Id, string Description, long RoleId, string Role, string Tenant, Access Access);
