using Association.Application.Access;
using Association.Application.Bodies.Desk;
using Association.Application.Common;
using Association.Application.Members.Units;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Lecturers;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Lecturers;

/// <summary>What is known of a lecturer, as it is typed.</summary>
/// <param name="Languages">Tags apart by commas, as in <c>zh,en</c>.</param>
/// <param name="Country">ISO 3166-1, two letters.</param>
public sealed record LecturerForm(string Name, string? Email, string? Unit, string? Title, string? Specialty, string Languages, string Country)
{
    internal LecturerProfile Profile => new(Unit.Said(), Title.Said(), Specialty.Said(),
        string.Join(',', Languages.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)).ToLowerInvariant(), Country.Trim().ToUpperInvariant());
}

internal sealed class LecturerFormValidator : AbstractValidator<LecturerForm>
{
    public LecturerFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().MaximumLength(Person.MaxNameLength);
        RuleFor(f => f.Email).Must(email => string.IsNullOrWhiteSpace(email) || EmailAddress.TryParse(email, out _)).WithErrorCode("email.invalid");
        RuleFor(f => f.Unit).MaximumLength(Lecturer.MaxTextLength);
        RuleFor(f => f.Title).MaximumLength(Lecturer.MaxTextLength);
        RuleFor(f => f.Specialty).MaximumLength(Lecturer.MaxTextLength);
        RuleFor(f => f.Languages).NotEmpty().MaximumLength(Lecturer.MaxLanguagesLength).Matches("^ *[A-Za-z]{2,3}(-[A-Za-z]{2,4})? *(, *[A-Za-z]{2,3}(-[A-Za-z]{2,4})? *)*$").WithErrorCode("lecturer.languages");
        RuleFor(f => f.Country).NotEmpty().Matches("^ *[A-Za-z]{2} *$").WithErrorCode("lecturer.country");
    }
}

/// <summary>The office adds somebody to the expert pool.</summary>
[Requires(Permissions.EditLecturers)]
public sealed record AddLecturer(LecturerForm Form, string? IdempotencyKey = null) : ICommand<Result<Guid>>, IIdempotent;

/// <summary>A head adds somebody to the expert pool.</summary>
[Requires(Permissions.Self)]
public sealed record ProposeLecturer(Id<Body> Body, LecturerForm Form, string? IdempotencyKey = null) : ICommand<Result<Guid>>, IForMyBody, IIdempotent;

/// <param name="Person">Who this is on record; null for nobody.</param>
[Requires(Permissions.EditLecturers)]
public sealed record EditLecturer(Id<Lecturer> Lecturer, LecturerForm Form, Id<Person>? Person, bool Retired) : ICommand<Result>;

/// <summary>Days on which a lecturer cannot come.</summary>
[Requires(Permissions.EditLecturers)]
public sealed record RecordAbsence(Id<Lecturer> Lecturer, DateOnly From, DateOnly To, string? Note) : ICommand<Result>;

[Requires(Permissions.EditLecturers)]
public sealed record EndAbsence(Id<Lecturer> Lecturer, Id<LecturerAbsence> Absence) : ICommand<Result>;

/// <summary>What somebody of the office thought of a lecture.</summary>
[Requires(Permissions.EditLecturers)]
public sealed record JudgeLecturer(Id<Lecturer> Lecturer, int Score, string? Remark, DateOnly On) : ICommand<Result>;

internal sealed class AddLecturerValidator : AbstractValidator<AddLecturer>
{
    public AddLecturerValidator() => RuleFor(c => c.Form).SetValidator(new LecturerFormValidator()).OverridePropertyName("");
}

internal sealed class ProposeLecturerValidator : AbstractValidator<ProposeLecturer>
{
    public ProposeLecturerValidator() => RuleFor(c => c.Form).SetValidator(new LecturerFormValidator()).OverridePropertyName("");
}

internal sealed class EditLecturerValidator : AbstractValidator<EditLecturer>
{
    public EditLecturerValidator() => RuleFor(c => c.Form).SetValidator(new LecturerFormValidator()).OverridePropertyName("");
}

internal sealed class RecordAbsenceValidator : AbstractValidator<RecordAbsence>
{
    public RecordAbsenceValidator() => RuleFor(c => c.Note).MaximumLength(Lecturer.MaxTextLength);
}

internal sealed class JudgeLecturerValidator : AbstractValidator<JudgeLecturer>
{
    public JudgeLecturerValidator(TimeProvider clock)
    {
        RuleFor(c => c.Remark).MaximumLength(LecturerInvitation.MaxNoteLength);
        RuleFor(c => c.On).Must(day => day <= clock.Today()).WithErrorCode("lecturer.judged-ahead");
    }
}

internal sealed class EditLecturersHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) :
    IRequestHandler<AddLecturer, Result<Guid>>, IRequestHandler<ProposeLecturer, Result<Guid>>, IRequestHandler<EditLecturer, Result>,
    IRequestHandler<RecordAbsence, Result>, IRequestHandler<EndAbsence, Result>, IRequestHandler<JudgeLecturer, Result>
{
    public Task<Result<Guid>> Handle(AddLecturer command, CancellationToken cancellationToken) => AddAsync(command.Form);

    public Task<Result<Guid>> Handle(ProposeLecturer command, CancellationToken cancellationToken) => AddAsync(command.Form);

    public async Task<Result> Handle(EditLecturer command, CancellationToken cancellationToken)
    {
        var lecturer = await FindAsync(command.Lecturer, cancellationToken);
        lecturer.Rename(command.Form.Name.Trim(), command.Form.Email.Said());
        lecturer.Describe(command.Form.Profile);
        if (command.Person is { } person) Refuse.Unless(await db.People.AnyAsync(p => p.Id == person, cancellationToken), Error.NotFound("person"));
        lecturer.IsKnownAs(command.Person);
        if (command.Retired) lecturer.Retire(clock.Today());
        else lecturer.Restore();
        return Result.Done;
    }

    public async Task<Result> Handle(RecordAbsence command, CancellationToken cancellationToken)
    {
        (await FindAsync(command.Lecturer, cancellationToken)).IsAway(command.From, command.To, command.Note.Said());
        return Result.Done;
    }

    public async Task<Result> Handle(EndAbsence command, CancellationToken cancellationToken)
    {
        (await FindAsync(command.Lecturer, cancellationToken)).IsBack(command.Absence);
        return Result.Done;
    }

    public async Task<Result> Handle(JudgeLecturer command, CancellationToken cancellationToken)
    {
        (await FindAsync(command.Lecturer, cancellationToken)).Judge(command.Score, command.Remark.Said(), command.On, user.Id);
        return Result.Done;
    }

    private Task<Result<Guid>> AddAsync(LecturerForm form)
    {
        var lecturer = new Lecturer(form.Name.Trim(), form.Email.Said(), form.Profile);
        db.Lecturers.Add(lecturer);
        return Task.FromResult<Result<Guid>>(lecturer.Id.Value);
    }

    private async Task<Lecturer> FindAsync(Id<Lecturer> id, CancellationToken cancellationToken) =>
        await db.Lecturers.Include(l => l.Absences).Include(l => l.Evaluations).FirstOrDefaultAsync(l => l.Id == id, cancellationToken) ?? throw new RefusedException(LecturerErrors.NotFound);
}
