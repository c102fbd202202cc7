using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using AwesomeCloud;

namespace Providers.AwesomeCloud.Tests;

public sealed class the_manager_is_the_guides : SimulatedRegion
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
    private static readonly CloudManager Manager = new();

    [Fact]
    public void by_name()
    {
        Manager.Type.ShouldBe("ManageIQ::Providers::AwesomeCloud::CloudManager");
        Manager.EmsType.ShouldBe("awesome_cloud");
        Manager.Vendor.ShouldBe("awesome_cloud");
        Manager.Description.ShouldBe("Awesome Cloud");
    }

    [Fact]
    public void by_form()
    {
        var form = JsonSerializer.SerializeToNode(Manager.ParamsForCreate, Json);
        JsonNode.DeepEquals(form, JsonNode.Parse(TheForm)).ShouldBeTrue(form!.ToString());
        Manager.ParamsForCreate.SubmittedNames.ShouldBe(
            ["provider_region", "endpoints.default.url", "authentications.default.userid", "authentications.default.password"]);
    }

    [Fact]
    public async Task by_regions_which_are_those_of_the_cloud() =>
        Manager.Regions.Select(r => (r.Name, r.Description)).ShouldBe(
            (await AwesomeCloudClient.ListRegionsAsync(Cloud.Endpoint, cancellation: Cancel)).Select(r => (r.Id, r.Name)));

    [Fact]
    public void by_power_states() =>
        Manager.PowerStates.Select(s => $"{s.Key} {s.Value}").ShouldBe(
            ["running on", "stopped off", "pending suspended", "stopping powering_down", "terminated terminated"], ignoreOrder: true);

    [Fact]
    public void by_collections()
    {
        using var session = Manager.OpenInventory(Settings);
        session.Persister.Collections.Select(c => c.Name).ShouldBe(
            ["availability_zones", "flavors", "miq_templates", "vms", "hardwares", "disks"], ignoreOrder: true);
    }

    private const string TheForm = """
        {"fields": [
          {"component": "select", "id": "provider_region", "name": "provider_region", "label": "Region",
           "isRequired": true, "validate": [{"type": "required"}],
           "options": [{"label": "Sunny East 1", "value": "sunny-east-1"}, {"label": "Sunny West 1", "value": "sunny-west-1"},
                       {"label": "Cloudy North 1", "value": "cloudy-north-1"}]},
          {"component": "sub-form", "id": "endpoints-subform", "name": "endpoints-subform", "title": "Endpoint", "fields": [
            {"component": "validate-provider-credentials", "id": "authentications.default.valid", "name": "authentications.default.valid",
             "skipSubmit": true, "isRequired": true, "validationDependencies": ["type", "zone_id", "provider_region"], "fields": [
              {"component": "text-field", "id": "endpoints.default.url", "name": "endpoints.default.url", "label": "Endpoint URL",
               "helperText": "Leave it empty to use the vendor's own."},
              {"component": "text-field", "id": "authentications.default.userid", "name": "authentications.default.userid",
               "label": "Access Key", "isRequired": true, "validate": [{"type": "required"}]},
              {"component": "password-field", "id": "authentications.default.password", "name": "authentications.default.password",
               "label": "Secret Access Key", "type": "password", "isRequired": true, "validate": [{"type": "required"}]}]}]}]}
        """;
}
