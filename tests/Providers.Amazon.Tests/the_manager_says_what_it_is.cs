namespace Providers.Amazon.Tests;

public class the_manager_says_what_it_is
{
    private readonly AmazonCloudManager manager = new();

    [Fact]
    public void by_the_names_of_ManageIQ()
    {
        manager.Type.ShouldBe("ManageIQ::Providers::Amazon::CloudManager");
        manager.EmsType.ShouldBe("ec2");
        manager.Vendor.ShouldBe("amazon");
        manager.Description.ShouldBe("Amazon EC2");
        manager.ChildManagers.ShouldBe(
        [
            new ChildManager(ManagerRole.Network, "ManageIQ::Providers::Amazon::NetworkManager", "Network Manager"),
            new ChildManager(ManagerRole.BlockStorage, "ManageIQ::Providers::Amazon::StorageManager::Ebs", "EBS Storage Manager"),
        ]);
    }

    [Theory]
    [InlineData("us-east-1", "US East (N. Virginia)")]
    [InlineData("ap-northeast-3", "Asia Pacific (Osaka)")]
    [InlineData("eu-central-2", "Europe (Zurich)")]
    [InlineData("us-gov-west-1", "AWS GovCloud (US-West)")]
    [InlineData("cn-north-1", "China (Beijing)")]
    public void it_knows_the_public_regions(string name, string description) =>
        manager.Regions.ShouldContain(new Region(name, description));

    [Fact]
    public void regions_are_neither_secret_ones_nor_second_names()
    {
        manager.Regions.ShouldNotContain(region => region.Name.Contains("iso"));
        manager.Regions.ShouldNotContain(region => region.Name.EndsWith("regional"));
        manager.Regions.Select(region => region.Name).ShouldBeUnique();
    }

    [Theory]
    [InlineData("running", PowerState.On)]
    [InlineData("pending", PowerState.Suspended)]
    [InlineData("stopping", PowerState.PoweringDown)]
    [InlineData("shutting-down", PowerState.PoweringDown)]
    [InlineData("stopped", PowerState.Off)]
    [InlineData("terminated", PowerState.Terminated)]
    [InlineData("unknown", PowerState.Terminated)]
    [InlineData("never", PowerState.Never)]
    public void raw_power_states_have_a_meaning(string raw, string state) => manager.PowerStates[raw].ShouldBe(state);

    [Fact]
    public void the_form_asks_for_region_and_keys_and_perhaps_an_address()
    {
        manager.ParamsForCreate.SubmittedNames.ShouldBe(
            ["provider_region", "endpoints.default.url", "authentications.default.userid", "authentications.default.password"]);
        manager.ParamsForCreate.Fields[0].Options!.Count.ShouldBe(manager.Regions.Count);
    }
}
