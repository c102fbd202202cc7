using Inventory.Api.Serving.Filtering;
using Npgsql;

namespace Inventory.Api.Serving.Answering;

/// <summary>What PostgreSQL refuses because of what the request says.</summary>
internal static class DatabaseRefusal
{
    public static ApiError? Of(PostgresException exception) => exception.SqlState switch
    {
        // A regular expression that is none, text that cannot be stored, numbers that are too large for a comparison.
        PostgresErrorCodes.InvalidRegularExpression or PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter
            or PostgresErrorCodes.NumericValueOutOfRange or PostgresErrorCodes.InvalidTextRepresentation or PostgresErrorCodes.DatetimeFieldOverflow
            or PostgresErrorCodes.ProgramLimitExceeded or PostgresErrorCodes.StatementTooComplex => Comparison.IllTyped,
        PostgresErrorCodes.QueryCanceled => ApiError.BadRequest("The query takes too long; ask for less, or by simpler filters"),
        _ => null,
    };
}
