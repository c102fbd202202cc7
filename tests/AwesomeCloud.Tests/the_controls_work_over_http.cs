using System.Net;
using System.Text;

namespace AwesomeCloud.Tests;

public sealed class the_controls_work_over_http
{
    [Fact]
    public async Task a_fault_is_switched_on_listed_and_off()
    {
        await using var cloud = await Clouds.StartAsync();
        using var client = Clouds.ClientOf(cloud);
        using var http = new HttpClient { BaseAddress = cloud.Endpoint };

        var on = await http.PostAsync("/__control/faults", Json("""{"kind":"fail","resource":"images","page":1,"status":503}"""));
        (await on.Content.ReadAsStringAsync()).ShouldBe(
            """[{"kind":"fail","resource":"images","page":1,"status":503,"every":1,"seconds":1}]""");
        (await client.ListImages().ShouldFailAsync()).HttpStatus.ShouldBe(503);

        (await http.DeleteAsync("/__control/faults")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.ListImages().CountAsync()).ShouldBe(5);
    }

    [Fact]
    public async Task defaults_are_those_of_the_record()
    {
        await using var cloud = await Clouds.StartAsync();
        using var http = new HttpClient { BaseAddress = cloud.Endpoint };
        await http.PostAsync("/__control/faults", Json("""{"kind":"throttle"}"""));
        cloud.Faults.Active.ShouldBe([new Fault(FaultKind.Throttle)]);
    }

    [Fact]
    public async Task churn_can_be_ordered()
    {
        await using var cloud = await Clouds.StartAsync();
        using var http = new HttpClient { BaseAddress = cloud.Endpoint };

        var answer = await http.PostAsync("/__control/churn", Json("""{"changes":9}"""));

        (await answer.Content.ReadAsStringAsync()).ShouldBe($$"""{"sequence":{{cloud.World.Sequence}}}""");
        cloud.World.Sequence.ShouldBeGreaterThanOrEqualTo(9);
    }

    [Theory]
    [InlineData("/__control/faults", """{"kind":"explode"}""")]
    [InlineData("/__control/faults", """{"kind":"fail","page":0}""")]
    [InlineData("/__control/faults", """{"kind":"fail","pages":1}""")]
    [InlineData("/__control/faults", """{"resource":"images"}""")]
    [InlineData("/__control/churn", """{"changes":-1}""")]
    [InlineData("/__control/churn", "null")]
    public async Task nonsense_is_refused(string path, string body)
    {
        await using var cloud = await Clouds.StartAsync();
        using var http = new HttpClient { BaseAddress = cloud.Endpoint };
        (await http.PostAsync(path, Json(body))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        cloud.Faults.Active.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_body_that_any_web_page_could_send_is_refused()
    {
        await using var cloud = await Clouds.StartAsync();
        using var http = new HttpClient { BaseAddress = cloud.Endpoint };
        var answer = await http.PostAsync("/__control/churn", new StringContent("""{"changes":9}""", Encoding.UTF8, "text/plain"));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        cloud.World.Sequence.ShouldBe(0);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
