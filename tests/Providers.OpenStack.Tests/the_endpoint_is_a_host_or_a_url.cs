using Providers.OpenStack.Client;

namespace Providers.OpenStack.Tests;

public class the_endpoint_is_a_host_or_a_url
{
    [Theory]
    [InlineData(null, null, "https://cloud.example.org:13000/v3")]
    [InlineData("ssl", null, "https://cloud.example.org:13000/v3")]
    [InlineData("ssl-with-validation", 13001, "https://cloud.example.org:13001/v3")]
    [InlineData("ssl-no-validation", null, "https://cloud.example.org:13000/v3")]
    [InlineData("non-ssl", null, "http://cloud.example.org:5000/v3")]
    [InlineData("non-ssl", 80, "http://cloud.example.org/v3")]
    public void a_host_gets_the_scheme_and_the_usual_port_of_its_security_protocol(string? protocol, int? port, string expected) =>
        IdentityUrl.Of(new EndpointSettings { Hostname = "cloud.example.org", SecurityProtocol = protocol, Port = port }).ToString().ShouldBe(expected);

    [Theory]
    [InlineData("http://10.0.0.1:5000", "http://10.0.0.1:5000/v3")]
    [InlineData("http://10.0.0.1:5000/v3/", "http://10.0.0.1:5000/v3")]
    [InlineData("https://cloud.example.org/identity", "https://cloud.example.org/identity/v3")]
    [InlineData("https://cloud.example.org/identity/v3/auth/tokens", "https://cloud.example.org/identity/v3")]
    [InlineData("http://10.0.0.1:5000/v2.0", "http://10.0.0.1:5000/v3")]
    [InlineData("http://[::1]:5000/v3", "http://[::1]:5000/v3")]
    public void a_url_replaces_host_port_and_path(string url, string expected) => IdentityUrl
        .Of(new EndpointSettings { Url = url, Hostname = "ignored", Port = 1, Path = "/ignored", SecurityProtocol = "non-ssl" }).ToString().ShouldBe(expected);

    [Fact]
    public void a_host_may_have_a_path_and_be_an_address_of_version_6()
    {
        IdentityUrl.Of(new EndpointSettings { Hostname = "h", Path = "identity" }).ToString().ShouldBe("https://h:13000/identity/v3");
        IdentityUrl.Of(new EndpointSettings { Hostname = "::1", SecurityProtocol = "non-ssl" }).ToString().ShouldBe("http://[::1]:5000/v3");
    }

    [Fact]
    public void what_makes_no_sense_is_refused_by_the_name_of_its_field()
    {
        Refused(new EndpointSettings()).ShouldContain("endpoints.default.hostname is missing");
        Refused(new EndpointSettings { Hostname = "http://host" }).ShouldContain("endpoints.default.hostname");
        Refused(new EndpointSettings { Hostname = "host", Port = 70000 }).ShouldContain("endpoints.default.port");
        Refused(new EndpointSettings { Hostname = "host", SecurityProtocol = "carrier pigeon" }).ShouldContain("endpoints.default.security_protocol");
        Refused(new EndpointSettings { Url = "cloud.example.org:5000" }).ShouldContain("endpoints.default.url");
        Refused(new EndpointSettings { Url = "http://ada:hunter2@host/" }).ShouldNotContain("hunter2");
    }

    [Theory]
    [InlineData(null, 1, true)]
    [InlineData("ssl-with-validation", 1, true)]
    [InlineData("ssl-with-validation", 0, false)]
    [InlineData("ssl-no-validation", 1, false)]
    public void certificates_are_verified_unless_either_setting_says_no(string? protocol, int verifySsl, bool verified) =>
        IdentityUrl.VerifiesCertificate(new EndpointSettings { SecurityProtocol = protocol, VerifySsl = verifySsl }).ShouldBe(verified);

    private static string Refused(EndpointSettings endpoint)
    {
        var refused = Should.Throw<OpenstackException>(() => IdentityUrl.Of(endpoint));
        refused.Failure.ShouldBe(Failure.Settings);
        return refused.Message;
    }
}
