using Inventory.Api.Demonstrating;
using Inventory.Api.Hosting;
using Inventory.Api.Maintaining;

return args switch
{
    ["demo", .. var rest] => await Demo.RunAsync(rest),
    ["rebuild" or "verify" or "restore" or "replay" or "retention", ..] => await MaintenanceCommands.Root().Parse(args).InvokeAsync(),
    ["codegen", ..] => await Serve.GenerateAsync(args),
    ["help" or "--help" or "-h", ..] => Serve.Help(),
    [['-' or '/', ..], ..] or [] => await Serve.RunAsync(args),
    [var setting, ..] when setting.Contains('=', StringComparison.Ordinal) => await Serve.RunAsync(args),
    [var unknown, ..] => Serve.Refuse(unknown),
};
