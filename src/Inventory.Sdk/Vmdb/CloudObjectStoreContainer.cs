namespace Inventory.Sdk.Vmdb;

/// <summary>A container of an object store, a bucket (table <c>cloud_object_store_containers</c>).</summary>
[Model("cloud_object_store_container", "cloud_object_store_containers", Manager = ManagerRole.ObjectStorage)]
public sealed class CloudObjectStoreContainer : ManagedRecord
{
    /// <summary>Name in the store.</summary>
    public string? Key { get; set; }

    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Number of objects in it.</summary>
    public int? ObjectCount { get; set; }

    /// <summary>All objects together, in bytes.</summary>
    public long? Bytes { get; set; }

    /// <summary>Tenant that owns it.</summary>
    public IReference<CloudTenant>? CloudTenant { get; set; }
}

/// <summary>An object in a container of an object store (table <c>cloud_object_store_objects</c>).</summary>
[Model("cloud_object_store_object", "cloud_object_store_objects", Manager = ManagerRole.ObjectStorage)]
public sealed class CloudObjectStoreObject : TypedRecord
{
    /// <summary>The container that holds it.</summary>
    [Key]
    public IReference<CloudObjectStoreContainer>? CloudObjectStoreContainer { get; set; }

    /// <summary>Its name in the container.</summary>
    [Key]
    public string? EmsRef { get; set; }

    /// <summary>Name in the store.</summary>
    public string? Key { get; set; }

    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Tag that changes with its content, usually a hash.</summary>
    public string? Etag { get; set; }

    /// <summary>Media type.</summary>
    public string? ContentType { get; set; }

    /// <summary>Size in bytes.</summary>
    public long? ContentLength { get; set; }

    /// <summary>When it was last written.</summary>
    public DateTimeOffset? LastModified { get; set; }

    /// <summary>Tenant that owns it.</summary>
    public IReference<CloudTenant>? CloudTenant { get; set; }
}
