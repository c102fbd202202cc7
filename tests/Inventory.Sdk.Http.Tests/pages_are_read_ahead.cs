using System.Runtime.CompilerServices;

namespace Inventory.Sdk.Http.Tests;

public sealed class pages_are_read_ahead
{
    private readonly List<Page> made = [];
    private bool ended;

    [Fact]
    public async Task in_order() =>
        (await Pages(100).Prefetch(5).Select(page => page.Number).ToListAsync()).ShouldBe(Enumerable.Range(1, 100));

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task but_never_more_than_agreed(int atMost)
    {
        var taken = 0;
        await foreach (var page in Pages(50).Prefetch(atMost))
        {
            taken++;
            // The reading gets all the time that it could use to overtake.
            for (var i = 0; i < 100; i++)
                await Task.Yield();
            made.Count.ShouldBeLessThanOrEqualTo(taken - 1 + atMost);
        }
        taken.ShouldBe(50);
    }

    [Fact]
    public async Task while_one_is_in_the_takers_hands()
    {
        await using var taker = Pages(3).Prefetch(2).GetAsyncEnumerator();
        await taker.MoveNextAsync();
        while (made.Count < 2)
            await Task.Yield();
        taker.Current.Number.ShouldBe(1);
    }

    [Fact]
    public async Task and_a_failure_comes_after_the_pages_before_it()
    {
        List<int> taken = [];
        (await Should.ThrowAsync<IOException>(async () =>
        {
            await foreach (var page in Pages(50, failsAfter: 7).Prefetch(3))
                taken.Add(page.Number);
        })).Message.ShouldBe("page 8");
        taken.ShouldBe(Enumerable.Range(1, 7));
    }

    [Fact]
    public async Task and_who_stops_early_stops_the_reading_and_leaves_no_page_behind()
    {
        await foreach (var page in Pages(50, waitsAfter: 3).Prefetch(3))
        {
            while (made.Count < 3)
                await Task.Yield();
            break;
        }
        ended.ShouldBeTrue();
        made.Select(page => (page.Number, page.IsDisposed)).ShouldBe([(1, false), (2, true), (3, true)]);
    }

    [Fact]
    public async Task and_cancellation_ends_both()
    {
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var page in Pages(50, waitsAfter: 1).Prefetch(cancel: stop.Token))
                await stop.CancelAsync();
        });
        ended.ShouldBeTrue();
    }

    [Fact]
    public void and_one_page_is_too_few() => Should.Throw<ArgumentOutOfRangeException>(() => Pages(1).Prefetch(1));

    private async IAsyncEnumerable<Page> Pages(
        int count, int failsAfter = int.MaxValue, int waitsAfter = int.MaxValue, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        try
        {
            for (var number = 1; number <= count; number++)
            {
                await Task.Yield();
                if (number > failsAfter)
                    throw new IOException($"page {number}");
                if (number > waitsAfter)
                    await Task.Delay(Timeout.Infinite, cancel);
                var page = new Page(number);
                made.Add(page);
                yield return page;
            }
        }
        finally
        {
            ended = true;
        }
    }

    private sealed class Page(int number) : IDisposable
    {
        public int Number => number;

        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }
}
