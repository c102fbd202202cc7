using System.Reflection;
using System.Text.Json.Nodes;
using Inventory.Sdk;

namespace Inventory.Domain.Models;

/// <summary>Reads the properties of a record class into columns.</summary>
internal static class ColumnReader
{
    public static (IReadOnlyList<Column> Columns, ParentLink? Parent) Read(Type recordType)
    {
        var columns = new List<Column>();
        ParentLink? parent = null;
        foreach (var property in VmdbRecord.Properties(recordType))
        {
            if (property.IsDefined(typeof(ParentAttribute)))
                parent = new ParentLink(property, SnakeCase(property.Name));
            else
                columns.Add(WithFormerNames(Column(property, columns.Count), property, recordType));
        }
        return (columns, parent);
    }

    public static bool KeyMayBeNull(Type recordType, Column key) =>
        VmdbRecord.Properties(recordType).First(p => NameOf(p) == key.Member).GetCustomAttribute<KeyAttribute>()!.MayBeNull;

    /// <summary><c>CpuTotalCores</c> → <c>cpu_total_cores</c>.</summary>
    public static string SnakeCase(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));

    private static Column WithFormerNames(Column column, PropertyInfo property, Type recordType)
    {
        var version = recordType.GetCustomAttribute<ModelAttribute>()?.Version ?? 1;
        column.FormerNames =
        [
            .. property.GetCustomAttributes<FormerlyAttribute>().OrderByDescending(f => f.Until).Select(f => f.Until > 1 && f.Until <= version
                ? new FormerName(f.Name, f.Until, f.By is null ? null : Method(recordType, f.By))
                : throw new InvalidOperationException(
                    $"{recordType.Name}.{property.Name}: it was called {f.Name} until version {f.Until}, but the versions of {recordType.Name} are 1 to {version}.")),
        ];
        return column;
    }

    private static Func<JsonNode?, JsonNode?> Method(Type recordType, string name) =>
        recordType.GetMethod(name, BindingFlags.Public | BindingFlags.Static, [typeof(JsonNode)])?.CreateDelegate<Func<JsonNode?, JsonNode?>>()
            ?? throw new InvalidOperationException($"{recordType.Name} has no method public static JsonNode? {name}(JsonNode? former).");

    // A link keeps its own name in events, whatever its column is called.
    private static string NameOf(PropertyInfo property) =>
        !typeof(IReference).IsAssignableFrom(property.PropertyType) && property.GetCustomAttribute<ColumnAttribute>()?.Name is { } name
            ? name
            : SnakeCase(property.Name);

    private static Column Column(PropertyInfo property, int index)
    {
        var declared = property.GetCustomAttribute<ColumnAttribute>();
        var member = NameOf(property);
        var collected = !property.IsDefined(typeof(NotCollectedAttribute));
        var key = property.IsDefined(typeof(KeyAttribute));
        if (key && typeof(IEnumerable<IReference>).IsAssignableFrom(property.PropertyType))
            throw new InvalidOperationException($"{property.DeclaringType!.Name}.{property.Name}: a list of links cannot be part of a key.");
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

        if (typeof(IReference).IsAssignableFrom(type))
            return new LinkColumn(property)
            {
                Name = declared?.Name ?? member + "_id", Member = member, Index = index, Collected = collected, IsKey = key,
            };
        if (typeof(IEnumerable<IReference>).IsAssignableFrom(type))
            return new LinkListColumn(property) { Name = member, Member = member, Index = index, Collected = collected, IsKey = key };

        Column Object<T>(ColumnType<T> of) where T : class =>
            new ObjectColumn<T>(property, of)
            {
                Name = member, Member = member, Index = index, Collected = collected, IsKey = key, Default = declared?.Default,
                IsIndexed = property.IsDefined(typeof(IndexedAttribute)),
            };
        Column Struct<T>(ColumnType<T> of) where T : struct =>
            new StructColumn<T>(property, of)
            {
                Name = member, Member = member, Index = index, Collected = collected, IsKey = key, Default = declared?.Default,
                IsIndexed = property.IsDefined(typeof(IndexedAttribute)),
            };

        return type switch
        {
            _ when type == typeof(string) => Object(new TextType(declared?.Type ?? TextType.Usual)),
            _ when type == typeof(int) => Struct(new IntegerType()),
            _ when type == typeof(long) => Struct(new BigintType()),
            _ when type == typeof(bool) => Struct(new BooleanType()),
            _ when type == typeof(double) => Struct(new DoubleType()),
            _ when type == typeof(DateTimeOffset) => Struct(new InstantType()),
            _ when type == typeof(PortRange) => Struct(new PortRangeType()),
            _ when type == typeof(JsonNode) => Object(new JsonType(declared?.Type ?? JsonType.Usual)),
            _ when type == typeof(IReadOnlyList<string>) => Object(new TextListType(property.IsDefined(typeof(UnorderedAttribute)))),
            _ => throw new InvalidOperationException(
                $"{property.DeclaringType!.Name}.{property.Name}: a column cannot be of type {property.PropertyType.Name}."),
        };
    }
}
