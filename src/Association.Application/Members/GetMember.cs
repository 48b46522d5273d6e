using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members;

/// <summary>A person and what they are to the association; numbers masked.</summary>
[Requires(Permissions.ReadMembers)]
public sealed record GetMember(Id<Person> Person) : IQuery<MemberDetails?>;

public sealed record MemberDetails(
    Guid Id, string Name, string LatinName, Sex Sex, DateOnly? BirthDate, string? Title, string? Email,
    string? ResidentIdMasked, string? MobileMasked, string? PracticeCertificateMasked, string? Number, DateOnly? JoinedOn,
    IReadOnlyList<TermLine> Terms, IReadOnlyList<EmploymentLine> Employments, IReadOnlyList<OfficeLine> Offices, IReadOnlyList<AttendanceLine> Registrations);

public sealed record TermLine(MembershipCategory Category, TermState State, DateOnly From, DateOnly? To);
public sealed record EmploymentLine(Guid Id, Guid Unit, string UnitName, string? Department, string? Title, DateOnly From, DateOnly? To);
public sealed record OfficeLine(Guid Body, Bilingual BodyName, string Term, Domain.Bodies.BodyPosition Position, DateOnly From, DateOnly? To);
public sealed record AttendanceLine(Guid Event, Bilingual Name, DateOnly On, Domain.Events.RegistrationStatus Status, bool Attended);

internal sealed class GetMemberHandler(IAssociationDb db) : IRequestHandler<GetMember, MemberDetails?>
{
    private const int LastRegistrations = 20;

    public async Task<MemberDetails?> Handle(GetMember query, CancellationToken cancellationToken)
    {
        var id = query.Person;
        if (await db.People.AsNoTracking().Include(p => p.Employments).FirstOrDefaultAsync(p => p.Id == id, cancellationToken) is not { } person) return null;

        var membership = await db.Memberships.AsNoTracking().Include(m => m.Terms).FirstOrDefaultAsync(m => m.Person == id, cancellationToken);
        return new(id.Value, person.Name, person.LatinName, person.Sex, person.BirthDate, person.Title, person.Email,
            person.ResidentId?.Masked, person.Mobile?.Masked, person.PracticeCertificate?.Masked, membership?.Number, membership?.JoinedOn,
            [.. (membership?.Terms ?? []).OrderByDescending(t => t.From).Select(t => new TermLine(t.Category, t.State, t.From, t.To))],
            await EmploymentsAsync(person, cancellationToken), await OfficesAsync(id, cancellationToken), await RegistrationsAsync(id, cancellationToken));
    }

    private async Task<IReadOnlyList<EmploymentLine>> EmploymentsAsync(Person person, CancellationToken cancellationToken)
    {
        var ids = person.Employments.Select(e => e.Unit).ToList();
        var names = await db.Units.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancellationToken);
        return [.. person.Employments.OrderByDescending(e => e.From).Select(e => new EmploymentLine(e.Id.Value, e.Unit.Value, names[e.Unit], e.Department, e.Title, e.From, e.To))];
    }

    private async Task<IReadOnlyList<OfficeLine>> OfficesAsync(Id<Person> person, CancellationToken cancellationToken) =>
        await db.Appointments.Where(a => a.Person == person)
            .Join(db.BodyTerms, a => a.Term, t => t.Id, (a, t) => new { Appointment = a, Term = t })
            .Join(db.Bodies, x => x.Term.Body, b => b.Id, (x, b) => new { x.Appointment, x.Term, Body = b })
            .OrderByDescending(x => x.Appointment.From)
            .Select(x => new OfficeLine(x.Body.Id.Value, x.Body.Name, x.Term.Name, x.Appointment.Position, x.Appointment.From, x.Appointment.To))
            .ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<AttendanceLine>> RegistrationsAsync(Id<Person> person, CancellationToken cancellationToken) =>
        await db.Registrations.Where(r => r.Person == person)
            .Join(db.Events, r => r.Event, e => e.Id, (r, e) => new { Registration = r, Event = e })
            .OrderByDescending(x => x.Event.StartsOn).Take(LastRegistrations)
            .Select(x => new AttendanceLine(x.Event.Id.Value, x.Event.Name, x.Event.StartsOn, x.Registration.Status, x.Registration.CheckedInAt != null))
            .ToListAsync(cancellationToken);
}
