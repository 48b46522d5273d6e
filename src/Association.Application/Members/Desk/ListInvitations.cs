using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Members.Desk;

/// <summary>The unit's invitations, the latest first, with the code of those that are open.</summary>
[Requires(Permissions.Self)]
public sealed record ListInvitations(Id<MemberUnit> Unit) : IQuery<IReadOnlyList<InvitationLine>>, IForMyStaff;

/// <param name="Number">Masked, as the liaison typed it.</param>
/// <param name="Code">Null once it is over.</param>
public sealed record InvitationLine(
    Guid Id, string? Name, string? Number, string? Email, string? Department, InvitationState State, int Accepted, int UsesLeft, DateTimeOffset InvitedAt, DateTimeOffset ExpiresAt, string? Code);

internal sealed class ListInvitationsHandler(IAssociationDb db, ILinkSecrets secrets, TimeProvider clock) : IRequestHandler<ListInvitations, IReadOnlyList<InvitationLine>>
{
    private const int MaxShown = 100;

    public async Task<IReadOnlyList<InvitationLine>> Handle(ListInvitations query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var rows = await db.UnitInvitations.AsNoTracking().Where(i => i.Unit == query.Unit).OrderByDescending(i => i.InvitedAt).Take(MaxShown).ToListAsync(cancellationToken);
        return [.. rows.Select(i => new InvitationLine(i.Id.Value, i.Name, i.Number, i.Email, i.Department, i.StateAt(now), i.Accepted, i.UsesLeft, i.InvitedAt, i.ExpiresAt,
            i.StateAt(now) is InvitationState.Open ? secrets.CodeOf(i.Id.Value) : null))];
    }
}

/// <summary>What the holder of a link sees: which unit asks. A code that opens nothing answers null, whatever the reason.</summary>
[Requires(Permissions.Anyone)]
public sealed record ShowInvitation(string? Code) : IQuery<InvitationOffer?>;

/// <param name="Person">What the person is on record, for somebody signed in who has a record.</param>
public sealed record InvitationOffer(Guid UnitId, string Unit, string? Department, string? Title, DateTimeOffset ExpiresAt, InvitationState State, KnownInvitee? Person);

/// <param name="Unit">Where the person works now: the work that would end.</param>
public sealed record KnownInvitee(string Name, string? Unit, bool Here);

internal sealed class ShowInvitationHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowInvitation, InvitationOffer?>
{
    public async Task<InvitationOffer?> Handle(ShowInvitation query, CancellationToken cancellationToken)
    {
        var hash = InvitationCodes.HashOf(query.Code);
        if (await db.UnitInvitations.AsNoTracking().FirstOrDefaultAsync(i => i.CodeHash == hash, cancellationToken) is not { } invitation) return null;
        var unit = await db.Units.Where(u => u.Id == invitation.Unit).Select(u => u.Name).SingleAsync(cancellationToken);
        return new(invitation.Unit.Value, unit, invitation.Department, invitation.Title, invitation.ExpiresAt, invitation.StateAt(clock.GetUtcNow()),
            user.Person is { } me ? await KnownAsync(me, invitation.Unit, cancellationToken) : null);
    }

    private async Task<KnownInvitee?> KnownAsync(Id<Person> me, Id<MemberUnit> unit, CancellationToken cancellationToken)
    {
        var person = await db.People.AsNoTracking().Include(p => p.Employments).FirstOrDefaultAsync(p => p.Id == me, cancellationToken);
        var work = person?.WorkOn(clock.Today());
        var name = work is null ? null : await db.Units.Where(u => u.Id == work.Unit).Select(u => u.Name).SingleAsync(cancellationToken);
        return person is null ? null : new(person.Name, name, work?.Unit == unit);
    }
}
