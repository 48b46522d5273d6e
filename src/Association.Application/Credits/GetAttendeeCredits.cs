using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Credits;

/// <summary>How somebody's credits of an event come about: session by session, scan by scan, with what was put right.</summary>
[Requires(Permissions.ReadCredits)]
public sealed record GetAttendeeCredits(Id<Event> Event, Id<Registration> Registration) : IQuery<AttendeeCredits?>, IInEvent;

/// <param name="Minutes">As the rules see the scans at this moment; null when no rules hold.</param>
/// <param name="Credits">What would come of them now; null: the employer decides.</param>
public sealed record AttendeeCredits(
    string Name, string? Unit, string Number, int? Minutes, decimal? Credits, string? Rule, IReadOnlyList<CreditStep> Steps, IReadOnlyList<SessionLine> Sessions, IReadOnlyList<ScanLine> Scans,
    IReadOnlyList<CorrectionLine> Corrections, TestLine? Test, IReadOnlyList<CreditLine> Awards);

public sealed record SessionLine(Guid Id, Bilingual Title, DateTimeOffset From, DateTimeOffset To, int Minutes, TimeFinding Finding);

public sealed record ScanLine(DateTimeOffset At, ScanVerdict Verdict, ScanMethod Method, bool Undone);

public sealed record CorrectionLine(Guid Id, Bilingual Session, DateTimeOffset? From, DateTimeOffset? To, string Reason, DateTimeOffset At, bool Withdrawn);

public sealed record TestLine(decimal? Score, bool Passed, DateTimeOffset At);

internal sealed class GetAttendeeCreditsHandler(IAssociationDb db, CreditComputer computer, CreditHolds holds) : IRequestHandler<GetAttendeeCredits, AttendeeCredits?>
{
    public async Task<AttendeeCredits?> Handle(GetAttendeeCredits query, CancellationToken cancellationToken)
    {
        var place = await db.Registrations.AsNoTracking().FirstOrDefaultAsync(r => r.Id == query.Registration && r.Event == query.Event, cancellationToken);
        var @event = await db.Events.AsNoTracking().Include(e => e.Sessions).FirstOrDefaultAsync(e => e.Id == query.Event, cancellationToken);
        if (place is null || @event is null) return null;
        var now = await NowAsync(query, cancellationToken);
        var test = await db.CreditAssessments.AsNoTracking().FirstOrDefaultAsync(a => a.Registration == query.Registration, cancellationToken);
        return new(place.Name, place.Unit, place.Number, now?.Work.Minutes, now?.Outcome.Credits, now?.Outcome.Rule?.Id, now?.Outcome.Steps ?? [], Sessions(@event, now?.Time),
            await ScansAsync(query, cancellationToken), await CorrectionsAsync(query, cancellationToken), test is null ? null : new(test.Score, test.Passed, test.At),
            await AwardsAsync(@event, place, cancellationToken));
    }

    private async Task<ComputedCredit?> NowAsync(GetAttendeeCredits query, CancellationToken cancellationToken)
    {
        try { return (await computer.OfAsync(query.Event, [query.Registration], cancellationToken)).Credits[0]; }
        catch (RefusedException) { return null; }   // before the event was held there is nothing to show but the scans
    }

    private static IReadOnlyList<SessionLine> Sessions(Event @event, EligibleTime? time) => [.. @event.Sessions.Where(s => s.CountsForCredit && !s.IsCancelled && s.PartOf is null).OrderBy(s => s.StartsAt)
        .Select(s => (Session: s, Time: time?.Sessions.FirstOrDefault(t => t.Session == s.Id)))
        .Select(x => new SessionLine(x.Session.Id.Value, x.Session.Title, x.Session.StartsAt, x.Session.EndsAt, x.Time?.Minutes ?? 0, x.Time?.Finding ?? TimeFinding.Absent))];

    private async Task<IReadOnlyList<ScanLine>> ScansAsync(GetAttendeeCredits query, CancellationToken cancellationToken) => await db.Scans.AsNoTracking()
        .Where(s => s.Event == query.Event && s.Registration == query.Registration).OrderBy(s => s.At).Select(s => new ScanLine(s.At, s.Verdict, s.Method, s.UndoneAt != null)).ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<CorrectionLine>> CorrectionsAsync(GetAttendeeCredits query, CancellationToken cancellationToken) => await db.AttendanceCorrections.AsNoTracking()
        .Where(c => c.Event == query.Event && c.Registration == query.Registration).Join(db.Sessions, c => c.Session, s => s.Id, (c, s) => new { c, s.Title }).OrderBy(x => x.c.At)
        .Select(x => new CorrectionLine(x.c.Id.Value, x.Title, x.c.From, x.c.To, x.c.Reason, x.c.At, x.c.WithdrawnAt != null)).ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<CreditLine>> AwardsAsync(Event @event, Registration place, CancellationToken cancellationToken)
    {
        var facts = await holds.ReadAsync(@event, [place.Id], cancellationToken);
        var awards = await db.CreditAwards.AsNoTracking().Where(a => a.Event == @event.Id && a.Person == place.Person).OrderByDescending(a => a.Id).ToListAsync(cancellationToken);
        return [.. awards.Select(a => new CreditLine(a.Id.Value, a.Registration?.Value, place.Name, null, a.Role, a.Minutes, a.Hours, a.Credits, a.ByEmployer, a.Rule, a.Pack, a.PackVersion, a.Class,
            a.StepList, facts.Of(a), a.Status, a.ReversalReason))];
    }
}
