using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Files;
using Association.Application.Members.Desk;
using Association.Domain.Common;
using Association.Domain.Credits;
using Association.Domain.Files;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Credits;

/// <summary>
/// Who looks at a claim: its owner; at the department its reviewers, or whoever keeps the staff of the unit; at the unit, whoever looks after its credits; at the association, the office.
/// </summary>
internal sealed class ClaimLevels(IAssociationDb db, ICurrentUser user, UnitScope scope)
{
    /// <summary>Whether the sender decides at this level of this unit.</summary>
    public async Task<bool> DecidesAsync(CreditClaim claim, CancellationToken cancellationToken) => claim.Status switch
    {
        ClaimStatus.AtDepartment => claim.Unit is { } at && (await scope.ReviewsAsync(at, claim.Department, claim.Person, cancellationToken) || await StandsInAsync(claim, cancellationToken)),
        ClaimStatus.AtUnit => claim.Unit is { } at && (await scope.ServesAsync(at, LiaisonDuty.Credits, cancellationToken) || await StandsInAsync(claim, cancellationToken)),
        ClaimStatus.AtAssociation => user.Has(Permissions.ReviewCredits),
        _ => false,
    };

    /// <summary>Where a unit has nobody but the owner who could decide, the office does: a claim never waits for nobody.</summary>
    private async Task<bool> StandsInAsync(CreditClaim claim, CancellationToken cancellationToken)
    {
        var id = claim.Id;
        return user.Has(Permissions.ReviewCredits) && await Unattended(db.CreditClaims.Where(c => c.Id == id)).AnyAsync(cancellationToken);
    }

    /// <summary>What waits at the association: what came up to it, and what waits where nobody decides.</summary>
    public IQueryable<CreditClaim> AtOffice(IQueryable<CreditClaim> claims)
    {
        var unattended = Unattended(db.CreditClaims).Select(c => c.Id);
        return claims.Where(c => c.Status == ClaimStatus.AtAssociation || unattended.Contains(c.Id));
    }

    private IQueryable<CreditClaim> Unattended(IQueryable<CreditClaim> claims)
    {
        var live = scope.Live();
        return claims.Where(c => c.Status == ClaimStatus.AtUnit && !live.Any(l => l.Unit == c.Unit && l.Person != c.Person && l.Credits)
            || c.Status == ClaimStatus.AtDepartment && !live.Any(l => l.Unit == c.Unit && l.Person != c.Person && (l.Staff || l.Department != null && l.Department == c.Department)));
    }

    public async Task<bool> ReadsAsync(CreditClaim claim, CancellationToken cancellationToken) => claim.Person == user.Person || user.Has(Permissions.ReadCredits)
        || claim is { Status: not ClaimStatus.Draft, Unit: { } unit } && await scope.ClaimsSeenAsync(unit, cancellationToken) is var (all, department) && (all || department is not null && department == claim.Department);

    /// <summary>Those of the unit that the sender may read.</summary>
    public async Task<IQueryable<CreditClaim>> SeenAsync(IQueryable<CreditClaim> claims, Id<MemberUnit> unit, CancellationToken cancellationToken)
    {
        var (all, department) = await scope.ClaimsSeenAsync(unit, cancellationToken);
        claims = claims.Where(c => c.Unit == unit && (c.Status == ClaimStatus.AtDepartment || c.Status == ClaimStatus.AtUnit));
        return all ? claims : claims.Where(c => c.Department != null && c.Department == department);
    }
}

/// <summary>One level's decision; at the last, credits are given and count at once.</summary>
/// <param name="Credits">Where the rules leave it to the employer: how many.</param>
/// <param name="At">The level that the sender saw: who decides for two levels of a unit passes one at a time, however often the button is pressed.</param>
[Requires(Permissions.Self)]
public sealed record DecideClaim(Id<CreditClaim> Claim, ClaimDecision Decision, string? Note = null, decimal? Credits = null, ClaimStatus? At = null) : ICommand<Result>;

[Requires(Permissions.Self)]
public sealed record GetClaim(Id<CreditClaim> Claim) : IQuery<ClaimDetails?>;

/// <param name="Twins">Other claims with a file of the same content.</param>
/// <param name="Award">What was given for it; null: nothing yet.</param>
/// <param name="Outcome">What the rules make of it now; null: none hold.</param>
public sealed record ClaimDetails(CreditClaim Claim, string Name, string? Unit, IReadOnlyList<ClaimTwin> Twins, CreditOutcome? Outcome, bool MayDecide, bool IsOwn, CreditAward? Award = null)
{
    public bool Counts => Award is { Status: AwardStatus.Released };
}

/// <param name="Name">Null, as its title: of another unit, which is none of the reader's business.</param>
public sealed record ClaimTwin(Guid Claim, string? Name, string? Title, string File, ClaimStatus Status);

/// <summary>Claims that wait, at the level of the sender: of a unit, or of the association.</summary>
[Requires(Permissions.Self)]
public sealed record ListClaims(Id<MemberUnit>? Unit = null, bool Mine = false, int Number = 1) : IQuery<ClaimPage>
{
    public const int Size = 50;
}

public sealed record ClaimPage(IReadOnlyList<ClaimLine> Lines, int Total);

public sealed record ClaimLine(Guid Id, string Name, CmeActivityKind Kind, string Title, DateOnly EndedOn, ClaimStatus Status, DateTimeOffset? HandedInAt, decimal? Asked);

[Requires(Permissions.Self)]
public sealed record DownloadEvidence(Id<CreditClaim> Claim, Id<ClaimEvidence> Evidence) : IQuery<FileContent?>;

internal sealed class DecideClaimValidator : AbstractValidator<DecideClaim>
{
    public DecideClaimValidator()
    {
        RuleFor(c => c.Note).MaximumLength(CreditClaim.MaxNoteLength);
        RuleFor(c => c.Credits).InclusiveBetween(0, 50);
    }
}

internal sealed class ClaimAccess(IAssociationDb db, ICurrentUser user, ClaimLevels levels, UnitScope scope) : IAccessRule<DecideClaim>, IAccessRule<GetClaim>, IAccessRule<DownloadEvidence>, IAccessRule<ListClaims>
{
    public async Task<bool> AllowsAsync(DecideClaim request, CancellationToken cancellationToken) =>
        await FindAsync(request.Claim, cancellationToken) is { } claim && (await levels.DecidesAsync(claim, cancellationToken) || await levels.ReadsAsync(claim, cancellationToken) && claim.Person != user.Person);

    public async Task<bool> AllowsAsync(GetClaim request, CancellationToken cancellationToken) => await FindAsync(request.Claim, cancellationToken) is { } claim && await levels.ReadsAsync(claim, cancellationToken);

    public async Task<bool> AllowsAsync(DownloadEvidence request, CancellationToken cancellationToken) => await FindAsync(request.Claim, cancellationToken) is { } claim && await levels.ReadsAsync(claim, cancellationToken);

    public async Task<bool> AllowsAsync(ListClaims request, CancellationToken cancellationToken) => request.Mine ? user.Person is not null
        : request.Unit is { } unit ? await scope.ServesAsync(unit, cancellationToken) : user.Has(Permissions.ReadCredits);

    private Task<CreditClaim?> FindAsync(Id<CreditClaim> id, CancellationToken cancellationToken) => db.CreditClaims.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellationToken);
}

internal sealed class DecideClaimHandler(IAssociationDb db, ClaimLevels levels, ClaimCredits credits, ICurrentUser user, TimeProvider clock) : IRequestHandler<DecideClaim, Result>
{
    public async Task<Result> Handle(DecideClaim command, CancellationToken cancellationToken)
    {
        if (await db.CreditClaims.Include(c => c.Steps).FirstOrDefaultAsync(c => c.Id == command.Claim, cancellationToken) is not { } claim) return ClaimErrors.NotFound;
        if (command.At is { } at && at != claim.Status || !await levels.DecidesAsync(claim, cancellationToken)) return ClaimErrors.NotWaiting;
        claim.Decide(command.Decision, user.Id, user.Person, command.Note, clock.GetUtcNow());
        if (claim.Status is ClaimStatus.Granted) await credits.GiveAsync(claim, command.Credits, cancellationToken);
        return Result.Done;
    }
}

/// <summary>What the rules make of a claim, within the caps of its year.</summary>
internal sealed class ClaimCredits(IAssociationDb db, RulePackShelf shelf, CreditCaps caps, ICurrentUser user, TimeProvider clock)
{
    public async Task<(RulePack Pack, CreditWork Work, CreditOutcome Outcome)?> OfAsync(CreditClaim claim, decimal? evaluated, CancellationToken cancellationToken)
    {
        if (await shelf.OnAsync(claim.EndedOn, cancellationToken) is not { } pack) return null;
        var work = claim.Terms.Work(evaluated);
        var group = pack.Rules.RuleFor(work)?.CapGroup;
        var (id, person, year) = (claim.Id, claim.Person, claim.Year);
        var used = group is null ? 0 : await db.CreditAwards.Where(a => a.Person == person && a.Year == year && a.CapGroup == group && a.Status != AwardStatus.Reversed && (a.Claim == null || a.Claim != id)).SumAsync(a => a.Credits, cancellationToken);
        return (pack, work, CreditCalculator.Of(pack.Rules, work, used));
    }

    public async Task GiveAsync(CreditClaim claim, decimal? evaluated, CancellationToken cancellationToken)
    {
        await caps.LockAsync(claim.Person, cancellationToken);
        var (pack, work, outcome) = await OfAsync(claim, evaluated, cancellationToken) ?? throw new RefusedException(RulePackErrors.NotInForce.With("—", $"{claim.EndedOn:yyyy-MM-dd}"));
        Refuse.If(outcome.Rule is null, ClaimErrors.NoCredits);
        var award = new CreditAward(claim, clock.GetUtcNow());
        award.Compute(pack, work, outcome, clock.GetUtcNow());
        award.Release(user.Id, clock.GetUtcNow());
        db.CreditAwards.Add(award);
    }
}

internal sealed class ClaimQueries(IAssociationDb db, ClaimLevels levels, ClaimCredits credits, IFileStore files, ICurrentUser user)
    : IRequestHandler<GetClaim, ClaimDetails?>, IRequestHandler<ListClaims, ClaimPage>, IRequestHandler<DownloadEvidence, FileContent?>
{
    public async Task<ClaimDetails?> Handle(GetClaim query, CancellationToken cancellationToken)
    {
        if (await db.CreditClaims.AsNoTracking().Include(c => c.Evidence).Include(c => c.Steps).FirstOrDefaultAsync(c => c.Id == query.Claim, cancellationToken) is not { } claim) return null;
        var id = claim.Id;
        var name = await db.People.Where(p => p.Id == claim.Person).Select(p => p.Name).FirstAsync(cancellationToken);
        var unit = claim.Unit is { } at ? await db.Units.Where(u => u.Id == at).Select(u => u.Name).FirstOrDefaultAsync(cancellationToken) : null;
        return new(claim, name, unit, await TwinsAsync(claim, cancellationToken), (await credits.OfAsync(claim, null, cancellationToken))?.Outcome, claim.Person != user.Person && await levels.DecidesAsync(claim, cancellationToken),
            claim.Person == user.Person, await db.CreditAwards.AsNoTracking().Where(a => a.Claim == id).OrderByDescending(a => a.ComputedAt).FirstOrDefaultAsync(cancellationToken));
    }

    /// <summary>Whoever looks after one unit learns that a paper was handed in elsewhere too, and not by whom.</summary>
    private async Task<IReadOnlyList<ClaimTwin>> TwinsAsync(CreditClaim claim, CancellationToken cancellationToken)
    {
        if (claim.Person == user.Person) return [];
        var (id, unit, all, hashes) = (claim.Id, claim.Unit, user.Has(Permissions.ReadCredits), claim.Evidence.Select(e => e.Sha256).ToList());
        var twins = await db.CreditClaims.AsNoTracking().Where(c => c.Id != id).SelectMany(c => c.Evidence, (c, e) => new { c.Id, c.Person, c.Unit, c.Title, c.Status, e.Name, e.Sha256 })
            .Where(x => hashes.Contains(x.Sha256)).Join(db.People, x => x.Person, p => p.Id, (x, p) => new { Twin = new ClaimTwin(x.Id.Value, p.Name, x.Title, x.Name, x.Status), x.Unit }).ToListAsync(cancellationToken);
        return [.. twins.Select(t => all || t.Unit == unit && t.Twin.Status is not ClaimStatus.Draft ? t.Twin : t.Twin with { Name = null, Title = null, File = claim.Evidence.First().Name })];
    }

    public async Task<ClaimPage> Handle(ListClaims query, CancellationToken cancellationToken)
    {
        var claims = db.CreditClaims.AsNoTracking();
        var me = user.Person;
        claims = query.Mine ? claims.Where(c => c.Person == me)
            : query.Unit is { } unit ? await levels.SeenAsync(claims, unit, cancellationToken)
            : levels.AtOffice(claims);
        var lines = await claims.OrderBy(c => c.HandedInAt ?? c.StartedAt).ThenBy(c => c.Id).Skip(Paging.Before(query.Number, ListClaims.Size)).Take(ListClaims.Size)
            .Join(db.People, c => c.Person, p => p.Id, (c, p) => new ClaimLine(c.Id.Value, p.Name, c.Kind, c.Title, c.EndedOn, c.Status, c.HandedInAt, c.Asked)).ToListAsync(cancellationToken);
        return new(lines, await claims.CountAsync(cancellationToken));
    }

    public async Task<FileContent?> Handle(DownloadEvidence query, CancellationToken cancellationToken) =>
        await db.CreditClaims.AsNoTracking().Where(c => c.Id == query.Claim).SelectMany(c => c.Evidence).Where(e => e.Id == query.Evidence).Select(e => (Id<StoredFile>?)e.File).FirstOrDefaultAsync(cancellationToken) is { } file
            ? await files.OpenAsync(db, file, cancellationToken) : null;
}
