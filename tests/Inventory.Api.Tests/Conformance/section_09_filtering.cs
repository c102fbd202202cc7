using Inventory.Api.Tests.Serving;

namespace Inventory.Api.Tests.Conformance;

public sealed class Section_09_filtering(ServedInventory inventory)
{
    [Theory]
    [InlineData("name=web-1", "11")] // with or without blanks, with or without quotes
    [InlineData("name = web-1", "11")]
    [InlineData("  name  =  'web-1'  ", "11")]
    [InlineData("name = \"web-1\"", "11")]
    [InlineData("name=\"web-1\"", "11")]
    [InlineData("name!=web-1", "12 13 14 15")]
    [InlineData("id<12", "11")]
    [InlineData("id<=12", "11 12")]
    [InlineData("id>14", "15")]
    [InlineData("id>=14", "14 15")]
    [InlineData("id==14", "14")]
    [InlineData("id!==14", "11 12 13 15")]
    [InlineData("id='14'", "14")]
    [InlineData("name>web-1", "12")]
    [InlineData("name>='web-1'", "11 12")]
    [InlineData("template=false", "11 12 13 14 15")]
    [InlineData("cloud==true", "11 12 13 14 15")]
    public async Task Values_are_compared(string filter, string ids) => await FindsAsync(filter, ids);

    [Theory]
    [InlineData("name='web-*'", "11 12")]
    [InlineData("name='web-%'", "11 12")]
    [InlineData("name=\"*1\"", "11 13")]
    [InlineData("name='*'", "11 12 13 14 15")]
    [InlineData("name='*/a'", "14")] // a slash is itself
    [InlineData("name='eb-*'", "")] // the whole value must match
    [InlineData("name='WEB-*'", "")] // and so must the letters' size
    [InlineData("name='web.1*'", "")] // what means something in a regular expression does not here
    [InlineData("name='DB?1*'", "")]
    [InlineData("name!='web-*'", "13 14 15")]
    [InlineData("name=web-*", "")] // without quotes it is an asterisk
    [InlineData("name=web-%", "")]
    [InlineData("description=='50% * off'", "13")] // with another operator too
    [InlineData("description=='50*'", "")]
    [InlineData("description!=='50*'", "11 13")]
    [InlineData("name<'*'", "")]
    [InlineData("name>='w*'", "11 12")]
    public async Task Wildcards_count_in_quotes_with_two_operators(string filter, string ids) => await FindsAsync(filter, ids);

    [Theory]
    [InlineData("description=NULL", "12 14 15")]
    [InlineData("description=null", "12 14 15")]
    [InlineData("description=nil", "12 14 15")]
    [InlineData("description=Nil", "12 14 15")]
    [InlineData("description!=nil", "11 13")]
    [InlineData("retired!=nil", "13 14")]
    [InlineData("description='NULL'", "")] // in quotes it is a word
    [InlineData("description=\"nil\"", "")]
    public async Task Null_is_a_word_without_quotes(string filter, string ids) => await FindsAsync(filter, ids);

    [Theory]
    [InlineData("power_state=[on,suspended]", "11 13 14")]
    [InlineData("power_state=[on]", "11 13")]
    [InlineData("id=[11,14,99]", "11 14")]
    [InlineData("name=['web-1']", "")] // quotes are part of an entry
    public async Task One_of_a_list(string filter, string ids) => await FindsAsync(filter, ids);

    [Theory]
    [InlineData("name=~/^web/", "11 12")]
    [InlineData("name=~/^WEB/", "")]
    [InlineData("name=~/^WEB/i", "11 12")]
    [InlineData("name=~ /b.?[12x]/", "11 12 14")]
    [InlineData("name!~/^web/", "13 14 15")]
    [InlineData("name!~/^WEB/i", "13 14 15")]
    [InlineData("name=~'^web'", "11 12")]
    public async Task Regular_expressions(string filter, string ids) => await FindsAsync(filter, ids);

    [Theory]
    [InlineData("created_on=2031-01-03", "11 12")] // within the day
    [InlineData("created_on>2031-01-03", "13 14")] // after its end
    [InlineData("created_on<2031-01-03", "15")] // before its start
    [InlineData("created_on<2031-01-04", "11 12 15")]
    [InlineData("created_on>2031-01-03T00:00:00Z", "12 13 14")] // an instant exactly
    [InlineData("created_on=2031-01-03T12:00:00Z", "12")]
    [InlineData("created_on<2031-01-03T12:00:00Z", "11 15")]
    [InlineData("created_on>2031-01-03T13:00:00+01:00", "13 14")]
    [InlineData("boot_time=nil", "12 13 14 15")]
    [InlineData("boot_time!=nil", "11")]
    public async Task Days_and_instants(string filter, string ids) => await FindsAsync(filter, ids);

    [Theory]
    [InlineData("11", "name=web-1")]
    [InlineData("11", "name='web-*'", "power_state=on")] // all of them
    [InlineData("11 12 14", "name='web-*'", "or name='dbx*'")]
    [InlineData("11 14 15", "name='web-*'", "power_state=on", "or id=14", "or id=15")] // (A and B) or C or D
    [InlineData("11 14 15", "or id=14", "name='web-*'", "or id=15", "power_state=on")] // whatever the order
    [InlineData("11 14", "name=web-1", "OR id=14")]
    [InlineData("11 14", "name=web-1", "Or  id=14")]
    [InlineData("14", "or id=14")]
    [InlineData("11", "name=web-1", "", " ")] // blank ones are skipped
    public async Task Several_are_joined_by_and_and_or(string ids, params string[] filters) => await FindsAsync(string.Join("&filter[]=", filters), ids, isEscaped: true);

    [Theory]
    [InlineData("flavor.name='c2.*'", "11 12 13 15")]
    [InlineData("hardware.memory_mb>=8192", "12")]
    [InlineData("ext_management_system.name=beta", "14")]
    [InlineData("tags.name='/managed/environment/prod'", "11 12")]
    [InlineData("flavor.total_vms=3", "11 13 15")] // a virtual attribute of a relation
    [InlineData("archived=true", "15")] // virtual attributes
    [InlineData("active=true", "11 12 14")]
    [InlineData("num_cpu > 4", "12")]
    [InlineData("vendor_display = OpenStack", "14")]
    [InlineData("ipaddresses='192.0.2.7'", "12")] // one of several
    [InlineData("ipaddresses=10.0.0.6", "11")]
    [InlineData("hostnames='web-1.example'", "11")]
    [InlineData("mac_addresses='00:00:5e:00:53:01'", "12")]
    public async Task By_relations_and_virtual_attributes(string filter, string ids) => await FindsAsync(filter, ids);

    [Theory]
    [InlineData("supports_block_storage=true", "6")]
    [InlineData("supports_object_storage=true", "")]
    [InlineData("supports_cloud_volume_create=true", "")]
    [InlineData("supports_create_flavor=false", "1 2 5 6")]
    public async Task Providers_can_be_asked_what_they_support(string filter, string ids) =>
        (await inventory.GetAnswerAsync($"/api/providers?filter[]={filter}")).Ids.ShouldBe(ids);

    [Theory]
    [InlineData("name!=[a,b]", "Unsupported operator for arrays: !=")]
    [InlineData("id<[1,2]", "Unsupported operator for arrays: <")]
    [InlineData("id>=[1,2]", "Unsupported operator for arrays: >=")]
    [InlineData("id==[1,2]", "Unsupported operator for arrays: ==")]
    [InlineData("name=~[1,2]", "Unsupported operator for arrays: =~")]
    [InlineData("created_on!=2031-01-03", "Unsupported operator for datetime: !=")]
    [InlineData("created_on<=2031-01-03", "Unsupported operator for datetime: <=")]
    [InlineData("created_on>=2031-01-03", "Unsupported operator for datetime: >=")]
    [InlineData("created_on==2031-01-03", "Unsupported operator for datetime: ==")]
    [InlineData("created_on=foobar", "Bad format for datetime: foobar")]
    [InlineData("created_on>2031-13-01", "Bad format for datetime: 2031-13-01")]
    [InlineData("hardware.host.name=a", "Filtering of attributes with more than one association away is not supported")]
    [InlineData("foo=bar", "attribute Vm-foo does not exist")]
    [InlineData("destroy=true", "attribute Vm-destroy does not exist")]
    [InlineData("na me=x", "attribute Vm-na me does not exist")]
    [InlineData("name", "Unknown operator specified in filter name")]
    [InlineData("id=abc", "Must filter on valid attributes for resource")]
    [InlineData("cloud=perhaps", "Must filter on valid attributes for resource")]
    public async Task What_cannot_be_asked_is_refused(string filter, string message)
    {
        var refused = await inventory.GetAnswerAsync($"/api/vms?filter[]={Uri.EscapeDataString(filter)}");

        (refused.Status, refused.Message).ShouldBe((400, message));
    }

    [Fact]
    public async Task A_filter_without_brackets_is_refused() => (await inventory.GetAnswerAsync("/api/vms?filter=name=x")).Status.ShouldBe(400);

    [Fact]
    public async Task Below_a_row_filters_count_too()
    {
        (await inventory.GetAnswerAsync("/api/providers/1/vms?filter[]=name='web-*'")).Ids.ShouldBe("11 12");
        (await inventory.GetAnswerAsync("/api/vms/11/disks?filter[]=size>1500")).Ids.ShouldBe("42");
    }

    private async Task FindsAsync(string filter, string ids, bool isEscaped = false)
    {
        var page = await inventory.GetAnswerAsync($"/api/vms?filter[]={(isEscaped ? filter : Uri.EscapeDataString(filter))}");

        page.Status.ShouldBe(200, page.Text);
        page.Ids.ShouldBe(ids);
        page["subquery_count"].GetInt32().ShouldBe(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
    }
}
