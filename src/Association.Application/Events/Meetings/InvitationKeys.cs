using System.Security.Cryptography;
using System.Text;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;

namespace Association.Application.Events.Meetings;

/// <summary>
/// The key in the links of an invitation: computed from its id and the installation's secret; the database keeps only a hash.
/// Source: security.md B09.
/// </summary>
public static class InvitationKeys
{
    private const string Purpose = "meeting-invitation";

    public static string KeyOf(this ILinkSecrets secrets, Id<EventInvitee> invitee) => secrets.For(Purpose, $"{invitee.Value:N}");

    /// <summary>Where the invited person answers without signing in.</summary>
    public static string PathOf(this ILinkSecrets secrets, Id<EventInvitee> invitee) => $"/invited/{secrets.KeyOf(invitee)}";

    public static string HashOf(string? key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key ?? "")));
}
