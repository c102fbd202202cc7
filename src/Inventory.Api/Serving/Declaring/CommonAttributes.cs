namespace Inventory.Api.Serving.Declaring;

/// <summary>Virtual attributes that every collection has.</summary>
internal static class CommonAttributes
{
    // An id is region x 10^12 + number.
    private const string Region = "({t}.id / 1000000000000)";

    public static IEnumerable<AttributeDefinition> Of(string collection) =>
    [
        new("href_slug", ValueKind.Text, $"('{collection}/' || {{t}}.id)"),
        new("region_number", ValueKind.Bigint, Region),
        new("region_description", ValueKind.Text, $"('Region ' || {Region})"),
    ];
}
