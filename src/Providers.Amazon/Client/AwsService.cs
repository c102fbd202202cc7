using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace Providers.Amazon.Client;

/// <summary>A service for which no client of AWS is at hand, called by its documented protocol.</summary>
/// <param name="http">Sends.</param>
/// <param name="access">Address, region and keys.</param>
/// <param name="name">Its name in host names and signatures.</param>
/// <param name="time">The clock of signatures.</param>
internal sealed class AwsService(HttpClient http, AwsAccess access, string name, TimeProvider time)
{
    /// <summary>What messages call it.</summary>
    public string Name { get; } = name;

    /// <summary>A call by the query protocol: parameters as a form, the answer in XML.</summary>
    /// <param name="version">Version of the service's API.</param>
    /// <param name="action">The operation.</param>
    /// <param name="parameters">Its parameters; those without a value are left out.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>The element <c>…Result</c> of the answer.</returns>
    /// <exception cref="AwsException">Refused, not reached, or not understood.</exception>
    public async Task<XElement> QueryAsync(string version, string action, IEnumerable<(string Name, string? Value)> parameters, CancellationToken cancel)
    {
        var form = parameters.Prepend(("Version", version)).Prepend(("Action", action)).Where(p => p.Item2 is not null)
            .Select(p => $"{Uri.EscapeDataString(p.Item1)}={Uri.EscapeDataString(p.Item2!)}");
        var answer = await PostAsync(action, string.Join('&', form), "application/x-www-form-urlencoded", null, cancel);
        try
        {
            return XDocument.Parse(answer, LoadOptions.PreserveWhitespace).Root?.Elements().FirstOrDefault(e => e.Name.LocalName == $"{action}Result")
                ?? throw new AwsException(Failure.Unexpected, $"{Name} {action}: the answer holds no result.");
        }
        catch (XmlException inner)
        {
            throw new AwsException(Failure.Unexpected, $"{Name} {action}: the answer is not the XML that was expected.", inner);
        }
    }

    /// <summary>A call by the JSON protocol.</summary>
    /// <param name="target">The service's name in the header <c>X-Amz-Target</c>.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="request">Its parameters.</param>
    /// <param name="cancel">Ends it.</param>
    /// <param name="version">The protocol's version, which is the service's choice.</param>
    /// <exception cref="AwsException">Refused, not reached, or not understood.</exception>
    public async Task<JsonObject> JsonAsync(string target, string operation, JsonObject request, CancellationToken cancel, string version = "1.1")
    {
        var answer = await PostAsync(operation, request.ToJsonString(), $"application/x-amz-json-{version}", $"{target}.{operation}", cancel);
        // Operations that have nothing to tell may say it by no body at all.
        if (answer.Length == 0)
            return [];
        try
        {
            return JsonNode.Parse(answer) as JsonObject ?? throw new JsonException("No object.");
        }
        catch (JsonException inner)
        {
            throw new AwsException(Failure.Unexpected, $"{Name} {operation}: the answer is not the JSON that was expected.", inner);
        }
    }

    private async Task<string> PostAsync(string operation, string text, string type, string? target, CancellationToken cancel)
    {
        var body = Encoding.UTF8.GetBytes(text);
        using var request = new HttpRequestMessage(HttpMethod.Post, access.AddressOf(Name)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (target is not null)
            request.Headers.Add("x-amz-target", target);
        Signature.Sign(request, body, Name, access, time.GetUtcNow());
        var call = $"{Name} {operation}";
        try
        {
            using var answer = await http.SendAsync(request, cancel);
            var content = await answer.Content.ReadAsStringAsync(cancel);
            return answer.IsSuccessStatusCode ? content : throw AwsErrors.Of(call, answer.StatusCode, content);
        }
        catch (Exception failure) when (failure is not AwsException && !cancel.IsCancellationRequested)
        {
            throw AwsErrors.Of(call, failure);
        }
    }
}
