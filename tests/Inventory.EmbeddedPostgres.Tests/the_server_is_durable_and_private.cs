using Npgsql;

namespace Inventory.EmbeddedPostgres.Tests;

public sealed class the_server_is_durable_and_private(the_server_is_durable_and_private.Started started)
    : IClassFixture<the_server_is_durable_and_private.Started>
{
    private EmbeddedServer Server => started.Server;

    [Theory]
    [InlineData("fsync", "on")]
    [InlineData("full_page_writes", "on")]
    [InlineData("synchronous_commit", "on")]
    [InlineData("data_checksums", "on")]
    [InlineData("listen_addresses", "127.0.0.1")]
    [InlineData("unix_socket_directories", "")]
    [InlineData("server_encoding", "UTF8")]
    [InlineData("work_mem", "7MB")]
    [InlineData("application_name", "it's \\ quoted")]
    public async Task by_its_settings(string name, string value) =>
        (await Sql.AskAsync(Server.ConnectionString, $"show {name}")).ShouldBe(value);

    [Fact]
    public async Task a_wrong_password_is_refused()
    {
        var wrong = new NpgsqlConnectionStringBuilder(Server.ConnectionString) { Password = "guessed" }.ConnectionString;
        var refusal = await Should.ThrowAsync<PostgresException>(() => Sql.AskAsync(wrong, "select 1"));
        refusal.SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
    }

    [Fact]
    public async Task no_way_in_trusts_the_caller() =>
        (await Sql.AskAsync(Server.ConnectionString, "select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'")).ShouldBe("0");

    [Fact]
    public void the_password_is_for_the_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(Server.DataDirectory, "password")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Theory]
    [InlineData("listen_addresses", "is fixed")]
    [InlineData("Port", "is fixed")]
    [InlineData("a = 1\nb", "not a PostgreSQL setting")]
    public async Task settings_that_would_change_that_are_refused(string name, string reason)
    {
        using var data = new TemporaryFolder();
        var options = data.Options with { Settings = new Dictionary<string, string> { [name] = "*", ["fsync"] = "off" } };
        var refusal = await Should.ThrowAsync<EmbeddedPostgresException>(() => EmbeddedServer.StartAsync(options));
        refusal.Message.ShouldContain(reason);
    }

    [Fact]
    public async Task a_failed_start_shows_the_end_of_the_log()
    {
        using var data = new TemporaryFolder();
        var options = data.Options with { Settings = new Dictionary<string, string> { ["work_mem"] = "much" } };
        var refusal = await Should.ThrowAsync<EmbeddedPostgresException>(() => EmbeddedServer.StartAsync(options));
        refusal.Message.ShouldContain("invalid value for parameter \"work_mem\"");
    }

    public sealed class Started : IAsyncLifetime
    {
        private readonly TemporaryFolder _data = new();

        public EmbeddedServer Server { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Server = await EmbeddedServer.StartAsync(_data.Options with
        {
            Settings = new Dictionary<string, string> { ["work_mem"] = "7MB", ["application_name"] = "it's \\ quoted" },
        });

        public async ValueTask DisposeAsync()
        {
            await Server.DisposeAsync();
            _data.Dispose();
        }
    }
}
