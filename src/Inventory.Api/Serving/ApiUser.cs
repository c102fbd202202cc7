using Inventory.Api.Authorizing;

namespace Inventory.Api.Serving;

/// <summary>Who asks.</summary>
/// <param name="Id">Id in <c>vmdb.users</c>.</param>
/// <param name="Userid">Login name.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Access">What he may do, and where.</param>
public sealed record ApiUser(long Id, string Userid, string Name, Access Access)
{
    /// <summary>Whether his right includes that one.</summary>
    public bool May(Right right) => Access.Right >= right;
}
