using System.Linq.Expressions;
using System.Reflection;
using Inventory.Sdk;

namespace Inventory.Domain.Models;

/// <summary>Reads a property without boxing. Compiled when it is first used: a start reads thousands of declarations, and no records.</summary>
internal sealed class Getter<T>
{
    private Func<VmdbRecord, T> get;

    public Getter(PropertyInfo property) => get = record => (get = Compile(property))(record);

    public T Call(VmdbRecord record) => get(record);

    private static Func<VmdbRecord, T> Compile(PropertyInfo property)
    {
        var record = Expression.Parameter(typeof(VmdbRecord));
        var value = Expression.Property(Expression.Convert(record, property.DeclaringType!), property);
        return Expression.Lambda<Func<VmdbRecord, T>>(Expression.Convert(value, typeof(T)), record).Compile();
    }
}

/// <summary>Writes a property without boxing; compiled as <see cref="Getter{T}"/> is.</summary>
internal sealed class Setter<T>
{
    private Action<VmdbRecord, T> set;

    public Setter(PropertyInfo property) => set = (record, value) => (set = Compile(property))(record, value);

    public void Call(VmdbRecord record, T value) => set(record, value);

    private static Action<VmdbRecord, T> Compile(PropertyInfo property)
    {
        var record = Expression.Parameter(typeof(VmdbRecord));
        var value = Expression.Parameter(typeof(T));
        // A property that cannot be null (vms.template) keeps what its type says when the event or row has nothing.
        Expression given = property.PropertyType.IsValueType && Nullable.GetUnderlyingType(property.PropertyType) is null
            ? Expression.Call(value, typeof(T).GetMethod(nameof(Nullable<int>.GetValueOrDefault), Type.EmptyTypes)!)
            : Expression.Convert(value, property.PropertyType);
        var assign = Expression.Assign(Expression.Property(Expression.Convert(record, property.DeclaringType!), property), given);
        return Expression.Lambda<Action<VmdbRecord, T>>(assign, record, value).Compile();
    }
}
