using Association.Application.Common;
using Association.Domain.Messages;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages.Reminders;

/// <summary>What a rule has planned already for a page of cases: nobody is reminded twice of one date (product.md invariant 6).</summary>
internal sealed class PlannedBefore
{
    public static readonly PlannedBefore Nothing = new([], Array.Empty<Mail>());

    private readonly HashSet<(Guid, DateOnly, string)> _told;
    private readonly ILookup<(Guid, DateOnly), string> _had;

    private PlannedBefore(HashSet<(Guid, DateOnly, string)> told, IEnumerable<Mail> had) =>
        (_told, _had) = (told, had.ToLookup(m => (m.Subject, m.Due ?? default), m => m.To.ToLowerInvariant()));

    public static async Task<PlannedBefore> ReadAsync(IAssociationDb db, ReminderRule rule, int step, IReadOnlyCollection<ReminderCase> cases, CancellationToken cancellationToken)
    {
        if (cases.Count == 0) return Nothing;
        var (id, subjects) = (rule.Id.Value, cases.Select(c => c.Subject).ToList());
        var mails = await db.Outbox.AsNoTracking().Where(m => m.Rule == id && m.Step == step && subjects.Contains(m.Subject))
            .Select(m => new Mail(m.Subject, m.Due, m.To, m.Bounce == null && (m.State == OutboxState.Pending || m.State == OutboxState.Sent && m.LastError == null)))
            .ToListAsync(cancellationToken);
        return new([.. mails.Select(m => (m.Subject, m.Due ?? default, m.To.ToUpperInvariant()))], mails.Where(m => m.Reaches));
    }

    /// <summary>This address got it, or would have.</summary>
    public bool Has(ReminderCase found, string address) => _told.Contains((found.Subject, found.Due, address.ToUpperInvariant()));

    /// <summary>
    /// How many had it at an address that is nobody's of the case any more: they changed it since, and are not told again at the new one.
    /// What came back, or never left, nobody had.
    /// </summary>
    /// <param name="now">The keys of the addresses of everybody whom the rule means now.</param>
    public int Moved(ReminderCase found, IEnumerable<string> now) => _had[(found.Subject, found.Due)].Distinct().Except(now).Count();

    private sealed record Mail(Guid Subject, DateOnly? Due, string To, bool Reaches);
}
