using AwesomeCloud;
using AwesomeCloud.Simulator;
using Inventory.Sdk;

namespace Providers.AwesomeCloud.Tests;

public sealed class credentials_are_checked : SimulatedRegion
{
    private static readonly CloudManager Manager = new();

    [Theory]
    [InlineData("sunny-east-1")]
    [InlineData("sunny-west-1")]
    [InlineData("cloudy-north-1")]
    public async Task good_ones_are_valid_in_every_region(string region) =>
        (await Check(SettingsOf(region))).ShouldBe(CredentialsCheck.Valid);

    [Fact]
    public async Task a_wrong_key_or_secret_is_invalid()
    {
        (await Check(SettingsOf(key: "AWC0NOBODY"))).ShouldBe(CredentialsCheck.Invalid("The access key is not known."));
        var wrong = await Check(SettingsOf(secret: "open sesame\n&ü"));
        wrong.Status.ShouldBe(CredentialsStatus.Invalid);
        wrong.Message.ShouldContain("signature");
        wrong.Message.ShouldNotContain("sesame");
    }

    [Theory]
    [InlineData(null, "k", "s", "Region (provider_region) is missing.")]
    [InlineData(" ", "k", "s", "Region (provider_region) is missing.")]
    [InlineData("sunny-east-1", null, "s", "Access Key (authentications.default.userid) is missing.")]
    [InlineData("sunny-east-1", "k", null, "Secret Access Key (authentications.default.password) is missing.")]
    [InlineData("sunny-east-1", "k", "  ", "Secret Access Key (authentications.default.password) is missing.")]
    [InlineData("mars-1", "k", "s", "There is no region 'mars-1'. The regions are: sunny-east-1, sunny-west-1, cloudy-north-1.")]
    public async Task what_is_missing_or_unknown_is_named(string? region, string? key, string? secret, string message)
    {
        var settings = SettingsOf(region, key, secret);
        (await Check(settings)).ShouldBe(CredentialsCheck.Invalid(message));
        Should.Throw<ArgumentException>(() => Manager.OpenInventory(settings)).Message.ShouldBe(message);
    }

    [Fact]
    public async Task no_settings_at_all_are_invalid() => (await Check(new ManagerSettings())).Status.ShouldBe(CredentialsStatus.Invalid);

    [Theory]
    [InlineData("simulator:8800")]
    [InlineData("not an address")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("http://me:hunter2@127.0.0.1/")]
    public async Task an_endpoint_must_be_a_plain_address(string url)
    {
        var check = await Check(SettingsOf(url: url));
        check.Status.ShouldBe(CredentialsStatus.Invalid);
        check.Message.ShouldContain("endpoints.default.url");
        check.Message.ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task a_port_where_nobody_listens_is_unreachable() =>
        (await Check(SettingsOf(url: "http://127.0.0.1:1"))).Status.ShouldBe(CredentialsStatus.Unreachable);

    [Fact]
    public async Task a_region_that_this_cloud_lacks_is_invalid()
    {
        await using var small = await SimulatedCloud.StartAsync(new SimulatedCloudOptions { Instances = 1, Regions = ["sunny-east-1"] }, Cancel);
        var check = await Check(SettingsOf("sunny-west-1", url: small.Endpoint.ToString()));
        check.Status.ShouldBe(CredentialsStatus.Invalid);
        check.Message.ShouldContain("sunny-west-1");
    }

    [Theory]
    [InlineData(FaultKind.Expire, CredentialsStatus.Invalid)]
    [InlineData(FaultKind.Forbid, CredentialsStatus.Invalid)]
    [InlineData(FaultKind.Cut, CredentialsStatus.Unreachable)]
    [InlineData(FaultKind.Fail, CredentialsStatus.Error)]
    [InlineData(FaultKind.Malform, CredentialsStatus.Error)]
    public async Task every_other_failure_is_an_answer_too(FaultKind fault, CredentialsStatus status)
    {
        Cloud.Faults.Add(new Fault(fault, ResourceNames.Account));
        var check = await Check(Settings);
        check.Status.ShouldBe(status);
        check.Message.ShouldNotBeEmpty();
        check.Message.ShouldNotContain(Cloud.Credentials.SecretKey);
    }

    private static Task<CredentialsCheck> Check(ManagerSettings settings) => Manager.VerifyCredentialsAsync(settings, Cancel);
}
