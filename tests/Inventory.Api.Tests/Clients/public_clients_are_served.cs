using System.ComponentModel;
using System.Diagnostics;

namespace Inventory.Api.Tests.Clients;

/// <summary>Clients of ManageIQ that others wrote, as they are published; docs/rest-api.md tells how to have them. Each is skipped where it is not.</summary>
public sealed class Public_clients_are_served(ProgramOnAPort program) : IClassFixture<ProgramOnAPort>
{
    [Fact]
    public Task ManageIQs_Python_client() => RunAsync(["python3", "-c", "import manageiq_client.api"], ["python3", "python_client.py"], "python: all is well");

    [Fact]
    public Task ManageIQs_Ruby_client() => RunAsync(["ruby", "-e", "require 'logger'; require 'manageiq-api-client'"], ["ruby", "ruby_client.rb"], "ruby: all is well");

    [Fact]
    public Task Ansibles_modules() => RunAsync(
        ["ansible-playbook", "--syntax-check", "-i", "localhost,", "ansible_modules.yml"], ["ansible-playbook", "-i", "localhost,", "ansible_modules.yml"], "failed=0",
        ["python3", "-c", "import manageiq_client.api"]);

    private async Task RunAsync(string[] check, string[] command, string last, params string[][] checks)
    {
        foreach (var needed in checks.Prepend(check))
        {
            var (code, output) = await StartAsync(needed);
            Assert.SkipWhen(code != 0, $"Not installed here: {string.Join(' ', needed)} says: {output.Trim().Split('\n')[^1]}");
        }
        var (ended, said) = await StartAsync(command);
        (ended, said.Contains(last, StringComparison.Ordinal)).ShouldBe((0, true), said);
    }

    private async Task<(int Code, string Output)> StartAsync(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = Path.Combine(AppContext.BaseDirectory, "Clients"), RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in program.Environment)
            start.Environment[name] = value;
        try
        {
            using var process = Process.Start(start)!;
            try
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
                limit.CancelAfter(TimeSpan.FromMinutes(3));
                var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
                await process.WaitForExitAsync(limit.Token);
                return (process.ExitCode, await output + await errors);
            }
            finally
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Win32Exception e)
        {
            return (-1, e.Message); // there is no such program
        }
    }
}
