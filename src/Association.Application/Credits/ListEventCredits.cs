using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Credits;

public enum CreditView { All, Ready, Waiting, Released, Reversed }

/// <summary>The review desk of an event: each person's minutes and credits, the rule, the caps that bit, and what is missing.</summary>
[Requires(Permissions.ReadCredits)]
public sealed record ListEventCredits(Id<Event> Event, CreditView View = CreditView.All, string? Search = null, int Number = 1) : IQuery<EventCredits?>, IInEvent
{
    public const int Size = 50;
}

/// <param name="Came">Who was there by the door's lists, whether or not it was computed.</param>
/// <param name="Rules">Those that hold for the event; null when none do.</param>
/// <param name="ProjectMinutes">Of teaching, by the programme.</param>
/// <param name="Strangers">Lecturers of the programme who are nobody on record: they get no credits.</param>
public sealed record EventCredits(CreditCounts Counts, IReadOnlyList<CreditLine> Lines, int Total, int Came, RulesInForce? Rules, int ProjectMinutes, int Strangers);

public sealed record CreditCounts(int All, int Ready, int Waiting, int Released, int Reversed)
{
    public int Of(CreditView view) => view switch { CreditView.Ready => Ready, CreditView.Waiting => Waiting, CreditView.Released => Released, CreditView.Reversed => Reversed, _ => All };
}

public sealed record RulesInForce(string Code, int Version, Bilingual Name, string Source);

public sealed record CreditLine(
    Guid Award, Guid? Registration, string Name, string? Unit, CreditRole Role, int Minutes, decimal Hours, decimal Credits, bool ByEmployer, string Rule, string Pack, int PackVersion, CreditClass? Class,
    IReadOnlyList<CreditStep> Steps, IReadOnlyList<CreditHold> Holds, AwardStatus Status, string? Reason)
{
    public CreditView View => Status switch
    {
        AwardStatus.Released => CreditView.Released,
        AwardStatus.Reversed => CreditView.Reversed,
        _ => Holds.Count == 0 ? CreditView.Ready : CreditView.Waiting,
    };
}

internal sealed class ListEventCreditsHandler(IAssociationDb db, CreditHolds holds, RulePackShelf shelf) : IRequestHandler<ListEventCredits, EventCredits?>
{
    public async Task<EventCredits?> Handle(ListEventCredits query, CancellationToken cancellationToken)
    {
        if (await db.Events.AsNoTracking().Include(e => e.Sessions).FirstOrDefaultAsync(e => e.Id == query.Event, cancellationToken) is not { } @event) return null;
        var all = await LinesAsync(@event, cancellationToken);
        var chosen = all.Where(l => query.View is CreditView.All || l.View == query.View).Where(l => Matches(l, query.Search)).ToList();
        var pack = await shelf.ForAsync(@event, cancellationToken);
        var minutes = EligibleTime.DaysOf(@event.Sessions.Where(s => s.CountsForCredit && !s.IsCancelled && s.PartOf is null).Select(s => new Domain.Events.Online.PresenceInterval(s.StartsAt, s.EndsAt))).Sum(d => d.Minutes);
        return new(Count(all), [.. chosen.Skip(Paging.Before(query.Number, ListEventCredits.Size)).Take(ListEventCredits.Size)], chosen.Count,
            await db.Registrations.CountAsync(r => r.Event == query.Event && r.CheckedInAt != null, cancellationToken),
            pack is null ? null : new(pack.Code, pack.Number, pack.Name, pack.Source), minutes, await StrangersAsync(query.Event, cancellationToken));
    }

    private static CreditCounts Count(IReadOnlyList<CreditLine> all) => new(all.Count, all.Count(l => l.View is CreditView.Ready), all.Count(l => l.View is CreditView.Waiting),
        all.Count(l => l.View is CreditView.Released), all.Count(l => l.View is CreditView.Reversed));

    private async Task<IReadOnlyList<CreditLine>> LinesAsync(Event @event, CancellationToken cancellationToken)
    {
        var facts = await holds.ReadAsync(@event, null, cancellationToken);
        var rows = await db.CreditAwards.AsNoTracking().Where(a => a.Event == @event.Id)
            .Join(db.People, a => a.Person, p => p.Id, (a, p) => new { Award = a, p.Name, p.SortKey, Unit = db.Units.Where(u => u.Id == a.Unit).Select(u => u.Name).FirstOrDefault() })
            .OrderBy(x => x.SortKey).ThenBy(x => x.Award.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(x => new CreditLine(x.Award.Id.Value, x.Award.Registration?.Value, x.Name, x.Unit, x.Award.Role, x.Award.Minutes, x.Award.Hours, x.Award.Credits, x.Award.ByEmployer,
            x.Award.Rule, x.Award.Pack, x.Award.PackVersion, x.Award.Class, x.Award.StepList, facts.Of(x.Award), x.Award.Status, x.Award.ReversalReason))];
    }

    private Task<int> StrangersAsync(Id<Event> id, CancellationToken cancellationToken) => db.EventSpeakers
        .CountAsync(s => s.Event == id && !db.Lecturers.Any(l => l.Id == s.Lecturer && l.Person != null) && db.Sessions.Any(x => x.Event == id && !x.IsCancelled && x.Speakers.Any(p => p.Speaker == s.Id && p.Role == SpeakerRole.Speaker)), cancellationToken);

    private static bool Matches(CreditLine line, string? search) => search?.Trim() is not { Length: > 0 } text
        || line.Name.Contains(text, StringComparison.OrdinalIgnoreCase) || line.Unit?.Contains(text, StringComparison.OrdinalIgnoreCase) is true;
}
