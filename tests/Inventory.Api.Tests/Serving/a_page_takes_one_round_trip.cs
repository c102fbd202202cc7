using System.Collections.Concurrent;
using System.Diagnostics;

namespace Inventory.Api.Tests.Serving;

public class a_page_takes_one_round_trip(ServedInventory inventory)
{
    [Theory]
    [InlineData("/api/vms")]
    [InlineData("/api/vms?expand=resources")]
    [InlineData("/api/vms?expand=resources&attributes=flavor.name,ext_management_system,hardware.disks,num_cpu&filter[]=disks.size>0&sort_by=ems_name")]
    [InlineData("/api/providers?expand=resources,vms,flavors&attributes=total_vms,endpoints")]
    public async Task whatever_is_expanded(string path)
    {
        await inventory.GetAsync(path); // logs in
        var batches = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore", Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = batches.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var marker = new Activity("this request").Start();

        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "traceparent", marker.Id } } };
        using var response = await inventory.Admin.SendAsync(request, TestContext.Current.CancellationToken);

        ((int)response.StatusCode).ShouldBe(200);
        batches.Count(a => a.TraceId == marker.TraceId && a.Source.Name == "Npgsql").ShouldBe(1);
    }
}
