using Inventory.Api.Authenticating;
using Inventory.Api.Serving.Declaring;
using Inventory.Api.Tests.Serving;
using Microsoft.AspNetCore.TestHost;
using Npgsql;

namespace Inventory.Api.Tests.Authorizing;

/// <summary>
/// Two databases: one where <c>mara</c> may see all of its one provider, and one where she is limited to that provider, beside which there is a twin
/// of everything that it has.
/// </summary>
public sealed class LimitedInventory(ServedInventory served) : IAsyncLifetime
{
    /// <summary>How far the ids of the twins are from those of what they are twins of.</summary>
    public const long Twin = 1_000_000;

    // Twins have other names. Words that mean something to the API stay.
    private const string TwinSql =
        """
        do $$
        declare t text; names text; twins text;
        begin
          for t in select table_name from information_schema.tables where table_schema = 'vmdb' and table_type = 'BASE TABLE'
            and table_name not in ('zones', 'tags', 'classifications', 'tenants', 'users', 'miq_groups', 'miq_user_roles', 'miq_groups_users', 'provider_tag_mappings',
              'miq_regions', 'miq_servers', 'miq_enterprises', 'miq_event_definitions')
          loop
            select string_agg(format('%I', column_name), ', '), string_agg(
              case when data_type = 'bigint' and (column_name = 'id' or column_name like '%\_id') and column_name not in ('zone_id', 'tag_id')
                     then format('%I + 1000000', column_name)
                   when data_type in ('text', 'character varying') and column_name in ('name', 'userid', 'guid', 'ems_ref', 'uid', 'uid_ems', 'description', 'hostname', 'mac_address', 'logical_resource', 'key', 'value',
                     'device_name', 'product_name', 'md5', 'executable_name') then format('''hidden-'' || %I', column_name)
                   else format('%I', column_name) end, ', ')
              into names, twins from information_schema.columns where table_schema = 'vmdb' and table_name = t;
            execute format('insert into vmdb.%I (%s) select %s from vmdb.%I', t, names, twins, t);
          end loop;
        end $$;
        insert into vmdb.tenants (id, name) values (1000900, 'hidden');
        insert into vmdb.users (id, userid, name) values (1000900, 'hidden', 'hidden');
        insert into vmdb.miq_user_roles (id, name, rights) values (1000900, 'hidden', 'read');
        insert into vmdb.miq_groups (id, description, miq_user_role_id, tenant_id) values (1000900, 'hidden', 1000900, 1000900);
        """;

    private const string Alone =
        """
        delete from vmdb.vms where ems_id is distinct from 1;
        delete from vmdb.flavors where ems_id <> 1;
        delete from vmdb.ext_management_systems where id = 2;
        delete from vmdb.miq_tasks where userid <> 'mara';
        delete from vmdb.miq_requests where requester_id is distinct from 900;
        delete from vmdb.users where userid <> 'mara';
        delete from vmdb.miq_groups_users where user_id <> 900;
        delete from vmdb.miq_groups where id <> 900;
        delete from vmdb.miq_user_roles where id <> 900;
        delete from vmdb.tenants where id <> 900;
        """;

    private static readonly string Mara =
        $"""
        update vmdb.miq_tasks set userid = 'mara' where id = 301;
        insert into vmdb.miq_user_roles (id, name, rights, provider_ids) values (900, 'watcher', 'read', null);
        insert into vmdb.tenants (id, name) values (900, 'east');
        insert into vmdb.miq_groups (id, description, miq_user_role_id, tenant_id) values (900, 'watchers', 900, 900);
        insert into vmdb.users (id, userid, name, current_group_id, password_digest) values (900, 'mara', 'Mara', 900, '{Passwords.Hash("mara's own")}');
        insert into vmdb.miq_groups_users (miq_group_id, user_id) values (900, 900);
        """;

    private readonly List<WebApplication> apps = [];

    public Catalogue Catalogue => apps[0].Services.GetRequiredService<Catalogue>();

    public NpgsqlDataSource Database => apps[1].Services.GetRequiredService<NpgsqlDataSource>();

    /// <summary>Mara, where there is nothing else.</summary>
    public HttpClient Unlimited { get; private set; } = null!;

    /// <summary>Mara beside the twins.</summary>
    public HttpClient Limited { get; private set; } = null!;

    /// <summary>The administrator beside the twins.</summary>
    public HttpClient Admin { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        apps.Add(await served.StartAsync(await served.CreateDatabaseAsync(), Mara + Alone));
        apps.Add(await served.StartAsync(await served.CreateDatabaseAsync(), Mara + TwinSql + "update vmdb.miq_user_roles set provider_ids = '{5}' where id = 900"));
        (Unlimited, Limited, Admin) = (Client(apps[0], "mara", "mara's own"), Client(apps[1], "mara", "mara's own"), Client(apps[1], "admin", ServedInventory.Password));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var app in apps)
            await app.DisposeAsync();
    }

    private static HttpClient Client(WebApplication app, string user, string password)
    {
        var client = app.GetTestClient();
        client.DefaultRequestHeaders.Authorization = ServedInventory.Basic(user, password);
        return client;
    }
}
