namespace Inventory.Api.Tests.Acceptance;

public sealed class Refreshes_asked_at_once_are_merged(App app)
{
    [Fact]
    public async Task One_runs_one_waits_and_the_others_share_its_task()
    {
        var provider = await app.AddProviderAsync("busy");
        app.Cloud.Faults.Slow(TimeSpan.FromMilliseconds(300));
        try
        {
            var tasks = new List<string>();
            for (var i = 0; i < 6; i++)
                tasks.Add((await app.PostAsync($"/api/providers/{provider}", new { action = "refresh" })).GetProperty("task_id").GetString()!);

            tasks.Distinct().Count().ShouldBeLessThanOrEqualTo(2);
            foreach (var task in tasks.Distinct())
                (await app.TaskAsync(task)).GetProperty("status").GetString().ShouldBe("Ok");
        }
        finally
        {
            app.Cloud.Faults.Clear();
        }
    }
}
