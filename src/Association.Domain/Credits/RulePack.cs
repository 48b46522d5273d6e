using Association.Domain.Common;

namespace Association.Domain.Credits;

public static class RulePackErrors
{
    public static readonly Error NotFound = Error.NotFound("rule pack");
    public static readonly Error NoRules = Error.Invalid("rule-pack.no-rules", "A pack has between 1 and 100 rules.", "Terms");
    public static readonly Error Unreadable = Error.Invalid("rule-pack.unreadable", "The text cannot be read as rules, at {0}.", "Terms");
    public static readonly Error Number = Error.Invalid("rule-pack.number", "This value makes no sense: {0}.", "Terms");
    public static readonly Error Order = Error.Invalid("rule-pack.order", "The pack ends before it begins.", "To");
    public static readonly Error Hole = Error.Invalid("rule-pack.hole", "No pack would hold from {0} to {1}.", "From");
    public static readonly Error Overlap = Error.Invalid("rule-pack.overlap", "Two packs would hold on {0}: {1} and {2}.", "From");
    public static readonly Error CodeTaken = Error.Invalid("rule-pack.code-taken", "A pack has this code already.", "Code");
    public static readonly Error NotInForce = Error.Conflict("rule-pack.not-in-force", "The rules {0} do not hold on {1}.");
}

/// <summary>Which rules hold from when to when: a version of a pack. It never changes; what changes becomes another version.</summary>
public sealed class RulePack : AggregateRoot<RulePack>
{
    public const int MaxCodeLength = 20;
    public const int MaxJurisdictionLength = 40;
    public const int MaxSourceLength = 300;

    private RulePackTerms? _read;

    private RulePack() { }

    public RulePack(RulePackHead head, int number, DateRange holds, RulePackTerms terms, UserId by, DateTimeOffset now)
    {
        (Code, Jurisdiction, Name, Source, CopyOf) = (head.Code, head.Jurisdiction, head.Name, head.Source, head.CopyOf);
        (Number, Terms, PublishedBy, PublishedAt) = (number, terms.Written(), by, now);
        Hold(holds);
    }

    /// <summary>As events name it: <c>CN-2024</c>.</summary>
    public string Code { get; private set; } = "";
    public int Number { get; private set; }
    /// <summary>Packs of one jurisdiction follow each other without hole or overlap.</summary>
    public string Jurisdiction { get; private set; } = "";
    public Bilingual Name { get; private set; } = null!;
    /// <summary>The text it was taken from.</summary>
    public string Source { get; private set; } = "";
    public string? CopyOf { get; private set; }
    public DateOnly From { get; private set; }
    /// <summary>The last day, included; null: until further notice.</summary>
    public DateOnly? To { get; private set; }
    /// <summary>Replaced for all of its days: nothing is computed by it any more.</summary>
    public bool Superseded { get; private set; }
    public string Terms { get; private set; } = "";
    public UserId PublishedBy { get; private set; }
    public DateTimeOffset PublishedAt { get; private set; }

    public RulePackTerms Rules => _read ??= RulePackTerms.Kept(Terms);
    public RulePackHead Head => new(Code, Jurisdiction, Name, Source, CopyOf);
    public DateRange Holds => new(From, To);

    public bool IsInForce(DateOnly day) => !Superseded && Holds.Covers(day);

    /// <summary>Another version of the same pack from that day on; this one ends the day before.</summary>
    public RulePack Amend(RulePackHead head, DateOnly from, RulePackTerms terms, int number, UserId by, DateTimeOffset now)
    {
        Refuse.If(To < from, RulePackErrors.NotInForce.With(Code, $"{from:yyyy-MM-dd}").At("From"));
        var next = new RulePack(head with { Code = Code, Jurisdiction = Jurisdiction }, number, new(from, To), terms, by, now);
        if (from <= From) Superseded = true;
        else To = from.AddDays(-1);
        return next;
    }

    /// <summary>Ends with that day: another pack follows it.</summary>
    public void EndWith(DateOnly day) => Hold(new(From, day));

    private void Hold(DateRange days)
    {
        Refuse.If(days.To < days.From, RulePackErrors.Order);
        (From, To) = (days.From, days.To);
    }
}

/// <summary>What a pack is called and where it comes from.</summary>
public sealed record RulePackHead(string Code, string Jurisdiction, Bilingual Name, string Source, string? CopyOf = null);

/// <summary>The packs of all jurisdictions, one after the other.</summary>
public sealed class RuleCalendar(IEnumerable<RulePack> packs)
{
    private readonly List<RulePack> _packs = [.. packs];

    public IReadOnlyList<RulePack> Packs => _packs;

    public RulePack? Find(string code, DateOnly day) => _packs.Find(p => p.Code == code && p.IsInForce(day));

    public RulePack? OfVersion(string code, int number) => _packs.Find(p => p.Code == code && p.Number == number);

    public RulePack? InForce(string jurisdiction, DateOnly day) => _packs.Find(p => p.Jurisdiction == jurisdiction && p.IsInForce(day));

    /// <exception cref="RefusedException">Some day lies in a hole, or has two packs.</exception>
    public void MustBeWhole()
    {
        foreach (var line in _packs.Where(p => !p.Superseded).GroupBy(p => p.Jurisdiction)) MustBeWhole([.. line.OrderBy(p => p.From)]);
    }

    private static void MustBeWhole(List<RulePack> line)
    {
        foreach (var (earlier, later) in line.Zip(line.Skip(1)))
        {
            var end = earlier.To ?? DateOnly.MaxValue;
            Refuse.If(end >= later.From, RulePackErrors.Overlap.With($"{later.From:yyyy-MM-dd}", earlier.Code, later.Code));
            Refuse.If(end.AddDays(1) < later.From, RulePackErrors.Hole.With($"{end.AddDays(1):yyyy-MM-dd}", $"{later.From.AddDays(-1):yyyy-MM-dd}"));
        }
    }
}
