using System.Text;

namespace Inventory.Sdk.Http;

/// <summary>What may be told of an answer that is no success.</summary>
public static class CloudResponses
{
    private const int MostBytes = 16 * 1024;
    private const int ShortestSecret = 8;

    /// <summary>Throws unless the status is a success; the message holds the call, the status, and an excerpt of the body.</summary>
    /// <param name="response">The answer; disposed of before throwing.</param>
    /// <param name="cancel">Ends the reading of the body.</param>
    /// <exception cref="CloudHttpException">The status is no success; it is the exception's, too.</exception>
    public static async Task EnsureSuccessAsync(this HttpResponseMessage response, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(response);
        if (response.IsSuccessStatusCode)
            return;
        using (response)
        {
            var excerpt = await response.ExcerptAsync(cancel);
            throw new CloudHttpException(
                HttpRequestError.Unknown,
                $"{Failures.NameOf(response.RequestMessage)}: HTTP {(int)response.StatusCode}{(excerpt.Length > 0 ? $", {excerpt}" : "")}",
                status: response.StatusCode);
        }
    }

    /// <summary>
    /// The beginning of the body as text for a message: one line of at most 300 characters, without control characters, and with the values of
    /// the request's own headers (tokens, signatures) blotted out. Empty where the body cannot be read, and where the request had a body itself: what
    /// a service says about a refused sign-in may quote the password.
    /// </summary>
    /// <param name="response">The answer.</param>
    /// <param name="cancel">Ends the reading of the body.</param>
    public static async Task<string> ExcerptAsync(this HttpResponseMessage response, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(response);
        if (response.RequestMessage?.Content is not null)
            return "";
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancel);
            var bytes = new byte[MostBytes];
            var length = await body.ReadAtLeastAsync(bytes, MostBytes, throwOnEndOfStream: false, cancel);
            return ForMessage(response, Encoding.UTF8.GetString(bytes, 0, length));
        }
        catch (Exception unreadable) when (unreadable is HttpRequestException or IOException)
        {
            // The status says enough.
            return "";
        }
    }

    /// <summary>Makes any text out of an answer, such as an error's message, fit for a message in the same way.</summary>
    /// <param name="response">The answer that the text is from.</param>
    /// <param name="text">The text.</param>
    public static string ForMessage(this HttpResponseMessage response, string text)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(text);
        foreach (var secret in SecretsOf(response.RequestMessage))
            text = text.Replace(secret, "***", StringComparison.Ordinal);
        return CloudText.Clean(text);
    }

    // Every header may be a token under a name of the cloud's own, but for those that .NET knows to be none.
    private static IEnumerable<string> SecretsOf(HttpRequestMessage? request) =>
        from header in request?.Headers.NonValidated.AsEnumerable() ?? []
        where header.Key is not ("Accept" or "User-Agent" or "Host")
        from value in header.Value
        from secret in value.Split(' ', ',', '=').Append(value)
        where secret.Length >= ShortestSecret
        orderby secret.Length descending
        select secret;
}
