using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Finance.Sponsors;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Sponsors;

/// <summary>What the office writes down of a sponsor.</summary>
/// <param name="CreditCode">Of a legal entity of China; it goes on the invoice.</param>
public sealed record SponsorTerms(string? Name, string? CreditCode, string? ContactName, string? ContactEmail);

internal interface ISponsorTerms
{
    SponsorTerms Terms { get; }
}

[Requires(Permissions.EditFinance)]
public sealed record AddSponsor(SponsorTerms Terms, string? IdempotencyKey = null) : ICommand<Result<Guid>>, IIdempotent, ISponsorTerms;

[Requires(Permissions.EditFinance)]
public sealed record ChangeSponsor(Id<Sponsor> Sponsor, SponsorTerms Terms) : ICommand<Result>, ISponsorTerms;

internal sealed class AddSponsorValidator : AbstractValidator<AddSponsor>
{
    public AddSponsorValidator() => Include(new SponsorTermsValidator());
}

internal sealed class ChangeSponsorValidator : AbstractValidator<ChangeSponsor>
{
    public ChangeSponsorValidator() => Include(new SponsorTermsValidator());
}

internal sealed class SponsorTermsValidator : AbstractValidator<ISponsorTerms>
{
    public SponsorTermsValidator()
    {
        RuleFor(c => c.Terms.Name).NotEmpty().MaximumLength(Sponsor.MaxNameLength).OverridePropertyName("Name");
        RuleFor(c => c.Terms.ContactName).NotEmpty().MaximumLength(Sponsor.MaxContactLength).OverridePropertyName("ContactName");
        RuleFor(c => c.Terms.ContactEmail).NotEmpty().OverridePropertyName("ContactEmail");
    }
}

internal sealed class KeepSponsorsHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<AddSponsor, Result<Guid>>, IRequestHandler<ChangeSponsor, Result>
{
    public Task<Result<Guid>> Handle(AddSponsor command, CancellationToken cancellationToken)
    {
        var (name, code, contact, email) = Read(command.Terms);
        var payer = PayerProfile.OfOther(new(name, code?.Value, Email: email.Value));
        var sponsor = new Sponsor(name, code, contact, email, payer.Id, clock.GetUtcNow());
        db.PayerProfiles.Add(payer);
        db.Sponsors.Add(sponsor);
        return Task.FromResult<Result<Guid>>(sponsor.Id.Value);
    }

    public async Task<Result> Handle(ChangeSponsor command, CancellationToken cancellationToken)
    {
        if (await db.Sponsors.FirstOrDefaultAsync(s => s.Id == command.Sponsor, cancellationToken) is not { } sponsor) return SponsorErrors.NotFound;
        var (name, code, contact, email) = Read(command.Terms);
        sponsor.Describe(name, code, contact, email);
        var payer = await db.PayerProfiles.SingleAsync(p => p.Id == sponsor.Payer, cancellationToken);
        payer.Describe(payer.Data with { Title = name, TaxNumber = code?.Value, Email = email.Value });
        return Result.Done;
    }

    private static (string Name, UnifiedSocialCreditCode? Code, string Contact, EmailAddress Email) Read(SponsorTerms terms)
    {
        UnifiedSocialCreditCode? code = null;
        Refuse.If(!string.IsNullOrWhiteSpace(terms.CreditCode) && !UnifiedSocialCreditCode.TryParse(terms.CreditCode, out code), SponsorErrors.CreditCode);
        return EmailAddress.TryParse(terms.ContactEmail, out var email, out var fault)
            ? (terms.Name!.Trim(), code, terms.ContactName!.Trim(), email) : throw new RefusedException(fault.At("ContactEmail"));
    }
}
