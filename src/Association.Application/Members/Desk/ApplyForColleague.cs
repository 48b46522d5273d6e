using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Members.Applications;
using Association.Application.Members.Units;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Desk;

/// <summary>A liaison who looks after staff applies for a colleague; what the roster knows is taken from there. It waits for the office like any other.</summary>
/// <param name="Consent">The colleague agreed in writing.</param>
[Requires(Permissions.Self)]
public sealed record ApplyForColleague(
    Id<MemberUnit> Unit, Id<Employment> Employment, MembershipCategory Category, ColleagueForm Form, bool Consent, IReadOnlyList<UploadedEvidence> Evidence,
    string? IdempotencyKey = null) : ICommand<Result<ApplicationReceipt>>, IIdempotent, IForMyStaff;

/// <summary>What the roster does not know; blank: as it is on record. A resident ID on record is never replaced.</summary>
public sealed record ColleagueForm(string? ResidentId, string? Mobile, string? Email, string? Title, string? PracticeCertificate);

internal sealed class ApplyForColleagueHandler(IAssociationDb db, ApplicationDesk desk, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ApplyForColleague, Result<ApplicationReceipt>>
{
    private static readonly Error Waits = Error.Conflict("application.waits", "An application of this person waits already.");
    private static readonly Error Elsewhere = Error.Invalid("application.number-elsewhere", "Another record has this number.", nameof(ColleagueForm.ResidentId));

    public async Task<Result<ApplicationReceipt>> Handle(ApplyForColleague command, CancellationToken cancellationToken)
    {
        if (await db.StaffMemberAsync(command.Unit, command.Employment, cancellationToken) is not { } person) return EmploymentErrors.NotFound;
        var work = person.Employments.Single(e => e.Id == command.Employment);
        Refuse.If(work.To is not null, EmploymentErrors.Ended);
        Refuse.If(await db.IsLiveMemberAsync(person.Id, clock.Today(), cancellationToken), MembershipErrors.StillMember);

        var application = new MembershipApplication(command.Category, ApplicationChannel.Unit, user.Id, user.Culture, clock.GetUtcNow());
        application.Fill(command.Category, OnRecord(person), wantsListing: false);
        var unit = await db.Units.Where(u => u.Id == command.Unit).Select(u => u.Name).SingleAsync(cancellationToken);
        var entry = new ApplicationEntry(command.Category, Typed(command.Form, person, work, unit), command.Consent, WantsListing: false, HandIn: true, command.Evidence);
        var taken = await desk.TakeAsync(application, entry, isNew: false, cancellationToken);
        if (!taken.Succeeded) return taken;

        await OnlyOnceAsync(application.ResidentId!.Index, person.Id, cancellationToken);
        // The number ties the application to this record: approving it finds the colleague and makes no second person.
        if (person.ResidentId is null) person.Identify(application.ResidentId with { }, application.Sex, application.BirthDate!.Value);
        db.Applications.Add(application);
        return taken;
    }

    private static Applicant OnRecord(Person person) => new(
        person.Name, person.ResidentId is { } id ? id with { } : null, person.Sex, person.BirthDate, person.Mobile is { } mobile ? mobile with { } : null, person.Email,
        null, null, null, person.Title, person.PracticeCertificate is { } certificate ? certificate with { } : null, null);

    private static ApplicantForm Typed(ColleagueForm form, Person person, Employment work, string unit) => new(
        person.Name, person.ResidentId is null ? form.ResidentId : null, form.Mobile, form.Email.Said() ?? person.Email, unit, UnlistedUnit: false,
        work.Department, form.Title.Said() ?? work.Title ?? person.Title, form.PracticeCertificate, Statement: null);

    private async Task OnlyOnceAsync(string index, Id<Person> person, CancellationToken cancellationToken)
    {
        Refuse.If(await db.People.AnyAsync(p => p.Id != person && p.ResidentId!.Index == index, cancellationToken), Elsewhere);
        Refuse.If(await db.Applications.AnyAsync(a => a.Status == ApplicationStatus.Submitted && a.ResidentId!.Index == index, cancellationToken), Waits);
    }
}
