using Inventory.Sdk.Vmdb;
using Providers.OpenStack.Client.Native;
using Providers.OpenStack.Collecting;

namespace Providers.OpenStack.Parsing;

/// <content>Containers of swift and the objects in them.</content>
internal sealed partial class OpenstackParser
{
    private void ParseContainer(Native<NativeContainer> native)
    {
        var (name, container) = native;
        persister.Containers.Build(new CloudObjectStoreContainer
        {
            EmsRef = ContainerRef(native.Project, name),
            Key = name,
            ObjectCount = Attributes.Count(container.Count, "count"),
            Bytes = Attributes.Count(container.Bytes, "bytes"),
            CloudTenant = Tenant(native.Project.Id),
        });
    }

    private void ParseObject(ListedObject listed)
    {
        var (name, stored) = listed.Native;
        var project = listed.Native.Project;
        persister.StoredObjects.Build(new CloudObjectStoreObject
        {
            CloudObjectStoreContainer = persister.Containers.LazyFind(ContainerRef(project, listed.Container)),
            EmsRef = name,
            Key = name,
            Etag = stored.Hash,
            ContentType = stored.ContentType,
            ContentLength = Attributes.Count(stored.Bytes, "bytes"),
            LastModified = stored.LastModified,
            CloudTenant = Tenant(project.Id),
        });
    }

    // Each project has its own names.
    private static string ContainerRef(Project project, string name) => $"{project.Id}/{name}";
}
