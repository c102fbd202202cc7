using Inventory.Sdk;

namespace OpenStack.Acceptance.Tests;

/// <summary>The OpenStack that the tests are run against, where one is given.</summary>
internal static class Cloud
{
    /// <summary>Its identity URL, e.g. http://127.0.0.1:5000/v3.</summary>
    public const string Variable = "INVENTORY_TEST_OPENSTACK";

    /// <summary>Its message broker, e.g. amqp://openstack:secret@127.0.0.1:5672/.</summary>
    public const string BrokerVariable = "INVENTORY_TEST_OPENSTACK_AMQP";

    /// <summary>The name of whatever the tests make begins with this, and what begins with this is removed.</summary>
    public const string Prefix = "acceptance-";

    /// <summary>The project in which the cloud's own content is.</summary>
    public const string Project = "demo";

    private const string Password = "secret";

    /// <summary>The message broker, with user and password.</summary>
    public static Uri Broker
    {
        get
        {
            _ = Url;
            var url = Environment.GetEnvironmentVariable(BrokerVariable);
            Assert.SkipUnless(url is { Length: > 0 }, $"{BrokerVariable} is not set: it gives the URL of the OpenStack's message broker, with user and password.");
            return new Uri(url!);
        }
    }

    private static string Url
    {
        get
        {
            var url = Environment.GetEnvironmentVariable(Variable);
            Assert.SkipUnless(
                url is { Length: > 0 }, $"{Variable} is not set: it gives the identity URL of an OpenStack with the users admin and demo, password \"{Password}\".");
            Assert.SkipUnless(CommandLine.IsInstalled, "OpenStack's own client, the command openstack, is not installed.");
            return url!;
        }
    }

    /// <summary>What the inventory is told of it.</summary>
    public static ManagerSettings Settings(string user = "admin", string password = Password, string? region = null) => new()
    {
        Name = "the cloud",
        ProviderRegion = region,
        UidEms = "default",
        Endpoints = new Dictionary<string, EndpointSettings> { ["default"] = new() { Url = Url } },
        Authentications = new Dictionary<string, AuthenticationSettings> { ["default"] = new() { Userid = user, Password = password } },
    };

    /// <summary>The client of a user in a project.</summary>
    public static CommandLine Client(string project = "admin", string user = "admin") => new(Url, user, Password, project);
}
