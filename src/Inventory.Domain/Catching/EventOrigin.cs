namespace Inventory.Domain.Catching;

/// <summary>Where events come from.</summary>
public abstract record EventOrigin
{
    /// <summary>Whether they come as CloudEvents, whose data is the cloud's own event.</summary>
    public virtual bool AreCloudEvents => false;
}

/// <summary>A stream, and where it goes on.</summary>
/// <param name="Cursor">After the events; null if the cloud remembers it itself.</param>
/// <param name="Token">Of the catcher.</param>
public sealed record StreamPosition(string? Cursor, long Token) : EventOrigin;

/// <summary>Events that a cloud has pushed.</summary>
/// <param name="Signature">Tells the delivery from all others of the provider.</param>
/// <param name="Tolerance">For how long its time stamp is accepted.</param>
public sealed record PushedDelivery(string Signature, TimeSpan Tolerance) : EventOrigin
{
    /// <inheritdoc/>
    public override bool AreCloudEvents => true;
}

/// <summary>An event that could not be understood before.</summary>
/// <param name="Id">Its row.</param>
/// <param name="IsPushed">Whether it was pushed.</param>
public sealed record DeadLetter(long Id, bool IsPushed) : EventOrigin
{
    /// <inheritdoc/>
    public override bool AreCloudEvents => IsPushed;
}

/// <summary>A delivery has been received before.</summary>
public sealed class RepeatedDeliveryException() : Exception("This delivery was received before; nothing was done.");
