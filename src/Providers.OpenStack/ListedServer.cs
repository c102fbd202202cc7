using Providers.OpenStack.Client.Native;

namespace Providers.OpenStack;

/// <summary>A server with what the other lists tell of its flavor and its image.</summary>
internal sealed class ListedServer(Native<NativeServer> native, Known<NativeFlavor> flavors, Known<NativeImage> images)
{
    /// <summary>The server.</summary>
    /// <exception cref="FormatException">It could not be read.</exception>
    public NativeServer Server => native.Value;

    /// <summary>Id of its flavor, listed or not; null if only the name of a flavor that is gone is known.</summary>
    public string? FlavorId => Server.Flavor switch
    {
        { Id: { } id } => id,
        { OriginalName: { } name } => flavors.ById.Values.FirstOrDefault(flavor => flavor.Name == name)?.Id,
        _ => null,
    };

    /// <summary>What it was made with; null where the flavor is neither spelled out nor listed any more.</summary>
    public FlavorSize? Size => Server.Flavor?.Size ?? (FlavorId is { } id ? flavors.ById.GetValueOrDefault(id)?.Size : null);

    /// <summary>The image it was made from; null if there is none, or it is gone.</summary>
    public NativeImage? Image => Server.ImageId is { } id ? images.ById.GetValueOrDefault(id) : null;
}
