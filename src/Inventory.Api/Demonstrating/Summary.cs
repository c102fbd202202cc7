namespace Inventory.Api.Demonstrating;

/// <summary>What the demonstration tells a person.</summary>
internal static class Summary
{
    public static void Print(RefreshSummary first, RefreshSummary? second)
    {
        Console.WriteLine();
        Console.WriteLine($"{"collection",-20}{"objects",10}");
        foreach (var collection in first.Collections)
            Console.WriteLine($"{collection.Collection,-20}{collection.Read,10}");
        Console.WriteLine();
        PrintLine(first);
        if (second is not null)
            PrintLine(second);
    }

    public static void PrintLine(RefreshSummary refresh)
    {
        var changed = refresh.Collections.Where(c => c.Created + c.Updated + c.Deleted > 0)
            .Select(c => $"{c.Collection} +{c.Created} ~{c.Updated} -{c.Deleted}");
        var seconds = refresh.Elapsed.TotalSeconds;
        Console.WriteLine($"refresh {refresh.Id}: {refresh.Verdict}, {refresh.Events} events, {seconds:F1} s  {string.Join(", ", changed)}");
    }

    public static void PrintInvitation(string url, string password)
    {
        var user = $"-u admin:{password}";
        Console.WriteLine(
            $"""

            Ask it (paste into another terminal):

              curl -g {user} '{url}/api/vms?expand=resources&limit=5&attributes=name,power_state,flavor.name'
              curl -g {user} '{url}/api/vms?expand=resources&filter[]=power_state=off&filter[]=flavor.memory%3E=8589934592&sort_by=name&attributes=name'
              curl -g {user} '{url}/api/providers?expand=resources&attributes=name,last_refresh_date,total_vms'

            Documentation: {url}/docs. The cloud keeps changing; each refresh records only what changed. Ctrl-C ends.
            """);
    }
}
