using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Waiting;
using Association.Domain.Common;
using Association.Domain.Events;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

/// <summary>When registration is open, how many seats there are, and how long an unpaid place is held.</summary>
/// <param name="ClosesAt">Wall-clock time in Asia/Shanghai.</param>
[Requires(Permissions.EditEvents)]
public sealed record OpenRegistration(Id<Event> Event, DateTime? OpensAt, DateTime ClosesAt, int Capacity, int PaymentDays) : ICommand<Result>, IInEvent;

internal sealed class OpenRegistrationValidator : AbstractValidator<OpenRegistration>
{
    public OpenRegistrationValidator()
    {
        RuleFor(c => c.ClosesAt).NotEmpty();
        RuleFor(c => c.ClosesAt).GreaterThan(c => c.OpensAt!.Value).When(c => c.OpensAt is not null);
        RuleFor(c => c.Capacity).InclusiveBetween(1, Quota.MaxCapacity);
        RuleFor(c => c.PaymentDays).InclusiveBetween(0, 90);
    }
}

internal sealed class OpenRegistrationHandler(IAssociationDb db, WaitingQueue queue) : IRequestHandler<OpenRegistration, Result>
{
    public async Task<Result> Handle(OpenRegistration command, CancellationToken cancellationToken)
    {
        if (await db.Events.FirstOrDefaultAsync(e => e.Id == command.Event, cancellationToken) is not { } @event) return EventErrors.NotFound;

        @event.OpenRegistration(command.OpensAt is { } opens ? AssociationCalendar.At(opens) : null, AssociationCalendar.At(command.ClosesAt), command.PaymentDays);
        return await SetCapacityAsync(command, cancellationToken);
    }

    /// <summary>Lowered only by a statement that looks at the seats taken at this very moment.</summary>
    private async Task<Result> SetCapacityAsync(OpenRegistration command, CancellationToken cancellationToken)
    {
        var quotas = db.Quotas.Where(q => q.Event == command.Event && q.Category == null && !q.IsShared);
        if (!await quotas.AnyAsync(cancellationToken))
        {
            db.Quotas.Add(new Quota(command.Event, null, command.Capacity));
            return Result.Done;
        }

        var changed = await quotas.Where(q => q.Taken <= command.Capacity)
            .ExecuteUpdateAsync(row => row.SetProperty(q => q.Capacity, command.Capacity), cancellationToken);
        if (changed != 1) return QuotaErrors.BelowTaken.At("Capacity");
        await queue.FillAsync(command.Event, cancellationToken);
        return Result.Done;
    }
}
