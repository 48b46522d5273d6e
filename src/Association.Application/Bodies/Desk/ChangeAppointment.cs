using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Members.Units;
using Association.Domain.Bodies;
using Association.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Bodies.Desk;

/// <summary>One office on the roster, for the page that changes it.</summary>
[Requires(Permissions.Self)]
public sealed record GetAppointment(Id<Body> Body, Id<Appointment> Appointment) : IQuery<AppointmentView?>, IForMyBody;

/// <param name="MayChange">The reader may, else it is the office's.</param>
public sealed record AppointmentView(
    Guid Id, Guid Person, string Name, BodyPosition Position, string Term, DateOnly TermFrom, DateOnly? TermTo, DateOnly From, DateOnly? To, AppointmentStatus Status, AppointmentManner Manner,
    string? Letter, string? Unit, string? Note, bool MayChange);

internal sealed class GetAppointmentHandler(IAssociationDb db, BodyScope scope) : IRequestHandler<GetAppointment, AppointmentView?>
{
    public async Task<AppointmentView?> Handle(GetAppointment query, CancellationToken cancellationToken)
    {
        var body = await db.Bodies.AsNoTracking().WithOffices().SingleAsync(b => b.Id == query.Body, cancellationToken);
        if (body.Terms.SelectMany(t => t.Appointments, (t, a) => (Term: t, Office: a)).FirstOrDefault(x => x.Office.Id == query.Appointment) is not { Office: { } office, Term: { } term }) return null;
        var name = await db.People.Where(p => p.Id == office.Person).Select(p => p.Name).SingleAsync(cancellationToken);
        var unit = await db.Units.Where(u => u.Id == office.Unit).Select(u => u.Name).FirstOrDefaultAsync(cancellationToken);
        return new(office.Id.Value, office.Person.Value, name, office.Position, term.Name, term.From, term.To, office.From, office.To, office.Status, office.Manner, office.Letter, unit, office.Note,
            scope.IsOffice || DeskPositions.MayGive(body, office.Position));
    }
}

/// <summary>Puts the days of an office right, and whose seat it is.</summary>
[Requires(Permissions.Self)]
public sealed record ChangeAppointment(Id<Body> Body, Id<Appointment> Appointment, DateOnly From, DateOnly? To, string? Unit) : ICommand<Result>, IForMyBody;

/// <summary>Ends an office with its last day, because its holder resigned or for another reason.</summary>
[Requires(Permissions.Self)]
public sealed record EndAppointment(Id<Body> Body, Id<Appointment> Appointment, DateOnly LastDay, bool Resigned, string? Note) : ICommand<Result>, IForMyBody;

internal sealed class EndAppointmentValidator : AbstractValidator<EndAppointment>
{
    public EndAppointmentValidator() => RuleFor(c => c.Note).MaximumLength(Appointment.MaxNoteLength);
}

/// <summary>Takes an office off the roster that was entered by mistake; one that has a letter is ended instead.</summary>
[Requires(Permissions.EditBodies)]
public sealed record TakeBackAppointment(Id<Body> Body, Id<Appointment> Appointment) : ICommand<Result>;

internal sealed class AppointmentHandlers(IAssociationDb db, BodyScope scope)
    : IRequestHandler<ChangeAppointment, Result>, IRequestHandler<EndAppointment, Result>, IRequestHandler<TakeBackAppointment, Result>
{
    private static readonly Error HasLetter = Error.Conflict("appointment.has-letter", "A letter was issued for this office: end it instead.");
    private static readonly Error UnitUnknown = Error.Invalid("body.host-unknown", "No unit on record has this name.", "Unit");

    public async Task<Result> Handle(ChangeAppointment command, CancellationToken cancellationToken)
    {
        var (body, term, office) = await FindAsync(command.Body, command.Appointment, cancellationToken);
        scope.Require(body, office.Position);
        Refuse.If(command.To < command.From, AppointmentErrors.Order);
        Refuse.If(command.From < term.From || term.To is { } end && ((command.To ?? end) > end || command.From > end), AppointmentErrors.OutsideTerm);
        var unit = await db.UnitNamedAsync(command.Unit, cancellationToken);
        Refuse.If(command.Unit.Said() is not null && unit is null, UnitUnknown);
        office.Last(command.From, command.To ?? term.To);
        office.Represents(unit);
        await RequireOneChairAsync(body, office, cancellationToken);
        return Result.Done;
    }

    public async Task<Result> Handle(EndAppointment command, CancellationToken cancellationToken)
    {
        var (body, _, office) = await FindAsync(command.Body, command.Appointment, cancellationToken);
        scope.Require(body, office.Position);
        Refuse.If(command.LastDay < office.From, AppointmentErrors.Order.At(nameof(command.LastDay)));
        office.End(command.LastDay, command.Resigned ? AppointmentStatus.Resigned : AppointmentStatus.Ended, command.Note.Said());
        return Result.Done;
    }

    public async Task<Result> Handle(TakeBackAppointment command, CancellationToken cancellationToken)
    {
        var (_, term, office) = await FindAsync(command.Body, command.Appointment, cancellationToken);
        if (await db.AppointmentLetters.AnyAsync(l => l.Appointment == office.Id, cancellationToken)) return HasLetter;
        db.Appointments.Remove(office);
        return Result.Done;
    }

    /// <summary>Longer days may run into another chair's.</summary>
    private async Task RequireOneChairAsync(Body body, Appointment office, CancellationToken cancellationToken)
    {
        if (office.Position is not BodyPosition.Chair || (await db.RosterPolicyAsync(cancellationToken)).OneChair is not RuleStrength.Refuse) return;
        var others = body.Terms.SelectMany(t => t.Appointments).Where(a => a.Position is BodyPosition.Chair && a.Id != office.Id && a.Person != office.Person);
        Refuse.If(others.Any(a => new DateRange(a.From, a.To).Overlaps(new(office.From, office.To))), RosterErrors.OneChair.At("From"));
    }

    private async Task<(Body Body, BodyTerm Term, Appointment Office)> FindAsync(Id<Body> id, Id<Appointment> appointment, CancellationToken cancellationToken)
    {
        if (await db.ForChangeAsync(id, cancellationToken) is not { } body) throw new RefusedException(BodyErrors.NotFound);
        var term = body.Terms.FirstOrDefault(t => t.Appointments.Any(a => a.Id == appointment)) ?? throw new RefusedException(AppointmentErrors.NotFound);
        return (body, term, term.Appointments.Single(a => a.Id == appointment));
    }
}
