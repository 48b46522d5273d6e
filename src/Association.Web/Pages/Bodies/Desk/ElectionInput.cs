using Association.Application.Elections;
using Association.Domain.Bodies;
using Association.Domain.Common;

namespace Association.Web.Pages.Bodies.Desk;

/// <summary>The plan of an election as a form asks for it.</summary>
public sealed record ElectionInput
{
    public string? NameZh { get; init; }
    public string? NameEn { get; init; }
    public string? TermName { get; init; }
    public DateOnly? TermFrom { get; init; }
    public DateOnly? TermTo { get; init; }
    public DateTimeOffset? OpensAt { get; init; }
    public DateTimeOffset? ClosesAt { get; init; }
    public int? Quorum { get; init; }
    public int? UnitQuota { get; init; }
    public int? Chair { get; init; }
    public int? ChairElect { get; init; }
    public int? ViceChair { get; init; }
    public int? StandingMember { get; init; }
    public int? Member { get; init; }
    public int? Secretary { get; init; }

    public static ElectionInput Of(ElectionForm form) => new()
    {
        NameZh = form.NameZh, NameEn = form.NameEn, TermName = form.TermName, TermFrom = form.TermFrom, TermTo = form.TermTo, OpensAt = form.OpensAt, ClosesAt = form.ClosesAt, Quorum = form.Quorum,
        UnitQuota = form.UnitQuota, Chair = Seats(form, BodyPosition.Chair), ChairElect = Seats(form, BodyPosition.ChairElect), ViceChair = Seats(form, BodyPosition.ViceChair),
        StandingMember = Seats(form, BodyPosition.StandingMember), Member = Seats(form, BodyPosition.Member), Secretary = Seats(form, BodyPosition.Secretary),
    };

    public static ElectionInput Of(ElectionView view) => Of(new ElectionForm(view.Name.Zh, view.Name.En, view.TermName, view.TermFrom, view.TermTo, view.OpensAt, view.ClosesAt, view.Quorum, view.UnitQuota, view.Seats));

    /// <summary>What is left empty is what nobody can mean: the use case says so beside the field.</summary>
    public ElectionForm Filled(DateOnly today) => new(NameZh ?? "", NameEn, TermName ?? "", TermFrom ?? today, TermTo, OpensAt ?? AssociationCalendar.At(today), ClosesAt ?? AssociationCalendar.At(today),
        Quorum ?? 0, UnitQuota, new Dictionary<BodyPosition, int>
        {
            [BodyPosition.Chair] = Chair ?? 0, [BodyPosition.ChairElect] = ChairElect ?? 0, [BodyPosition.ViceChair] = ViceChair ?? 0, [BodyPosition.StandingMember] = StandingMember ?? 0,
            [BodyPosition.Member] = Member ?? 0, [BodyPosition.Secretary] = Secretary ?? 0,
        });

    private static int? Seats(ElectionForm form, BodyPosition position) => form.Seats.TryGetValue(position, out var seats) && seats > 0 ? seats : null;
}
