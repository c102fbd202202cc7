using Inventory.Api.Authenticating;

namespace Inventory.Api.Tests.Authenticating;

public class settings_of_logins_are_checked
{
    [Theory]
    [InlineData("Inventory:Login:TokenSeconds", "5", "The setting Inventory__Login__TokenSeconds must be a number from 10 to 86400, not 5.")]
    [InlineData("Inventory:Login:SessionSeconds", "soon", "The setting Inventory__Login__SessionSeconds must be a number from 10 to 604800, not soon.")]
    [InlineData("Inventory:Login:MostFailures", "0", "The setting Inventory__Login__MostFailures must be a number from 1 to 1000, not 0.")]
    [InlineData("Inventory:Login:PauseSeconds", "-1", "The setting Inventory__Login__PauseSeconds must be a number from 1 to 86400, not -1.")]
    [InlineData("Inventory:Oidc:Authority", "https://id.example", "The settings Inventory__Oidc__Authority and Inventory__Oidc__Audience go together; one of them is missing.")]
    [InlineData("Inventory:Oidc:Audience", "inventory", "The settings Inventory__Oidc__Authority and Inventory__Oidc__Audience go together; one of them is missing.")]
    public void and_refused_by_name(string name, string value, string message) =>
        Should.Throw<FormatException>(() => new ServiceCollection().AddLogins(Configuration((name, value)))).Message.ShouldBe(message);

    [Theory]
    [InlineData("http://id.example", false)]
    [InlineData("id.example", false)]
    [InlineData("https://id.example", true)]
    [InlineData("http://127.0.0.1:8080", true)]
    public void an_issuer_is_asked_over_tls(string authority, bool isFine)
    {
        var configuration = Configuration(("Inventory:Oidc:Authority", authority), ("Inventory:Oidc:Audience", "inventory"));
        if (isFine)
            OidcOptions.Read(configuration).ShouldNotBeNull();
        else
            Should.Throw<FormatException>(() => OidcOptions.Read(configuration)).Message.ShouldBe($"The setting Inventory__Oidc__Authority must be a URL with https, not {authority}.");
    }

    [Fact]
    public void what_is_set_counts() =>
        LoginOptions.Read(Configuration(("Inventory:Login:TokenSeconds", "120"), ("Inventory:Login:MostFailures", "3")))
            .ShouldBe(LoginOptions.Default with { TokenLife = TimeSpan.FromMinutes(2), MostFailures = 3 });

    private static IConfiguration Configuration(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))).Build();
}
