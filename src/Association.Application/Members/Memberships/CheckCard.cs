using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Memberships;

/// <summary>What the QR code of a card tells whoever scans it, and nothing else. Source: anchors.md B7.</summary>
public enum CardAnswer { Unknown, NotValid, Valid }

[Requires(Permissions.Anyone)]
public sealed record CheckCard(string Key) : IQuery<CardAnswer>;

internal sealed class CheckCardHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<CheckCard, CardAnswer>
{
    public async Task<CardAnswer> Handle(CheckCard query, CancellationToken cancellationToken)
    {
        var memberships = db.Memberships.AsNoTracking().Include(m => m.Terms);
        // The card of a record that was merged is that of the one that stayed.
        var membership = await memberships.FirstOrDefaultAsync(m => m.CardKey == query.Key, cancellationToken)
            ?? await memberships.FirstOrDefaultAsync(m => db.PersonMerges.Any(t => t.CardKey == query.Key && t.Survivor == m.Person && t.UndoneAt == null), cancellationToken);
        if (membership is null) return CardAnswer.Unknown;
        return (await db.PolicyAsync(cancellationToken)).Judge(membership, clock.Today()).Counts ? CardAnswer.Valid : CardAnswer.NotValid;
    }
}

/// <summary>Makes the card, or makes it anew when its code went astray: the old code is unknown from then on.</summary>
[Requires(Permissions.Self)]
public sealed record RenewCard(Id<Membership> Membership) : ICommand<Result>;

internal sealed class RenewCardHandler(IAssociationDb db) : IRequestHandler<RenewCard, Result>
{
    public async Task<Result> Handle(RenewCard command, CancellationToken cancellationToken)
    {
        if (await db.Memberships.FirstOrDefaultAsync(m => m.Id == command.Membership, cancellationToken) is not { } membership) return MembershipErrors.NotFound;
        membership.RenewCard();
        return Result.Done;
    }
}
