using System.Text.Json;
using Inventory.Sdk.Vmdb;
using Providers.OpenStack.Client.Native;
using Providers.OpenStack.Collecting;

namespace Providers.OpenStack.Parsing;

/// <content>Tenants and their quotas.</content>
internal sealed partial class OpenstackParser
{
    // What else stands among the quotas, and what ManageIQ leaves out.
    private static readonly HashSet<string> NoQuotas =
    [
        "id", "tenant_id", "metadata_items", "injected_file_content_bytes", "injected_files", "injected_file_path_bytes", "server_groups",
        "server_group_members", "rbac_policy",
    ];

    private void ParseTenant(Native<Project> native)
    {
        var (id, project) = native;
        persister.CloudTenants.Build(new CloudTenant
        {
            EmsRef = id,
            Name = project.Name,
            Description = project.Description,
            Enabled = project.Enabled,
            Parent = project.ParentId == project.DomainId ? null : Tenant(project.ParentId),
        });
    }

    private void ParseQuota(ListedQuota quota)
    {
        if (NoQuotas.Contains(quota.Quota))
            return;
        persister.CloudResourceQuotas.Build(new CloudResourceQuota
        {
            CloudTenant = Tenant(quota.Project),
            ServiceName = quota.Service,
            Name = quota.Quota,
            Value = quota.Value.ValueKind == JsonValueKind.Number && quota.Value.TryGetInt32(out var value)
                ? value
                : throw new AttributeException(quota.Quota, "it is no number, or out of range"),
        });
    }
}
