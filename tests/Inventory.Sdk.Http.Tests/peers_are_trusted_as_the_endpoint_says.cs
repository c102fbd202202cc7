using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;

namespace Inventory.Sdk.Http.Tests;

public sealed class peers_are_trusted_as_the_endpoint_says
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [Fact]
    public async Task an_unknown_certificate_is_refused_at_once_with_what_to_do()
    {
        using var certificate = SelfSigned(IPAddress.Loopback);
        using var another = SelfSigned(IPAddress.Loopback);
        await using var server = await Server(certificate);
        foreach (var authority in new[] { null, another.ExportCertificatePem() })
        {
            var failure = await Should.ThrowAsync<CloudHttpException>(() => Get(server.Url, new EndpointSettings { CertificateAuthority = authority }));
            failure.Message.ShouldStartWith($"GET {server.Url}/: the certificate of the server is not trusted (");
            failure.Message.ShouldEndWith("give the certificate of its issuer as certificate_authority, or choose ssl-no-validation.");
            failure.HttpRequestError.ShouldBe(HttpRequestError.SecureConnectionError);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("ssl")]
    [InlineData("ssl-with-validation")]
    public async Task a_given_authority_is_trusted(string? protocol)
    {
        using var authority = SelfSigned(IPAddress.Parse("10.9.8.7"));
        using var certificate = Issued(authority, IPAddress.Loopback, Now.AddDays(1));
        await using var server = await Server(certificate);
        await Get(server.Url, new EndpointSettings { SecurityProtocol = protocol, CertificateAuthority = authority.ExportCertificatePem() });
    }

    [Fact]
    public async Task but_not_for_another_name_than_its_own()
    {
        using var certificate = SelfSigned(IPAddress.Parse("10.9.8.7"));
        await using var server = await Server(certificate);
        var endpoint = new EndpointSettings { CertificateAuthority = certificate.ExportCertificatePem() };
        (await Should.ThrowAsync<CloudHttpException>(() => Get(server.Url, endpoint)))
            .Message.ShouldContain("the certificate of the server is for another name (10.9.8.7): connect by that name, or choose ssl-no-validation.");
    }

    [Fact]
    public async Task nor_after_its_time()
    {
        using var authority = SelfSigned(IPAddress.Loopback);
        using var certificate = Issued(authority, IPAddress.Loopback, Now.AddHours(-1));
        await using var server = await Server(certificate);
        var endpoint = new EndpointSettings { CertificateAuthority = authority.ExportCertificatePem() };
        (await Should.ThrowAsync<CloudHttpException>(() => Get(server.Url, endpoint))).Message.ShouldContain("is not valid now, but from ");
    }

    [Theory]
    [InlineData("ssl-no-validation", 1)]
    [InlineData("ssl-with-validation", 0)]
    [InlineData(null, 0)]
    [InlineData("non-ssl", 0)]
    public async Task any_certificate_will_do_if_so_chosen(string? protocol, int verifySsl)
    {
        using var certificate = SelfSigned(IPAddress.Parse("10.9.8.7"));
        await using var server = await Server(certificate);
        await Get(server.Url, new EndpointSettings { SecurityProtocol = protocol, VerifySsl = verifySsl });
    }

    [Fact]
    public async Task tls_where_there_is_none_is_told()
    {
        await using var server = await Server(null);
        var options = new CloudHttpOptions { Retries = 0 };
        var failure = await Should.ThrowAsync<CloudHttpException>(() => Get(server.Url.Replace("http:", "https:", StringComparison.Ordinal), new(), options));
        failure.Message.ShouldContain("no TLS connection (");
        failure.Message.ShouldEndWith("if the server does not speak TLS, choose the security protocol non-ssl, or an http address.");
        failure.Message.ShouldNotContain("inner exception");
    }

    [Fact]
    public async Task and_so_is_none_where_there_is_tls()
    {
        using var certificate = SelfSigned(IPAddress.Loopback);
        await using var server = await Server(certificate);
        var options = new CloudHttpOptions { Retries = 0 };
        (await Should.ThrowAsync<CloudHttpException>(() => Get(server.Url.Replace("https:", "http:", StringComparison.Ordinal), new(), options)))
            .Message.ShouldEndWith("if the server expects TLS, choose a security protocol with ssl, or an https address.");
    }

    [Theory]
    [InlineData("tls", null, "security_protocol is none of ssl-with-validation, ssl-no-validation, ssl, non-ssl.")]
    [InlineData(null, "not PEM", "certificate_authority holds no certificate in PEM format.")]
    [InlineData(null, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "certificate_authority holds a certificate that cannot be read.")]
    public void settings_that_make_no_sense_are_named(string? protocol, string? authority, string message) =>
        Should.Throw<ArgumentException>(() => CloudHttp.CreateClient(new EndpointSettings { SecurityProtocol = protocol, CertificateAuthority = authority }))
            .Message.ShouldBe(message);

    private static Task<LoopbackServer> Server(X509Certificate2? certificate) =>
        LoopbackServer.StartAsync(context => context.Response.WriteAsync("hello"), certificate);

    private static async Task Get(string url, EndpointSettings endpoint, CloudHttpOptions? options = null)
    {
        using var client = CloudHttp.CreateClient(endpoint, options);
        (await client.GetStringAsync(url)).ShouldBe("hello");
    }

    private static X509Certificate2 SelfSigned(IPAddress address)
    {
        using var key = RSA.Create(2048);
        using var certificate = Request(address, key, isAuthority: true).CreateSelfSigned(Now.AddDays(-2), Now.AddDays(2));
        return Loaded(certificate);
    }

    private static X509Certificate2 Issued(X509Certificate2 issuer, IPAddress address, DateTimeOffset until)
    {
        using var key = RSA.Create(2048);
        using var certificate = Request(address, key, isAuthority: false).Create(issuer, Now.AddDays(-1), until, [1, 2, 3, 4]);
        using var withKey = certificate.CopyWithPrivateKey(key);
        return Loaded(withKey);
    }

    private static CertificateRequest Request(IPAddress address, RSA key, bool isAuthority)
    {
        var request = new CertificateRequest(isAuthority ? "CN=authority" : "CN=cloud", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(address);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, critical: true));
        return request;
    }

    private static X509Certificate2 Loaded(X509Certificate2 certificate) =>
        X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
}
