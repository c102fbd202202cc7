using Providers.OpenStack.Client;
using Providers.OpenStack.Client.Native;

namespace Providers.OpenStack.Collecting;

/// <summary>Reads everything.</summary>
internal sealed class FullCollector(OpenstackSession session) : Collector(session)
{
    protected override IAsyncEnumerable<Native<T>> Raw<T>(string collection, NativeList<T> list, CancellationToken cancel) => Cloud.ReadAsync(list, cancel);

    protected override ValueTask<Func<string, bool>?> WantsAsync(string collection, CancellationToken cancel) => new(_ => true);
}
