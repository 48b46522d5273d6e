using Association.Application.Common;
using Association.Application.Surveys;
using Association.Domain.Certificates;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Certificates;

/// <summary>Somebody who is due a certificate, with what it will say.</summary>
internal sealed record CertificateHolder(CertificateFacts Facts, string? Email, string Language, string? Unit, CreditClass? Class);

/// <summary>
/// Who is due a certificate of a kind: attendance and training for those who came, paid and answered the survey; credits for those of them whose
/// credits are released; teaching for the lecturers of the programme who are on record.
/// </summary>
internal sealed class CertificateHolders(IAssociationDb db, TimeProvider clock)
{
    public async Task<int> CountAsync(Event @event, CertificateKind kind, CancellationToken cancellationToken) =>
        kind is CertificateKind.Lecturer ? (await LecturersAsync(@event, cancellationToken)).Count : await Open(@event.Id, kind).CountAsync(cancellationToken);

    public async Task<IReadOnlyList<CertificateHolder>> NextAsync(Event @event, CertificateKind kind, Id<Registration>? only, int most, CancellationToken cancellationToken)
    {
        if (kind is CertificateKind.Lecturer) return only is null ? [.. (await LecturersAsync(@event, cancellationToken)).Take(most)] : [];
        var open = Open(@event.Id, kind);
        if (only is { } one) open = open.Where(r => r.Id == one);
        var rows = await open.OrderBy(r => r.Id).Take(most).Join(db.People, r => r.Person, p => p.Id, (r, p) => new
        {
            Registration = r, p.LatinName,
            Award = db.CreditAwards.Where(a => a.Registration == r.Id && a.Role == CreditRole.Attendee && a.Status == AwardStatus.Released).Select(a => new { a.Hours, a.Credits, a.Class }).FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new CertificateHolder(
            new(r.Registration.Person, r.Registration.Id, r.Registration.Name, r.LatinName, @event, kind is CertificateKind.Credit ? r.Award!.Hours : @event.Hours,
                kind is CertificateKind.Credit ? r.Award!.Credits : null, @event.Cme.ProjectNumber, null),
            r.Registration.Email, r.Registration.Language, r.Registration.Unit, r.Award?.Class))];
    }

    /// <summary>For the reissue of a certificate: what would be said today.</summary>
    public async Task<CertificateHolder?> AgainAsync(Certificate old, Event @event, CancellationToken cancellationToken)
    {
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == old.Person, cancellationToken);
        var place = old.Registration is { } id ? await db.Registrations.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellationToken) : null;
        if (person is null) return null;
        var award = await db.CreditAwards.AsNoTracking().Where(a => a.Event == old.Event && a.Person == old.Person && a.Role == CreditRole.Attendee && a.Status == AwardStatus.Released).FirstOrDefaultAsync(cancellationToken);
        Refuse.If(old.Kind is CertificateKind.Credit && award is null, CertificateErrors.NoCredits);
        // What somebody taught is less than the event: the proof keeps its own hours.
        var (hours, credits) = old.Kind switch { CertificateKind.Credit => (award!.Hours, award.Credits), CertificateKind.Lecturer => (old.Hours, (decimal?)null), _ => (@event.Hours, null) };
        return new(new(old.Person, old.Registration, person.Name, person.LatinName, @event, hours, credits,
            @event.Cme.ProjectNumber, old.Detail), place?.Email ?? person.Email, place?.Language ?? "zh-CN", place?.Unit, award?.Class);
    }

    private IQueryable<Registration> Open(Id<Event> id, CertificateKind kind)
    {
        var open = db.Registrations.AsNoTracking().Where(r => r.Event == id && r.Status == RegistrationStatus.Confirmed && (r.CheckedInAt != null
                || kind == CertificateKind.Credit && db.AttendanceCorrections.Any(c => c.Registration == r.Id && c.From != null && c.WithdrawnAt == null)))
            .Where(r => !db.Certificates.Any(c => c.Registration == r.Id && c.Kind == kind && c.Status == CertificateStatus.Valid)).WithSurveysAnswered(db, clock.GetUtcNow());
        return kind is CertificateKind.Credit
            ? open.Where(r => db.CreditAwards.Any(a => a.Registration == r.Id && a.Role == CreditRole.Attendee && a.Status == AwardStatus.Released)) : open;
    }

    private async Task<IReadOnlyList<CertificateHolder>> LecturersAsync(Event @event, CancellationToken cancellationToken)
    {
        var id = @event.Id;
        var people = await db.EventSpeakers.AsNoTracking().Where(s => s.Event == id && s.Reply != SpeakerReply.Declined)
            .Join(db.Lecturers.Where(l => l.Person != null), s => s.Lecturer, l => l.Id, (s, l) => new { Speaker = s.Id, s.Email, s.Language, Person = l.Person!.Value })
            .Join(db.People, x => x.Person, p => p.Id, (x, p) => new { x.Speaker, x.Email, x.Language, p.Id, p.Name, p.LatinName, Own = p.Email })
            .Where(x => !db.Certificates.Any(c => c.Event == id && c.Person == x.Id && c.Kind == CertificateKind.Lecturer && c.Status == CertificateStatus.Valid)).ToListAsync(cancellationToken);
        var sessions = await db.Sessions.AsNoTracking().Include(s => s.Speakers).Where(s => s.Event == id && !s.IsCancelled).OrderBy(s => s.StartsAt).ToListAsync(cancellationToken);
        return [.. people.GroupBy(p => p.Id).Select(own => (First: own.First(), Taught: sessions.Where(s => s.Speakers.Any(x => x.Role is SpeakerRole.Speaker && own.Any(o => o.Speaker == x.Speaker))).DistinctBy(s => s.Title.Zh).ToList()))
            .Where(x => x.Taught.Count > 0).OrderBy(x => x.First.Id.Value)
            .Select(x => new CertificateHolder(new(x.First.Id, null, x.First.Name, x.First.LatinName, @event, Hours(x.Taught), null, @event.Cme.ProjectNumber, string.Join("；", x.Taught.Select(s => s.Title.Zh))),
                x.First.Email ?? x.First.Own, x.First.Language, null, null))];
    }

    private static decimal Hours(List<EventSession> taught) =>
        decimal.Round(EligibleTime.DaysOf(taught.Select(s => new Domain.Events.Online.PresenceInterval(s.StartsAt, s.EndsAt))).Sum(d => d.Minutes) / 60m, 1, MidpointRounding.ToZero);
}
