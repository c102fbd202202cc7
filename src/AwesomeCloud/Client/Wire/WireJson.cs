using System.Text.Json.Serialization;

namespace AwesomeCloud.Wire;

/// <summary>The wire format, for both sides: snake_case, nulls left out, missing or null required fields refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(PageBody<Region>))]
[JsonSerializable(typeof(PageBody<AvailabilityZone>))]
[JsonSerializable(typeof(PageBody<InstanceType>))]
[JsonSerializable(typeof(PageBody<Image>))]
[JsonSerializable(typeof(PageBody<Instance>))]
[JsonSerializable(typeof(PageBody<Volume>))]
[JsonSerializable(typeof(EventsBody))]
[JsonSerializable(typeof(EventPage))]
internal sealed partial class WireJson : JsonSerializerContext;
