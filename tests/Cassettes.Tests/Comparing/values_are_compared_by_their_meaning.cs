namespace Cassettes.Tests.Comparing;

public sealed class values_are_compared_by_their_meaning
{
    [Theory]
    [InlineData("""1073741824""", """1073741824.0""")]
    [InlineData("\"on\"", "\"on\"")]
    [InlineData("null", "null")]
    [InlineData("\"not null\"", "\"\"")]
    [InlineData("\"2020-08-12T14:11:40.000Z\"", "\"2020-08-12T14:11:40+00:00\"")]
    [InlineData("\"2020-02-24T12:08:53.000000\"", "\"2020-02-24T12:08:53+00:00\"")]
    [InlineData("\"2018-09-04T16:27:59.000+02:00\"", "\"2018-09-04T14:27:59Z\"")]
    [InlineData("1536071279.0", "\"2018-09-04T14:27:59Z\"")]
    [InlineData("\"2018-09-04T14:27:59Z\"", "1536071279")]
    [InlineData("""["a","b"]""", """["b","a"]""")]
    [InlineData("""[{"a":1},{"b":2,"c":null}]""", """[{"b":2},{"a":1}]""")]
    [InlineData("""{"port_filter":true,"none":null}""", """{"port_filter":true}""")]
    [InlineData("""["8.8.8.8"]""", "\"[\\\"8.8.8.8\\\"]\"")]
    [InlineData("""{"startsWith":"AWS"}""", "\"AWS Sample\"")]
    [InlineData("""{"matches":"guid"}""", "\"0985cc99-9cc0-41a8-b91a-fd21a99cb745\"")]
    [InlineData("""{"greaterThan":0}""", "1")]
    [InlineData("""{"including":{"a":{"including":{"b":1}}}}""", """{"a":{"b":1,"c":2},"d":3}""")]
    [InlineData("""{"including":[1]}""", """[2,1]""")]
    public void equal(string expected, string actual) => Matches(expected, actual).ShouldBeTrue();

    [Theory]
    [InlineData("1", "2")]
    [InlineData("1", "\"1\"")]
    [InlineData("1", "null")]
    [InlineData("null", "1")]
    [InlineData("null", "[]")]
    [InlineData("[]", "null")]
    [InlineData("true", "false")]
    [InlineData("\"on\"", "\"On\"")]
    [InlineData("\"not null\"", "null")]
    [InlineData("\"2020-08-12T14:11:40Z\"", "\"2020-08-12T14:11:41Z\"")]
    [InlineData("1536071279", "1536071280")]
    [InlineData("""["a","a"]""", """["a","b"]""")]
    [InlineData("""["a"]""", """["a","b"]""")]
    [InlineData("""{"a":1}""", """{"a":1,"b":2}""")]
    [InlineData("""{"a":1}""", "\"{broken\"")]
    [InlineData("""{"startsWith":"AWS"}""", "null")]
    [InlineData("""{"matches":"guid"}""", "\"i-1\"")]
    [InlineData("""{"greaterThan":0}""", "0")]
    [InlineData("""{"including":{"a":1}}""", """{"a":2}""")]
    [InlineData("""{"including":[1,1]}""", """[2,1]""")]
    public void or_different(string expected, string actual) => Matches(expected, actual).ShouldBeFalse();

    [Fact]
    public void without_case_where_a_fact_says_so()
    {
        JsonMatcher.Matches("tcp", "TCP", ignoreCase: true).ShouldBeTrue();
        JsonMatcher.Matches("tcp", "TCP").ShouldBeFalse();
    }

    [Fact]
    public void each_expected_item_needs_one_of_its_own()
    {
        Pairing.Unmatched(["a", "ab"], ["ab", "a"], (e, a) => a.StartsWith(e, StringComparison.Ordinal)).ShouldBeEmpty();
        Pairing.Unmatched(["a", "a", "a"], ["ab", "a"], (e, a) => a.StartsWith(e, StringComparison.Ordinal)).ShouldBe(["a"]);
    }

    private static bool Matches(string expected, string actual) => JsonMatcher.Matches(JsonNode.Parse(expected), JsonNode.Parse(actual));
}
