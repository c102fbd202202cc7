using System.Runtime.InteropServices;

namespace AwesomeCloud.Simulator;

/// <summary>Runs a simulated cloud until Ctrl-C.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is ["--help" or "-h"])
        {
            Console.WriteLine(CommandLine.Usage);
            return 0;
        }

        try
        {
            // Not inline: the registrations cannot be disposed of from within their own signal.
            var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
            using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
            await using var cloud = await SimulatedCloud.StartAsync(CommandLine.Parse(arguments));
            Console.WriteLine(
                $"""
                AwesomeCloud simulator: {cloud.Options.Instances} instances per region, seed {cloud.Options.Seed}, {cloud.Options.Churn} changes per 10 s
                endpoint:   {cloud.Endpoint}
                regions:    {string.Join(" ", cloud.Options.Regions)}
                access key: {cloud.Credentials.AccessKey}
                secret key: {cloud.Credentials.SecretKey}
                Ctrl-C stops it.
                """);
            await stop.Task;
            return 0;

            void Stop(PosixSignalContext signal)
            {
                signal.Cancel = true;
                stop.TrySetResult();
            }
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or IOException)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            await Console.Error.WriteLineAsync(CommandLine.Usage);
            return 2;
        }
    }
}
