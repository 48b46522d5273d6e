using Association.Application.Events;
using Association.Domain.Common;
using Association.Domain.Events;

namespace Association.Web.Pages.Office.Events;

/// <summary>A category as the form holds it: up to three phases, those left blank at the end are none.</summary>
internal sealed class CategoryForm
{
    public const int MaxPhases = 3;

    public string? NameZh { get; set; }
    public string? NameEn { get; set; }
    public bool MembersOnly { get; set; }
    public int? Capacity { get; set; }
    public List<PhaseForm> Phases { get; set; } = [];

    public static CategoryForm Empty => new() { Phases = [new(), new(), new()] };

    /// <summary>Everything up to the last phase that holds anything; the first is always asked for.</summary>
    public IEnumerable<PhaseForm> Used => Phases.Take(Math.Max(1, Phases.FindLastIndex(p => !p.Blank) + 1));

    public static CategoryForm Of(TicketCategory category, int? capacity) => new()
    {
        NameZh = category.Name.Zh, NameEn = category.Name.En, MembersOnly = category.MembersOnly, Capacity = capacity,
        Phases = [.. category.Phases.OrderBy(p => p.Order).Select(PhaseForm.Of).Concat(Enumerable.Range(0, MaxPhases).Select(_ => new PhaseForm())).Take(Math.Max(MaxPhases, category.Phases.Count))],
    };

    public AddCategory Adding(Id<Event> id) => new(id, NameZh ?? "", NameEn, MembersOnly, [.. Used.Select(p => p.Price())], Capacity);

    public EditCategory Changing(Id<Event> id, Id<TicketCategory> category) => new(id, category, NameZh ?? "", NameEn, MembersOnly, [.. Used.Select(p => p.Price())], Capacity);
}

internal sealed class PhaseForm
{
    public string? NameZh { get; set; }
    public string? NameEn { get; set; }
    public decimal? MemberPrice { get; set; }
    public decimal? NonMemberPrice { get; set; }

    /// <summary>The last day of the phase, included.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>The phase ends after so many places.</summary>
    public int? Places { get; set; }

    public bool Blank => Places is null && string.IsNullOrWhiteSpace(NameZh) && string.IsNullOrWhiteSpace(NameEn) && MemberPrice is null && NonMemberPrice is null && Until is null;

    public static PhaseForm Of(PricePhase phase) => new()
    {
        NameZh = phase.Name.Zh, NameEn = phase.Name.En, MemberPrice = phase.MemberPrice.Amount, NonMemberPrice = phase.NonMemberPrice.Amount, Until = LastDay(phase), Places = phase.Places,
    };

    public static DateOnly? LastDay(PricePhase phase) => phase.Until is { } end ? AssociationCalendar.DayOf(end.AddTicks(-1)) : null;

    public PhasePrice Price() => new(NameZh ?? "", NameEn, MemberPrice ?? 0, NonMemberPrice ?? 0, Until?.AddDays(1).ToDateTime(TimeOnly.MinValue), Places);
}
