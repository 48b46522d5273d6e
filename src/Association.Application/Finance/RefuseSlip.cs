using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Members.Memberships;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Finance;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance;

/// <summary>Sends a slip back with the reason; the payer can upload another while the order is open.</summary>
[Requires(Permissions.ConfirmPayments)]
public sealed record RefuseSlip(Id<Order> Order, string Reason) : ICommand<Result>;

internal sealed class RefuseSlipValidator : AbstractValidator<RefuseSlip>
{
    public RefuseSlipValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(Order.MaxReasonLength);
}

internal sealed class RefuseSlipHandler(IAssociationDb db, DuesPayers payers, ICurrentUser user, TimeProvider clock) : IRequestHandler<RefuseSlip, Result>
{
    public async Task<Result> Handle(RefuseSlip command, CancellationToken cancellationToken)
    {
        var order = await db.Orders.Include(o => o.Slips).Include(o => o.Lines).FirstOrDefaultAsync(o => o.Id == command.Order, cancellationToken);
        if (order is null) return OrderErrors.NotFound;

        var (now, slip) = (clock.GetUtcNow(), order.PendingSlip);
        order.RefuseSlip(command.Reason, user.Id, now);
        var registrations = order.Lines.Select(l => l.Registration).OfType<Id<Domain.Events.Registration>>().ToList();
        foreach (var told in await db.Registrations.AsNoTracking().Where(r => registrations.Contains(r.Id) && r.Group == null && r.Email != null).ToListAsync(cancellationToken))
            db.Outbox.Add(new OutboxMessage(MailTemplates.SlipRefused, told.Id.Value, told.Email!, told.Language, now, slip!.Id.ToString()));
        if (await db.GroupOrders.AsNoTracking().FirstOrDefaultAsync(g => g.Order == order.Id, cancellationToken) is { } group)
            db.Outbox.Add(new OutboxMessage(MailTemplates.GroupSlipRefused, group.Id.Value, group.ContactEmail, group.Language, now, slip!.Id.ToString()));
        if (await payers.OfAsync(order, cancellationToken) is { } payer)
            db.Outbox.Add(new OutboxMessage(MailTemplates.DuesSlipRefused, order.Id.Value, payer.Address, payer.Language, now, slip!.Id.ToString()));
        return Result.Done;
    }
}
