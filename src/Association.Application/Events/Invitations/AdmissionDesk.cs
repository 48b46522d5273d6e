using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Invitations;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Invitations;

/// <summary>Addresses by which people get into categories that are not open to everybody.</summary>
public static class AdmissionLinks
{
    private const string Invitation = "event-invitation";
    private const string Secret = "event-private";

    /// <summary>What stands in the address of a registration form: a personal invitation.</summary>
    public static string PassOf(this ILinkSecrets secrets, EventInvitation invitation) => secrets.PassOf(invitation.Number);

    public static string PassOf(this ILinkSecrets secrets, string invitation) => $"{invitation}-{secrets.For(Invitation, invitation)}";

    /// <summary>The same of a private category; a new round makes another address and closes the old one.</summary>
    public static string PassOf(this ILinkSecrets secrets, TicketCategory category) => secrets.For(Secret, $"{category.Id}/{category.SecretRound}");

    public static string PathOf(string slug, string pass) => $"/events/{slug}/register?pass={pass}";

    internal static string? InvitationOf(this ILinkSecrets secrets, string? pass) =>
        pass?.Split('-', 2) is [var number, var key] && secrets.Matches(Invitation, number, key) ? number : null;

    internal static bool Opens(this ILinkSecrets secrets, TicketCategory category, string? pass) =>
        category.Admission is AdmissionKind.Private && secrets.Matches(Secret, $"{category.Id}/{category.SecretRound}", pass);
}

/// <summary>Decides whether somebody gets into a category, with what they hold in hand.</summary>
internal sealed class AdmissionDesk(IAssociationDb db, ILinkSecrets secrets)
{
    /// <returns>The invitation that is used up; null where none is needed.</returns>
    /// <exception cref="RefusedException">They do not get in.</exception>
    public async Task<EventInvitation?> AdmitAsync(TicketCategory category, string? pass, CancellationToken cancellationToken)
    {
        if (category.Admission is AdmissionKind.Private) Refuse.Unless(secrets.Opens(category, pass), EventErrors.NotFound);
        if (category.Admission is not AdmissionKind.Invitation) return null;
        var invitation = await FindAsync(pass, cancellationToken);
        Refuse.If(invitation is null || invitation.Category != category.Id, AdmissionErrors.InvitationMissing);
        Refuse.Unless(invitation!.IsOpen, AdmissionErrors.InvitationUsed);
        return invitation;
    }

    /// <summary>The categories that somebody may see: those for everybody, and the one that they hold the key of.</summary>
    public async Task<IReadOnlyList<TicketCategory>> VisibleAsync(IEnumerable<TicketCategory> categories, string? pass, CancellationToken cancellationToken)
    {
        var all = categories.ToList();
        if (all.TrueForAll(c => c.Admission is AdmissionKind.Open or AdmissionKind.Approval)) return all;
        var invitation = await FindAsync(pass, cancellationToken);
        return [.. all.Where(c => c.Admission switch
        {
            AdmissionKind.Private => secrets.Opens(c, pass),
            AdmissionKind.Invitation => invitation?.Category == c.Id,
            _ => true,
        })];
    }

    public bool Opens(TicketCategory category, string? pass) => secrets.Opens(category, pass);

    public async Task<EventInvitation?> FindAsync(string? pass, CancellationToken cancellationToken) =>
        secrets.InvitationOf(pass) is { } number ? await db.EventInvitations.FirstOrDefaultAsync(i => i.Number == number, cancellationToken) : null;
}
