using Inventory.Domain.History;

namespace Inventory.Domain.Tests.History;

public sealed class Moments_are_named
{
    [Theory]
    [InlineData("2031-05-04", "2031-05-04T00:00:00.0000000+00:00")]
    [InlineData("2031-05-04T09:08Z", "2031-05-04T09:08:00.0000000+00:00")]
    [InlineData("2031-05-04T09:08:07", "2031-05-04T09:08:07.0000000+00:00")]
    [InlineData(" 2031-05-04T09:08:07.123456+02:00 ", "2031-05-04T07:08:07.1234560+00:00")]
    [InlineData("2031-05-04 09:08:07Z", "2031-05-04T09:08:07.0000000+00:00")]
    public void Instants(string text, string at)
    {
        Moment.TryParse(text, out var moment).ShouldBeTrue();
        moment.ShouldBeOfType<Moment.Instant>().At.ToString("O").ShouldBe(at);
    }

    [Fact]
    public void Refreshes_and_events()
    {
        Moment.TryParse("refresh:12", out var refresh).ShouldBeTrue();
        refresh.ShouldBe(new Moment.AfterRefresh(12));
        Moment.TryParse("seq:4711", out var sequence).ShouldBeTrue();
        sequence.ShouldBe(new Moment.AfterEvent(4711));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("04.05.2031")]
    [InlineData("2031-13-01")]
    [InlineData("2031-05-04T25:00:00Z")]
    [InlineData("refresh:")]
    [InlineData("refresh:-1")]
    [InlineData("refresh:0")]
    [InlineData("seq:1e3")]
    [InlineData("seq:99999999999999999999")]
    public void Nothing_else(string? text) => Moment.TryParse(text, out _).ShouldBeFalse();
}
