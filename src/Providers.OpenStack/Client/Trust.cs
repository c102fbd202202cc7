using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Providers.OpenStack.Client;

/// <summary>Decides whether a peer's certificate is good.</summary>
internal static class Trust
{
    public static SslClientAuthenticationOptions Options(CloudAccess access) => new()
    {
        // "Without validation" is what users choose for clouds under construction, whose certificates are self-signed.
        RemoteCertificateValidationCallback = (_, certificate, sent, errors) =>
            !access.VerifyCertificate || Accepts(certificate, sent, errors, access.TrustedRoots),
    };

    private static bool Accepts(X509Certificate? certificate, X509Chain? sent, SslPolicyErrors errors, X509Certificate2Collection roots)
    {
        if (errors == SslPolicyErrors.None)
            return true;
        // Only an unknown root can be cured by more roots; a wrong name cannot.
        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || roots.Count == 0 || certificate is not X509Certificate2 peer)
            return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        foreach (var element in sent?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        return chain.Build(peer);
    }
}
