using Association.Application.Common;
using Association.Application.Events.Lists;
using Association.Application.Identity;
using Association.Application.Lists;
using Association.Application.Members;
using Association.Application.Messages.Reminders;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;
using Association.Domain.Messages;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages.Mailings;

/// <param name="Subject">The person, registration or invitee.</param>
/// <param name="Reason">Null: is written to.</param>
internal sealed record MailingReader(Guid Subject, string Name, string? Address, string Culture, LeftOut? Reason = null);

/// <summary>Answers the question of an audience: everybody it means, and why some of them get nothing. Source: anchors.md pain 24.</summary>
internal sealed class MailingPeople(IAssociationDb db, IAccounts accounts, TimeProvider clock)
{
    /// <summary>More is no letter any more.</summary>
    public const int Most = 50_000;

    /// <summary>In the order of their keys, each person, registration or invitee once.</summary>
    /// <exception cref="RefusedException">There are more than <see cref="Most"/>.</exception>
    public async Task<IReadOnlyList<MailingReader>> JudgeAsync(MailingAudience audience, MailKind kind, CancellationToken cancellationToken)
    {
        var meant = await FindAsync(audience, cancellationToken);
        Refuse.If(meant.Count > Most, MailingErrors.TooMany.With($"{Most}"));
        var (reach, told) = (await MailReach.ReadAsync(db, null, cancellationToken), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        var judged = new List<MailingReader>(meant.Count);
        foreach (var reader in meant)
        {
            var (address, reason) = reach.Of(reader.Address, kind);
            if (reason is null && !told.Add(address!)) reason = LeftOut.SameAddress;
            judged.Add(reader with { Address = address, Reason = reason });
        }

        return judged;
    }

    private async Task<IReadOnlyList<MailingReader>> FindAsync(MailingAudience audience, CancellationToken cancellationToken)
    {
        if (audience.Kind is AudienceKind.Registrations) return await RegisteredAsync(audience, cancellationToken);
        if (audience.Kind is AudienceKind.Unanswered) return await UnansweredAsync(audience, cancellationToken);
        var found = await (await PeopleAsync(audience, cancellationToken)).OrderBy(p => p.Id).Select(p => new { p.Id, p.Name, p.Email }).Take(Most + 1).ToListAsync(cancellationToken);
        var english = await accounts.EnglishReadersAsync(cancellationToken);
        return [.. found.Select(p => new MailingReader(p.Id.Value, p.Name, p.Email, Culture(english.Contains(p.Id))))];
    }

    /// <summary>Whether the audience still holds one: who paid, cancelled, answered or left since a mail was queued is not written to, nor whose record is gone.</summary>
    public async Task<bool> MeansAsync(MailingAudience audience, Guid subject, CancellationToken cancellationToken)
    {
        var (place, asked, person) = (new Id<Registration>(subject), new Id<EventInvitee>(subject), new Id<Person>(subject));
        return audience.Kind switch
        {
            AudienceKind.Registrations => await Registered(audience).AnyAsync(r => r.Id == place, cancellationToken),
            AudienceKind.Unanswered => await Unanswered(audience).AnyAsync(i => i.Id == asked, cancellationToken),
            _ => await (await PeopleAsync(audience, cancellationToken)).AnyAsync(p => p.Id == person, cancellationToken),
        };
    }

    private async Task<IQueryable<Person>> PeopleAsync(MailingAudience audience, CancellationToken cancellationToken)
    {
        var people = audience.Kind switch
        {
            AudienceKind.UnitLiaisons => Liaisons(AudienceQuestion.Tier(audience.Question)),
            AudienceKind.Body => Seated(new(audience.Of ?? Guid.Empty)),
            _ => await MembersAsync(MemberQuestion.Of(audience.Question), cancellationToken),
        };
        return people.Where(p => p.ErasedAt == null);
    }

    private async Task<IQueryable<Person>> MembersAsync(MemberFilter filter, CancellationToken cancellationToken)
    {
        var rows = db.Select(filter, await db.PolicyAsync(cancellationToken), clock.Today());
        return db.People.AsNoTracking().Where(p => rows.Any(r => r.Id == p.Id));
    }

    private IQueryable<Person> Liaisons(UnitTier? tier)
    {
        var today = clock.Today();
        var units = db.UnitTerms.Where(t => t.From <= today && (t.To == null || t.To >= today));
        if (tier is { } only) units = units.Where(t => t.Tier == only);
        return db.People.AsNoTracking().Where(p => db.UnitLiaisons.Any(l => l.Person == p.Id && l.WithdrawnAt == null && units.Any(t => t.Unit == l.Unit)));
    }

    private IQueryable<Person> Seated(Id<Body> body)
    {
        var today = clock.Today();
        var seats = db.Appointments.Where(a => a.Status == AppointmentStatus.Active && a.From <= today && (a.To == null || a.To >= today)
            && db.BodyTerms.Any(t => t.Id == a.Term && t.Body == body));
        return db.People.AsNoTracking().Where(p => seats.Any(a => a.Person == p.Id));
    }

    private IQueryable<Registration> Registered(MailingAudience audience) =>
        db.Matching(new(audience.Of ?? Guid.Empty), AudienceQuestion.Registrations(audience.Question)).AsNoTracking();

    private async Task<IReadOnlyList<MailingReader>> RegisteredAsync(MailingAudience audience, CancellationToken cancellationToken)
    {
        var found = await Registered(audience).OrderBy(r => r.Id)
            .Select(r => new { r.Id, r.Name, r.Email, r.Language }).Take(Most + 1).ToListAsync(cancellationToken);
        return [.. found.Select(r => new MailingReader(r.Id.Value, r.Name, r.Email, r.Language))];
    }

    private IQueryable<EventInvitee> Unanswered(MailingAudience audience)
    {
        var @event = new Id<Event>(audience.Of ?? Guid.Empty);
        return db.Invitees.AsNoTracking().Where(i => i.Event == @event && i.KeyHash != null && i.Answer == InviteeAnswer.None && i.Presence == Presence.Unknown);
    }

    private async Task<IReadOnlyList<MailingReader>> UnansweredAsync(MailingAudience audience, CancellationToken cancellationToken)
    {
        var found = await (
            from i in Unanswered(audience)
            join p in db.People on i.Person equals p.Id
            orderby i.Id
            select new { i.Id, i.Person, p.Name, p.Email }).Take(Most + 1).ToListAsync(cancellationToken);
        var english = await accounts.EnglishReadersAsync(cancellationToken);
        return [.. found.Select(f => new MailingReader(f.Id.Value, f.Name, f.Email, Culture(english.Contains(f.Person))))];
    }

    /// <summary>Names of those whom a mailing was meant for, as they are now.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(AudienceKind kind, IReadOnlyCollection<Guid> subjects, CancellationToken cancellationToken)
    {
        if (kind is AudienceKind.Registrations)
        {
            var places = subjects.Select(s => new Id<Registration>(s)).ToList();
            return await db.Registrations.AsNoTracking().Where(r => places.Contains(r.Id)).Select(r => new { r.Id, r.Name }).ToDictionaryAsync(r => r.Id.Value, r => r.Name, cancellationToken);
        }

        if (kind is AudienceKind.Unanswered)
        {
            var asked = subjects.Select(s => new Id<EventInvitee>(s)).ToList();
            return await db.Invitees.AsNoTracking().Where(i => asked.Contains(i.Id)).Join(db.People, i => i.Person, p => p.Id, (i, p) => new { i.Id, p.Name })
                .ToDictionaryAsync(i => i.Id.Value, i => i.Name, cancellationToken);
        }

        var people = subjects.Select(s => new Id<Person>(s)).ToList();
        return await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id.Value, p => p.Name, cancellationToken);
    }

    private static string Culture(bool english) => english ? "en" : ReminderPeople.Chinese;
}
