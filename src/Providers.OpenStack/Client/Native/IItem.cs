namespace Providers.OpenStack.Client.Native;

/// <summary>What is parsed at once, and how a message names it.</summary>
internal interface IItem
{
    /// <summary>Kind and id, e.g. <c>server 4711</c>.</summary>
    string Name { get; }
}
