using Microsoft.AspNetCore.Http;

namespace Cassettes.Tests.Replaying;

/// <summary>A cassette that can be played.</summary>
internal interface ICassette
{
    /// <summary>The recorded answer of a request; null if there is none.</summary>
    /// <param name="request">A request; its body has been read.</param>
    /// <param name="body">The body.</param>
    /// <param name="host">Scheme, host and port of the replay, to stand in for recorded ones.</param>
    Answer? Find(HttpRequest request, string body, string host);

    /// <summary>Back to the first answers.</summary>
    void Rewind();
}

/// <summary>What is sent back.</summary>
internal sealed record Answer(int Status, string Body, IReadOnlyDictionary<string, string> Headers);

internal static class Cassette
{
    /// <summary>Reads a cassette.</summary>
    public static ICassette Read(string path) => Of(Interaction.ReadAll(path));

    /// <summary>A cassette of these interactions; those of an OpenStack tell the projects of their requests.</summary>
    public static ICassette Of(IReadOnlyList<Interaction> interactions) =>
        interactions.Any(i => !string.IsNullOrEmpty(i.AuthScope)) ? new OpenstackCassette(interactions) : new AmazonCassette(interactions);
}
