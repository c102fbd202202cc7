namespace Inventory.Sdk.Vmdb;

/// <summary>A record whose row says, in the column <c>type</c>, which ManageIQ class it is.</summary>
public abstract class TypedRecord : VmdbRecord
{
    /// <summary>
    /// Concrete ManageIQ class name. Default: the owning manager's class name with the model's type, e.g. <c>…::CloudManager::Vm</c>. A value that
    /// begins with <c>::</c> is put behind the manager's class name: <c>::CloudNetwork::Public</c>.
    /// </summary>
    public string? Type { get; set; }
}

/// <summary>
/// A root object that the cloud itself names by one id. Its row has, besides the declared columns, <c>id</c> and <c>ems_id</c>, and its history
/// is a stream of its own.
/// </summary>
public abstract class ManagedRecord : TypedRecord
{
    /// <summary>The native id inside one provider; unique in its collection of one manager.</summary>
    [Key]
    public string? EmsRef { get; set; }
}

/// <summary>The names of the columns in which the engine keeps when a row first appeared and last changed.</summary>
/// <param name="created">Column of the first appearance.</param>
/// <param name="updated">Column of the latest recorded change.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TimestampsAttribute(string created = "created_on", string updated = "updated_on") : Attribute
{
    /// <summary>Column of the first appearance.</summary>
    public string Created { get; } = created;

    /// <summary>Column of the latest recorded change.</summary>
    public string Updated { get; } = updated;
}
