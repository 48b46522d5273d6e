using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Pricing;
using Association.Application.Members.Desk;
using Association.Application.Members.Units;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Groups;

/// <param name="NamesDue">The last day for the names; null: the day before the lock date.</param>
public sealed record GroupTerms(
    string? ContactName, string? ContactEmail, string? InvoiceHead, string? TaxpayerNumber, DateOnly? NamesDue, IReadOnlyList<GroupRow> Rows, string? Coupon = null);

/// <summary>What a group order asks for, whoever pays.</summary>
internal interface IGroupOrder
{
    GroupTerms Terms { get; }
}

/// <summary>A liaison takes seats for the unit, all or none, some of them still without a name.</summary>
[Requires(Permissions.Self)]
public sealed record PlaceUnitOrder(Id<MemberUnit> Unit, Id<Event> Event, GroupTerms Terms, string? IdempotencyKey = null)
    : ICommand<Result<GroupOutcome>>, IForMyStaff, IIdempotent, IGroupOrder;

/// <summary>The office takes seats for a sponsor, who gets the link to name them.</summary>
[Requires(Permissions.EditRegistrations)]
public sealed record PlaceSponsorOrder(Id<Event> Event, string? Sponsor, GroupTerms Terms, string? IdempotencyKey = null)
    : ICommand<Result<GroupOutcome>>, IInEvent, IIdempotent, IGroupOrder;

public sealed record GroupOutcome(Guid Group, string Number);

internal sealed class PlaceUnitOrderValidator : AbstractValidator<PlaceUnitOrder>
{
    public PlaceUnitOrderValidator() => Include(new GroupTermsValidator());
}

internal sealed class PlaceSponsorOrderValidator : AbstractValidator<PlaceSponsorOrder>
{
    public PlaceSponsorOrderValidator()
    {
        RuleFor(c => c.Sponsor).NotEmpty().MaximumLength(Order.MaxPayerLength);
        Include(new GroupTermsValidator());
    }
}

internal sealed class GroupTermsValidator : AbstractValidator<IGroupOrder>
{
    public GroupTermsValidator()
    {
        RuleFor(c => c.Terms.ContactName).NotEmpty().MaximumLength(GroupOrder.MaxContactLength).OverridePropertyName("ContactName");
        RuleFor(c => c.Terms.ContactEmail).NotEmpty().OverridePropertyName("ContactEmail");
        RuleFor(c => c.Terms.InvoiceHead).MaximumLength(Order.MaxPayerLength).OverridePropertyName("InvoiceHead");
        RuleFor(c => c.Terms.TaxpayerNumber).MaximumLength(Order.MaxTaxpayerNumberLength).OverridePropertyName("TaxpayerNumber");
        RuleFor(c => c.Terms.Coupon).MaximumLength(2 * CouponCode.MaxLength).OverridePropertyName("Coupon");
        RuleFor(c => c.Terms.Rows).Must(r => r.Count > 0).WithErrorCode(GroupErrors.Empty.Code).OverridePropertyName("Rows");
        RuleFor(c => c.Terms.Rows).Must(r => r.Count <= GroupOrder.MaxSeats).WithErrorCode(GroupErrors.TooMany.Code).OverridePropertyName("Rows");
    }
}

internal sealed class PlaceGroupOrderHandler(IAssociationDb db, ICurrentUser user, GroupRows rows, GroupSeating seating, SeatClaims seats, CouponDesk coupons, TimeProvider clock)
    : IRequestHandler<PlaceUnitOrder, Result<GroupOutcome>>, IRequestHandler<PlaceSponsorOrder, Result<GroupOutcome>>
{
    public async Task<Result<GroupOutcome>> Handle(PlaceUnitOrder command, CancellationToken cancellationToken)
    {
        var name = await db.Units.Where(u => u.Id == command.Unit).Select(u => u.Name).SingleAsync(cancellationToken);
        return await PlaceAsync(command.Event, Payer(PayerKind.Unit, command.Unit, name, command.Terms), command.Terms, cancellationToken);
    }

    public Task<Result<GroupOutcome>> Handle(PlaceSponsorOrder command, CancellationToken cancellationToken) =>
        PlaceAsync(command.Event, Payer(PayerKind.Sponsor, null, command.Sponsor!.Trim(), command.Terms), command.Terms, cancellationToken);

    private static GroupPayer Payer(PayerKind kind, Id<MemberUnit>? unit, string name, GroupTerms terms) =>
        EmailAddress.TryParse(terms.ContactEmail, out var address, out var fault)
            ? new(kind, unit, name, terms.ContactName!.Trim(), address.Value)
            : throw new RefusedException(fault.At("ContactEmail"));

    private async Task<Result<GroupOutcome>> PlaceAsync(Id<Event> id, GroupPayer payer, GroupTerms terms, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var @event = await db.Events.AsNoTracking().Include(e => e.Categories).ThenInclude(c => c.Phases)
            .FirstOrDefaultAsync(e => e.Id == id && e.Status != EventStatus.Draft, cancellationToken);
        if (@event is null) return EventErrors.NotFound;
        if (!@event.TakesRegistrations(now)) return RegistrationErrors.Closed;

        var read = await rows.ReadAsync(@event, payer.Unit, terms.Rows, cancellationToken);
        if (read.Any(r => r.Errors.Count > 0)) return GroupErrors.Rows;
        var quotes = await coupons.LowerAsync([.. read.Select(r => (r.Quote, r.Category?.Id))], terms.Coupon, @event.Id, take: true, cancellationToken);
        read = [.. read.Zip(quotes, (line, quote) => line with { Quote = quote })];
        var group = new GroupOrder(@event.Id, payer, user.Id, user.Culture, NamesDue(@event, terms.NamesDue, now), now);
        db.GroupOrders.Add(group);
        var order = Bill(group, @event, terms, read, now);
        foreach (var (seat, who) in group.Seats.Zip(read).Where(x => x.Second.Attendee is not null))
            seating.Name(group, seat, order, who, @event.PaymentDeadline(now), now);
        await ClaimAsync(@event.Id, read, cancellationToken);
        db.Outbox.Add(new OutboxMessage(MailTemplates.GroupReceived, group.Id.Value, group.ContactEmail, group.Language, now));
        return new GroupOutcome(group.Id.Value, group.Number);
    }

    private static DateTimeOffset NamesDue(Event @event, DateOnly? day, DateTimeOffset now)
    {
        var due = day is { } given ? AssociationCalendar.At(given.AddDays(1)) : @event.ChangesUntil;
        Refuse.If(due <= now || due > @event.ChangesUntil, GroupErrors.NamesDue);
        return due;
    }

    /// <summary>One payer, one order: a line for each seat that costs something.</summary>
    private Order? Bill(GroupOrder group, Event @event, GroupTerms terms, IReadOnlyList<ReadSeat> read, DateTimeOffset now)
    {
        var order = new Order(@event.Id, group.Payer, user.Id, @event.PaymentDeadline(now), now);
        order.InvoicedTo(terms.InvoiceHead.Said(), terms.TaxpayerNumber.Said());
        foreach (var line in read)
        {
            var seat = group.Add(line.Category!.Id, line.Quote!);
            if (seat.Price > Money.Zero) order.Add(seat.Id, null, PlaceBilling.Cut(PlaceBilling.Line(@event, line.Category, $"{group.Payer} #{seat.Position}")), seat.Price);
        }

        if (order.Lines.Count == 0) return null;
        group.BilledBy(order.Id);
        db.Orders.Add(order);
        db.LedgerTransactions.Add(LedgerTransaction.Move(LedgerKind.Charge, order.Id, LedgerAccount.Receivable, LedgerAccount.EventIncome, order.Total, now));
        return order;
    }

    /// <summary>All seats of all quotas in one step, each quota by one statement and in the order of their ids: all or none.</summary>
    private async Task ClaimAsync(Id<Event> @event, IReadOnlyList<ReadSeat> read, CancellationToken cancellationToken)
    {
        var layout = await db.Quotas.AsNoTracking().Include(q => q.Covered).Where(q => q.Event == @event).ToListAsync(cancellationToken);
        foreach (var line in read)
            foreach (var quota in layout.Where(q => q.Covers(line.Category!.Id))) seats.Take(quota.Id);
    }
}
