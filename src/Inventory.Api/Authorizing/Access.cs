namespace Inventory.Api.Authorizing;

/// <summary>What somebody may do; each right includes those before it.</summary>
public enum Right
{
    /// <summary>Look at everything.</summary>
    Read,

    /// <summary>Give orders about what there is: refresh it, tag it, start and stop it.</summary>
    Operate,

    /// <summary>Decide what there is: providers, zones, users and what these may do.</summary>
    Administer,
}

/// <summary>What somebody may do, and where.</summary>
/// <param name="Right">What.</param>
/// <param name="Managers">The managers whose inventory he sees, those of a provider all together; null for all there are and will be.</param>
public sealed record Access(Right Right, IReadOnlyList<long>? Managers)
{
    /// <summary>That of an administrator.</summary>
    public static Access Everything { get; } = new(Right.Administer, null);

    /// <summary>That of nobody in particular.</summary>
    public static Access Nothing { get; } = new(Right.Read, []);
}
