using System.Diagnostics;
using Inventory.Api.Observing;

namespace Inventory.Api.Tests.Observing;

public sealed class addresses_are_told_without_secrets
{
    [Theory]
    [InlineData("https://ec2.eu-west-1.amazonaws.com/?Action=DescribeInstances&X-Amz-Signature=5ecret", "https://ec2.eu-west-1.amazonaws.com/")]
    [InlineData("http://user:5ecret@cloud.example:5000/v3/auth/tokens#5ecret", "http://cloud.example:5000/v3/auth/tokens")]
    [InlineData("http://cloud.example/a%20b", "http://cloud.example/a%20b")]
    [InlineData("5ecret?not an address", null)]
    public void in_spans(string address, string? told)
    {
        using var span = new Activity("GET").SetTag("url.full", address).SetTag("url.query", "?token=5ecret").SetTag("server.port", 5000);
        new PlainUrls().OnEnd(span);
        span.GetTagItem("url.full").ShouldBe(told);
        span.GetTagItem("server.port").ShouldBe(5000);
        span.TagObjects.ShouldNotContain(t => $"{t.Value}".Contains("5ecret"));
    }
}
