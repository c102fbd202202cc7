using Providers.OpenStack.Client;

namespace Providers.OpenStack.Tests;

public class a_token_is_renewed_once
{
    private const string Path = "/compute/v2.1/servers/detail";

    [Fact]
    public async Task when_a_service_no_longer_accepts_it()
    {
        await using var cloud = await FakeCloud.WithOneProjectAsync();
        cloud.Answer(Path, request =>
        {
            if (!request.Query.ContainsKey("marker"))
                cloud.RevokeTokens();
            return (200, request.Query.ContainsKey("marker") ? """{"servers":[]}""" : """{"servers":[{"id":"a"}]}""");
        });
        (await Refreshed.CompletelyFrom(cloud.Settings)).The<Vm>("a").Name.ShouldBe("a");
        // Which projects there are, a token for the one, and another one.
        cloud.Requests.Count(request => request.StartsWith("POST", StringComparison.Ordinal)).ShouldBe(3);
    }

    [Fact]
    public async Task and_a_service_that_refuses_the_new_one_too_is_believed()
    {
        await using var cloud = await FakeCloud.WithOneProjectAsync();
        cloud.Answer(Path, _ => (401, ""));
        (await Refreshed.From(cloud.Settings)).Unavailable["vms"].ShouldStartWith("compute GET ");
        cloud.Asked(Path).ShouldBe(2);
    }

    [Fact]
    public async Task and_nothing_of_it_is_ever_printed()
    {
        new Token("very-secret", true, new Catalog([], null)).ToString().ShouldNotContain("very-secret");
        await using var cloud = await FakeCloud.StartAsync();
        CloudAccess.From(cloud.Settings).ToString().ShouldNotContain(With.Password);
    }
}
