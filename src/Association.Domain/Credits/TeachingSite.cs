using Association.Domain.Common;
using Association.Domain.Members;

namespace Association.Domain.Credits;

public enum SiteVerdict { Passed, Conditional, Failed }

public static class TeachingSiteErrors
{
    public static readonly Error NotFound = Error.NotFound("teaching site");
    public static readonly Error Order = Error.Invalid("site.order", "The accreditation ends before it begins.", "ValidTo");
    public static readonly Error Future = Error.Invalid("site.future", "An inspection lies in the past.", "On");
}

/// <summary>教学点: an institution accredited for continuing education, with scope, capacity and validity. Source: anchors.md 3.8.</summary>
public sealed class TeachingSite : AggregateRoot<TeachingSite>
{
    public const int MaxNameLength = 100;
    public const int MaxTextLength = 300;

    private readonly List<SiteInspection> _inspections = [];

    private TeachingSite() { }

    public TeachingSite(Id<MemberUnit> unit, TeachingSiteTerms terms)
    {
        Unit = unit;
        Describe(terms);
    }

    public Id<MemberUnit> Unit { get; private set; }
    public Bilingual Name { get; private set; } = null!;
    public string Scope { get; private set; } = "";
    public int Capacity { get; private set; }
    public DateOnly ValidFrom { get; private set; }
    public DateOnly ValidTo { get; private set; }
    public string? Contact { get; private set; }
    public IReadOnlyCollection<SiteInspection> Inspections => _inspections;

    public void Describe(TeachingSiteTerms terms)
    {
        Refuse.If(terms.ValidTo < terms.ValidFrom, TeachingSiteErrors.Order);
        (Name, Scope, Capacity, ValidFrom, ValidTo, Contact) = (terms.Name, terms.Scope, terms.Capacity, terms.ValidFrom, terms.ValidTo, terms.Contact);
    }

    /// <summary>Accredited on the day, and not failed in the last inspection before it.</summary>
    public bool IsAccredited(DateOnly day) => ValidFrom <= day && day <= ValidTo && _inspections.Where(i => i.On <= day).MaxBy(i => i.On) is not { Verdict: SiteVerdict.Failed };

    public void Inspected(DateOnly on, SiteVerdict verdict, string? note, UserId by) => _inspections.Add(new(Id, on, verdict, note, by));
}

public sealed record TeachingSiteTerms(Bilingual Name, string Scope, int Capacity, DateOnly ValidFrom, DateOnly ValidTo, string? Contact);

public sealed class SiteInspection : Entity<SiteInspection>
{
    private SiteInspection() { }

    internal SiteInspection(Id<TeachingSite> site, DateOnly on, SiteVerdict verdict, string? note, UserId by) => (Site, On, Verdict, Note, By) = (site, on, verdict, note, by);

    public Id<TeachingSite> Site { get; private set; }
    public DateOnly On { get; private set; }
    public SiteVerdict Verdict { get; private set; }
    public string? Note { get; private set; }
    public UserId By { get; private set; }
}
