namespace AwesomeCloud.Wire;

/// <summary>The body of every answer that is not a success.</summary>
internal sealed record ErrorBody(ErrorDetail Error);

internal sealed record ErrorDetail(string Code, string Message, string? RequestId);
