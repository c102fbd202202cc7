using System.Globalization;

namespace Inventory.Api.Authenticating;

/// <summary>How long logins last, and how often they may fail: the settings <c>Inventory__Login__…</c>.</summary>
/// <param name="TokenLife">How long a token of <c>/api/auth</c> lives without being used (<c>TokenSeconds</c>, 600).</param>
/// <param name="SessionLife">The same for tokens of user interfaces (<c>SessionSeconds</c>, 3600).</param>
/// <param name="MostFailures">After how many failures in a row a login name must pause (<c>MostFailures</c>, 10).</param>
/// <param name="Pause">How long (<c>PauseSeconds</c>, 30).</param>
public sealed record LoginOptions(TimeSpan TokenLife, TimeSpan SessionLife, int MostFailures, TimeSpan Pause)
{
    private const string Section = "Inventory:Login";

    /// <summary>What holds unless it is set otherwise.</summary>
    public static LoginOptions Default { get; } = Read(new ConfigurationBuilder().Build());

    /// <summary>Reads the settings.</summary>
    /// <exception cref="FormatException">One makes no sense; says which, and what would.</exception>
    public static LoginOptions Read(IConfiguration configuration) => new(
        TimeSpan.FromSeconds(Number(configuration, "TokenSeconds", 600, 10, 86_400)),
        TimeSpan.FromSeconds(Number(configuration, "SessionSeconds", 3600, 10, 604_800)),
        Number(configuration, "MostFailures", 10, 1, 1000), TimeSpan.FromSeconds(Number(configuration, "PauseSeconds", 30, 1, 86_400)));

    private static int Number(IConfiguration configuration, string name, int otherwise, int least, int most) =>
        configuration[$"{Section}:{name}"] is not { Length: > 0 } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw new FormatException($"The setting Inventory__Login__{name} must be a number from {least} to {most}, not {text}.");
}
