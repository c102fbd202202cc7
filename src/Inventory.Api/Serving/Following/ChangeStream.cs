using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Inventory.Api.Authenticating;
using Inventory.Api.Serving.Answering;
using Inventory.Api.Serving.Rendering;
using Inventory.Domain.Following;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;

namespace Inventory.Api.Serving.Following;

/// <summary>
/// Changes as server-sent events, for as long as the client stays and its user may look. A stream has one page in memory and nothing of the database while
/// it sends: a slow consumer reads at its own pace, and nobody waits for it.
/// </summary>
internal sealed class ChangeStream(
    ChangeFeed feed, ChangeFilters filters, ChangeSignal signal, CloudEvents events, StreamSeats seats, Authenticator authenticator,
    IOptions<FeedOptions> options, IHostApplicationLifetime lifetime, TimeProvider time)
{
    public const string MediaType = "text/event-stream";

    // How many changes are in memory at once.
    private const int PageSize = 100;

    /// <summary>Streams until somebody ends it; an error if it cannot begin.</summary>
    public async Task<ApiError?> AnswerAsync(ApiRequest request, ChangeQuestion question, long after, ChangeFilter filter)
    {
        if (seats.Take(request.User.Id, out var seat) is { } full)
            return full;
        using (seat)
        {
            var response = request.Response;
            response.ContentType = MediaType;
            response.Headers["X-Accel-Buffering"] = "no"; // proxies shall pass it on at once
            if (HttpMethods.IsHead(request.Http.Request.Method))
                return null;
            if (request.Http.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
                rate.MinDataRate = null; // see SendAsync
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(request.Cancel, lifetime.ApplicationStopping);
            try
            {
                await response.StartAsync(ending.Token);
                await response.BodyWriter.WriteAsync("retry: 2000\n\n"u8.ToArray(), ending.Token);
                await FollowAsync(request, question, after, filter, ending.Token);
            }
            catch (OperationCanceledException) when (!request.Cancel.IsCancellationRequested)
            {
                // the program ends, or the client reads no more: the answer ends as it should, and the client goes on elsewhere
            }
        }
        return null;
    }

    private async Task FollowAsync(ApiRequest request, ChangeQuestion question, long after, ChangeFilter filter, CancellationToken cancel)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var asked = time.GetTimestamp();
        while (true)
        {
            var page = await feed.ReadAsync(after, filter, PageSize, cancel);
            if (page.HasHoles(after) && !question.Snapshots && question.After is not 0)
                return; // the next request is told why
            foreach (var change in page.Changes)
                Write(buffer, change);
            // What was looked at in vain need not be looked at again.
            if (page.Next > (page.Changes.Count > 0 ? page.Changes[^1].Sequence : after))
                buffer.Write(Text($"id: {page.Next.ToString(CultureInfo.InvariantCulture)}\n\n"));
            after = page.Next;
            await SendAsync(request.Response, buffer, cancel);
            if (after >= page.Settled && !await signal.WaitAsync(after, options.Value.Heartbeat, cancel))
            {
                buffer.Write(":\n\n"u8);
                await SendAsync(request.Response, buffer, cancel);
            }
            if (time.GetElapsedTime(asked) < options.Value.Heartbeat)
                continue;
            asked = time.GetTimestamp();
            if (await MayStillAsync(request, question, cancel) is not { } same)
                return;
            filter = same;
        }
    }

    // A client may take its time, but not for ever: its seat is wanted by others.
    private async Task SendAsync(HttpResponse response, ArrayBufferWriter<byte> buffer, CancellationToken cancel)
    {
        if (buffer.WrittenCount == 0)
            return;
        using var patience = new CancellationTokenSource(options.Value.Patience, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        await response.BodyWriter.WriteAsync(buffer.WrittenMemory, ending.Token);
        buffer.ResetWrittenCount();
    }

    // A login ends, a role is limited.
    private async Task<ChangeFilter?> MayStillAsync(ApiRequest request, ChangeQuestion question, CancellationToken cancel)
    {
        var (user, _) = await authenticator.AuthenticateAsync(request.Http);
        return user is null ? null : (await filters.MakeAsync(question.Names, user.Access.Managers, cancel)).Filter;
    }

    private void Write(ArrayBufferWriter<byte> buffer, Change change)
    {
        buffer.Write(Text($"id: {change.Sequence.ToString(CultureInfo.InvariantCulture)}\nevent: {change.Event.Kind}\ndata: "));
        using (var json = new Utf8JsonWriter(buffer, JsonOutput.Options)) // without a line break
            events.Write(json, change);
        buffer.Write("\n\n"u8);
    }

    private static byte[] Text(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
