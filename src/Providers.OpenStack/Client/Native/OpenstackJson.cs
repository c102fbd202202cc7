using System.Text.Json.Serialization;

namespace Providers.OpenStack.Client.Native;

/// <summary>Readers and writers of OpenStack's JSON, made when this is compiled.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SignInBody))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(ProjectsAnswer))]
[JsonSerializable(typeof(NativeZone))]
[JsonSerializable(typeof(NativeFlavor))]
[JsonSerializable(typeof(NativeImage))]
[JsonSerializable(typeof(NativeServer))]
internal sealed partial class OpenstackJson : JsonSerializerContext;
