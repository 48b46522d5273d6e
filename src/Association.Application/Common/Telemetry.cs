using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Association.Application.Common;

/// <summary>What the product measures of itself, by the names that docs/operate.md gives; nothing personal among it.</summary>
public static class Telemetry
{
    public const string Name = "Association";

    private static readonly Meter Meter = new(Name);

    internal static readonly ActivitySource Activities = new(Name);
    internal static readonly Counter<long> Registrations = Meter.CreateCounter<long>("association.registrations", "{registration}", "Places taken.");
    internal static readonly Counter<long> Refusals = Meter.CreateCounter<long>("association.refusals", "{refusal}", "Commands that were refused, by code.");
    internal static readonly Counter<long> Mails = Meter.CreateCounter<long>("association.mails", "{mail}", "Attempts to send a mail, by outcome.");
}
