using Inventory.Sdk;
using static Inventory.Sdk.FormField;

namespace Providers.Amazon;

/// <summary>The form that asks for a region and its keys.</summary>
internal static class AmazonForm
{
    public static Form Create { get; } = new(
    [
        Select("provider_region", "Region", AmazonRegions.All.Select(region => new FormOption(region.Description, region.Name)), required: true),
        SubForm("endpoints-subform", "Endpoint",
            ValidateProviderCredentials("authentications.default.valid",
                TextField("endpoints.default.url", "Endpoint URL") with { HelperText = "An address that serves all services, instead of Amazon's own" },
                TextField("authentications.default.userid", "Access Key ID", required: true),
                PasswordField("authentications.default.password", "Secret Access Key", required: true))),
    ]);
}
