using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Units;

/// <summary>What the association calls a tier. Both empty: the usual word again.</summary>
[Requires(Permissions.EditUnits)]
public sealed record RenameTier(UnitTier Tier, string? NameZh, string? NameEn) : ICommand<Result>;

internal sealed class RenameTierValidator : AbstractValidator<RenameTier>
{
    public RenameTierValidator()
    {
        RuleFor(c => c.Tier).IsInEnum();
        RuleFor(c => c.NameZh).MaximumLength(TierName.MaxLength);
        RuleFor(c => c.NameZh).NotEmpty().When(c => !string.IsNullOrWhiteSpace(c.NameEn));
        RuleFor(c => c.NameEn).MaximumLength(TierName.MaxLength);
    }
}

internal sealed class RenameTierHandler(IAssociationDb db) : IRequestHandler<RenameTier, Result>
{
    public async Task<Result> Handle(RenameTier command, CancellationToken cancellationToken)
    {
        var known = await db.TierNames.FirstOrDefaultAsync(n => n.Tier == command.Tier, cancellationToken);
        if (command.NameZh.Said() is not { } name)
        {
            if (known is not null) db.TierNames.Remove(known);
        }
        else if (known is not null) known.Rename(new Bilingual(name, command.NameEn));
        else db.TierNames.Add(new TierName(command.Tier, new Bilingual(name, command.NameEn)));
        return Result.Done;
    }
}

/// <summary>The tiers that are called otherwise than usual.</summary>
[Requires(Permissions.Anyone)]
public sealed record ListTierNames : IQuery<IReadOnlyDictionary<UnitTier, Bilingual>>;

internal sealed class ListTierNamesHandler(IAssociationDb db) : IRequestHandler<ListTierNames, IReadOnlyDictionary<UnitTier, Bilingual>>
{
    public async Task<IReadOnlyDictionary<UnitTier, Bilingual>> Handle(ListTierNames query, CancellationToken cancellationToken) =>
        await db.TierNames.AsNoTracking().ToDictionaryAsync(n => n.Tier, n => n.Name, cancellationToken);
}
