using Inventory.Api.Demonstrating;
using Inventory.Api.Hosting;

return args switch
{
    ["demo", .. var rest] => await Demo.RunAsync(rest),
    ["rebuild", .. var rest] => await RebuildTables.RunAsync(rest),
    ["codegen", ..] => await Serve.GenerateAsync(args),
    ["help" or "--help" or "-h", ..] => Serve.Help(),
    _ => await Serve.RunAsync(args),
};
