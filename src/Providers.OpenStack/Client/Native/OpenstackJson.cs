using System.Text.Json.Serialization;

namespace Providers.OpenStack.Client.Native;

/// <summary>Readers and writers of OpenStack's JSON, made when this is compiled.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SignInBody))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(ProjectsAnswer))]
[JsonSerializable(typeof(Project))]
[JsonSerializable(typeof(NativeZone))]
[JsonSerializable(typeof(NativeService))]
[JsonSerializable(typeof(NativeFlavor))]
[JsonSerializable(typeof(NativeFlavorAccess))]
[JsonSerializable(typeof(NativeKeyPair))]
[JsonSerializable(typeof(NativeServerGroup))]
[JsonSerializable(typeof(NativeAggregate))]
[JsonSerializable(typeof(NativeImage))]
[JsonSerializable(typeof(NativeServer))]
[JsonSerializable(typeof(NativeInterface))]
[JsonSerializable(typeof(NativeVolumeAttachment))]
[JsonSerializable(typeof(NativeStack))]
[JsonSerializable(typeof(NativeResource))]
[JsonSerializable(typeof(NativeVolume))]
[JsonSerializable(typeof(NativeVolumeSnapshot))]
[JsonSerializable(typeof(NativeBackup))]
[JsonSerializable(typeof(NativeVolumeType))]
[JsonSerializable(typeof(NativeNetwork))]
[JsonSerializable(typeof(NativeSubnet))]
[JsonSerializable(typeof(NativeRouter))]
[JsonSerializable(typeof(NativePort))]
[JsonSerializable(typeof(NativeFloatingIp))]
[JsonSerializable(typeof(NativeSecurityGroup))]
[JsonSerializable(typeof(NativeSecurityGroupRule))]
[JsonSerializable(typeof(NativeContainer))]
[JsonSerializable(typeof(NativeObject))]
internal sealed partial class OpenstackJson : JsonSerializerContext;
