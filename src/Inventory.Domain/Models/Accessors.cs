using System.Linq.Expressions;
using System.Reflection;
using Inventory.Sdk;

namespace Inventory.Domain.Models;

/// <summary>Compiled access to a property, without boxing.</summary>
internal static class Accessors
{
    public static Func<VmdbRecord, T> Getter<T>(PropertyInfo property)
    {
        var record = Expression.Parameter(typeof(VmdbRecord));
        var value = Expression.Property(Expression.Convert(record, property.DeclaringType!), property);
        return Expression.Lambda<Func<VmdbRecord, T>>(Expression.Convert(value, typeof(T)), record).Compile();
    }

    public static Action<VmdbRecord, T> Setter<T>(PropertyInfo property)
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
