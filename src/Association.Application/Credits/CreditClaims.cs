using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Files;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Credits;

/// <summary>Begins or changes a claim of one's own for credits earned elsewhere.</summary>
/// <param name="Claim">Null: a new one.</param>
[Requires(Permissions.Self)]
public sealed record SaveClaim(Id<CreditClaim>? Claim, ClaimTerms Terms) : ICommand<Result<Guid>>;

[Requires(Permissions.Self)]
public sealed record AddClaimEvidence(Id<CreditClaim> Claim, UploadedFile? File) : ICommand<Result>, IOwnClaim;

[Requires(Permissions.Self)]
public sealed record RemoveClaimEvidence(Id<CreditClaim> Claim, Id<ClaimEvidence> Evidence) : ICommand<Result>, IOwnClaim;

/// <summary>Hands a claim in: from then on its owner changes nothing.</summary>
[Requires(Permissions.Self)]
public sealed record HandInClaim(Id<CreditClaim> Claim) : ICommand<Result>, IOwnClaim;

/// <summary>A request about a claim of one's own.</summary>
public interface IOwnClaim
{
    Id<CreditClaim> Claim { get; }
}

internal sealed class OwnClaimAccess<TRequest>(IAssociationDb db, ICurrentUser user) : IAccessRule<TRequest> where TRequest : IOwnClaim
{
    public async Task<bool> AllowsAsync(TRequest request, CancellationToken cancellationToken) =>
        user.Person is { } me && await db.CreditClaims.AnyAsync(c => c.Id == request.Claim && c.Person == me, cancellationToken);
}

internal sealed class SaveClaimValidator : AbstractValidator<SaveClaim>
{
    public SaveClaimValidator()
    {
        RuleFor(c => c.Terms.Title).NotEmpty().MaximumLength(CreditClaim.MaxTextLength).OverridePropertyName("Title");
        RuleFor(c => c.Terms.Issuer).MaximumLength(CreditClaim.MaxTextLength).OverridePropertyName("Issuer");
        RuleFor(c => c.Terms.ProjectNumber).MaximumLength(Domain.Events.CmeTerms.MaxNumberLength).OverridePropertyName("ProjectNumber");
        RuleFor(c => c.Terms.Kind).IsInEnum().OverridePropertyName("Kind");
        RuleFor(c => c.Terms.Hours).InclusiveBetween(0, 5_000).OverridePropertyName("Hours");
        RuleFor(c => c.Terms.Months).InclusiveBetween(0, 60).OverridePropertyName("Months");
        RuleFor(c => c.Terms.Rank).InclusiveBetween(1, 50).OverridePropertyName("Rank");
        RuleFor(c => c.Terms.Characters).InclusiveBetween(0, 10_000_000).OverridePropertyName("Characters");
        RuleFor(c => c.Terms.Asked).InclusiveBetween(0, 50).OverridePropertyName("Asked");
    }
}

internal sealed class SaveClaimAccess(IAssociationDb db, ICurrentUser user) : IAccessRule<SaveClaim>
{
    public async Task<bool> AllowsAsync(SaveClaim request, CancellationToken cancellationToken) =>
        user.Person is { } me && (request.Claim is not { } id || await db.CreditClaims.AnyAsync(c => c.Id == id && c.Person == me, cancellationToken));
}

internal sealed class OwnClaimHandlers(IAssociationDb db, IFileStore files, RulePackShelf shelf, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<SaveClaim, Result<Guid>>, IRequestHandler<AddClaimEvidence, Result>, IRequestHandler<RemoveClaimEvidence, Result>, IRequestHandler<HandInClaim, Result>
{
    public async Task<Result<Guid>> Handle(SaveClaim command, CancellationToken cancellationToken)
    {
        if (await shelf.OnAsync(command.Terms.EndedOn, cancellationToken) is { } pack && pack.Rules.RuleFor(command.Terms.Work(0)) is null) return ClaimErrors.NoCredits;
        if (command.Claim is { } id)
        {
            if (await FindAsync(id, cancellationToken) is not { } known) return ClaimErrors.NotFound;
            known.Describe(command.Terms, clock.Today());
            return known.Id.Value;
        }

        var (me, today) = (user.Person!.Value, clock.Today());
        var work = await db.Employments.AsNoTracking().Where(e => e.Person == me && e.From <= today && (e.To == null || e.To >= today)).OrderByDescending(e => e.From).Select(e => new { e.Unit, e.Department }).FirstOrDefaultAsync(cancellationToken);
        var claim = new CreditClaim(me, work?.Unit, command.Terms, clock.GetUtcNow(), work?.Department);
        db.CreditClaims.Add(claim);
        return claim.Id.Value;
    }

    public async Task<Result> Handle(AddClaimEvidence command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Claim, cancellationToken) is not { } claim) return ClaimErrors.NotFound;
        var type = EvidenceFile.TypeOf(command.File);
        claim.Add(await files.KeepAsync(command.File!.Content, command.File.Name, type, FilePurpose.Evidence, user.Id, cancellationToken));
        return Result.Done;
    }

    public async Task<Result> Handle(RemoveClaimEvidence command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Claim, cancellationToken) is not { } claim) return ClaimErrors.NotFound;
        var file = claim.Remove(command.Evidence);
        if (await db.Files.FirstOrDefaultAsync(f => f.Id == file, cancellationToken) is { } kept) kept.Discard(clock.GetUtcNow());
        return Result.Done;
    }

    public async Task<Result> Handle(HandInClaim command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Claim, cancellationToken) is not { } claim) return ClaimErrors.NotFound;
        claim.HandIn(clock.GetUtcNow());
        return Result.Done;
    }

    private Task<CreditClaim?> FindAsync(Id<CreditClaim> id, CancellationToken cancellationToken) => db.CreditClaims.Include(c => c.Evidence).FirstOrDefaultAsync(c => c.Id == id, cancellationToken);
}
