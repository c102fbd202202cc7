using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Inventory.Sdk.Http;

/// <summary>A peer whose certificate was not accepted; the message says why and what to do.</summary>
internal sealed class UntrustedPeerException(string message) : AuthenticationException(message);

/// <summary>Decides, by the settings of an endpoint, whether a peer's certificate is good.</summary>
public static class Trust
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>What to open TLS connections with, by whatever protocol.</summary>
    /// <exception cref="ArgumentException">A setting makes no sense; the message names it.</exception>
    public static SslClientAuthenticationOptions Of(EndpointSettings endpoint)
    {
        var verifies = endpoint.SecurityProtocol switch
        {
            null or "" or "ssl" or "ssl-with-validation" or "non-ssl" => endpoint.VerifySsl != 0,
            "ssl-no-validation" => false,
            _ => throw new ArgumentException("security_protocol is none of ssl-with-validation, ssl-no-validation, ssl, non-ssl."),
        };
        var roots = Roots(endpoint.CertificateAuthority);
        return new SslClientAuthenticationOptions
        {
            // "Without validation" is what users choose for clouds under construction, whose certificates are self-signed.
            RemoteCertificateValidationCallback = (_, peer, sent, errors) => !verifies || Accepts(peer as X509Certificate2, sent, errors, roots),
        };
    }

    // An exception carries the reason to whoever sent the request; "false" would not.
    private static bool Accepts(X509Certificate2? peer, X509Chain? sent, SslPolicyErrors errors, X509Certificate2Collection roots)
    {
        if (errors == SslPolicyErrors.None)
            return true;
        if (peer is null)
            throw new UntrustedPeerException("the server shows no certificate: check host and port, or choose ssl-no-validation");
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            throw new UntrustedPeerException(
                $"the certificate of the server is for another name ({CloudText.Clean(Names(peer))}): connect by that name, or choose ssl-no-validation");
        var statuses = sent?.ChainStatus ?? [];
        if (roots.Count > 0)
        {
            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.AddRange(roots);
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            chain.ChainPolicy.DisableCertificateDownloads = true;
            chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
            if (sent is not null)
                chain.ChainPolicy.ExtraStore.AddRange(sent.ChainPolicy.ExtraStore);
            if (chain.Build(peer))
                return true;
            statuses = chain.ChainStatus;
        }
        var why = string.Join(", ", statuses.Select(status => status.Status).Where(status => status != X509ChainStatusFlags.NoError).Distinct());
        throw new UntrustedPeerException(statuses.Any(status => status.Status.HasFlag(X509ChainStatusFlags.NotTimeValid))
            ? $"the certificate of the server is not valid now, but from {peer.NotBefore:yyyy-MM-dd} to {peer.NotAfter:yyyy-MM-dd} ({why}): "
                + "renew it, check the clock, or choose ssl-no-validation"
            : $"the certificate of the server is not trusted ({why}): "
                + "give the certificate of its issuer as certificate_authority, or choose ssl-no-validation");
    }

    private static string Names(X509Certificate2 peer)
    {
        var alternative = peer.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        string[] names = alternative is null ? [] : [.. alternative.EnumerateDnsNames(), .. alternative.EnumerateIPAddresses().Select(a => a.ToString())];
        return names.Length > 0 ? string.Join(", ", names) : peer.GetNameInfo(X509NameType.DnsName, forIssuer: false);
    }

    private static X509Certificate2Collection Roots(string? pem)
    {
        X509Certificate2Collection roots = [];
        if (string.IsNullOrWhiteSpace(pem))
            return roots;
        try
        {
            roots.ImportFromPem(pem);
        }
        catch (CryptographicException inner)
        {
            throw new ArgumentException("certificate_authority holds a certificate that cannot be read.", inner);
        }
        return roots.Count > 0 ? roots : throw new ArgumentException("certificate_authority holds no certificate in PEM format.");
    }
}
