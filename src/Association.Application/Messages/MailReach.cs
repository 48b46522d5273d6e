using Association.Application.Common;
using Association.Application.Messages.Reminders;
using Association.Domain.Common;
using Association.Domain.Messages;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages;

/// <summary>Whether an address may be written to: the same for reminders and for what is written to many.</summary>
internal sealed class MailReach
{
    private readonly Dictionary<string, MailAddress> _known;

    private MailReach(Dictionary<string, MailAddress> known) => _known = known;

    /// <summary>Reads the addresses that are stopped, or whose owners left a kind; the others are not stored at all, or say nothing.</summary>
    /// <param name="only">The keys of those that will be asked about; null: any.</param>
    public static async Task<MailReach> ReadAsync(IAssociationDb db, IReadOnlyCollection<string>? only, CancellationToken cancellationToken)
    {
        var addresses = db.MailAddresses.AsNoTracking().Where(a => a.StoppedAt != null || a.Left != "");
        if (only is not null) addresses = addresses.Where(a => only.Contains(a.Address));
        return new(await addresses.ToDictionaryAsync(a => a.Address, StringComparer.Ordinal, cancellationToken));
    }

    /// <returns>The address as it is written to, and why it is not.</returns>
    public (string? Address, LeftOut? Reason) Of(string? typed, MailKind kind)
    {
        if (!EmailAddress.TryParse(typed, out var address)) return (null, LeftOut.NoAddress);
        if (_known.Count == 0 || _known.GetValueOrDefault(address.Key) is not { } known) return (address.Value, null);
        return (address.Value, known.IsStopped ? LeftOut.AddressStopped : known.HasLeft(kind) ? LeftOut.Unsubscribed : null);
    }
}
