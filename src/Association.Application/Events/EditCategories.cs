using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Seats;
using Association.Application.Events.Waiting;
using Association.Domain.Common;
using Association.Domain.Events;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

/// <param name="Until">The first moment at which the phase no longer holds, wall-clock in Asia/Shanghai; null for the last phase.</param>
/// <param name="Places">After so many places the phase is over; null: by date alone.</param>
public sealed record PhasePrice(string NameZh, string? NameEn, decimal MemberPrice, decimal NonMemberPrice, DateTime? Until, int? Places = null)
{
    internal PhaseTerms Terms() => new(
        new Bilingual(NameZh, NameEn), new Money(MemberPrice), new Money(NonMemberPrice), Until is { } until ? AssociationCalendar.At(until) : null, Places);
}

/// <summary>What a category says, whether it is new or changed.</summary>
internal interface ICategoryTerms
{
    string NameZh { get; }
    string? NameEn { get; }
    IReadOnlyList<PhasePrice> Phases { get; }
    int? Capacity { get; }
}

[Requires(Permissions.EditEvents)]
public sealed record AddCategory(Id<Event> Event, string NameZh, string? NameEn, bool MembersOnly, IReadOnlyList<PhasePrice> Phases, int? Capacity)
    : ICommand<Result<Guid>>, IInEvent, ICategoryTerms;

internal sealed class AddCategoryValidator : AbstractValidator<AddCategory>
{
    public AddCategoryValidator() => Include(new CategoryTermsValidator());
}

internal sealed class CategoryTermsValidator : AbstractValidator<ICategoryTerms>
{
    private const decimal MaxPrice = 1_000_000;

    public CategoryTermsValidator()
    {
        RuleFor(c => c.NameZh).NotEmpty().MaximumLength(TicketCategory.MaxNameLength);
        RuleFor(c => c.NameEn).MaximumLength(TicketCategory.MaxNameLength);
        RuleFor(c => c.Phases).NotEmpty();
        RuleFor(c => c.Capacity).InclusiveBetween(1, Quota.MaxCapacity);
        RuleForEach(c => c.Phases).ChildRules(phase =>
        {
            phase.RuleFor(p => p.NameZh).NotEmpty().MaximumLength(TicketCategory.MaxNameLength);
            phase.RuleFor(p => p.NameEn).MaximumLength(TicketCategory.MaxNameLength);
            phase.RuleFor(p => p.MemberPrice).InclusiveBetween(0, MaxPrice).PrecisionScale(9, 2, true);
            phase.RuleFor(p => p.Places).InclusiveBetween(1, Quota.MaxCapacity);
            phase.RuleFor(p => p.NonMemberPrice).InclusiveBetween(0, MaxPrice).PrecisionScale(9, 2, true);
        });
        RuleFor(c => c.Phases).Custom(EndLaterThanTheOneBefore);
    }

    /// <summary>The aggregate refuses the same; here the phase that breaks the rule is named.</summary>
    private static void EndLaterThanTheOneBefore(IReadOnlyList<PhasePrice> phases, ValidationContext<ICategoryTerms> context)
    {
        for (var i = 1; i < phases.Count; i++)
        {
            if (phases[i - 1] is { Until: null, Places: null }) context.AddFailure(Order(i - 1));
            else if (phases[i].Until <= phases.Take(i).Max(p => p.Until)) context.AddFailure(Order(i));
        }
    }

    private static ValidationFailure Order(int phase) => new($"{nameof(ICategoryTerms.Phases)}[{phase}].{nameof(PhasePrice.Until)}", PriceErrors.PhaseOrder.Message) { ErrorCode = PriceErrors.PhaseOrder.Code };
}

internal sealed class AddCategoryHandler(IAssociationDb db) : IRequestHandler<AddCategory, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(AddCategory command, CancellationToken cancellationToken)
    {
        if (await db.Events.Include(e => e.Categories).FirstOrDefaultAsync(e => e.Id == command.Event, cancellationToken) is not { } @event)
            return EventErrors.NotFound;

        var category = @event.Sell(new Bilingual(command.NameZh, command.NameEn), command.MembersOnly);
        category.Reprice([.. command.Phases.Select(p => p.Terms())]);
        db.TicketCategories.Add(category);
        if (command.Capacity is { } capacity) db.Quotas.Add(new Quota(@event.Id, category.Id, capacity));
        return category.Id.Value;
    }
}

/// <summary>Changes what a category is called and costs; those who registered keep the price they were told.</summary>
[Requires(Permissions.EditEvents)]
public sealed record EditCategory(Id<Event> Event, Id<TicketCategory> Category, string NameZh, string? NameEn, bool MembersOnly, IReadOnlyList<PhasePrice> Phases, int? Capacity)
    : ICommand<Result>, IInEvent, ICategoryTerms;

internal sealed class EditCategoryValidator : AbstractValidator<EditCategory>
{
    public EditCategoryValidator() => Include(new CategoryTermsValidator());
}

internal sealed class EditCategoryHandler(IAssociationDb db, HeldPlaces held, WaitingQueue queue, TimeProvider clock) : IRequestHandler<EditCategory, Result>
{
    private static readonly Error NotFound = Error.NotFound("category");

    public async Task<Result> Handle(EditCategory command, CancellationToken cancellationToken)
    {
        var @event = await db.Events.Include(e => e.Categories).ThenInclude(c => c.Phases).FirstOrDefaultAsync(e => e.Id == command.Event, cancellationToken);
        if (@event?.Categories.FirstOrDefault(c => c.Id == command.Category) is not { } category) return NotFound;

        category.Describe(new Bilingual(command.NameZh, command.NameEn), command.MembersOnly);
        var counted = category.Phases.Where(p => p.Places is not null).Select(p => p.Id).ToHashSet();
        category.Reprice([.. command.Phases.Select(p => p.Terms())]);
        foreach (var phase in category.Phases.Where(p => p.Places is null != !counted.Contains(p.Id)))
            if (await CountAsync(@event!, phase, cancellationToken) is { } refusal) return refusal;
        return await SetCapacityAsync(command, cancellationToken);
    }

    /// <summary>A phase that begins to count starts from the places held at its price; one that ends to count forgets them.</summary>
    private async Task<Error?> CountAsync(Event @event, PricePhase phase, CancellationToken cancellationToken)
    {
        var taken = phase.Places is null ? 0 : await held.AtAsync(phase.Id, cancellationToken);
        // Somebody who registers in this very moment would not be counted.
        if (taken > 0 && @event.TakesRegistrations(clock.GetUtcNow())) return QuotaErrors.WhileOpen;
        phase.CountFrom(taken);
        return null;
    }

    /// <summary>Lowered or lifted only by a statement that looks at the seats taken at this very moment.</summary>
    private async Task<Result> SetCapacityAsync(EditCategory command, CancellationToken cancellationToken)
    {
        var quotas = db.Quotas.Where(q => q.Event == command.Event && q.Category == command.Category);
        if (!await quotas.AnyAsync(cancellationToken)) return await OpenQuotaAsync(command, cancellationToken);

        var changed = command.Capacity is { } capacity
            ? await quotas.Where(q => q.Taken <= capacity).ExecuteUpdateAsync(row => row.SetProperty(q => q.Capacity, capacity), cancellationToken)
            : await quotas.ExecuteDeleteAsync(cancellationToken);
        if (changed != 1) return QuotaErrors.BelowTaken.At(nameof(command.Capacity));
        await queue.FillAsync(command.Event, cancellationToken);
        return Result.Done;
    }

    /// <summary>A limit set late would not count those who are registered already.</summary>
    private async Task<Result> OpenQuotaAsync(EditCategory command, CancellationToken cancellationToken)
    {
        if (command.Capacity is not { } capacity) return Result.Done;
        if (await held.OfAsync(command.Event, [command.Category], cancellationToken) > 0) return CategoryErrors.InUse.At(nameof(command.Capacity));
        db.Quotas.Add(new Quota(command.Event, command.Category, capacity));
        return Result.Done;
    }
}

internal static class CategoryErrors
{
    public static readonly Error InUse = Error.Conflict("category.in-use", "People have registered under this category.");
}

/// <summary>Takes a category off an event as long as nobody registered under it.</summary>
[Requires(Permissions.EditEvents)]
public sealed record RemoveCategory(Id<Event> Event, Id<TicketCategory> Category) : ICommand<Result>, IInEvent;

internal sealed class RemoveCategoryHandler(IAssociationDb db) : IRequestHandler<RemoveCategory, Result>
{
    public async Task<Result> Handle(RemoveCategory command, CancellationToken cancellationToken)
    {
        var @event = await db.Events.Include(e => e.Categories).ThenInclude(c => c.Phases).FirstOrDefaultAsync(e => e.Id == command.Event, cancellationToken);
        if (@event is null) return EventErrors.NotFound;
        if (await db.Registrations.AnyAsync(r => r.Category == command.Category, cancellationToken) || await db.GroupSeats.AnyAsync(s => s.Category == command.Category, cancellationToken)
            || await db.WaitingList.AnyAsync(w => w.Category == command.Category, cancellationToken) || await db.CouponScopes.AnyAsync(s => s.Category == command.Category, cancellationToken)
            || await db.Quotas.AnyAsync(q => q.Covered.Any(c => c.Category == command.Category), cancellationToken)) return CategoryErrors.InUse;

        db.Quotas.RemoveRange(await db.Quotas.Where(q => q.Event == command.Event && q.Category == command.Category).ToListAsync(cancellationToken));
        @event.Withdraw(command.Category);
        return Result.Done;
    }
}
