namespace Providers.OpenStack.Client.Native;

/// <summary>An attribute of an object that makes no sense: the object cannot be taken over, others can.</summary>
internal sealed class AttributeException(string attribute, string reason, Exception? inner = null) : FormatException($"{attribute}: {reason}.", inner);
