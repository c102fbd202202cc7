using Inventory.Api.Serving.Filtering;

namespace Inventory.Api.Tests.Serving;

public class filters_are_read
{
    [Theory]
    [InlineData("name=web-1", false, "name", "=", FilterForm.Bare, "web-1")]
    [InlineData("name = \"alpha\"", false, "name", "=", FilterForm.Quoted, "alpha")]
    [InlineData("name='it\"s'", false, "name", "=", FilterForm.Quoted, "it\"s")]
    [InlineData("or flavor_id=8", true, "flavor_id", "=", FilterForm.Bare, "8")]
    [InlineData("OR flavor_id=8", true, "flavor_id", "=", FilterForm.Bare, "8")]
    [InlineData("order=8", false, "order", "=", FilterForm.Bare, "8")]
    [InlineData("retired!=nil", false, "retired", "!=", FilterForm.Null, "nil")]
    [InlineData("retired = Null", false, "retired", "=", FilterForm.Null, "Null")]
    [InlineData("name='NULL'", false, "name", "=", FilterForm.Quoted, "NULL")]
    [InlineData("name==NULL", false, "name", "==", FilterForm.Bare, "NULL")]
    [InlineData("power_state=[on,off]", false, "power_state", "=", FilterForm.List, "on,off")]
    [InlineData("a!==b", false, "a", "!==", FilterForm.Bare, "b")]
    [InlineData("a=~/x=y/i", false, "a", "=~", FilterForm.Bare, "/x=y/i")]
    [InlineData("a!~/x/", false, "a", "!~", FilterForm.Bare, "/x/")]
    [InlineData("memory>=1", false, "memory", ">=", FilterForm.Bare, "1")]
    [InlineData("memory< =1", false, "memory", "<", FilterForm.Bare, "=1")]
    [InlineData("hardware.memory_mb>8192", false, "hardware.memory_mb", ">", FilterForm.Bare, "8192")]
    [InlineData("name='", false, "name", "=", FilterForm.Bare, "'")]
    [InlineData("name=", false, "name", "=", FilterForm.Bare, "")]
    [InlineData("=x", false, "", "=", FilterForm.Bare, "x")]
    public void into_their_parts(string text, bool alternative, string path, string op, FilterForm form, string value)
    {
        FilterParser.TryParse(text, out var filter, out _).ShouldBeTrue();

        filter.ShouldBe(new Filter(alternative, path, op, new FilterValue(form, value)));
    }

    [Theory]
    [InlineData("name", "Unknown operator specified in filter name")]
    [InlineData("or name", "Unknown operator specified in filter name")]
    [InlineData("!~x ~", null)]
    public void without_an_operator_they_are_refused(string text, string? message)
    {
        FilterParser.TryParse(text, out _, out var error).ShouldBe(message is null);

        error?.Message.ShouldBe(message);
    }

    [Fact]
    public void blank_ones_are_skipped()
    {
        FilterParser.TryParseAll(["", null, "  ", "name=x"], out var filters, out _).ShouldBeTrue();

        filters.Count.ShouldBe(1);
    }
}
