using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Credits;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Credits;

/// <summary>Every version of every pack, by jurisdiction and time.</summary>
[Requires(Permissions.ReadCredits)]
public sealed record ListRulePacks : IQuery<IReadOnlyList<RulePackLine>>;

public sealed record RulePackLine(string Code, int Version, string Jurisdiction, Bilingual Name, string Source, string? CopyOf, DateOnly From, DateOnly? To, bool Superseded, bool Supplied, bool IsHome, int Awards);

/// <summary>One version, with its rules; null when there is none.</summary>
[Requires(Permissions.ReadCredits)]
public sealed record GetRulePack(string Code, int Version) : IQuery<RulePackDetails?>;

/// <param name="Text">The rules as they are edited.</param>
public sealed record RulePackDetails(RulePackLine Line, RulePackTerms Rules, string Text);

internal sealed class RulePackQueries(IAssociationDb db, RulePackShelf shelf, CreditOptions options) : IRequestHandler<ListRulePacks, IReadOnlyList<RulePackLine>>, IRequestHandler<GetRulePack, RulePackDetails?>
{
    public async Task<IReadOnlyList<RulePackLine>> Handle(ListRulePacks query, CancellationToken cancellationToken)
    {
        var packs = (await shelf.OpenAsync(cancellationToken)).Packs;
        var used = await db.CreditAwards.GroupBy(a => new { a.Pack, a.PackVersion }).Select(g => new { g.Key.Pack, g.Key.PackVersion, Count = g.Count() }).ToListAsync(cancellationToken);
        return [.. packs.OrderByDescending(p => p.Jurisdiction == options.Jurisdiction).ThenBy(p => p.Jurisdiction, StringComparer.Ordinal).ThenByDescending(p => p.From).ThenByDescending(p => p.Number)
            .Select(p => Line(p, used.Find(u => u.Pack == p.Code && u.PackVersion == p.Number)?.Count ?? 0))];
    }

    public async Task<RulePackDetails?> Handle(GetRulePack query, CancellationToken cancellationToken) =>
        (await shelf.OpenAsync(cancellationToken)).OfVersion(query.Code, query.Version) is not { } pack ? null
            : new(Line(pack, await db.CreditAwards.CountAsync(a => a.Pack == pack.Code && a.PackVersion == pack.Number, cancellationToken)), pack.Rules, pack.Terms);

    private RulePackLine Line(RulePack pack, int awards) => new(pack.Code, pack.Number, pack.Jurisdiction, pack.Name, pack.Source, pack.CopyOf, pack.From, pack.To, pack.Superseded,
        pack.PublishedBy == UserId.System, pack.Jurisdiction == options.Jurisdiction, awards);
}

/// <summary>Publishes another version of a pack from a day on; awards keep the version that computed them.</summary>
[Requires(Permissions.EditRulePacks)]
public sealed record AmendRulePack(string Code, DateOnly From, string NameZh, string? NameEn, string Source, string Terms) : ICommand<Result<int>>;

/// <summary>A pack of the office's own, begun as a copy of another; for a jurisdiction that exists it follows what holds there.</summary>
[Requires(Permissions.EditRulePacks)]
public sealed record CopyRulePack(string FromCode, int FromVersion, string Code, string Jurisdiction, DateOnly From, string NameZh, string? NameEn, string Source) : ICommand<Result<int>>;

internal sealed class AmendRulePackValidator : AbstractValidator<AmendRulePack>
{
    public AmendRulePackValidator()
    {
        RuleFor(c => c.NameZh).NotEmpty().MaximumLength(200);
        RuleFor(c => c.NameEn).MaximumLength(200);
        RuleFor(c => c.Source).NotEmpty().MaximumLength(RulePack.MaxSourceLength);
        RuleFor(c => c.Terms).NotEmpty().MaximumLength(RulePackTerms.MaxLength);
    }
}

internal sealed class CopyRulePackValidator : AbstractValidator<CopyRulePack>
{
    public CopyRulePackValidator()
    {
        RuleFor(c => c.Code).NotEmpty().MaximumLength(RulePack.MaxCodeLength).Matches("^[A-Z0-9][A-Z0-9-]*$");
        RuleFor(c => c.Jurisdiction).NotEmpty().MaximumLength(RulePack.MaxJurisdictionLength);
        RuleFor(c => c.NameZh).NotEmpty().MaximumLength(200);
        RuleFor(c => c.NameEn).MaximumLength(200);
        RuleFor(c => c.Source).NotEmpty().MaximumLength(RulePack.MaxSourceLength);
    }
}

internal sealed class EditRulePacksHandlers(IAssociationDb db, RulePackShelf shelf, ICurrentUser user, TimeProvider clock) : IRequestHandler<AmendRulePack, Result<int>>, IRequestHandler<CopyRulePack, Result<int>>
{
    public async Task<Result<int>> Handle(AmendRulePack command, CancellationToken cancellationToken)
    {
        var packs = await OwnAsync(command.Code, cancellationToken);
        if (packs.Find(p => p.IsInForce(command.From) || p.From >= command.From && !p.Superseded) is not { } held) return packs.Count == 0 ? RulePackErrors.NotFound : RulePackErrors.NotInForce.With(command.Code, $"{command.From:yyyy-MM-dd}").At("From");
        var next = held.Amend(new(command.Code, held.Jurisdiction, new(command.NameZh, command.NameEn), command.Source.Trim(), held.CopyOf), command.From, RulePackTerms.Read(command.Terms),
            packs.Max(p => p.Number) + 1, user.Id, clock.GetUtcNow());
        db.RulePacks.Add(next);
        await MustBeWholeAsync([.. packs, next], cancellationToken);
        return next.Number;
    }

    public async Task<Result<int>> Handle(CopyRulePack command, CancellationToken cancellationToken)
    {
        var calendar = await shelf.OpenAsync(cancellationToken);
        if (calendar.OfVersion(command.FromCode, command.FromVersion) is not { } origin) return RulePackErrors.NotFound;
        if (calendar.Packs.Any(p => p.Code == command.Code)) return RulePackErrors.CodeTaken;
        var copy = new RulePack(new(command.Code, command.Jurisdiction.Trim(), new(command.NameZh, command.NameEn), command.Source.Trim(), origin.Code), 1, new(command.From, null), origin.Rules, user.Id, clock.GetUtcNow());
        var changed = new List<RulePack> { copy };
        // What holds there now ends the day before, when nothing else says until when.
        if (calendar.InForce(copy.Jurisdiction, copy.From) is { To: null } held && held.From < copy.From)
        {
            var own = await OwnAsync(held.Code, cancellationToken);
            own.Single(p => p.Number == held.Number).EndWith(copy.From.AddDays(-1));
            changed.AddRange(own);
        }

        db.RulePacks.Add(copy);
        await MustBeWholeAsync(changed, cancellationToken);
        return copy.Number;
    }

    /// <summary>The rows of a pack; one that the product came with gets its rows now that it is changed.</summary>
    private async Task<List<RulePack>> OwnAsync(string code, CancellationToken cancellationToken)
    {
        var own = await db.RulePacks.Where(p => p.Code == code).OrderBy(p => p.Number).ToListAsync(cancellationToken);
        if (own.Count > 0) return own;
        own = [.. StandardPacks.All.Where(p => p.Code == code).Select(p => new RulePack(p.Head, p.Number, p.Holds, p.Rules, UserId.System, clock.GetUtcNow()))];
        db.RulePacks.AddRange(own);
        return own;
    }

    private async Task MustBeWholeAsync(IReadOnlyCollection<RulePack> changed, CancellationToken cancellationToken)
    {
        var others = (await shelf.OpenAsync(cancellationToken)).Packs.Where(p => !changed.Any(c => c.Code == p.Code));
        new RuleCalendar([.. others, .. changed]).MustBeWhole();
    }
}
