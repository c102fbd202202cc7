using System.CommandLine;
using Inventory.Domain.History;

namespace Inventory.Api.Maintaining;

/// <summary>The commands that look after tables and history, and what each can be told.</summary>
internal static class MaintenanceCommands
{
    private static readonly Option<bool> Json = new("--json") { Description = "Print lines of JSON, for programs." };

    /// <summary>All of them.</summary>
    public static RootCommand Root()
    {
        var root = new RootCommand("Looks after the inventory's tables and history.");
        foreach (var command in new[] { Rebuild(), Verify(), Restore(), Replay(), Retention() })
        {
            foreach (var one in command.Subcommands.Append(command))
                OpenedInventory.AddOptions(one);
            root.Subcommands.Add(command);
        }
        return root;
    }

    private static Command Rebuild()
    {
        var collection = new Option<string>("--collection") { Description = "Only this collection, with those that share its tables (vms, flavors ...)." };
        var command = new Command("rebuild", "Make the tables anew from the events. Refreshes wait meanwhile, readers do not; who is stopped on the way has changed nothing.")
        {
            collection,
        };
        command.SetAction((given, cancel) => OpenedInventory.RunAsync(given, opened => opened.Get<RebuildTables>().RunAsync(given.GetValue(collection), cancel), cancel));
        return command;
    }

    private static Command Verify()
    {
        var asOf = Moment("--as-of", "A past state to verify instead of the present one: " + Domain.History.Moment.Forms + ".");
        var command = new Command("verify", "Hold every column of the tables against the events. The exit code is 1 if something differs; the first differences are printed.")
        {
            asOf,
        };
        command.SetAction((given, cancel) => OpenedInventory.RunAsync(given, opened => opened.Get<VerifyTables>().RunAsync(given.GetValue(asOf), cancel), cancel));
        return command;
    }

    private static Command Restore()
    {
        var asOf = Moment("--as-of", "The state: " + Domain.History.Moment.Forms + ".", required: true);
        var schema = new Option<string>("--schema") { Description = "The schema to make; it must not exist.", Required = true };
        var command = new Command("restore", "Make the tables of a past state in a schema of their own, beside the live ones, for plain SQL.") { asOf, schema };
        command.SetAction((given, cancel) => OpenedInventory.RunAsync(given,
            opened => opened.Get<RestoreTables>().RunAsync(given.GetValue(asOf)!, given.GetValue(schema)!, cancel), cancel));
        return command;
    }

    private static Command Replay()
    {
        var provider = new Option<string>("--provider") { Description = "Name or id of the provider.", Required = true };
        var from = Instant("--from", "The first instant.");
        var to = Instant("--to", "The last instant.");
        var speed = new Option<double>("--speed") { Description = "Wait between refreshes as long as they were apart, divided by this; without it nothing waits." };
        speed.Validators.Add(result =>
        {
            if (!Notifying.Replay.IsSpeed(result.GetValueOrDefault<double>()))
                result.AddError("--speed must be a number above 0.");
        });
        var webhook = new Option<string>("--webhook") { Description = "Name or id of a webhook that is told the changes; without it they are printed." };
        var command = new Command("replay", "Tell the refreshes of a provider in the order in which they ended, and what each of them changed.")
        {
            provider, from, to, speed, webhook, Json,
        };
        command.SetAction((given, cancel) => OpenedInventory.RunAsync(given, opened =>
        {
            var what = new Replayed(given.GetValue(provider)!, given.GetValue(from), given.GetValue(to), given.GetResult(speed) is null ? null : given.GetValue(speed));
            return given.GetValue(webhook) is { } told
                ? opened.Get<PublishRefreshes>().RunAsync(what, told, cancel) : opened.Get<ReplayRefreshes>().RunAsync(what, given.GetValue(Json), cancel);
        }, cancel));
        return command;
    }

    private static Command Retention()
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Only tell what would go." };
        var command = new Command("retention", "Compact the history that the policy does not keep: what was before becomes one snapshot per object.") { dryRun, Keep() };
        command.SetAction((given, cancel) => OpenedInventory.RunAsync(given, opened => opened.Get<RetainHistory>().RunAsync(given.GetValue(dryRun), cancel), cancel));
        return command;
    }

    private static Command Keep()
    {
        var days = new Argument<string>("days") { Description = "How many days of history to keep in full, or 'everything'." };
        var provider = new Option<string>("--provider") { Description = "Name or id of the provider; else for all." };
        var collection = new Option<string>("--collection") { Description = "Only this collection (vms, flavors ...)." };
        var command = new Command("keep", "Set the policy; it counts when 'retention' runs. The most particular one counts.") { days, provider, collection };
        command.SetAction((given, cancel) => OpenedInventory.RunAsync(given, opened => opened.Get<RetainHistory>().KeepAsync(
            given.GetValue(days)!, given.GetValue(provider), given.GetValue(collection), cancel), cancel));
        return command;
    }

    private static Option<Moment> Moment(string name, string description, bool required = false) => new(name)
    {
        Description = description, Required = required,
        CustomParser = result =>
        {
            if (!Domain.History.Moment.TryParse(result.Tokens[0].Value, out var moment))
                result.AddError($"{name} takes {Domain.History.Moment.Forms}.");
            return moment;
        },
    };

    private static Option<DateTimeOffset> Instant(string name, string description) => new(name)
    {
        Description = description + " A day means its first moment, and no offset means UTC.", Required = true,
        CustomParser = result =>
        {
            if (!Domain.History.Moment.TryParseInstant(result.Tokens[0].Value, out var at))
                result.AddError($"{name} takes an instant such as 2031-05-04T09:08:07Z.");
            return at;
        },
    };
}
