using System.Globalization;
using System.Xml.Linq;

namespace Providers.Amazon.Client;

/// <summary>An object in an answer in XML. What it holds is read when asked for, so that one that makes no sense fails alone.</summary>
/// <param name="element">The element.</param>
/// <param name="what">What messages call it, e.g. "The stack web".</param>
internal sealed class XmlItem(XElement element, string what)
{
    /// <summary>The members of a list in an answer.</summary>
    /// <param name="parent">The element that has the list.</param>
    /// <param name="list">The list's name.</param>
    /// <param name="kind">What messages call a member, e.g. "stack".</param>
    /// <param name="name">The element by which messages name it.</param>
    /// <exception cref="AwsException">There is no such list: an answer without one is no empty list.</exception>
    public static IReadOnlyList<XmlItem> ListIn(XElement parent, string list, string kind, string name)
    {
        var members = Child(parent, list)?.Elements()
            ?? throw new AwsException(Failure.Unexpected, $"{parent.Name.LocalName}: the answer holds no list {list}.");
        return [.. members.Select(member => new XmlItem(member, $"The {kind} {Child(member, name)?.Value}"))];
    }

    /// <summary>Text; null if there is none, or it is blank.</summary>
    public string? Text(string name) => Child(element, name)?.Value is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>Text that must be there.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public string Required(string name) => Text(name) ?? throw new FormatException($"{what} has no {name}.");

    /// <summary>A whole number; null if there is none.</summary>
    /// <exception cref="FormatException">There is something else.</exception>
    public int? Number(string name) => Text(name) is not { } text ? null
        : int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number
        : throw new FormatException($"{what}: its {name} is no whole number.");

    /// <summary>A point in time; null if there is none.</summary>
    /// <exception cref="FormatException">There is something else.</exception>
    public DateTimeOffset? Time(string name) => Text(name) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw new FormatException($"{what}: its {name} is no time.");

    /// <summary>An object inside it that must be there.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public XmlItem At(string name) => new(Child(element, name) ?? throw new FormatException($"{what} has no {name}."), what);

    /// <summary>The members of a list; none if there is no such list.</summary>
    public IEnumerable<XmlItem> List(string name) => Child(element, name)?.Elements().Select(member => new XmlItem(member, what)) ?? [];

    /// <summary>The members of a list of texts; none if there is no such list.</summary>
    public IEnumerable<string> Texts(string name) => Child(element, name)?.Elements().Select(member => member.Value) ?? [];

    private static XElement? Child(XElement parent, string name) => parent.Elements().FirstOrDefault(e => e.Name.LocalName == name);
}
