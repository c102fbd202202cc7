using Inventory.Domain.Collecting;
using Inventory.Domain.Projecting;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Tests.Storing;

/// <summary>Rows that are copied refer to rows that are there, whoever sees to it.</summary>
public abstract class Rows_refer_to_rows(Server server) : Engine(server)
{
    protected override int BulkThreshold => 0;

    [Fact]
    public async Task A_flavor_that_is_gone_from_its_table_is_noticed()
    {
        Cloud.Flavor("small");
        (await Refresh()).Problem.ShouldBeNull();
        await Execute("delete from vmdb.flavors"); // the registry of objects still knows it
        Cloud.Vm("i-1", flavor: "small");
        Cloud.Vm("i-2", flavor: "small");

        var outcome = await Refresh();

        outcome.Verdict.ShouldBe(Verdict.Failed);
        outcome.Problem.ShouldNotBeNull().ShouldContain("flavor");
        (await Scalar<long>("select count(*) from vmdb.vms")).ShouldBe(0);
        (await Scalar<long>("select count(*) from inventory.mt_events where stream_id like '%/vms/%'")).ShouldBe(0);
    }

    [Fact]
    public async Task Rows_are_protected_until_the_end_of_the_transaction()
    {
        Cloud.Flavor("small");
        Cloud.Flavor("large");
        await Refresh();
        Cloud.Vm("i-1", flavor: "small");
        var locked = new List<string>();
        Record.BeforeCommit = async () =>
        {
            await using var connection = new NpgsqlConnection(ConnectionString);
            await connection.OpenAsync();
            foreach (var name in new[] { "small", "large" })
                try
                {
                    await using var delete = new NpgsqlCommand($"set lock_timeout = 200; delete from vmdb.flavors where name = '{name}'", connection);
                    await delete.ExecuteNonQueryAsync();
                }
                catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
                {
                    locked.Add(name);
                }
        };
        (await Refresh()).Problem.ShouldBeNull();
        locked.ShouldBe(["small"]);
    }

    [Fact]
    public async Task Triggers_that_others_made_are_run()
    {
        await Execute(
            """
            create table public.seen (name text);
            create function public.see() returns trigger language plpgsql as $$ begin insert into public.seen values (new.name); return new; end $$;
            create trigger see after insert on vmdb.vms for each row execute function public.see();
            """);
        Cloud.Vm("i-1", name: "one");
        Cloud.Vm("i-2", name: "two");
        await Refresh();
        (await Rows("select name from public.seen order by 1")).ShouldBe(["one", "two"]);
    }
}

public sealed class Rows_that_are_checked_one_by_one(Server server) : Rows_refer_to_rows(server)
{
    protected override int ManyRows => int.MaxValue;
}

public sealed class Rows_that_are_checked_together(Server server) : Rows_refer_to_rows(server)
{
    /// <summary>What is asked for when rows are copied follows from the models; what must be asked for, PostgreSQL tells.</summary>
    [Fact]
    public async Task Every_foreign_key_is_one_that_is_known()
    {
        var known = Models.Tables.SelectMany(t => t).SelectMany(model => model.Links.Where(l => !l.IsPolymorphic).Select(l => (l.Name, l.TargetTable))
            .Append(model.ParentLink is { } parent ? (parent.Column, parent.Table) : (model.OwnerColumn, "ext_management_systems"))
            .Select(key => $"{model.Table}|{key.Item1}|{key.Item2}")).ToHashSet();
        var declared = await Rows(
            $"""
            select t.relname, string_agg(a.attname, ','), f.relname from pg_constraint c
            join pg_class t on t.oid = conrelid join pg_class f on f.oid = confrelid join pg_attribute a on attrelid = conrelid and attnum = any(conkey)
            where contype = 'f' and t.relname in ({string.Join(", ", Models.Tables.Select(m => $"'{m.Key}'"))}) group by c.oid, 1, 3
            """);
        declared.Length.ShouldBeGreaterThan(50);
        declared.Except(known).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_check_finds_each_row_that_is_missing()
    {
        Cloud.Flavor("small");
        await Refresh();
        await using var connection = await Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var sql = new SqlPipeline(connection);
        sql.Add($"set local search_path to {VmdbProjection.LiveTables}");
        await CopyAsync(sql, 1);
        (await Should.ThrowAsync<InvalidOperationException>(() => sql.SendAsync(default))).Message.ShouldContain("refer to 2 rows of ext_management_systems");
    }

    [Fact]
    public async Task Afterwards_PostgreSQL_checks_as_ever()
    {
        await using var connection = await Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var sql = new SqlPipeline(connection);
        sql.Add($"set local search_path to {VmdbProjection.LiveTables}");
        var keys = new CopiedKeys(sql, 1);
        await keys.BeginAsync("flavors", 1, default);
        (await RoleAsync()).ShouldBe("replica");
        keys.End();
        (await RoleAsync()).ShouldBe("origin");

        async Task<string> RoleAsync()
        {
            var role = "";
            sql.Ask("select current_setting('session_replication_role')", row => role = row.Read() ? row.GetString(0) : "");
            await sql.SendAsync(default);
            return role;
        }
    }

    [Fact]
    public async Task Who_may_not_leave_it_to_the_engine_has_PostgreSQL_check()
    {
        await Execute(
            """
            create role plain_writer; grant usage on schema vmdb, inventory, history to plain_writer;
            grant all on all tables in schema vmdb, history, inventory to plain_writer; grant all on all sequences in schema history, inventory to plain_writer
            """);
        await using (var connection = await Database.OpenConnectionAsync())
        {
            await using var transaction = await connection.BeginTransactionAsync();
            var sql = new SqlPipeline(connection);
            sql.Add($"set local search_path to {VmdbProjection.LiveTables}");
            sql.Add("set local role plain_writer");
            (await Should.ThrowAsync<PostgresException>(() => CopyAsync(sql, 1))).Message.ShouldContain("violates foreign key constraint");
        }
        await Execute("drop owned by plain_writer; drop role plain_writer");
    }

    // Three rows, of which two have owners that are not there.
    private async Task CopyAsync(SqlPipeline sql, int many)
    {
        var keys = new CopiedKeys(sql, many);
        var connection = await keys.BeginAsync("flavors", 3, default);
        await using (var copy = await connection.BeginBinaryImportAsync("copy flavors (id, ems_id, ems_ref) from stdin (format binary)"))
        {
            foreach (var (id, owner) in new[] { (-1L, Provider.Id), (-2L, -10L), (-3L, -11L) })
            {
                copy.StartRow();
                copy.Write(id, NpgsqlDbType.Bigint);
                copy.Write(owner, NpgsqlDbType.Bigint);
                copy.Write($"flavor {id}", NpgsqlDbType.Varchar);
                keys.Copy(id);
                keys.Refer("ext_management_systems", owner);
            }
            await copy.CompleteAsync();
        }
        keys.End();
    }
}
