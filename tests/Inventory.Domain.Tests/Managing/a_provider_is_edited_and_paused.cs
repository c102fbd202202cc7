using Inventory.Domain.Persisting;
using Inventory.Domain.Providers;
using Inventory.Sdk;

namespace Inventory.Domain.Tests.Managing;

public sealed class A_provider_is_edited_and_paused(Server server) : Engine(server)
{
    private EditProvider Edit => new(Store, Database, new ProviderSecrets(new ClearSecrets(), new IdAllocator(Database), Time), Time);

    private PauseProvider Pause => new(Store, Database, Time);

    private ProviderStore Stored => new(Database, new Managers([Kind]), new ClearSecrets());

    [Fact]
    public async Task An_edit_replaces_endpoints_and_credentials_and_no_event_has_a_secret()
    {
        await ChangeAsync("first", new() { ["default"] = Secret("s3cret-1") }, "default", "metrics");
        await ChangeAsync("second", new() { ["default"] = Secret("s3cret-1"), ["bearer"] = Secret("s3cret-2") }, "default");

        var stored = (await Stored.FindAsync(Provider.Id, default))!;
        stored.Settings.Name.ShouldBe("second");
        stored.Settings.Endpoints.Keys.ShouldBe(["default"]);
        stored.Settings.Authentications.Keys.Order().ShouldBe(["bearer", "default"]);
        (await Rows(
            $"""
            select type || ' ' || coalesce(data ->> 'entered', '') from inventory.mt_events
            where stream_id = 'providers/{Provider.Id}' order by version
            """)).ShouldBe(
            [
                "provider_added ", "credentials_checked ", "provider_edited ", "credentials_changed [\"default\"]", "provider_edited ",
                "credentials_changed [\"bearer\"]",
            ]);
        (await Scalar<long>("select count(*) from inventory.mt_events where data::text like '%s3cret%'")).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_as_it_was_is_no_event()
    {
        await ChangeAsync("first", new() { ["default"] = Secret("s3cret-1") }, "default");
        var before = await Scalar<long>("select count(*) from inventory.mt_events");
        await ChangeAsync("first", new() { ["default"] = Secret("s3cret-1") }, "default");
        (await Scalar<long>("select count(*) from inventory.mt_events")).ShouldBe(before);
    }

    [Fact]
    public async Task A_name_that_another_has_is_refused_and_nothing_of_the_edit_stays()
    {
        await ProviderAsync("other");
        (await TryAsync("other", new() { ["default"] = Secret("s3cret-1") }, "default")).ShouldBe(ProviderEdit.NameTaken);
        (await Rows($"select name from vmdb.ext_management_systems where id = {Provider.Id}")).ShouldBe(["test"]);
        (await Scalar<long>("select count(*) from vmdb.authentications")).ShouldBe(0);
    }

    [Fact]
    public async Task A_paused_provider_waits_in_the_maintenance_zone_and_returns_to_its_own()
    {
        await Execute("insert into vmdb.zones (id, name, visible) values (1, 'default', true), (2, 'hidden', false), (3, 'east', true)");
        await Execute("insert into vmdb.miq_regions (region, maintenance_zone_id) values (0, 2)");

        await Pause.PauseAsync(Provider.Id, "ann", default);
        await Pause.PauseAsync(Provider.Id, "ann", default);
        (await State()).ShouldBe(["2|1|False"]);
        (await Stored.FindAsync(Provider.Id, default))!.IsPaused.ShouldBeTrue();
        await Edit.EditAsync((await Stored.FindAsync(Provider.Id, default))!, new ManagerSettings { Name = "test" }, new ProviderPlace(3, null), "ann", default);
        (await State()).ShouldBe(["2|3|False"]);

        await Pause.ResumeAsync(Provider.Id, "ann", default);
        (await State()).ShouldBe(["3||True"]);
        (await Rows($"select type from inventory.mt_events where stream_id = 'providers/{Provider.Id}' order by version"))
            .ShouldBe(["provider_added", "credentials_checked", "provider_paused", "provider_edited", "provider_resumed"]);
    }

    [Fact]
    public async Task Columns_that_are_no_matter_of_the_cloud_are_kept_by_name()
    {
        await FillAsync(new() { ["subscription"] = "s-1", ["host_default_vnc_port_start"] = "5900", ["options"] = """{"a":1}""" });
        (await ColumnsAsync()).ShouldBe(["s-1|5900||{\"a\":1}"]);
        var before = await Scalar<long>("select count(*) from inventory.mt_events");
        await FillAsync(new() { ["subscription"] = "s-1" });
        await FillAsync([]);
        (await Scalar<long>("select count(*) from inventory.mt_events")).ShouldBe(before); // what is as it was is no event

        await FillAsync(new() { ["subscription"] = null, ["project"] = "p" });
        (await ColumnsAsync()).ShouldBe(["|5900|p|{\"a\":1}"]);

        async Task FillAsync(Dictionary<string, string?> columns) =>
            (await Edit.EditAsync((await Stored.FindAsync(Provider.Id, default))!, Provider.Settings, new ProviderPlace(null, null, columns), "ann", default)).ShouldBe(ProviderEdit.Done);

        Task<string[]> ColumnsAsync() =>
            Rows($"select subscription, host_default_vnc_port_start, project, options from vmdb.ext_management_systems where id = {Provider.Id}");
    }

    [Fact]
    public async Task Pausing_and_resuming_twice_is_doing_so_once()
    {
        await Execute("insert into vmdb.zones (id, name, visible) values (1, 'default', true), (2, 'hidden', false)");
        await Execute("insert into vmdb.miq_regions (region, maintenance_zone_id) values (0, 2)");
        foreach (var state in new[] { "2|1|False", "2|1|False" })
        {
            await Pause.PauseAsync(Provider.Id, "ann", default);
            (await State()).ShouldBe([state]);
        }
        foreach (var state in new[] { "1||True", "1||True" })
        {
            await Pause.ResumeAsync(Provider.Id, "ann", default);
            (await State()).ShouldBe([state]);
        }
    }

    private Task<string[]> State() => Rows($"select zone_id, zone_before_pause_id, enabled from vmdb.ext_management_systems where id = {Provider.Id}");

    private static AuthenticationSettings Secret(string password) => new() { Userid = "ann", Password = password };

    private async Task ChangeAsync(string name, Dictionary<string, AuthenticationSettings> authentications, params string[] roles) =>
        (await TryAsync(name, authentications, roles)).ShouldBe(ProviderEdit.Done);

    private async Task<ProviderEdit> TryAsync(string name, Dictionary<string, AuthenticationSettings> authentications, params string[] roles)
    {
        var settings = new ManagerSettings
        {
            Name = name, Endpoints = roles.ToDictionary(r => r, r => new EndpointSettings { Hostname = $"{r}.example" }), Authentications = authentications,
        };
        return await Edit.EditAsync((await Stored.FindAsync(Provider.Id, default))!, settings, new ProviderPlace(null, null), "ann", default);
    }
}
