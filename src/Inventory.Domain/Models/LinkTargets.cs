using System.Linq.Expressions;
using Inventory.Sdk;

namespace Inventory.Domain.Models;

/// <summary>What a link may point to, and its text in events: the target's key, or <c>collection:key</c> where it may point into several collections.</summary>
public sealed class LinkTargets
{
    private readonly Dictionary<string, Lazy<Func<string, IReference>>> makers;
    private readonly bool qualified;

    private LinkTargets(IReadOnlyList<RecordModel> models, bool qualified)
    {
        (Models, this.qualified) = (models, qualified);
        makers = models.ToDictionary(m => m.Collection, m => new Lazy<Func<string, IReference>>(() => Maker(m)));
    }

    /// <summary>The models that may be linked to; one, several that share a table, or several of several tables.</summary>
    public IReadOnlyList<RecordModel> Models { get; }

    /// <summary>Whether all are rows of one table.</summary>
    public bool OneTable => Models.All(m => m.Table == Models[0].Table);

    internal static LinkTargets Of(string link, IEnumerable<Type> types, Type referenced, IEnumerable<RecordModel> models, bool polymorphic)
    {
        RecordModel[] targets = [.. models.Where(m => types.Any(t => t.IsAssignableFrom(m.RecordType)))];
        if (targets.Length == 0 || targets.Any(t => t.IsChild || !referenced.IsAssignableFrom(t.RecordType)))
            throw new InvalidOperationException($"The link {link} must point to root records; {string.Join(", ", types.Select(t => t.Name))} is none.");
        var found = new LinkTargets(targets, polymorphic || targets.Length > 1);
        return polymorphic || found.OneTable
            ? found
            : throw new InvalidOperationException($"The link {link} points into several tables: mark it [Polymorphic].");
    }

    /// <summary>The text of a reference in events.</summary>
    public string Text(IReference reference) => qualified ? $"{reference.Collection}:{reference.Key}" : reference.Key;

    /// <summary>The reference that a text in an event means; null if it names a collection that is none of the targets.</summary>
    public IReference? Parse(string text)
    {
        if (!qualified)
            return Reference(Models[0].Collection, text);
        var colon = Math.Max(text.IndexOf(':', StringComparison.Ordinal), 0);
        return Find(text[..colon]) is { } model ? Reference(model.Collection, text[(colon + 1)..]) : null;
    }

    /// <summary>Writes a reference.</summary>
    public void Write(RecordWriter writer, IReference reference)
    {
        writer.Add(PositionOf(reference.Collection));
        writer.Add(reference.Key);
    }

    /// <summary>Reads a reference that was written.</summary>
    public IReference Read(ref RecordReader reader) => Reference(Models[reader.Int()].Collection, reader.Text());

    private int PositionOf(string collection)
    {
        for (var i = 0; i < Models.Count; i++)
            if (Models[i].Collection == collection)
                return i;
        throw new InvalidOperationException($"{collection} is none of the collections that may be linked to.");
    }

    /// <summary>A reference to the object with that key in one of the collections that may be linked to.</summary>
    public IReference Reference(string collection, string key) => makers[collection].Value(key);

    /// <summary>The model of a collection that may be linked to, or null.</summary>
    public RecordModel? Find(string collection)
    {
        foreach (var model in Models)
            if (model.Collection == collection)
                return model;
        return null;
    }

    private static Func<string, IReference> Maker(RecordModel model)
    {
        var key = Expression.Parameter(typeof(string));
        var constructor = typeof(Reference<>).MakeGenericType(model.RecordType)
            .GetConstructor([typeof(string), typeof(string), typeof(IReference), typeof(string)])!;
        var made = Expression.New(
            constructor, Expression.Constant(model.Collection), key, Expression.Constant(null, typeof(IReference)), Expression.Constant(null, typeof(string)));
        return Expression.Lambda<Func<string, IReference>>(Expression.Convert(made, typeof(IReference)), key).Compile();
    }
}
