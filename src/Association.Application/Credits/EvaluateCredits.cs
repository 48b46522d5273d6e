using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Events;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Credits;

/// <summary>Says how many credits somebody gets where the rules leave it to whoever judges, as for lecturers by the rules of 2024; within the cap of the year. Source: domain.md R1.08.</summary>
[Requires(Permissions.ReviewCredits)]
public sealed record EvaluateCredits(Id<Event> Event, Id<CreditAward> Award, decimal Credits) : ICommand<Result>, IInEvent
{
    public const int Most = 50;
}

internal sealed class EvaluateCreditsValidator : AbstractValidator<EvaluateCredits>
{
    public EvaluateCreditsValidator() => RuleFor(c => c.Credits).GreaterThan(0).LessThanOrEqualTo(EvaluateCredits.Most);
}

internal sealed class EvaluateCreditsHandler(IAssociationDb db, CreditComputer computer, TimeProvider clock) : IRequestHandler<EvaluateCredits, Result>
{
    public async Task<Result> Handle(EvaluateCredits command, CancellationToken cancellationToken)
    {
        if (await db.CreditAwards.FirstOrDefaultAsync(a => a.Id == command.Award && a.Event == command.Event, cancellationToken) is not { } award) return CreditErrors.NotFound;
        var (_, computed) = await computer.OfAsync(command.Event, null, cancellationToken);
        if (computed.FirstOrDefault(c => c.Person == award.Person && c.Role == award.Role) is not { Outcome.Rule.Basis: CreditBasis.Evaluated } credit) return CreditErrors.ByRule;
        var work = credit.Work with { Evaluated = command.Credits };
        award.Compute(credit.Pack, work, CreditCalculator.Of(credit.Pack.Rules, work, credit.Used), clock.GetUtcNow());
        return Result.Done;
    }
}
