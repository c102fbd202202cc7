using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Providers.Amazon.Tests;

/// <summary>A call that AWS gets.</summary>
/// <param name="Operation">Its operation.</param>
/// <param name="Form">Parameters of the query protocol.</param>
/// <param name="Body">The body as it came.</param>
internal sealed record Call(string Operation, IReadOnlyDictionary<string, string> Form, string Body)
{
    /// <summary>The values of the first filter, with its name.</summary>
    public string Filter => Form.TryGetValue("Filter.1.Name", out var name)
        ? $"{name}={string.Join(',', Form.Where(p => p.Key.StartsWith("Filter.1.Value.", StringComparison.Ordinal)).Select(p => p.Value))}"
        : "";
}

/// <summary>An AWS on loopback in which all services have one address. What no test fills is empty.</summary>
internal sealed class FakeAws : IAsyncDisposable
{
    // Where each list is in an answer; an asterisk stands for the members' own names.
    private static readonly Dictionary<string, string> Lists = new()
    {
        ["DescribeRegions"] = "regionInfo",
        ["DescribeAvailabilityZones"] = "availabilityZoneInfo",
        ["DescribeKeyPairs"] = "keySet",
        ["DescribeImages"] = "imagesSet",
        ["DescribeInstances"] = "reservationSet",
        ["DescribeVpcs"] = "vpcSet",
        ["DescribeSubnets"] = "subnetSet",
        ["DescribeRouteTables"] = "routeTableSet",
        ["DescribeSecurityGroups"] = "securityGroupInfo",
        ["DescribeNetworkInterfaces"] = "networkInterfaceSet",
        ["DescribeAddresses"] = "addressesSet",
        ["DescribeVolumes"] = "volumeSet",
        ["DescribeSnapshots"] = "snapshotSet",
        ["DescribeStacks"] = "Stacks",
        ["ListStackResources"] = "StackResourceSummaries",
        ["DescribeDBInstances"] = "DBInstances",
        ["DescribeLoadBalancers"] = "LoadBalancerDescriptions",
        ["DescribeInstanceHealth"] = "InstanceStates",
        ["SearchProductsAsAdmin"] = "ProductViewDetails",
        ["ListLaunchPaths"] = "LaunchPathSummaries",
        ["ScanProvisionedProducts"] = "ProvisionedProducts",
    };

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, Func<Call, (int Status, string Body)>> answers = new();
    private readonly ConcurrentQueue<Call> calls = new();

    private FakeAws(WebApplication app) => this.app = app;

    public string Url => app.Urls.First();

    public IReadOnlyList<Call> Calls => [.. calls];

    public ManagerSettings Settings => With.Settings(Url);

    public static async Task<FakeAws> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var aws = new FakeAws(builder.Build());
        aws.app.Run(aws.AnswerAsync);
        await aws.app.StartAsync();
        foreach (var operation in Lists.Keys)
            aws.Give(operation);
        return aws;
    }

    public IEnumerable<Call> CallsOf(string operation) => Calls.Where(call => call.Operation == operation);

    /// <summary>Answers an operation.</summary>
    public void Answer(string operation, Func<Call, (int Status, string Body)> answer) => answers[operation] = answer;

    /// <summary>Fails an operation, by its service's protocol.</summary>
    public void Refuse(string operation, int status, string code, string message = "No.") => Answer(operation, _ => (status, Error(operation, code, message)));

    /// <summary>Answers an operation with a list of these members; for EC2's instances, each in a reservation of its own.</summary>
    public void Give(string operation, params string[] members) => Answer(operation, _ => (200, List(operation, members)));

    public static string List(string operation, IEnumerable<string> members, string? next = null)
    {
        var list = Lists[operation];
        if (IsJson(operation))
            return $$"""{"{{list}}":[{{string.Join(',', members)}}]{{(next is null ? "" : $",\"NextPageToken\":\"{next}\"")}}}""";
        if (char.IsUpper(list[0]))
            return Result(operation, $"<{list}>{string.Concat(members.Select(m => $"<member>{m}</member>"))}</{list}>{Next("NextToken", next)}");
        var items = operation == "DescribeInstances"
            ? members.Select(m => $"<item><reservationId>r</reservationId><instancesSet><item>{m}</item></instancesSet></item>")
            : members.Select(m => $"<item>{m}</item>");
        return Response(operation, $"<{list}>{string.Concat(items)}</{list}>{Next("nextToken", next)}");
    }

    public static string Result(string operation, string content) => Response(operation, $"<{operation}Result>{content}</{operation}Result>");

    public static string Error(string operation, string code, string message = "No.") =>
        IsJson(operation) ? $$"""{"__type":"{{code}}","Message":"{{message}}"}"""
        : char.IsUpper(Lists.GetValueOrDefault(operation, "Result")[0])
            ? $"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error></ErrorResponse>"
        : $"<Response><Errors><Error><Code>{code}</Code><Message>{message}</Message></Error></Errors><RequestID>1</RequestID></Response>";

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private static string Response(string operation, string content) => $"<{operation}Response>{content}</{operation}Response>";

    private static string Next(string name, string? token) => token is null ? "" : $"<{name}>{token}</{name}>";

    private static bool IsJson(string operation) =>
        operation.Contains("Product", StringComparison.Ordinal) || operation is "ListLaunchPaths" or "DescribeProvisioningParameters" or "DescribeRecord";

    private async Task AnswerAsync(HttpContext http)
    {
        var body = await new StreamReader(http.Request.Body).ReadToEndAsync();
        var target = http.Request.Headers["X-Amz-Target"].ToString();
        var form = target.Length > 0 ? [] : QueryHelpers.ParseQuery(body).ToDictionary(p => p.Key, p => p.Value.ToString());
        var call = new Call(target.Length > 0 ? target.Split('.')[1] : form["Action"], form, body);
        calls.Enqueue(call);
        var (status, answer) = answers.TryGetValue(call.Operation, out var known) ? known(call) : (404, "<html>Nothing here</html>");
        http.Response.StatusCode = status;
        http.Response.ContentType = target.Length > 0 ? "application/x-amz-json-1.1" : "text/xml";
        await http.Response.WriteAsync(answer);
    }
}
