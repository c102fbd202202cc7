namespace Inventory.Api.Serving;

/// <summary>Who asks.</summary>
/// <param name="Id">Id in <c>vmdb.users</c>.</param>
/// <param name="Userid">Login name.</param>
/// <param name="Name">Name for people.</param>
public sealed record ApiUser(long Id, string Userid, string Name);
