using System.Text;
using System.Text.RegularExpressions;

namespace Inventory.EmbeddedPostgres.Running;

/// <summary>The server's settings, written anew at each start and included by the cluster's <c>postgresql.conf</c>.</summary>
internal static partial class ServerSettings
{
    /// <summary>The line at the end of <c>postgresql.conf</c>.</summary>
    public const string Include = "\ninclude '../server.conf'\n";

    private static readonly (string Name, string Value)[] Defaults =
    [
        ("max_connections", "200"),
        ("shared_buffers", "256MB"),
        ("fsync", "on"),
        ("full_page_writes", "on"),
        ("synchronous_commit", "on"),
        ("password_encryption", "scram-sha-256"),
        ("timezone", "UTC"),
        ("log_timezone", "UTC"),
        ("lc_messages", "C"),
        // The npm package is built without LLVM; both kinds of binaries should behave alike.
        ("jit", "off"),
        // One log file for each day of the week, begun anew when its day returns.
        ("logging_collector", "on"),
        ("log_directory", "log"),
        ("log_filename", "server-%a.log"),
        ("log_truncate_on_rotation", "on"),
        ("log_rotation_age", "1d"),
        ("log_rotation_size", "0"),
    ];

    /// <exception cref="EmbeddedPostgresException">A setting has an impossible name, or is one that keeps the server private.</exception>
    public static string Text(int port, IReadOnlyDictionary<string, string> extra)
    {
        (string Name, string Value)[] privacy =
            [("listen_addresses", "127.0.0.1"), ("port", $"{port}"), ("unix_socket_directories", "")];
        var text = new StringBuilder("# Written at every start: changes made here are lost.\n");
        foreach (var (name, value) in Defaults.Concat(extra.Select(e => (e.Key, e.Value))).Concat(privacy))
        {
            if (!SettingName().IsMatch(name) || value.Contains('\n'))
            {
                throw new EmbeddedPostgresException($"\"{name}\" is not a PostgreSQL setting that can be written to its configuration.");
            }
            var quoted = value.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal);
            text.Append(name).Append(" = '").Append(quoted).Append("'\n");
        }
        var refused = privacy.Select(p => p.Name).Intersect(extra.Keys, StringComparer.OrdinalIgnoreCase).FirstOrDefault();
        return refused is null
            ? text.ToString()
            : throw new EmbeddedPostgresException($"The setting {refused} is fixed: the embedded server listens on 127.0.0.1 only, on a port of its choice.");
    }

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_.]*\z")]
    private static partial Regex SettingName();
}
