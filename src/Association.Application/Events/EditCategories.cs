using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

/// <param name="Until">The last moment of the phase, wall-clock in Asia/Shanghai; null for the last phase.</param>
public sealed record PhasePrice(string NameZh, string? NameEn, decimal MemberPrice, decimal NonMemberPrice, DateTime? Until);

[Requires(Permissions.EditEvents)]
public sealed record AddCategory(Id<Event> Event, string NameZh, string? NameEn, bool MembersOnly, IReadOnlyList<PhasePrice> Phases, int? Capacity)
    : ICommand<Result<Guid>>, IInEvent;

internal sealed class AddCategoryValidator : AbstractValidator<AddCategory>
{
    private const decimal MaxPrice = 1_000_000;

    public AddCategoryValidator()
    {
        RuleFor(c => c.NameZh).NotEmpty().MaximumLength(TicketCategory.MaxNameLength);
        RuleFor(c => c.NameEn).MaximumLength(TicketCategory.MaxNameLength);
        RuleFor(c => c.Phases).NotEmpty();
        RuleFor(c => c.Capacity).InclusiveBetween(1, Quota.MaxCapacity);
        RuleForEach(c => c.Phases).ChildRules(phase =>
        {
            phase.RuleFor(p => p.NameZh).NotEmpty().MaximumLength(TicketCategory.MaxNameLength);
            phase.RuleFor(p => p.MemberPrice).InclusiveBetween(0, MaxPrice).PrecisionScale(9, 2, true);
            phase.RuleFor(p => p.NonMemberPrice).InclusiveBetween(0, MaxPrice).PrecisionScale(9, 2, true);
        });
    }
}

internal sealed class AddCategoryHandler(IAssociationDb db) : IRequestHandler<AddCategory, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(AddCategory command, CancellationToken cancellationToken)
    {
        if (await db.Events.Include(e => e.Categories).FirstOrDefaultAsync(e => e.Id == command.Event, cancellationToken) is not { } @event)
            return EventErrors.NotFound;

        var category = @event.Sell(new Bilingual(command.NameZh, command.NameEn), command.MembersOnly);
        foreach (var phase in command.Phases)
            category.Price(new Bilingual(phase.NameZh, phase.NameEn), new Money(phase.MemberPrice), new Money(phase.NonMemberPrice),
                phase.Until is { } until ? AssociationCalendar.At(until) : null);
        db.TicketCategories.Add(category);
        if (command.Capacity is { } capacity) db.Quotas.Add(new Quota(@event.Id, category.Id, capacity));
        return category.Id.Value;
    }
}

/// <summary>Takes a category off an event as long as nobody registered under it.</summary>
[Requires(Permissions.EditEvents)]
public sealed record RemoveCategory(Id<Event> Event, Id<TicketCategory> Category) : ICommand<Result>, IInEvent;

internal sealed class RemoveCategoryHandler(IAssociationDb db) : IRequestHandler<RemoveCategory, Result>
{
    private static readonly Error InUse = Error.Conflict("category.in-use", "People have registered under this category.");

    public async Task<Result> Handle(RemoveCategory command, CancellationToken cancellationToken)
    {
        var @event = await db.Events.Include(e => e.Categories).ThenInclude(c => c.Phases).FirstOrDefaultAsync(e => e.Id == command.Event, cancellationToken);
        if (@event is null) return EventErrors.NotFound;
        if (await db.Registrations.AnyAsync(r => r.Category == command.Category, cancellationToken)) return InUse;

        db.Quotas.RemoveRange(await db.Quotas.Where(q => q.Event == command.Event && q.Category == command.Category).ToListAsync(cancellationToken));
        @event.Withdraw(command.Category);
        return Result.Done;
    }
}
