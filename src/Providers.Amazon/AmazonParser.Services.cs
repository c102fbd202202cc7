using System.Text.Json.Nodes;
using Inventory.Sdk.Vmdb;
using Providers.Amazon.Client;
using Providers.Amazon.Facts;

namespace Providers.Amazon;

/// <content>RDS and Service Catalog.</content>
internal sealed partial class AmazonParser
{
    private void ParseDatabaseType(TypeFacts type) => persister.CloudDatabaseFlavors.Build(new CloudDatabaseFlavor
    {
        EmsRef = type.Name, Name = type.Name, Enabled = !type.Has("old"), Cpus = type.Vcpus, Memory = type.Memory,
    });

    private void ParseDatabase(NativeDatabase database) => persister.CloudDatabases.Build(new CloudDatabase
    {
        EmsRef = Required(database.Id, "A database", "DbiResourceId"),
        Name = database.Name,
        Status = StatusOf(database.Status),
        DbEngine = database.Engine,
        UsedStorage = Bytes(database.AllocatedStorage),
        MaxStorage = Bytes(database.MaxAllocatedStorage),
        CloudDatabaseFlavor = persister.CloudDatabaseFlavors.LazyFind(database.Class),
    });

    private static string StatusOf(string? status) => status switch
    {
        "available" or "backing-up" => "available",
        "creating" or "starting" => "initializing",
        "storage-full" or "incompatible-option-group" or "incompatible-parameters" => "unhealthy",
        "deleting" or "failed" or "stopped" or "stopping" or "rebooting" or "modifying" or "upgrading" or "maintenance" or "renaming" or "restore-error"
            or "incompatible-network" or "insufficient-capacity" or "resetting-master-credentials" or "moving-to-vpc" => "unavailable",
        _ => "unknown",
    };

    private void ParseProduct(ReadProduct read)
    {
        var id = Required(read.Id, "A product", "ProductId");
        var name = (string?)read.Product["ProductViewSummary"]?["Name"];
        persister.ServiceOfferings.Build(new ServiceOffering
        {
            EmsRef = id, Name = name, Extra = Snake.Members(read.Product, "ProductViewSummary", "Status", "ProductARN", "CreatedTime"),
        });
        foreach (var set in read.ParametersSets)
            persister.ServiceParametersSets.Build(new ServiceParametersSet
            {
                EmsRef = SetOf(id, set["Artifact"]?["Id"], set["LaunchPath"]?["Id"]),
                Name = $"{name} {set["Artifact"]?["Name"]} {set["LaunchPath"]?["Name"]}",
                ServiceOffering = persister.ServiceOfferings.LazyFind(id),
                Extra = ExtraOf(set),
            });
    }

    private static JsonObject ExtraOf(JsonObject set)
    {
        var extra = Snake.Members(set, "Artifact", "LaunchPath");
        if (set["Parameters"] is JsonObject parameters)
            foreach (var (name, value) in Snake.Members(parameters, "ProvisioningArtifactParameters", "ConstraintSummaries", "UsageInstructions"))
                extra[name] = value?.DeepClone();
        return extra;
    }

    private void ParseProvisionedProduct(ReadProvisionedProduct read)
    {
        var product = read.Product;
        var detail = read.Record?["RecordDetail"];
        var offering = (string?)detail?["ProductId"];
        var extra = Snake.Members(product, "Arn", "Type", "Status", "StatusMessage", "CreatedTime", "IdempotencyToken", "LastRecordId");
        extra["last_record_detail"] = Snake.Of(detail);
        extra["last_record_outputs"] = Snake.Of(read.Record?["RecordOutputs"]);
        persister.ServiceInstances.Build(new ServiceInstance
        {
            EmsRef = Required(read.Id, "A provisioned product", "Id"),
            Name = (string?)product["Name"],
            ServiceOffering = persister.ServiceOfferings.LazyFind(offering),
            ServiceParametersSet = offering is null
                ? null
                : persister.ServiceParametersSets.LazyFind(SetOf(offering, detail?["ProvisioningArtifactId"], detail?["PathId"])),
            Extra = extra,
        });
    }

    private static string SetOf(string product, JsonNode? artifact, JsonNode? path) => $"{product}__{artifact}__{path}";
}
