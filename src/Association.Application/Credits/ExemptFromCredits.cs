using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Credits;

/// <summary>Frees somebody from a year's credits, with the reason; without a reason the year counts again.</summary>
[Requires(Permissions.ReviewCredits)]
public sealed record ExemptFromCredits(Id<Person> Person, int Year, string? Reason) : ICommand<Result>;

internal sealed class ExemptFromCreditsValidator : AbstractValidator<ExemptFromCredits>
{
    public ExemptFromCreditsValidator() => RuleFor(c => c.Reason).MaximumLength(CreditAward.MaxReasonLength);
}

internal sealed class ExemptFromCreditsHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ExemptFromCredits, Result>
{
    public async Task<Result> Handle(ExemptFromCredits command, CancellationToken cancellationToken)
    {
        if (!await db.People.AnyAsync(p => p.Id == command.Person && p.ErasedAt == null, cancellationToken)) return Error.NotFound("person");
        db.CreditExemptions.RemoveRange(await db.CreditExemptions.Where(e => e.Person == command.Person && e.Year == command.Year).ToListAsync(cancellationToken));
        if (!string.IsNullOrWhiteSpace(command.Reason)) db.CreditExemptions.Add(new(command.Person, command.Year, command.Reason, user.Id, clock.GetUtcNow()));
        return Result.Done;
    }
}
