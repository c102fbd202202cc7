using System.Diagnostics;
using OpenTelemetry;

namespace Inventory.Api.Observing;

/// <summary>Leaves of the addresses in spans what may be told: users, passwords, queries (signatures and tokens among them) and fragments go.</summary>
internal sealed class PlainUrls : BaseProcessor<Activity>
{
    private const string Full = "url.full";
    private const string Query = "url.query";

    public override void OnEnd(Activity data)
    {
        if (data.GetTagItem(Full) is string url)
            data.SetTag(Full, Uri.TryCreate(url, UriKind.Absolute, out var parsed)
                ? parsed.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
                : null);
        if (data.GetTagItem(Query) is not null)
            data.SetTag(Query, null);
    }
}
