using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using Association.Domain.Events.Online;
using Association.Domain.Events.Programme;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Credits;

/// <summary>Somebody who came, as far as credits ask.</summary>
internal sealed record CreditPlace(Id<Registration> Registration, Id<Person> Person, string Name, string? Unit, string Number, RegistrationStatus Status);

/// <summary>Somebody who taught. Source: domain.md R1.51.</summary>
/// <param name="Taught">The times that earn credits: a talk given twice counts once.</param>
/// <param name="There">All times at which somebody taught: none of them is attended as well.</param>
internal sealed record CreditTeacher(Id<Person> Person, string Name, IReadOnlyList<PresenceInterval> Taught, IReadOnlyList<PresenceInterval> There);

/// <summary>All that an event knows of who was there and who taught.</summary>
internal sealed record EventCreditFacts(
    Event Event, IReadOnlyList<TaughtTime> Sessions, IReadOnlyList<CreditPlace> Places, ILookup<Id<Registration>, PresenceProof> Proofs,
    ILookup<Id<Registration>, TimeCorrection> Corrections, IReadOnlyDictionary<Id<Person>, CreditTeacher> Teachers, IReadOnlyDictionary<Id<Person>, Id<MemberUnit>> Units)
{
    public int ProjectMinutes { get; } = EligibleTime.DaysOf(Sessions.Select(s => s.Interval)).Sum(d => d.Minutes);
}

/// <summary>Reads what an event knows, for all who came or for some of them.</summary>
internal sealed class EventCreditReader(IAssociationDb db)
{
    /// <param name="only">Null: everybody.</param>
    /// <param name="without">A correction that is being taken back.</param>
    public async Task<EventCreditFacts?> ReadAsync(Id<Event> id, IReadOnlyCollection<Id<Registration>>? only, CancellationToken cancellationToken, Id<AttendanceCorrection>? without = null)
    {
        if (await db.Events.AsNoTracking().Include(e => e.Sessions).ThenInclude(s => s.Speakers).FirstOrDefaultAsync(e => e.Id == id, cancellationToken) is not { } @event) return null;
        var places = await PlacesAsync(id, only, cancellationToken);
        var teachers = await TeachersAsync(@event, cancellationToken);
        var people = places.Select(p => p.Person).Concat(teachers.Keys).Distinct().ToList();
        return new(@event, SessionsOf(@event), places, await ProofsAsync(@event, only, cancellationToken), await CorrectionsAsync(id, only, without, cancellationToken), teachers,
            await UnitsAsync(people, @event.EndsOn, cancellationToken));
    }

    /// <summary>A session that holds talks counts as one.</summary>
    private static IReadOnlyList<TaughtTime> SessionsOf(Event @event) =>
        [.. @event.Sessions.Where(s => s.CountsForCredit && !s.IsCancelled && s.PartOf is null).OrderBy(s => s.StartsAt).Select(s => new TaughtTime(s.Id, s.StartsAt, s.EndsAt))];

    private Task<List<CreditPlace>> PlacesAsync(Id<Event> id, IReadOnlyCollection<Id<Registration>>? only, CancellationToken cancellationToken)
    {
        var came = db.Registrations.AsNoTracking().Where(r => r.Event == id && (r.CheckedInAt != null || db.AttendanceCorrections.Any(c => c.Registration == r.Id && c.From != null && c.WithdrawnAt == null)));
        if (only is not null) came = db.Registrations.AsNoTracking().Where(r => r.Event == id && only.Contains(r.Id));
        return came.OrderBy(r => r.Id).Select(r => new CreditPlace(r.Id, r.Person, r.Name, r.Unit, r.Number, r.Status)).ToListAsync(cancellationToken);
    }

    private async Task<ILookup<Id<Registration>, PresenceProof>> ProofsAsync(Event @event, IReadOnlyCollection<Id<Registration>>? only, CancellationToken cancellationToken)
    {
        var lists = await db.CheckInLists.AsNoTracking().Where(l => l.Event == @event.Id).ToListAsync(cancellationToken);
        if (!lists.Exists(l => l.IsMain)) lists.Add(CheckInList.Main(@event.Id));
        var scans = db.Scans.AsNoTracking().Where(s => s.Event == @event.Id && s.Registration != null && s.UndoneAt == null
            && (s.Verdict == ScanVerdict.Admitted || s.Verdict == ScanVerdict.Left || s.Verdict == ScanVerdict.AlreadyIn));
        if (only is not null) scans = scans.Where(s => only.Contains(s.Registration!.Value));
        var moments = (await scans.Select(s => new { Registration = s.Registration!.Value, s.List, s.At, s.Verdict }).ToListAsync(cancellationToken)).ToLookup(s => s.List);
        var codes = await CodesAsync(@event.Id, only, cancellationToken);
        return lists.Where(l => l.CountsAsAttendance || l.Session is not null || codes.ContainsKey(l.Id)).SelectMany(list =>
        {
            var (due, passed) = codes.GetValueOrDefault(list.Id, (0, []));
            // A second look at somebody who is in proves that they were there then, where people sign out as well: they may have forgotten to at noon.
            var own = moments[list.Id].ToLookup(m => m.Registration, m => new ProofMoment(m.At, m.Verdict is not ScanVerdict.Left));
            return own.Select(o => o.Key).Union(passed.Keys).Select(r =>
                (Registration: r, Proof: new PresenceProof(list.Session, [.. own[r]], list.InAndOut, list.StayedToEnd, due, passed.GetValueOrDefault(r))));
        }).ToLookup(p => p.Registration, p => p.Proof);
    }

    /// <summary>How many codes each online list showed, and how many of them each person answered in time.</summary>
    private async Task<Dictionary<Id<CheckInList>, (int Due, Dictionary<Id<Registration>, int> Passed)>> CodesAsync(Id<Event> id, IReadOnlyCollection<Id<Registration>>? only, CancellationToken cancellationToken)
    {
        var rooms = await db.OnlineRooms.AsNoTracking().Where(r => r.Event == id).Select(r => new { r.Id, r.List, Due = db.PresenceCodes.Count(c => c.Room == r.Id) }).ToListAsync(cancellationToken);
        if (!rooms.Exists(r => r.Due > 0)) return [];
        var answers = db.CodeAnswers.AsNoTracking().Where(a => a.Event == id && a.Verdict == CodeVerdict.Right);
        if (only is not null) answers = answers.Where(a => only.Contains(a.Registration));
        var right = await answers.Join(db.PresenceCodes, a => a.Code, c => c.Id, (a, c) => new { c.Room, a.Registration }).GroupBy(x => new { x.Room, x.Registration })
            .Select(g => new { g.Key.Room, g.Key.Registration, Count = g.Count() }).ToListAsync(cancellationToken);
        return rooms.Where(r => r.Due > 0).ToDictionary(r => r.List, r => (r.Due, right.Where(x => x.Room == r.Id).ToDictionary(x => x.Registration, x => x.Count)));
    }

    private async Task<ILookup<Id<Registration>, TimeCorrection>> CorrectionsAsync(
        Id<Event> id, IReadOnlyCollection<Id<Registration>>? only, Id<AttendanceCorrection>? without, CancellationToken cancellationToken)
    {
        var made = db.AttendanceCorrections.AsNoTracking().Where(c => c.Event == id && c.WithdrawnAt == null);
        if (without is { } gone) made = made.Where(c => c.Id != gone);
        if (only is not null) made = made.Where(c => only.Contains(c.Registration));
        return (await made.OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync(cancellationToken)).ToLookup(c => c.Registration, c => new TimeCorrection(c.Session, c.From, c.To));
    }

    /// <summary>Lecturers who are on record as people; who declined did not teach.</summary>
    private async Task<IReadOnlyDictionary<Id<Person>, CreditTeacher>> TeachersAsync(Event @event, CancellationToken cancellationToken)
    {
        var people = await db.EventSpeakers.AsNoTracking().Where(s => s.Event == @event.Id && s.Lecturer != null && s.Reply != SpeakerReply.Declined)
            .Join(db.Lecturers.Where(l => l.Person != null), s => s.Lecturer, l => l.Id, (s, l) => new { Speaker = s.Id, Person = l.Person!.Value, l.Name }).ToListAsync(cancellationToken);
        var sessions = @event.Sessions.Where(s => s.CountsForCredit && !s.IsCancelled).OrderBy(s => s.StartsAt).ToList();
        return people.GroupBy(p => p.Person).Select(own => (Own: own, Sessions: sessions.Where(s => s.Speakers.Any(x => x.Role is SpeakerRole.Speaker && own.Any(o => o.Speaker == x.Speaker))).ToList()))
            .Select(t => new CreditTeacher(t.Own.Key, t.Own.First().Name, Times(t.Sessions.DistinctBy(s => s.Title.Zh)), Times(t.Sessions)))
            .Where(t => t.Taught.Count > 0).ToDictionary(t => t.Person);
    }

    private static IReadOnlyList<PresenceInterval> Times(IEnumerable<EventSession> sessions) => [.. sessions.Select(s => new PresenceInterval(s.StartsAt, s.EndsAt))];

    private async Task<IReadOnlyDictionary<Id<Person>, Id<MemberUnit>>> UnitsAsync(List<Id<Person>> people, DateOnly day, CancellationToken cancellationToken)
    {
        var units = new Dictionary<Id<Person>, Id<MemberUnit>>();
        foreach (var some in people.Chunk(500))
            foreach (var work in await db.Employments.AsNoTracking().Where(e => some.Contains(e.Person) && e.From <= day && (e.To == null || e.To >= day)).Select(e => new { e.Person, e.Unit }).ToListAsync(cancellationToken))
                units.TryAdd(work.Person, work.Unit);
        return units;
    }
}
