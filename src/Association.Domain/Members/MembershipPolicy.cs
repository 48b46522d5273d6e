using Association.Domain.Common;

namespace Association.Domain.Members;

public static class PolicyErrors
{
    public static readonly Error NoStatusRule = Error.Invalid("membership-policy.no-rule", "At least one status rule is needed.", "Rules");
    public static readonly Error EmptyWindow = Error.Invalid("membership-policy.open-window", "A rule needs a first or a last date.", "Rules");
    public static readonly Error Offset = Error.Invalid("membership-policy.offset", "A date is moved by 1,200 days or months at most.", "Rules");
    public static readonly Error NameTaken = Error.Invalid("membership-policy.name-taken", "Another category is called so.", "NameZh");
    public static readonly Error NameMissing = Error.Invalid("membership-policy.name-missing", "A category of the association's own needs a name.", "NameZh");
    public static readonly Error NoCategory = Error.NotFound("category");
    public static readonly Error NoKey = Error.Invalid("membership-policy.no-key", "A key has latin letters and digits, a letter first.", "Key");
    public static readonly Error KeyTaken = Error.Conflict("membership-policy.key-taken", "There is a category with this key already.").At("Key");
    public static readonly Error TooManyCategories = Error.Conflict("membership-policy.too-many", "There are 20 categories at most.").At("Key");
    public static readonly Error RetentionRange = Error.Invalid("membership-policy.retention", "Between 1 and 120 months.", "Months");
}

/// <summary>
/// How the association takes and keeps members: its categories, the number pattern and the ordered status rules. There is
/// one; while the office has changed nothing it is <see cref="Standard"/>. Sources: domain.md 2.2, anchors.md B2-B4.
/// </summary>
public sealed class MembershipPolicy : AggregateRoot<MembershipPolicy>
{
    public const string TheOne = "association";
    public const int MaxNameLength = 20;
    public const int MaxCategories = 20;
    /// <summary>A year after its last step an application that came to nothing has served its purpose. Source: domain.md R7.05.</summary>
    public const int StandardRetentionMonths = 12;
    public const int MaxRetentionMonths = 120;

    private readonly List<CategoryRules> _categories = [];
    private readonly List<StatusRule> _statuses = [];

    private MembershipPolicy() { }

    /// <summary>Unique: a second policy cannot be stored.</summary>
    public string Name { get; private set; } = TheOne;
    public string NumberPattern { get; private set; } = MemberNumberPattern.Standard;
    /// <summary>Months that drafts and applications that were not approved are kept.</summary>
    public int RetentionMonths { get; private set; } = StandardRetentionMonths;
    public IReadOnlyCollection<CategoryRules> Categories => _categories;
    public IReadOnlyCollection<StatusRule> Statuses => _statuses;

    public static MembershipPolicy Standard()
    {
        var policy = new MembershipPolicy();
        foreach (var category in MembershipCategory.BuiltIn) policy._categories.Add(CategoryRules.Standard(policy.Id, category));
        policy.Put(StatusLine.Standard);
        return policy;
    }

    public CategoryRules Of(MembershipCategory category) =>
        _categories.Find(c => c.Category == category) ?? CategoryRules.Standard(Id, category);

    /// <summary>All there are in their order, the retired ones among them.</summary>
    public IReadOnlyList<CategoryRules> Ordered =>
        [.. MembershipCategory.BuiltIn.Union(_categories.Select(c => c.Category)).Select(Of).OrderBy(c => c.Terms.Place).ThenBy(c => c.Category)];

    /// <summary>Whether somebody can become a member of this kind.</summary>
    public bool Takes(MembershipCategory category) => Ordered.Any(c => c.Category == category && !c.Retired);

    /// <summary>A category of the association's own. It stands last and takes no applications until its conditions are decided.</summary>
    public CategoryRules Add(MembershipCategory category, Bilingual name)
    {
        Refuse.If(category.IsBuiltIn || _categories.Exists(c => c.Category == category), PolicyErrors.KeyTaken);
        Refuse.If(Ordered.Count >= MaxCategories, PolicyErrors.TooManyCategories);
        var (rules, place) = (CategoryRules.Standard(Id, category), Math.Min(Ordered[^1].Terms.Place + 1, CategoryRules.MaxPlace));
        Refuse.If(NameTaken(category, name), PolicyErrors.NameTaken);
        rules.Decide(rules.Terms with { Name = name, Place = place, Letter = category.Key[..1], Retired = false });
        _categories.Add(rules);
        return rules;
    }

    public IReadOnlyList<StatusLine> Lines => [.. _statuses.OrderBy(s => s.Place).Select(s => s.Line)];

    public void NumberBy(MemberNumberPattern pattern) => NumberPattern = pattern.Text;

    public void KeepApplicationsFor(int months)
    {
        Refuse.If(months is < 1 or > MaxRetentionMonths, PolicyErrors.RetentionRange);
        RetentionMonths = months;
    }

    public void Decide(MembershipCategory category, CategoryTerms terms)
    {
        Refuse.If(terms.Name is { } name && NameTaken(category, name), PolicyErrors.NameTaken);
        Refuse.If(terms.Name is null && !category.IsBuiltIn, PolicyErrors.NameMissing);
        var rules = _categories.Find(c => c.Category == category);
        if (rules is null) _categories.Add(rules = CategoryRules.Standard(Id, category));
        rules.Decide(terms);
    }

    private bool NameTaken(MembershipCategory category, Bilingual name) => _categories.Exists(c => c.Category != category && c.Name?.Zh == name.Zh);

    /// <summary>Replaces the status table; what is not named any more is gone, and no membership stores a status.</summary>
    public void Put(IReadOnlyList<StatusLine> lines)
    {
        Refuse.If(lines.Count == 0, PolicyErrors.NoStatusRule);
        foreach (var line in lines)
        {
            Refuse.If(line.From is null && line.To is null, PolicyErrors.EmptyWindow);
            Refuse.If(Math.Abs(line.From?.Offset ?? 0) > StatusPoint.MaxOffset || Math.Abs(line.To?.Offset ?? 0) > StatusPoint.MaxOffset, PolicyErrors.Offset);
        }

        _statuses.Clear();
        _statuses.AddRange(lines.Select((line, index) => new StatusRule(Id, index + 1, line)));
    }

    /// <summary>The first rule whose window contains the day; null when none does.</summary>
    public StatusLine? Judge(MembershipDates dates, DateOnly day) => Lines.FirstOrDefault(line => line.Applies(dates, day));

    /// <summary>What a membership is on a day. No rule fits: lapsed, and no member.</summary>
    public Standing Judge(Membership membership, DateOnly day)
    {
        if (membership.Override is { } decided && day <= decided.Until)
            return new(decided.Status, Lines.FirstOrDefault(l => l.Status == decided.Status)?.Counts ?? false, null, decided.Until);
        var line = Judge(DatesOf(membership, day), day);
        return new(line?.Status ?? MembershipStatus.Lapsed, line?.Counts ?? false, line);
    }

    public MembershipDates DatesOf(Membership membership, DateOnly day)
    {
        if (membership.TermOf(day) is not { } term) return new();
        DateOnly? Ended(MembershipEnding ending) => term.Ending == ending ? term.EndedOn : null;
        return new(membership.JoinedOn, term.From, term.To, term.To?.AddDays(Of(term.Category).GraceDays),
            Ended(MembershipEnding.Resigned), Ended(MembershipEnding.Expelled), Ended(MembershipEnding.Deceased));
    }

    /// <summary>The one answer to "may this member renew today", for pages, mails and the API. Source: anchors.md B4, pain 20.</summary>
    public RenewalWindow RenewalOf(Membership membership, DateOnly day)
    {
        if (membership.Proposed is not null) return new(RenewalState.Started);
        if (membership.LastTerm is not { } term || term.Ending is not null) return new(RenewalState.Ended);
        return Of(term.Category).WindowOf(term.To, day);
    }
}

/// <summary>NotNeeded: for life. Early: before the last day. InGrace and Late: after it. Started: waits to be settled.</summary>
public enum RenewalState { NotNeeded, NotYet, Early, InGrace, Late, Closed, Started, Ended }

/// <summary>When a term can be renewed; all days included.</summary>
public sealed record RenewalWindow(
    RenewalState State, DateOnly? Opens = null, DateOnly? TermEnds = null, DateOnly? GraceEnds = null, DateOnly? Closes = null)
{
    public bool IsOpen => State is RenewalState.Early or RenewalState.InGrace or RenewalState.Late;
}
