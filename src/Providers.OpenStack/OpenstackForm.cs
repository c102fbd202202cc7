using Inventory.Sdk;

namespace Providers.OpenStack;

/// <summary>The form that asks for a cloud and its credentials.</summary>
internal static class OpenstackForm
{
    private const string Events = "event_stream_selection";

    public static Form Create { get; } = new(
    [
        FormField.TextField("provider_region", "Provider Region") with { HelperText = "Needed where the cloud has several regions" },
        FormField.Select("api_version", "API Version", [new("Keystone V3", "v3"), new("Keystone V2", "v2")], required: true) with
        {
            InitialValue = "v3", HelperText = "A V2 cloud is asked by V3 for the users of its default domain",
        },
        FormField.TextField("uid_ems", "Domain") with { InitialValue = "default", HelperText = "Id or name of the user's domain" },
        FormField.SubForm("endpoints-subform", "Endpoint", Credentials()),
        FormField.SubForm("events-subform", "Events",
            FormField.ProtocolSelector(Events, "Type", new("None", "none"), new("AMQP", "amqp") { Pivot = "endpoints.amqp.hostname" }),
            Broker()),
    ]);

    private static FormField Credentials()
    {
        var fields = FormField.ValidateProviderCredentials(
            "authentications.default.valid",
            FormField.Select("endpoints.default.security_protocol", "Security Protocol",
            [
                new("SSL without validation", "ssl-no-validation"), new("SSL", "ssl-with-validation"), new("Non-SSL", "non-ssl"),
            ]) with { InitialValue = "ssl-with-validation" },
            FormField.TextField("endpoints.default.hostname", "Hostname") with { HelperText = "Host name or address of keystone" },
            FormField.TextField("endpoints.default.port", "API Port") with { Type = "number", HelperText = "Default: 13000 with SSL, 5000 without" },
            FormField.TextField("endpoints.default.url", "URL") with { HelperText = "Instead of host name and port, e.g. https://example.org/identity/v3" },
            new FormField("textarea", "endpoints.default.certificate_authority")
            {
                Label = "Trusted CA Certificates", HelperText = "In PEM format, besides those that the system trusts",
            },
            FormField.TextField("authentications.default.userid", "Username", required: true),
            FormField.PasswordField("authentications.default.password", "Password", required: true));
        return fields with { ValidationDependencies = ["type", "zone_id", "provider_region", "api_version", "uid_ems"] };
    }

    private static FormField Broker()
    {
        var fields = FormField.ValidateProviderCredentials(
            "endpoints.amqp.valid",
            FormField.Select("endpoints.amqp.security_protocol", "Security Protocol",
            [
                new("SSL without validation", "ssl-no-validation"), new("SSL", "ssl-with-validation"), new("Non-SSL", "non-ssl"),
            ]) with { InitialValue = "ssl-with-validation" },
            FormField.TextField("endpoints.amqp.hostname", "Hostname", required: true) with { HelperText = "Host name or address of the message broker" },
            FormField.TextField("endpoints.amqp.port", "API Port") with { Type = "number", HelperText = "Default: 5671 with SSL, 5672 without" },
            FormField.TextField("authentications.amqp.userid", "Username", required: true),
            FormField.PasswordField("authentications.amqp.password", "Password", required: true));
        return fields with { ValidationDependencies = ["type", Events], Condition = new FormCondition(Events, "amqp") };
    }
}
