namespace Inventory.Api.Commanding;

/// <summary>What is said of orders to a provider's managers for networks and volumes.</summary>
internal static class ChildManagers
{
    /// <summary>They live and change with their provider.</summary>
    public const string Refusal = "it is part of another provider, and follows that one";
}
