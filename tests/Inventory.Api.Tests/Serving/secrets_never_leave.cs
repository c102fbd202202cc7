using Inventory.Api.Serving.Declaring;

namespace Inventory.Api.Tests.Serving;

public class secrets_never_leave(ServedInventory inventory)
{
    [Theory]
    [InlineData("/api/users?expand=resources")]
    [InlineData("/api/providers/1?attributes=authentications,endpoints,zone")]
    [InlineData("/api/zones/1")]
    [InlineData("/api/tasks/301?attributes=context_data,task_results")]
    [InlineData("/api/vms/11?attributes=ext_management_system.authentications")]
    public async Task in_any_answer(string path)
    {
        var text = (await inventory.GetAsync(path)).GetRawText();

        text.ShouldNotContain("s3cret");
        text.ShouldNotContain("password");
        text.ShouldNotContain("digest");
    }

    [Fact]
    public async Task what_is_left_of_stored_json_stays() =>
        (await inventory.GetAsync("/api/zones/1?attributes=settings")).GetProperty("settings").GetRawText().ShouldBe("""{"ntp":{"server_id":"7"}}""");

    [Fact]
    public async Task the_result_of_a_task_is_json()
    {
        (await inventory.GetAsync("/api/tasks/301?attributes=task_results,state")).GetProperty("task_results").GetBoolean().ShouldBeTrue();
        (await inventory.GetAsync("/api/tasks/301")).GetProperty("context_data").GetRawText().ShouldBe("""{"refresh_id":"5"}""");
    }

    [Theory]
    [InlineData("password", true)]
    [InlineData("auth_key", true)]
    [InlineData("verify_credentials", true)]
    [InlineData("auth_token", false)]
    [InlineData("verify_ssl", false)]
    [InlineData("authtype", false)]
    public void by_their_names(string name, bool secret) => Secrets.IsSecret(name).ShouldBe(secret);
}
