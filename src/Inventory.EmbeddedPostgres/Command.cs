using System.ComponentModel;
using System.Diagnostics;

namespace Inventory.EmbeddedPostgres;

/// <summary>How a command ended: its exit code and what it wrote, standard output and error together.</summary>
internal sealed record CommandResult(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;
}

/// <summary>Runs other programs to their end, never through a shell.</summary>
internal static class Command
{
    /// <summary>What a missing or unstartable program is reported as, as a shell would.</summary>
    private const int NotFound = 127;

    public static async Task<CommandResult> RunAsync(IReadOnlyList<string> command, string? folder = null, CancellationToken ct = default)
    {
        using var process = new Process { StartInfo = Describe(command, folder) };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            return new CommandResult(NotFound, e.Message);
        }
        process.StandardInput.Close();
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
        try
        {
            await process.WaitForExitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        // A server that the command left running may hold the pipes open (on Windows), so their end is not waited for long.
        var finished = await Task.WhenAny(output, Task.Delay(TimeSpan.FromSeconds(2), ct)) == output;
        return new CommandResult(process.ExitCode, finished ? string.Join('\n', await output).Trim() : "");
    }

    internal static ProcessStartInfo Describe(IReadOnlyList<string> command, string? folder)
    {
        var info = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = folder ?? Path.GetPathRoot(Environment.CurrentDirectory)!,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        // Messages and versions are read, so they must not be translated.
        info.Environment["LC_ALL"] = "C";
        return info;
    }
}
