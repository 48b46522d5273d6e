using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Waiting;
using Association.Domain.Common;
using Association.Domain.Events;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Seats;

/// <summary>Seats that several categories share, as in "50 students of the 300".</summary>
[Requires(Permissions.EditEvents)]
public sealed record AddSharedQuota(Id<Event> Event, string? NameZh, string? NameEn, IReadOnlyList<Guid> Categories, int Capacity) : ICommand<Result<Guid>>, IInEvent;

internal sealed class AddSharedQuotaValidator : AbstractValidator<AddSharedQuota>
{
    public AddSharedQuotaValidator()
    {
        RuleFor(c => c.NameZh).NotEmpty().MaximumLength(TicketCategory.MaxNameLength);
        RuleFor(c => c.NameEn).MaximumLength(TicketCategory.MaxNameLength);
        RuleFor(c => c.Categories).NotEmpty().WithErrorCode(QuotaErrors.NothingCovered.Code);
        RuleFor(c => c.Capacity).InclusiveBetween(1, Quota.MaxCapacity);
    }
}

internal sealed class AddSharedQuotaHandler(IAssociationDb db, HeldPlaces held, TimeProvider clock) : IRequestHandler<AddSharedQuota, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(AddSharedQuota command, CancellationToken cancellationToken)
    {
        var @event = await db.Events.AsNoTracking().Include(e => e.Categories).FirstOrDefaultAsync(e => e.Id == command.Event, cancellationToken);
        if (@event is null) return EventErrors.NotFound;
        var covered = @event.Categories.Where(c => command.Categories.Contains(c.Id.Value)).Select(c => c.Id).ToList();
        var taken = await held.OfAsync(@event.Id, covered, cancellationToken);
        // Somebody who registers in this very moment would not be counted.
        if (taken > 0 && @event.TakesRegistrations(clock.GetUtcNow())) return QuotaErrors.WhileOpen;

        var quota = new Quota(@event.Id, new Bilingual(command.NameZh!, command.NameEn), covered, command.Capacity, taken);
        db.Quotas.Add(quota);
        return quota.Id.Value;
    }
}

/// <summary>Another name or number of seats; what is raised is offered to who waits.</summary>
[Requires(Permissions.EditEvents)]
public sealed record ChangeSharedQuota(Id<Event> Event, Id<Quota> Quota, string? NameZh, string? NameEn, int Capacity) : ICommand<Result>, IInEvent;

internal sealed class ChangeSharedQuotaValidator : AbstractValidator<ChangeSharedQuota>
{
    public ChangeSharedQuotaValidator()
    {
        RuleFor(c => c.NameZh).NotEmpty().MaximumLength(TicketCategory.MaxNameLength);
        RuleFor(c => c.NameEn).MaximumLength(TicketCategory.MaxNameLength);
        RuleFor(c => c.Capacity).InclusiveBetween(1, Quota.MaxCapacity);
    }
}

internal sealed class ChangeSharedQuotaHandler(IAssociationDb db, WaitingQueue queue) : IRequestHandler<ChangeSharedQuota, Result>
{
    public async Task<Result> Handle(ChangeSharedQuota command, CancellationToken cancellationToken)
    {
        var quotas = db.Quotas.Where(q => q.Id == command.Quota && q.Event == command.Event && q.IsShared);
        if (!await quotas.AnyAsync(cancellationToken)) return QuotaErrors.NotFound;
        var (zh, en) = (command.NameZh!.Trim(), string.IsNullOrWhiteSpace(command.NameEn) ? null : command.NameEn.Trim());
        // Lowered only by a statement that looks at the seats taken at this very moment.
        var changed = await quotas.Where(q => q.Taken <= command.Capacity)
            .ExecuteUpdateAsync(row => row.SetProperty(q => q.Capacity, command.Capacity).SetProperty(q => q.Name!.Zh, zh).SetProperty(q => q.Name!.En, en), cancellationToken);
        if (changed != 1) return QuotaErrors.BelowTaken.At(nameof(command.Capacity));
        await queue.FillAsync(command.Event, cancellationToken);
        return Result.Done;
    }
}

/// <summary>The categories share these seats no more; their other quotas go on.</summary>
[Requires(Permissions.EditEvents)]
public sealed record RemoveSharedQuota(Id<Event> Event, Id<Quota> Quota) : ICommand<Result>, IInEvent;

internal sealed class RemoveSharedQuotaHandler(IAssociationDb db, HeldPlaces held, TimeProvider clock) : IRequestHandler<RemoveSharedQuota, Result>
{
    public async Task<Result> Handle(RemoveSharedQuota command, CancellationToken cancellationToken)
    {
        var quota = await db.Quotas.Include(q => q.Covered).FirstOrDefaultAsync(q => q.Id == command.Quota && q.Event == command.Event && q.IsShared, cancellationToken);
        if (quota is null) return QuotaErrors.NotFound;
        var @event = await db.Events.AsNoTracking().SingleAsync(e => e.Id == command.Event, cancellationToken);
        // Whoever registers in this very moment would look for the seats that are gone.
        if (@event.TakesRegistrations(clock.GetUtcNow()) && await held.OfAsync(@event.Id, [.. quota.Covered.Select(c => c.Category)], cancellationToken) > 0) return QuotaErrors.WhileOpen;
        db.Quotas.Remove(quota);
        return Result.Done;
    }
}

/// <summary>Counts the places that hold a seat: active registrations, those held until a decision, offers, and the seats of groups.</summary>
internal sealed class HeldPlaces(IAssociationDb db)
{
    public async Task<int> OfAsync(Id<Event> @event, IReadOnlyCollection<Id<TicketCategory>> categories, CancellationToken cancellationToken) =>
        await db.Registrations.CountAsync(r => r.Event == @event && r.Group == null && categories.Contains(r.Category)
            && (r.Status == RegistrationStatus.AwaitingPayment || r.Status == RegistrationStatus.Confirmed || r.Status == RegistrationStatus.Pending && r.SeatReserved), cancellationToken)
        + await db.WaitingList.CountAsync(e => e.Event == @event && categories.Contains(e.Category) && e.Status == WaitingStatus.Offered, cancellationToken)
        + await db.GroupSeats.CountAsync(s => s.EndedAt == null && categories.Contains(s.Category) && db.GroupOrders.Any(g => g.Id == s.Group && g.Event == @event), cancellationToken);

    /// <summary>Those that were sold at the price of one phase.</summary>
    public async Task<int> AtAsync(Id<PricePhase> phase, CancellationToken cancellationToken) =>
        await db.Registrations.CountAsync(r => r.Phase == phase && r.Group == null
            && (r.Status == RegistrationStatus.AwaitingPayment || r.Status == RegistrationStatus.Confirmed), cancellationToken)
        + await db.GroupSeats.CountAsync(s => s.Phase == phase && s.EndedAt == null, cancellationToken);
}
