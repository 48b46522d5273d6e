using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Tasks;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using Association.Domain.Tasks;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Application.Credits;

/// <summary>Releases one award: from then on it counts, and never changes.</summary>
/// <returns>Whose it is, for the result of a row.</returns>
[Requires(Permissions.ReviewCredits)]
public sealed record ReleaseCredits(Id<Event> Event, Id<CreditAward> Award) : ICommand<Result<string>>, IInEvent;

/// <summary>Queues the release of all that wait for nothing; the task shows how far it is.</summary>
[Requires(Permissions.ReviewCredits)]
public sealed record StartCreditRelease(Id<Event> Event, string? IdempotencyKey = null) : ICommand<Result<Guid>>, IInEvent, IIdempotent;

/// <summary>Takes released or proposed credits back, with the reason; the record stays.</summary>
[Requires(Permissions.ReviewCredits)]
public sealed record ReverseCredits(Id<Event> Event, Id<CreditAward> Award, string Reason) : ICommand<Result>, IInEvent;

/// <summary>What could be released of an event now, in order.</summary>
[Requires(Permissions.ReviewCredits)]
public sealed record CreditsToRelease(Id<Event> Event) : IQuery<IReadOnlyList<Id<CreditAward>>>, IInEvent;

internal sealed class ReverseCreditsValidator : AbstractValidator<ReverseCredits>
{
    public ReverseCreditsValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(CreditAward.MaxReasonLength);
}

internal sealed class ReleaseCreditsHandlers(IAssociationDb db, CreditHolds holds, CreditCaps caps, ReversedCredits reversed, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ReleaseCredits, Result<string>>, IRequestHandler<StartCreditRelease, Result<Guid>>, IRequestHandler<ReverseCredits, Result>, IRequestHandler<CreditsToRelease, IReadOnlyList<Id<CreditAward>>>
{
    public async Task<Result<string>> Handle(ReleaseCredits command, CancellationToken cancellationToken)
    {
        if (await db.Events.AsNoTracking().FirstOrDefaultAsync(e => e.Id == command.Event, cancellationToken) is not { } @event) return EventErrors.NotFound;
        if (await db.CreditAwards.FirstOrDefaultAsync(a => a.Id == command.Award && a.Event == command.Event, cancellationToken) is not { } award) return CreditErrors.NotFound;
        var facts = await holds.ReadAsync(@event, award.Registration is { } place ? [place] : [], cancellationToken);
        if (facts.FilingOpen) return CmeProjectErrors.FilingOpen;
        if (facts.Of(award).Count > 0) return CreditErrors.Waiting;
        if (!await caps.FitsAsync(award, facts, cancellationToken)) return CreditErrors.YearCap;

        award.Release(user.Id, clock.GetUtcNow());
        return await db.People.Where(p => p.Id == award.Person).Select(p => p.Name).FirstAsync(cancellationToken);
    }

    public async Task<Result<Guid>> Handle(StartCreditRelease command, CancellationToken cancellationToken)
    {
        if (!await db.Events.AnyAsync(e => e.Id == command.Event, cancellationToken)) return EventErrors.NotFound;
        var task = new LongTask(LongTaskKind.ReleaseCredits, command.Event.Value, user.Id, clock.GetUtcNow());
        db.Tasks.Add(task);
        return task.Id.Value;
    }

    public async Task<Result> Handle(ReverseCredits command, CancellationToken cancellationToken)
    {
        if (await db.CreditAwards.FirstOrDefaultAsync(a => a.Id == command.Award && a.Event == command.Event, cancellationToken) is not { } award) return CreditErrors.NotFound;
        award.Reverse(command.Reason, user.Id, clock.GetUtcNow());
        await reversed.RevokeAsync(award, cancellationToken);
        return Result.Done;
    }

    /// <summary>What was reversed once is released by hand only.</summary>
    public async Task<IReadOnlyList<Id<CreditAward>>> Handle(CreditsToRelease query, CancellationToken cancellationToken)
    {
        if (await db.Events.AsNoTracking().FirstOrDefaultAsync(e => e.Id == query.Event, cancellationToken) is not { } @event) return [];
        var facts = await holds.ReadAsync(@event, null, cancellationToken);
        var proposed = await db.CreditAwards.AsNoTracking().Where(a => a.Event == query.Event && a.Status == AwardStatus.Proposed
            && !db.CreditAwards.Any(r => r.Event == a.Event && r.Person == a.Person && r.Role == a.Role && r.Status == AwardStatus.Reversed)).OrderBy(a => a.Id).ToListAsync(cancellationToken);
        return [.. proposed.Where(a => facts.Of(a).Count == 0).Select(a => a.Id)];
    }
}

/// <summary>Releases one after the other by the same act as a single one; what was released before a crash is not there any more.</summary>
internal sealed class CreditReleaseWorker(IServiceScopeFactory scopes) : ILongTaskWorker
{
    public LongTaskKind Kind => LongTaskKind.ReleaseCredits;

    public async Task RunAsync(LongTask task, ILongTaskProgress progress, CancellationToken cancellationToken)
    {
        var @event = new Id<Event>(task.Subject!.Value);
        // Since somebody computed them doors may have handed in more scans, or a session may have moved.
        var computed = await SendAsync(new ComputeEventCredits(@event), cancellationToken);
        if (!computed.Succeeded) throw new RefusedException(computed.Errors[0]);
        var open = await SendAsync(new CreditsToRelease(@event), cancellationToken);
        await progress.StartAsync(open.Count, cancellationToken);
        foreach (var award in open)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var released = await SendAsync(new ReleaseCredits(@event, award), cancellationToken);
            await progress.RowAsync(released.Succeeded ? new(released.Value, true, Href: $"/office/events/{@event}/credits?view=Released")
                : new($"{award}", false, released.Errors[0].Code, $"/office/events/{@event}/credits?view=Waiting"), cancellationToken);
        }
    }

    private async Task<T> SendAsync<T>(IRequest<T> request, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateSystemScope("task:credits");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }
}
