namespace OpenStack.Acceptance.Tests.Comparing;

/// <summary>Stacks, what they are made from, and what they made.</summary>
internal static class StackChecks
{
    private static readonly string[] Linked = ["OS::Nova::Server", "OS::Neutron::Net", "OS::Neutron::SecurityGroup"];

    public static IReadOnlyList<Check> All { get; } =
    [
        new("orchestration_stacks",
            """
            select s.ems_ref, s.name, s.description, s.status, s.status_reason, p.ems_ref, t.ems_ref
            from vmdb.orchestration_stacks s
            left join vmdb.orchestration_stacks p on p.id = s.parent_id
            left join vmdb.cloud_tenants t on t.id = s.cloud_tenant_id
            """,
            "stack show",
            s => [s["id"], s["stack_name"], s["description"], s["stack_status"], s["stack_status_reason"], s["parent"], s.Project]),
        new("orchestration_stack_parameters",
            "select s.ems_ref, p.name, p.value from vmdb.orchestration_stack_parameters p join vmdb.orchestration_stacks s on s.id = p.stack_id",
            listing =>
                from stack in listing["stack show"]
                from parameter in stack.Members("parameters")
                select new object?[] { stack["id"], parameter.Key, Plain(parameter.Value) }),
        new("orchestration_stack_outputs",
            "select s.ems_ref, o.key, o.value, o.description from vmdb.orchestration_stack_outputs o join vmdb.orchestration_stacks s on s.id = o.stack_id",
            listing =>
                from stack in listing["stack show"]
                from output in stack.Each("outputs")
                select new object?[] { stack["id"], output["output_key"], Plain(output["output_value"]), output["description"] }),
        new("orchestration_stack_resources",
            """
            select s.ems_ref, r.logical_resource, r.physical_resource, r.resource_category, r.resource_status
            from vmdb.orchestration_stack_resources r join vmdb.orchestration_stacks s on s.id = r.stack_id
            """,
            listing =>
                from resource in listing["stack resource list"]
                where resource.Text("physical_resource_id").Length > 0
                select new object?[]
                {
                    resource.About, resource["resource_name"], resource["physical_resource_id"], resource["resource_type"], resource["resource_status"],
                }),
        new("orchestration_templates",
            """
            select s.ems_ref, t.description, t.content::jsonb
            from vmdb.orchestration_stacks s join vmdb.orchestration_templates t on t.id = s.orchestration_template_id
            """,
            "stack template show",
            t => [t.About, t["description"], t.Value]),
        new("what stacks made",
            """
            select s.ems_ref, made.ems_ref
            from (select ems_ref, orchestration_stack_id from vmdb.vms where ems_id is not null
                union all select ems_ref, orchestration_stack_id from vmdb.cloud_networks
                union all select ems_ref, orchestration_stack_id from vmdb.security_groups) made
            join vmdb.orchestration_stacks s on s.id = made.orchestration_stack_id
            """,
            listing =>
                from resource in listing["stack resource list"]
                where Linked.Contains(resource.Text("resource_type"))
                select new object?[] { resource.About, resource["physical_resource_id"] }),
    ];

    private static string? Plain(JsonNode? value) => value is JsonValue text ? text.ToString() : value?.ToJsonString();
}
