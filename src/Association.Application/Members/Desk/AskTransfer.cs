using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Members.Units;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Desk;

/// <summary>Asks that a colleague goes over to another unit, which accepts, or the office; nothing changes before.</summary>
/// <param name="On">The first day there.</param>
[Requires(Permissions.Self)]
public sealed record AskTransfer(Id<MemberUnit> Unit, Id<Employment> Employment, Id<MemberUnit> To, DateOnly On, string? Note) : ICommand<Result<Guid>>, IForMyStaff;

internal sealed class AskTransferValidator : AbstractValidator<AskTransfer>
{
    public AskTransferValidator() => RuleFor(c => c.Note).MaximumLength(StaffTransfer.MaxReasonLength);
}

internal sealed class AskTransferHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<AskTransfer, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(AskTransfer command, CancellationToken cancellationToken)
    {
        if (await db.StaffMemberAsync(command.Unit, command.Employment, cancellationToken) is not { } person) return EmploymentErrors.NotFound;
        if (!await db.Units.AnyAsync(u => u.Id == command.To, cancellationToken)) return UnitErrors.NotFound;
        var work = person.Employments.Single(e => e.Id == command.Employment);
        Refuse.If(work.To is not null, EmploymentErrors.Ended);
        Refuse.If(command.On <= work.From, EmploymentErrors.EndsBeforeStart.At(nameof(command.On)));
        if (await db.StaffTransfers.AnyAsync(t => t.Person == person.Id && t.Status == TransferStatus.Open, cancellationToken)) return TransferErrors.Running;

        var transfer = new StaffTransfer(person.Id, command.Unit, command.To, command.On, command.Note.Said(), user.Id, clock.GetUtcNow());
        db.StaffTransfers.Add(transfer);
        await db.TellLiaisonsAsync(MailTemplates.TransferAsked, transfer, command.To, user, clock, cancellationToken);
        return transfer.Id.Value;
    }
}

internal static class TransferMails
{
    /// <summary>Writes to those who look after the unit's staff.</summary>
    public static async Task TellLiaisonsAsync(this IAssociationDb db, string template, StaffTransfer transfer, Id<MemberUnit> unit, ICurrentUser user, TimeProvider clock, CancellationToken cancellationToken)
    {
        var addresses = await db.UnitLiaisons.Where(l => l.Unit == unit && l.Staff && l.WithdrawnAt == null)
            .Join(db.People, l => l.Person, p => p.Id, (l, p) => p.Email).Where(e => e != null).Distinct().ToListAsync(cancellationToken);
        foreach (var address in addresses) db.Outbox.Add(new OutboxMessage(template, transfer.Id.Value, address!, user.Culture, clock.GetUtcNow()));
    }
}
