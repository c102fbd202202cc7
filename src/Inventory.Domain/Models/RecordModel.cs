using System.Collections.Frozen;
using System.Reflection;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Models;

/// <summary>
/// What a record type declares, read once: the names, the columns, the key, the parent and the children. Everything generic in the engine
/// works from this, so that a new kind of record is one new record class.
/// </summary>
public sealed class RecordModel
{
    private static readonly Func<object, object> Clone =
        typeof(object).GetMethod(nameof(MemberwiseClone), BindingFlags.Instance | BindingFlags.NonPublic)!.CreateDelegate<Func<object, object>>();

    private readonly Lazy<VmdbRecord?> blank;
    private readonly FrozenDictionary<string, Column> byMember;
    private readonly FormerMembers[] formerMembers;
    private readonly Column[] columns;
    private readonly Column[] collected;
    private readonly ConstructorInvoker refer;

    internal RecordModel(Type recordType)
    {
        RecordType = recordType;
        var declared = recordType.GetCustomAttribute<ModelAttribute>() ?? throw new ArgumentException($"{recordType.Name} declares no [Model].");
        Name = declared.Name;
        Collection = declared.Collection;
        Table = declared.Table ?? declared.Collection;
        TypeName = declared.Type ?? recordType.Name;
        WhenGone = declared.WhenGone;
        Manager = declared.Manager;
        OwnerColumn = declared.OwnerColumn;
        Version = declared.Version;
        Timestamps = recordType.GetCustomAttribute<TimestampsAttribute>();
        (Columns, ParentLink) = ColumnReader.Read(recordType);
        columns = [.. Columns];
        UserColumns = recordType.GetCustomAttribute<UserColumnsAttribute>() is { } kept ? ColumnReader.Read(kept.Declaration).Columns : [];
        Keys = [.. Columns.Where(c => c.IsKey)];
        collected = [.. Columns.Where(c => c.Collected)];
        TableColumns = [.. Columns.Where(c => c is not LinkListColumn)];
        Links = [.. Columns.OfType<LinkColumn>()];
        LinkLists = [.. Columns.OfType<LinkListColumn>()];
        BaseClass = BaseClassOf(recordType);
        KeyMayBeNull = [.. Keys.Select(k => ColumnReader.KeyMayBeNull(recordType, k))];
        byMember = Columns.ToFrozenDictionary(c => c.Member);
        formerMembers = [.. Enumerable.Range(1, Version - 1).Select(v => new FormerMembers(Columns, v))];
        refer = ConstructorInvoker.Create(typeof(Reference<>).MakeGenericType(recordType)
            .GetConstructor([typeof(string), typeof(string), typeof(IReference), typeof(string)])!);
        blank = new(() => Create() is var empty && SharesNothing(empty) ? empty : null);
    }

    /// <summary>The record class.</summary>
    public Type RecordType { get; }

    /// <summary>Singular name, e.g. <c>vm</c>: prefix of its events.</summary>
    public string Name { get; }

    /// <summary>Name of its collection, e.g. <c>vms</c>.</summary>
    public string Collection { get; }

    /// <summary>Table in the schema <c>vmdb</c>.</summary>
    public string Table { get; }

    /// <summary>Last part of the value of the column <c>type</c>.</summary>
    public string TypeName { get; }

    /// <summary>What happens to its row when the object is gone.</summary>
    public WhenGone WhenGone { get; }

    /// <summary>Which manager of a provider its rows belong to.</summary>
    public ManagerRole Manager { get; }

    /// <summary>For a root: the column with the id of the owning manager.</summary>
    public string OwnerColumn { get; }

    /// <summary>Version of what its values look like in events that are written now.</summary>
    public int Version { get; }

    /// <summary>ManageIQ's base class of its rows, as polymorphic links name it: that of all records of its table, e.g. <c>VmOrTemplate</c>.</summary>
    public string BaseClass { get; }

    /// <summary>Columns of first appearance and latest change, or null.</summary>
    public TimestampsAttribute? Timestamps { get; }

    /// <summary>All declared columns, without <c>id</c>, <c>ems_id</c>, time stamps and the parent's.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>Those of them that are columns of its table: all but many-to-many links.</summary>
    public IReadOnlyList<Column> TableColumns { get; }

    /// <summary>Columns of its table that are no part of the inventory.</summary>
    public IReadOnlyList<Column> UserColumns { get; }

    /// <summary>The same as <see cref="Columns"/>, for what is done with every value of every record.</summary>
    internal ReadOnlySpan<Column> EachColumn => columns;

    /// <summary>Those that a cloud fills.</summary>
    public ReadOnlySpan<Column> CollectedColumns => collected;

    /// <summary>Those that make the natural key; none for a child that exists once under its parent.</summary>
    public IReadOnlyList<Column> Keys { get; }

    /// <summary>Which parts of the key may be null, in the order of <see cref="Keys"/>.</summary>
    public IReadOnlyList<bool> KeyMayBeNull { get; }

    /// <summary>Those that link to root objects.</summary>
    public IReadOnlyList<LinkColumn> Links { get; }

    /// <summary>Those that link to many root objects.</summary>
    public IReadOnlyList<LinkListColumn> LinkLists { get; }

    /// <summary>The link to the parent in the tree of its table, or null.</summary>
    public LinkColumn? Ancestry => Links.FirstOrDefault(l => l.IsAncestry);

    /// <summary>For a child: the link to its parent; null for a root.</summary>
    public ParentLink? ParentLink { get; }

    /// <summary>Lives in another object's stream.</summary>
    public bool IsChild => ParentLink is not null;

    /// <summary>Exists at most once under its parent.</summary>
    public bool IsSingle => IsChild && Keys.Count == 0;

    /// <summary>Under which name its values stand in the events of its root.</summary>
    public string EventMember => IsSingle ? Name : Collection;

    /// <summary>For a root: itself and all models below it, parents first. The position of a model in this list is its part number.</summary>
    public IReadOnlyList<RecordModel> Parts { get; internal set; } = [];

    /// <summary>The part number of a model below this root, or -1.</summary>
    public int PartOf(RecordModel part)
    {
        for (var i = 0; i < Parts.Count; i++)
            if (Parts[i] == part)
                return i;
        return -1;
    }

    /// <summary>A new record in which every column is null, the record class's own initial values included.</summary>
    /// <remarks>One copy instead of a call for each column: every event is read into one.</remarks>
    public VmdbRecord Blank() => blank.Value is { } empty ? (VmdbRecord)Clone(empty) : Create();

    private VmdbRecord Create()
    {
        var record = (VmdbRecord)Activator.CreateInstance(RecordType)!;
        foreach (var column in Columns)
            column.Clear(record);
        return record;
    }

    // A copy of an empty record is as good as a new one, unless a class keeps an object of its own beside its columns.
    private static bool SharesNothing(VmdbRecord record)
    {
        for (var type = record.GetType(); type != typeof(VmdbRecord); type = type.BaseType!)
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                if (!field.FieldType.IsValueType && field.GetValue(record) is not (null or string))
                    return false;
        return true;
    }

    /// <summary>A reference to a record of this kind.</summary>
    internal IReference Reference(string key, IReference? parent) => (IReference)refer.Invoke(Collection, key, parent, null);

    /// <summary>The column of that name in events, or null.</summary>
    public Column? FindMember(string member) => byMember.GetValueOrDefault(member);

    /// <summary>The column of that name, of which no text is made: every member of every event is looked up.</summary>
    internal Column? FindMember(ReadOnlySpan<char> member) => byMember.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(member, out var column) ? column : null;

    /// <summary>How the members of events of a version are read; null for the present one, where <see cref="FindMember(string)"/> tells.</summary>
    internal FormerMembers? MembersOf(int version) => version < 1 || version > Version
        ? throw new NotSupportedException($"An event of {Collection} has the version {version}: a newer program wrote it.")
        : version == Version ? null : formerMembers[version - 1];

    /// <summary>Copies the attributes of which the cloud could not be asked (<see cref="VmdbRecord.Keep"/>) from what is stored.</summary>
    public void CopyKept(VmdbRecord stored, VmdbRecord record)
    {
        foreach (var property in record.Kept)
            if (FindMember(ColumnReader.SnakeCase(property)) is { IsKey: false } column)
                column.Copy(stored, record);
    }

    /// <summary>All its references to root objects, by name of the column.</summary>
    public IEnumerable<IReference> References(VmdbRecord record)
    {
        foreach (var link in Links)
            if (link.Reference(record) is { } reference)
                yield return reference;
        foreach (var list in LinkLists)
            foreach (var reference in list.References(record))
                yield return reference;
    }

    /// <summary>The record's key in its collection or under its parent. Null if a part that it must have is missing or blank.</summary>
    public string? KeyOf(VmdbRecord record)
    {
        if (Keys.Count == 1 && !KeyMayBeNull[0])
            return Keys[0].KeyPart(record) is { } only && !string.IsNullOrWhiteSpace(only) ? NaturalKey.Escape(only) : null;
        var parts = new string?[Keys.Count];
        for (var i = 0; i < parts.Length; i++)
            if (string.IsNullOrWhiteSpace(parts[i] = Keys[i].KeyPart(record)) && !KeyMayBeNull[i])
                return null;
        return parts.Length == 0 ? "" : NaturalKey.Join(parts);
    }

    // Records of several collections may share a table, and then a base class that is no record type itself.
    private static string BaseClassOf(Type type) =>
        type.BaseType is { IsAbstract: true } above && above != typeof(VmdbRecord) && above != typeof(TypedRecord) && above != typeof(ManagedRecord)
            ? BaseClassOf(above)
            : type.Name;

    /// <inheritdoc/>
    public override string ToString() => Collection;
}

/// <summary>The link of a child to its parent.</summary>
public sealed class ParentLink
{
    private readonly Getter<IReference?> get;
    private readonly Setter<object?> set;

    internal ParentLink(PropertyInfo property, string name)
    {
        get = new(property);
        set = new(property);
        ParentType = property.PropertyType.GetGenericArguments()[0];
        Column = name + "_id";
        if (property.GetCustomAttribute<PolymorphicAttribute>() is not { } polymorphic)
            return;
        TypeColumn = name + "_type";
        ParentType = polymorphic.Targets[0];
    }

    /// <summary>The declared type of the parent.</summary>
    public Type ParentType { get; }

    /// <summary>Foreign key column, e.g. <c>hardware_id</c>.</summary>
    public string Column { get; }

    /// <summary>For a table whose rows may have parents of several kinds: the column with the parent's class, e.g. <c>resource_type</c>.</summary>
    public string? TypeColumn { get; }

    /// <summary>The models that may be the parent; all share one table.</summary>
    public IReadOnlyList<RecordModel> Parents { get; internal set; } = [];

    /// <summary>The table of the parent.</summary>
    public string Table => Parents[0].Table;

    /// <summary>Says what the parent of a stored record is: the root itself, or what exists once between them.</summary>
    internal void Link(VmdbRecord record, RecordModel root, string rootKey) => set.Call(record, To(root, rootKey));

    private IReference To(RecordModel root, string rootKey) =>
        Parents[0].ParentLink is { } above ? Parents[0].Reference("", above.To(root, rootKey)) : root.Reference(rootKey, null);

    /// <summary>What the record says its parent is.</summary>
    public IReference? Reference(VmdbRecord record) => get.Call(record);

    /// <summary>The root object above a record: the end of the chain of parents. Null if a link of that chain is missing.</summary>
    public IReference? Root(VmdbRecord record)
    {
        var reference = get.Call(record);
        while (reference?.Parent is { } parent)
            reference = parent;
        return reference;
    }
}
