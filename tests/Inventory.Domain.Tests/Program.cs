using Inventory.Domain.Tests;

// As `killed-refresh …` a refresh that waits to be killed, as `write-store FILE` the writer of a fixture; else the test runner, as xunit would generate it.
if (args is [KilledRefresh.Verb, var connectionString, var emsId, var threshold])
    return await KilledRefresh.RunAsync(connectionString, emsId, threshold);
if (args is [WrittenStore.Verb, var file])
    return await WrittenStore.WriteAsync(file);
return args.Any(a => a is "--server" or "--internal-msbuild-node")
    ? await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
