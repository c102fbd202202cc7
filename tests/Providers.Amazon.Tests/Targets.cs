namespace Providers.Amazon.Tests;

/// <summary>Scopes of targeted refreshes.</summary>
internal static class Targets
{
    public static Scope Of(string collection, params string[] ids) => Of(new Stored(), collection, ids);

    public static Scope Of(IStoredInventory stored, string collection, params string[] ids) =>
        Scope.Of(new Dictionary<string, IReadOnlyCollection<string>> { [collection] = ids }, stored);
}
