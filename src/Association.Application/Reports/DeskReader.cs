using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.Domain.Finance.Paying;
using Association.Domain.Members;
using Association.Domain.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Reports;

/// <summary>Reads the desk of whoever may do what they may: for the page of the one who asks, and for the digest of one who does not.</summary>
public sealed class DeskReader(IAssociationDb db, TimeProvider clock)
{
    private const int MaxEventsPerMatter = 5;
    private static readonly TimeSpan Near = TimeSpan.FromDays(2);

    /// <param name="may">Whether they hold a permission.</param>
    public async Task<ServiceDesk> ReadAsync(Func<string, bool> may, CancellationToken cancellationToken)
    {
        var waiting = new List<DeskLine?>();
        if (may(Permissions.DecideApplications)) waiting.Add(await ApplicationsAsync(cancellationToken));
        if (may(Permissions.MergeMembers)) waiting.Add(await DuplicatesAsync(cancellationToken));
        if (may(Permissions.ConfirmPayments)) waiting.AddRange(await MoneyAsync(cancellationToken));
        if (may(Permissions.EditEvents)) waiting.AddRange(await ToConcludeAsync(cancellationToken));
        if (may(Permissions.IssueCertificates)) waiting.AddRange(await ToIssueAsync(cancellationToken));
        if (may(Permissions.EditEvents)) waiting.AddRange(await DraftsAsync(cancellationToken));
        if (may(Permissions.ManageRooms)) waiting.Add(await RoomsAsync(cancellationToken));
        if (may(Permissions.ReadMessages)) waiting.Add(await ParkedAsync(cancellationToken));
        if (may(Permissions.ResendMessages)) waiting.Add(await StoppedAsync(cancellationToken));
        return new([.. waiting.OfType<DeskLine>()], await FiguresAsync(may, cancellationToken));
    }

    private async Task<DeskLine?> DuplicatesAsync(CancellationToken cancellationToken) =>
        await db.DuplicatePairs.Where(p => p.State == DuplicateState.Open).GroupBy(_ => 1)
            .Select(g => new { Count = g.Count(), Oldest = g.Min(p => p.FoundAt) }).FirstOrDefaultAsync(cancellationToken) is { } pairs
            ? new(DeskMatter.DuplicatesToReview, pairs.Count, pairs.Oldest)
            : null;

    private async Task<DeskLine?> RoomsAsync(CancellationToken cancellationToken) =>
        await db.RoomBookings.Where(b => b.Status == BookingStatus.Requested).GroupBy(_ => 1)
            .Select(g => new { Count = g.Count(), First = g.Min(b => b.StartsAt) }).FirstOrDefaultAsync(cancellationToken) is { } rooms
            ? new(DeskMatter.RoomsToApprove, rooms.Count, Until: rooms.First)
            : null;

    private async Task<DeskLine?[]> MoneyAsync(CancellationToken cancellationToken)
    {
        var soon = clock.GetUtcNow() + Near;
        var slips = await db.Slips.Where(s => s.Status == SlipStatus.Uploaded && db.Orders.Any(o => o.Id == s.Order && o.Status == OrderStatus.Open))
            .GroupBy(_ => 1).Select(g => new { Count = g.Count(), Oldest = g.Min(s => s.UploadedAt) }).FirstOrDefaultAsync(cancellationToken);
        var unpaid = await db.Orders.Where(o => o.Status == OrderStatus.Open && o.DueAt <= soon && !o.Slips.Any(s => s.Status == SlipStatus.Uploaded))
            .GroupBy(_ => 1).Select(g => new { Count = g.Count(), First = g.Min(o => o.DueAt) }).FirstOrDefaultAsync(cancellationToken);
        var refunds = await db.Refunds
            .Where(r => db.Refunds.Where(o => o.Order == r.Order).Sum(o => o.Amount.Amount) > db.RefundPayments.Where(p => p.Order == r.Order && p.Review == null && p.Status != RefundStatus.Failed).Sum(p => p.Amount.Amount)
                + db.SponsorDraws.Where(d => d.Order == r.Order).Sum(d => d.Returned.Amount))
            .GroupBy(_ => 1).Select(g => new { Count = g.Count(), Oldest = g.Min(r => r.BookedAt) }).FirstOrDefaultAsync(cancellationToken);
        var reviews = await db.PaymentReviews.Where(r => r.Status == ReviewStatus.Waiting).GroupBy(_ => 1).Select(g => new { Count = g.Count(), Oldest = g.Min(r => r.RaisedAt) }).FirstOrDefaultAsync(cancellationToken);
        return
        [
            slips is null ? null : new(DeskMatter.SlipsToConfirm, slips.Count, slips.Oldest),
            unpaid is null ? null : new(DeskMatter.UnpaidNearDeadline, unpaid.Count, Until: unpaid.First),
            refunds is null ? null : new(DeskMatter.RefundsOwed, refunds.Count, refunds.Oldest),
            reviews is null ? null : new(DeskMatter.PaymentsToReview, reviews.Count, reviews.Oldest),
        ];
    }

    private async Task<IEnumerable<DeskLine>> ToConcludeAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var over = await db.Events.AsNoTracking().Where(e => e.Status == EventStatus.Published && e.EndsOn < today)
            .OrderBy(e => e.EndsOn).Take(MaxEventsPerMatter).Select(e => new { e.Id, e.Name, e.EndsOn }).ToListAsync(cancellationToken);
        return over.Select(e => new DeskLine(DeskMatter.EventToConclude, 1, AssociationCalendar.At(e.EndsOn.AddDays(1)), null, e.Id.Value, e.Name));
    }

    private async Task<IEnumerable<DeskLine>> ToIssueAsync(CancellationToken cancellationToken)
    {
        var open = await db.Registrations
            .Where(r => r.CheckedInAt != null && !db.Certificates.Any(c => c.Registration == r.Id))
            .Join(db.Events.Where(e => e.Status == EventStatus.Held), r => r.Event, e => e.Id, (r, e) => e.Id)
            .GroupBy(id => id).Select(g => new { Event = g.Key, Count = g.Count() }).OrderByDescending(g => g.Count).Take(MaxEventsPerMatter).ToListAsync(cancellationToken);
        var ids = open.Select(g => g.Event).ToList();
        var events = await db.Events.AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancellationToken);
        return open.Select(g => new DeskLine(DeskMatter.CertificatesToIssue, g.Count, AssociationCalendar.At(events[g.Event].EndsOn.AddDays(1)), null, g.Event.Value, events[g.Event].Name));
    }

    private async Task<IEnumerable<DeskLine>> DraftsAsync(CancellationToken cancellationToken)
    {
        var drafts = await db.Events.AsNoTracking().Where(e => e.Status == EventStatus.Draft)
            .OrderBy(e => e.StartsOn).Take(MaxEventsPerMatter).Include(e => e.Sessions).Include(e => e.Categories).ThenInclude(c => c.Phases).ToListAsync(cancellationToken);
        var ids = drafts.Select(e => e.Id).ToList();
        var quotas = await db.Quotas.AsNoTracking().Where(q => ids.Contains(q.Event)).ToListAsync(cancellationToken);
        return drafts.Select(e => new DeskLine(DeskMatter.DraftIncomplete,
            EventChecklist.Of(e, [.. quotas.Where(q => q.Event == e.Id)], clock.GetUtcNow()).Missing, null, AssociationCalendar.At(e.StartsOn), e.Id.Value, e.Name));
    }

    private async Task<DeskLine?> ApplicationsAsync(CancellationToken cancellationToken) =>
        await db.Applications.Where(a => a.Status == ApplicationStatus.Submitted).GroupBy(_ => 1)
            .Select(g => new { Count = g.Count(), Oldest = g.Min(a => a.SubmittedAt) }).FirstOrDefaultAsync(cancellationToken) is { } waiting
            ? new(DeskMatter.ApplicationsToReview, waiting.Count, waiting.Oldest)
            : null;

    private async Task<DeskLine?> ParkedAsync(CancellationToken cancellationToken) =>
        await db.Outbox.Where(m => m.State == OutboxState.Parked).GroupBy(_ => 1)
            .Select(g => new { Count = g.Count(), Oldest = g.Min(m => m.CreatedAt) }).FirstOrDefaultAsync(cancellationToken) is { } parked
            ? new(DeskMatter.MailsParked, parked.Count, parked.Oldest)
            : null;

    private async Task<DeskLine?> StoppedAsync(CancellationToken cancellationToken) =>
        await db.MailAddresses.Where(a => a.StoppedAt != null).GroupBy(_ => 1)
            .Select(g => new { Count = g.Count(), Oldest = g.Min(a => a.StoppedAt) }).FirstOrDefaultAsync(cancellationToken) is { } stopped
            ? new(DeskMatter.AddressesStopped, stopped.Count, stopped.Oldest)
            : null;

    private async Task<DeskFigures> FiguresAsync(Func<string, bool> may, CancellationToken cancellationToken)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var (week, month) = (now.AddDays(-7), AssociationCalendar.At(new DateOnly(today.Year, today.Month, 1)));
        var ahead = await db.Events.CountAsync(e => e.Status == EventStatus.Published && e.EndsOn >= today, cancellationToken);
        var registered = await db.Registrations.CountAsync(r => r.RegisteredAt >= week, cancellationToken);
        var units = await db.UnitTerms.CountAsync(t => t.From <= today && (t.To == null || t.To >= today), cancellationToken);
        return new(ahead, registered, units,
            may(Permissions.ReadMembers)
                ? await db.MembershipTerms.CountAsync(t => t.State == TermState.Live && t.From <= today && (t.To == null || t.To >= today), cancellationToken) : null,
            may(Permissions.ReadFinance)
                ? (await db.Payments.Where(p => p.BookedAt >= month).Select(p => p.Amount.Amount).ToListAsync(cancellationToken)).Sum() : null);
    }
}
