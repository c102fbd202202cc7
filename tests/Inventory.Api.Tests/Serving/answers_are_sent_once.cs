using System.IO.Compression;
using System.Net;

namespace Inventory.Api.Tests.Serving;

public class answers_are_sent_once(ServedInventory inventory)
{
    private async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await inventory.Admin.SendAsync(request, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("/api/vms?expand=resources")]
    [InlineData("/api/vms/11")]
    [InlineData("/api/vms/11/disks")]
    [InlineData("/api/vms?format=csv")]
    [InlineData("/api/product_info")]
    public async Task to_who_names_their_tag(string path)
    {
        using var first = await GetAsync(path);
        var tag = first.Headers.ETag!;
        using var again = await GetAsync(path, ("If-None-Match", $"\"other\", {tag}"));

        tag.IsWeak.ShouldBeTrue();
        first.Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        again.Headers.ETag.ShouldBe(tag);
        (await again.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"other\"")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task but_whole_to_who_names_another(string tags) => (await GetAsync("/api/vms/11", ("If-None-Match", tags))).StatusCode.ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task and_another_tag_to_another_answer()
    {
        var (one, other, elsewhere) = (await GetAsync("/api/vms/11"), await GetAsync("/api/vms/12"), await GetAsync("/api/vms/11", ("Host", "inv.example")));
        new[] { one, other, elsewhere }.Select(r => r.Headers.ETag!.Tag).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task not_before_it_is_known_who_asks()
    {
        using var answer = await GetAsync("/api/vms/11");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/vms/11") { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
        using var response = await inventory.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Headers.ETag.ShouldBeNull();
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task compressed_where_that_is_wanted(string encoding)
    {
        using var plain = await GetAsync("/api/vms?expand=resources");
        using var packed = await GetAsync("/api/vms?expand=resources", ("Accept-Encoding", encoding));

        packed.Content.Headers.ContentEncoding.ShouldBe([encoding]);
        packed.Headers.Vary.ShouldContain("Accept-Encoding");
        packed.Headers.ETag.ShouldBe(plain.Headers.ETag);
        await using var body = await packed.Content.ReadAsStreamAsync();
        await using Stream unpacked = encoding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
        (await new StreamReader(unpacked).ReadToEndAsync()).ShouldBe(await plain.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task except_tokens_which_are_neither_compressed_nor_kept()
    {
        using var response = await GetAsync("/api/auth", ("Accept-Encoding", "br, gzip"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentEncoding.ShouldBeEmpty();
        response.Headers.ETag.ShouldBeNull();
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task errors_have_no_tag()
    {
        using var response = await GetAsync("/api/vms/999");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Headers.ETag.ShouldBeNull();
    }
}
