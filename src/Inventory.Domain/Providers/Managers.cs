using Inventory.Sdk;

namespace Inventory.Domain.Providers;

/// <summary>The kinds of providers that this program knows.</summary>
public sealed class Managers(IEnumerable<Manager> managers)
{
    /// <summary>All, by title.</summary>
    public IReadOnlyList<Manager> All { get; } = [.. managers.OrderBy(m => m.Description, StringComparer.Ordinal)];

    /// <summary>The kind with that class name, or null.</summary>
    public Manager? Find(string? type) => All.FirstOrDefault(m => m.Type == type);
}
