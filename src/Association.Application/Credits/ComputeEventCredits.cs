using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Credits;

/// <summary>Computes the credits of an event anew. What is released stays as it is; where the rules would say otherwise now, it is told.</summary>
/// <param name="DryRun">Says what would become of it and changes nothing.</param>
[Requires(Permissions.ReviewCredits)]
public sealed record ComputeEventCredits(Id<Event> Event, bool DryRun = false) : ICommand<Result<CreditRun>>, IInEvent;

/// <param name="Proposed">New.</param>
/// <param name="Changed">Proposals that say something else now.</param>
/// <param name="Released">Left as they are.</param>
/// <param name="Differ">Of those released, the ones that would be another number today.</param>
/// <param name="Dropped">Proposals of people who did not come after all.</param>
public sealed record CreditRun(int People, int Proposed, int Changed, int Unchanged, int Released, int Differ, int Dropped)
{
    public static readonly CreditRun Empty = new(0, 0, 0, 0, 0, 0, 0);

    public static CreditRun operator +(CreditRun a, CreditRun b) => new(a.People + b.People, a.Proposed + b.Proposed, a.Changed + b.Changed, a.Unchanged + b.Unchanged,
        a.Released + b.Released, a.Differ + b.Differ, a.Dropped + b.Dropped);
}

internal sealed class ComputeEventCreditsHandler(IAssociationDb db, CreditComputer computer, CreditBook book) : IRequestHandler<ComputeEventCredits, Result<CreditRun>>
{
    public async Task<Result<CreditRun>> Handle(ComputeEventCredits command, CancellationToken cancellationToken)
    {
        var (@event, computed) = await computer.OfAsync(command.Event, null, cancellationToken);
        var known = db.CreditAwards.Where(a => a.Event == command.Event);
        return book.Enter(@event, computed, await (command.DryRun ? known.AsNoTracking() : known).ToListAsync(cancellationToken), whole: true, command.DryRun);
    }
}

/// <summary>Brings what was computed together with what is on record.</summary>
internal sealed class CreditBook(IAssociationDb db, TimeProvider clock)
{
    /// <param name="whole">Everybody was computed: a proposal for anybody else falls away.</param>
    public CreditRun Enter(Event @event, IReadOnlyList<ComputedCredit> computed, IReadOnlyList<CreditAward> known, bool whole, bool dryRun = false)
    {
        var (run, live) = (CreditRun.Empty, known.Where(a => a.Status is not AwardStatus.Reversed).ToDictionary(a => (a.Person, a.Role)));
        var reversed = known.Where(a => a.Status is AwardStatus.Reversed).ToLookup(a => (a.Person, a.Role));
        foreach (var credit in computed.DistinctBy(c => (c.Person, c.Role)))
        {
            var award = live.GetValueOrDefault((credit.Person, credit.Role));
            run += award is null ? Propose(@event, credit, reversed[(credit.Person, credit.Role)], dryRun) : Compare(award, credit, dryRun);
            live.Remove((credit.Person, credit.Role));
        }

        if (!whole) return run;
        var gone = live.Values.Where(a => a.Status is AwardStatus.Proposed).ToList();
        if (!dryRun) db.CreditAwards.RemoveRange(gone);
        return run with { Dropped = gone.Count, Released = run.Released + live.Count - gone.Count, Differ = run.Differ + live.Count - gone.Count };
    }

    /// <summary>What somebody took back is not proposed again as it was; what went with a scan that was undone is: a person looks at it before it is released.</summary>
    private CreditRun Propose(Event @event, ComputedCredit credit, IEnumerable<CreditAward> reversed, bool dryRun)
    {
        if (reversed.MaxBy(a => a.ReversedAt) is { ReversalReason: not CreditAward.Undone } last && last.Says(credit.Pack, credit.Work, credit.Outcome)) return CreditRun.Empty with { People = 1, Unchanged = 1 };
        if (dryRun) return CreditRun.Empty with { People = 1, Proposed = 1 };
        var award = new CreditAward(@event, credit.Person, credit.Place?.Registration, credit.Role, credit.Unit, clock.GetUtcNow());
        award.Compute(credit.Pack, credit.Work, credit.Outcome, clock.GetUtcNow());
        db.CreditAwards.Add(award);
        return CreditRun.Empty with { People = 1, Proposed = 1 };
    }

    private CreditRun Compare(CreditAward award, ComputedCredit credit, bool dryRun)
    {
        var same = award.Says(credit.Pack, credit.Work, credit.Outcome) || IsEvaluated(award, credit);
        if (award.Status is AwardStatus.Released) return CreditRun.Empty with { People = 1, Released = 1, Differ = same ? 0 : 1 };
        if (!same && !dryRun) award.Compute(credit.Pack, credit.Work, credit.Outcome, clock.GetUtcNow());
        return CreditRun.Empty with { People = 1, Changed = same ? 0 : 1, Unchanged = same ? 1 : 0 };
    }

    /// <summary>The number that somebody set, where the rules leave it to them, stays as long as the work is the same.</summary>
    private static bool IsEvaluated(CreditAward award, ComputedCredit credit) => credit.Outcome is { Credits: null, Rule: { } rule } && !award.ByEmployer
        && (award.Pack, award.PackVersion, award.Rule, award.Minutes) == (credit.Pack.Code, credit.Pack.Number, rule.Id, credit.Work.Minutes);
}

/// <summary>Events that were held and whose credits nobody has computed, or where somebody has come to light since.</summary>
[Requires(Permissions.System)]
public sealed record EventsToCredit : IQuery<IReadOnlyList<Id<Event>>>;

/// <summary>For the schedule; an event whose rules do not hold then is left to the office.</summary>
[Requires(Permissions.System)]
public sealed record CreditEvent(Id<Event> Event) : ICommand<Result>;

internal sealed class CreditEventHandlers(IAssociationDb db, CreditComputer computer, CreditBook book, TimeProvider clock)
    : IRequestHandler<EventsToCredit, IReadOnlyList<Id<Event>>>, IRequestHandler<CreditEvent, Result>
{
    private const int DaysBack = 60;
    private const int Batch = 20;

    public async Task<IReadOnlyList<Id<Event>>> Handle(EventsToCredit query, CancellationToken cancellationToken)
    {
        var since = clock.Today().AddDays(-DaysBack);
        return await db.Events.AsNoTracking().Where(e => e.Status == EventStatus.Held && e.Cme.GivesCredits && e.EndsOn >= since
                && db.Registrations.Any(r => r.Event == e.Id && r.CheckedInAt != null && !db.CreditAwards.Any(a => a.Registration == r.Id && a.Status != AwardStatus.Reversed)))
            .OrderByDescending(e => e.EndsOn).ThenBy(e => e.Id).Select(e => e.Id).Take(Batch).ToListAsync(cancellationToken);
    }

    public async Task<Result> Handle(CreditEvent command, CancellationToken cancellationToken)
    {
        var (@event, computed) = await computer.OfAsync(command.Event, null, cancellationToken);
        book.Enter(@event, computed, await db.CreditAwards.Where(a => a.Event == command.Event).ToListAsync(cancellationToken), whole: true);
        return Result.Done;
    }
}

/// <summary>The events of a year that give credits, for a run over all of them.</summary>
[Requires(Permissions.ReviewCredits)]
public sealed record CreditEventsOfYear(int Year) : IQuery<IReadOnlyList<CreditedEvent>>;

public sealed record CreditedEvent(Guid Id, Bilingual Name, DateOnly EndsOn);

internal sealed class CreditEventsOfYearHandler(IAssociationDb db) : IRequestHandler<CreditEventsOfYear, IReadOnlyList<CreditedEvent>>
{
    public async Task<IReadOnlyList<CreditedEvent>> Handle(CreditEventsOfYear query, CancellationToken cancellationToken)
    {
        Refuse.If(query.Year is < 1 or > 9_999, CreditErrors.Year);
        var (from, to) = (new DateOnly(query.Year, 1, 1), new DateOnly(query.Year, 12, 31));
        return await db.Events.AsNoTracking().Where(e => e.Status == EventStatus.Held && e.Cme.GivesCredits && e.EndsOn >= from && e.EndsOn <= to)
            .OrderBy(e => e.EndsOn).ThenBy(e => e.Id).Select(e => new CreditedEvent(e.Id.Value, e.Name, e.EndsOn)).ToListAsync(cancellationToken);
    }
}
