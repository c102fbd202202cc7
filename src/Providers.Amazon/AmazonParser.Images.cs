using System.Text.RegularExpressions;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;
using Ec2 = Amazon.EC2.Model;
using OperatingSystem = Inventory.Sdk.Vmdb.OperatingSystem;

namespace Providers.Amazon;

/// <content>Images, and what images and instances have in common.</content>
internal sealed partial class AmazonParser
{
    private readonly Dictionary<string, string> guestOsOfImages = new(StringComparer.Ordinal);

    private void ParseImage(Ec2.Image image)
    {
        var id = Required(image.ImageId, "An image", "ImageId");
        var template = persister.MiqTemplates.LazyFind(id)!;
        var guestOs = GuestOsOf(image);
        guestOsOfImages[id] = guestOs;
        persister.MiqTemplates.Build(new MiqTemplate
        {
            EmsRef = id,
            UidEms = id,
            Name = image.Tags.Name() ?? image.Name.OrNull() ?? NameIn(image.ImageLocation) ?? id,
            Location = image.ImageLocation.OrNull() ?? "unknown",
            ConnectionState = "connected",
            PubliclyAvailable = image.Public,
        });
        persister.Hardwares.Build(new Hardware
        {
            VmOrTemplate = template,
            GuestOs = guestOs,
            Bitness = BitnessOf(image.Architecture?.Value),
            VirtualizationType = image.VirtualizationType?.Value,
            RootDeviceType = image.RootDeviceType?.Value,
        });
        persister.OperatingSystems.Build(new OperatingSystem { VmOrTemplate = template, ProductName = guestOs });
        BuildLabels(template, image.Tags);
    }

    private void BuildLabels(IReference<VmOrTemplate> resource, List<Ec2.Tag>? tags)
    {
        foreach (var tag in tags ?? [])
            persister.Labels.Build(new Label { Resource = resource, Name = tag.Key, Value = tag.Value.OrNull(), Source = AmazonCloudManager.VendorName });
    }

    // EC2 tells Windows from the rest; which of the rest it is, people say in the image's name.
    private static string GuestOsOf(Ec2.Image image) =>
        string.Equals(image.Platform?.Value, "windows", StringComparison.OrdinalIgnoreCase) ? "windows_generic"
        : GuestOs.Of(image.ImageLocation) is var name && name != GuestOs.Unknown ? name
        : "linux_generic";

    private static string? NameIn(string? location) => Manifest().Match(location ?? "") is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"^(.+?)(\.(image|img))?\.manifest\.xml$")]
    private static partial Regex Manifest();
}
