using Inventory.EmbeddedPostgres.Tests;

// As `own-a-server <folder> <manner>` a program that owns a server; else the test runner, as xunit would generate it.
if (args is [ServerOwner.Verb, var folder, var manner])
{
    return await ServerOwner.RunAsync(folder, manner);
}
return args.Any(a => a is "--server" or "--internal-msbuild-node")
    ? await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
