using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Pricing;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance.Sponsors;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Sponsors;

/// <param name="Pledge">Seats, or yuan.</param>
/// <param name="Units">Names or credit codes, one a line: whoever works there is eligible. With no unit and no member anybody is, and the office decides.</param>
/// <param name="Categories">Of the event; none: all.</param>
/// <param name="Members">Membership numbers, one a line.</param>
public sealed record AgreementTerms(
    string? Purpose, PledgeKind Kind, decimal? Pledge, DateOnly? From, DateOnly? To, string? Units = null, IReadOnlyList<Guid>? Categories = null, string? Members = null);

internal interface IAgreementTerms
{
    AgreementTerms Terms { get; }
}

/// <summary>Writes down what a sponsor promised for an event.</summary>
[Requires(Permissions.EditFinance)]
public sealed record SignAgreement(Id<Sponsor> Sponsor, Id<Event> Event, AgreementTerms Terms, string? IdempotencyKey = null) : ICommand<Result<Guid>>, IIdempotent, IAgreementTerms;

/// <summary>Another pledge, never below what is used, other dates or other people; what is used stays.</summary>
[Requires(Permissions.EditFinance)]
public sealed record ChangeAgreement(Id<SponsorAgreement> Agreement, AgreementTerms Terms) : ICommand<Result>, IAgreementTerms;

/// <summary>Nothing is used of it any more.</summary>
[Requires(Permissions.EditFinance)]
public sealed record CloseAgreement(Id<SponsorAgreement> Agreement) : ICommand<Result>;

internal sealed class SignAgreementValidator : AbstractValidator<SignAgreement>
{
    public SignAgreementValidator() => Include(new AgreementTermsValidator());
}

internal sealed class ChangeAgreementValidator : AbstractValidator<ChangeAgreement>
{
    public ChangeAgreementValidator() => Include(new AgreementTermsValidator());
}

internal sealed class AgreementTermsValidator : AbstractValidator<IAgreementTerms>
{
    public AgreementTermsValidator()
    {
        RuleFor(c => c.Terms.Purpose).NotEmpty().MaximumLength(SponsorAgreement.MaxPurposeLength).OverridePropertyName("Purpose");
        RuleFor(c => c.Terms.Kind).IsInEnum().OverridePropertyName("Kind");
        RuleFor(c => c.Terms.Pledge).NotNull().GreaterThan(0).PrecisionScale(18, 2, true).OverridePropertyName("Pledge");
        RuleFor(c => c.Terms.From).NotNull().OverridePropertyName("From");
        RuleFor(c => c.Terms.To).NotNull().OverridePropertyName("To");
        RuleFor(c => c.Terms.To).GreaterThanOrEqualTo(c => c.Terms.From).When(c => c.Terms is { From: not null, To: not null }).WithErrorCode(SponsorErrors.Dates.Code).OverridePropertyName("To");
    }
}

internal sealed class KeepAgreementsHandler(IAssociationDb db, TimeProvider clock)
    : IRequestHandler<SignAgreement, Result<Guid>>, IRequestHandler<ChangeAgreement, Result>, IRequestHandler<CloseAgreement, Result>
{
    public async Task<Result<Guid>> Handle(SignAgreement command, CancellationToken cancellationToken)
    {
        if (!await db.Sponsors.AnyAsync(s => s.Id == command.Sponsor, cancellationToken)) return SponsorErrors.NotFound;
        if (!await db.Events.AnyAsync(e => e.Id == command.Event, cancellationToken)) return EventErrors.NotFound;
        var terms = command.Terms;
        var agreement = new SponsorAgreement(command.Sponsor, command.Event, terms.Purpose!, PledgeOf(terms), new(terms.From!.Value, terms.To), clock.GetUtcNow());
        await LimitAsync(agreement, terms, cancellationToken);
        db.SponsorAgreements.Add(agreement);
        return agreement.Id.Value;
    }

    public async Task<Result> Handle(ChangeAgreement command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Agreement, cancellationToken) is not { } agreement) return SponsorErrors.AgreementNotFound;
        agreement.Change(command.Terms.Purpose!, PledgeOf(command.Terms), new(command.Terms.From!.Value, command.Terms.To));
        await LimitAsync(agreement, command.Terms, cancellationToken);
        return Result.Done;
    }

    public async Task<Result> Handle(CloseAgreement command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Agreement, cancellationToken) is not { } agreement) return SponsorErrors.AgreementNotFound;
        agreement.Close(clock.GetUtcNow());
        return Result.Done;
    }

    /// <summary>Alone until the commit: the pledge is compared with what is used, and others use it at the same time.</summary>
    private async Task<SponsorAgreement?> FindAsync(Id<SponsorAgreement> id, CancellationToken cancellationToken)
    {
        await db.SponsorAgreements.Where(a => a.Id == id).ExecuteUpdateAsync(row => row.SetProperty(a => a.Version, a => a.Version + 1), cancellationToken);
        return await db.SponsorAgreements.Include(a => a.Scopes).FirstOrDefaultAsync(a => a.Id == id, cancellationToken);
    }

    private static Pledge PledgeOf(AgreementTerms terms) => new(terms.Kind, terms.Pledge!.Value);

    /// <summary>Categories of other events are left out.</summary>
    private async Task LimitAsync(SponsorAgreement agreement, AgreementTerms terms, CancellationToken cancellationToken)
    {
        List<Id<TicketCategory>> categories = [.. (terms.Categories ?? []).Distinct().Select(id => new Id<TicketCategory>(id))];
        agreement.Limit(
            await db.UnitsTypedAsync(terms.Units, cancellationToken),
            await db.TicketCategories.Where(c => c.Event == agreement.Event && categories.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancellationToken),
            await db.MembersTypedAsync(terms.Members, cancellationToken));
    }
}
