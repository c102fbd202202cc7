namespace Inventory.Api.Serving.Declaring;

/// <summary>How a value is compared and shown.</summary>
public enum ValueKind
{
    /// <summary>A 64-bit id, shown as a string.</summary>
    Id,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A whole number of 64 bits.</summary>
    Bigint,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A number with a fraction.</summary>
    Double,

    /// <summary>An instant, shown in UTC to the second.</summary>
    Instant,

    /// <summary>A list of texts.</summary>
    TextList,

    /// <summary>JSON, stored as such or as text.</summary>
    Json,

    /// <summary>A member of stored JSON: shown as it is, compared as the text of its value.</summary>
    JsonMember,
}

/// <summary>Kinds by the names of SQL types.</summary>
internal static class ValueKinds
{
    public static ValueKind Of(string name, string type) => type switch
    {
        "bigint" or "bigserial" when name == "id" || name.EndsWith("_id", StringComparison.Ordinal) => ValueKind.Id,
        "bigint" => ValueKind.Bigint,
        "integer" => ValueKind.Integer,
        "boolean" => ValueKind.Boolean,
        "double precision" => ValueKind.Double,
        "timestamp with time zone" => ValueKind.Instant,
        "character varying[]" or "text[]" => ValueKind.TextList,
        "json" or "jsonb" => ValueKind.Json,
        _ => ValueKind.Text,
    };
}
