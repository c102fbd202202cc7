using System.Net.Http.Headers;
using System.Text;
using Providers.Amazon.Client;

namespace Providers.Amazon.Tests;

public class requests_are_signed
{
    // Key, secret and time of the examples that AWS publishes for Signature Version 4.
    private static readonly AwsAccess Example = AwsAccess.From(
        With.Settings("http://127.0.0.1", "us-east-1", "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"));

    private static readonly DateTimeOffset Then = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);

    [Fact]
    public void as_the_published_example_of_a_form_is()
    {
        var body = Encoding.UTF8.GetBytes("Param1=value1");
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://example.amazonaws.com/") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        Signature.Sign(request, body, "service", Example, Then);
        request.Headers.GetValues("Authorization").ShouldHaveSingleItem().ShouldBe(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=content-type;host;x-amz-date, "
            + "Signature=ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a");
    }

    [Fact]
    public void the_target_of_a_JSON_call_is_signed_too()
    {
        byte[] body = [];
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://127.0.0.1:4566/aws") { Content = new ByteArrayContent(body) };
        request.Headers.Add("x-amz-target", "Service.Operation");
        Signature.Sign(request, body, "servicecatalog", Example, Then);
        request.Headers.GetValues("Authorization").ShouldHaveSingleItem().ShouldContain("SignedHeaders=host;x-amz-date;x-amz-target");
    }

    [Theory]
    [InlineData("us-east-1", "https://rds.us-east-1.amazonaws.com/")]
    [InlineData("cn-north-1", "https://rds.cn-north-1.amazonaws.com.cn/")]
    public void services_have_addresses_of_their_own_where_none_is_given(string region, string address) =>
        AwsAccess.From(With.Settings(null, region)).AddressOf("rds").AbsoluteUri.ShouldBe(address);
}
