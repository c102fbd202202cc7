using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Providers.OpenStack.Tests;

public class certificates_are_checked
{
    [Fact]
    public async Task against_the_roots_that_the_settings_add()
    {
        using var certificate = SelfSigned(IPAddress.Loopback);
        await using var cloud = await FakeCloud.StartAsync(certificate);
        (await Verify(new EndpointSettings { Url = cloud.Url, CertificateAuthority = certificate.ExportCertificatePem() })).ShouldBe(CredentialsCheck.Valid);
    }

    [Fact]
    public async Task so_that_an_unknown_one_makes_the_cloud_unreachable()
    {
        using var certificate = SelfSigned(IPAddress.Loopback);
        using var another = SelfSigned(IPAddress.Loopback);
        await using var cloud = await FakeCloud.StartAsync(certificate);
        foreach (var pem in new[] { null, another.ExportCertificatePem() })
        {
            var check = await Verify(new EndpointSettings { Url = cloud.Url, CertificateAuthority = pem });
            check.Status.ShouldBe(CredentialsStatus.Unreachable);
            check.Message.ShouldContain("certificate");
        }
    }

    [Fact]
    public async Task and_no_root_cures_a_wrong_name()
    {
        using var certificate = SelfSigned(IPAddress.Parse("10.9.8.7"));
        await using var cloud = await FakeCloud.StartAsync(certificate);
        var check = await Verify(new EndpointSettings { Url = cloud.Url, CertificateAuthority = certificate.ExportCertificatePem() });
        check.Status.ShouldBe(CredentialsStatus.Unreachable);
    }

    [Theory]
    [InlineData("ssl-no-validation", 1)]
    [InlineData("ssl-with-validation", 0)]
    public async Task unless_the_settings_say_no(string protocol, int verifySsl)
    {
        using var certificate = SelfSigned(IPAddress.Parse("10.9.8.7"));
        await using var cloud = await FakeCloud.StartAsync(certificate);
        var port = new Uri(cloud.Url).Port;
        var endpoint = new EndpointSettings { Hostname = "127.0.0.1", Port = port, SecurityProtocol = protocol, VerifySsl = verifySsl };
        (await Verify(endpoint)).ShouldBe(CredentialsCheck.Valid);
    }

    [Fact]
    public async Task and_roots_that_cannot_be_read_are_named()
    {
        var check = await Verify(new EndpointSettings { Hostname = "localhost", CertificateAuthority = "not PEM" });
        check.ShouldBe(CredentialsCheck.Invalid("endpoints.default.certificate_authority holds no certificate in PEM format."));
    }

    private static X509Certificate2 SelfSigned(IPAddress address)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=cloud", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(address);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }

    private static Task<CredentialsCheck> Verify(EndpointSettings endpoint) =>
        new OpenstackCloudManager().VerifyCredentialsAsync(With.Settings(endpoint), CancellationToken.None);
}
