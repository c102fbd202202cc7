using System.Net;

namespace Inventory.Api.Tests.Serving;

public class filters_find_rows(ServedInventory inventory)
{
    [Theory]
    [InlineData("name=web-1", "11")]
    [InlineData("name='web-*'", "11 12")]
    [InlineData("name='%1'", "11 13")]
    [InlineData("name!='web-%'", "13 14 15")]
    [InlineData("name=web*", "")] // wildcards count in quotes only
    [InlineData("name='*/a'", "14")]
    [InlineData("name='db*'", "14")] // letters count as they are
    [InlineData("name='DB_1'", "13")]
    [InlineData("name='D?_*'", "")]
    [InlineData("name='db_*'", "")] // an underscore is itself
    [InlineData("name=~/^db/i", "13 14")]
    [InlineData("name=~'^web-[12]$'", "11 12")]
    [InlineData("name!~/web|db/i", "15")]
    [InlineData("description=='50% * off'", "13")]
    [InlineData("description!==first", "13")]
    [InlineData("description=null", "12 14 15")]
    [InlineData("description!=NIL", "11 13")]
    [InlineData("power_state=[on,suspended]", "11 13 14")]
    [InlineData("id=[11,15,99]", "11 15")]
    [InlineData("id>13", "14 15")]
    [InlineData("id<='11'", "11")]
    [InlineData("flavor_id=7 & or flavor_id=9", "11 13 14 15")]
    [InlineData("or id=14 & power_state=on & flavor_id=7", "11 13 14")]
    [InlineData("created_on=2031-01-03", "11 12")]
    [InlineData("created_on>2031-01-03", "13 14")]
    [InlineData("created_on<2031-01-03", "15")]
    [InlineData("created_on=2031-01-03T12:00:00Z", "12")]
    [InlineData("created_on<2031-01-03 12:00:00", "11 15")]
    [InlineData("boot_time=nil", "12 13 14 15")]
    [InlineData("flavor.name='c2.*'", "11 12 13 15")]
    [InlineData("flavor.memory>=8589934592", "12")]
    [InlineData("hardware.memory_mb>=1.5", "11 12")]
    [InlineData("disks.size>1500", "11 12")]
    [InlineData("ext_management_system.name=beta", "14")]
    [InlineData("ext_management_system.total_vms=3", "11 12 13")]
    [InlineData("archived=true", "15")]
    [InlineData("active=true", "11 12 14")]
    [InlineData("retired!=nil", "13 14")]
    [InlineData("normalized_state=[archived,retired]", "13 15")]
    [InlineData("num_cpu>4", "12")]
    [InlineData("vendor_display='OpenStack*'", "14")]
    [InlineData("hostnames='web-1.example'", "11")]
    [InlineData("hostnames='web*'", "11")]
    [InlineData("ipaddresses='192.0.2.7'", "12")]
    [InlineData("ipaddresses='10.0.0.*'", "11")]
    [InlineData("mac_addresses='fa:16:3e:00:00:02'", "11")]
    [InlineData("security_groups.name=ssh", "11")]
    [InlineData("cloud_volumes.size>=1073741824", "11")]
    [InlineData("key_pairs.name=ops", "11")]
    [InlineData("labels.value=prod", "11")]
    [InlineData("labels.name=note", "")] // an attribute of another section
    [InlineData("tags.name='/managed/environment/prod'", "11 12")]
    [InlineData("href_slug=vms/12", "12")]
    [InlineData("template=true", "")]
    public async Task by_all_operators(string filters, string ids)
    {
        var query = string.Join('&', filters.Split(" & ").Select(f => "filter[]=" + WebUtility.UrlEncode(f)));
        var page = await inventory.GetAsync($"/api/vms?expand=resources&attributes=id&{query}");

        string.Join(' ', page.GetProperty("resources").EnumerateArray().Select(r => r.GetProperty("id").GetString())).ShouldBe(ids);
        page.GetProperty("count").GetInt32().ShouldBe(5);
        page.GetProperty("subquery_count").GetInt32().ShouldBe(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("foo=1", "attribute Vm-foo does not exist")]
    [InlineData("destroy=1", "attribute Vm-destroy does not exist")]
    [InlineData("flavor=1", "attribute Vm-flavor does not exist")]
    [InlineData("flavor.foo=1", "attribute Vm.flavor-foo does not exist")]
    [InlineData("hardware.host.name=a", "Filtering of attributes with more than one association away is not supported")]
    [InlineData("name", "Unknown operator specified in filter name")]
    [InlineData("power_state!=[on,off]", "Unsupported operator for arrays: !=")]
    [InlineData("created_on<=2031-01-03", "Unsupported operator for datetime: <=")]
    [InlineData("created_on=foobar", "Bad format for datetime: foobar")]
    [InlineData("id=abc", "Must filter on valid attributes for resource")]
    [InlineData("id=9223372036854775808", "Must filter on valid attributes for resource")]
    [InlineData("archived=maybe", "Must filter on valid attributes for resource")]
    [InlineData("name=~/(/", "Must filter on valid attributes for resource")]
    [InlineData("name='a\0b'", "Must filter on valid attributes for resource")]
    public async Task or_say_why_not(string filter, string message) =>
        (await inventory.RefusalAsync($"/api/vms?filter[]={WebUtility.UrlEncode(filter)}")).ShouldBe(message);

    [Fact]
    public async Task not_by_a_secret() =>
        (await inventory.RefusalAsync("/api/users?filter[]=password_digest='*'")).ShouldBe("attribute User-password_digest does not exist");

    [Fact]
    public async Task not_by_a_filter_without_brackets() => (await inventory.RefusalAsync("/api/vms?filter=name=x")).ShouldBe("Filters must be specified as filter[]");

    [Fact]
    public async Task below_a_row_too()
    {
        var page = await inventory.GetAsync("/api/providers/1/vms?filter[]=power_state=on");

        page.GetProperty("subquery_count").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task of_a_class_of_a_kind_of_provider()
    {
        var page = await inventory.GetAsync("/api/vms?collection_class=ManageIQ::Providers::Openstack::CloudManager::Vm");

        page.GetProperty("count").GetInt32().ShouldBe(1);
        (await inventory.RefusalAsync("/api/vms?collection_class=String")).ShouldBe("Invalid collection_class String specified for the vms collection");
    }
}
