using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Finance.Paying;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Paying;

/// <summary>What became of a genuine notification.</summary>
public enum NoticeOutcome { Taken, Repeated, Foreign }

/// <summary>
/// Keeps a genuine notification and makes us ask the provider. Of many copies one is kept; one about a payment that is not ours
/// changes nothing. Source: security.md B29, F4.
/// </summary>
[Requires(Permissions.System)]
public sealed record TakeNotice(VerifiedNotice Notice) : ICommand<Result<NoticeOutcome>>;

internal sealed class TakeNoticeHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<TakeNotice, Result<NoticeOutcome>>
{
    public async Task<Result<NoticeOutcome>> Handle(TakeNotice command, CancellationToken cancellationToken)
    {
        var (provider, notice, number) = command.Notice;
        if (notice.Length > PaymentNotice.MaxNoticeLength) return NoticeOutcome.Foreign;
        if (await db.PaymentNotices.AnyAsync(n => n.Provider == provider && n.Notice == notice, cancellationToken)) return NoticeOutcome.Repeated;

        var attempt = await db.PaymentAttempts.AsNoTracking().FirstOrDefaultAsync(a => a.TradeNumber == number && a.Provider == provider, cancellationToken);
        if (attempt is null) return NoticeOutcome.Foreign;

        var now = clock.GetUtcNow();
        db.PaymentNotices.Add(new PaymentNotice(provider, notice, attempt.Id, now));
        if (attempt.IsPaid) return NoticeOutcome.Taken;
        // One statement, so that copies that differ only in their number do not stand in each other's way.
        DateTimeOffset? at = now;
        await db.PaymentAttempts.Where(a => a.Id == attempt.Id).ExecuteUpdateAsync(row => row.SetProperty(a => a.AskAt, at), cancellationToken);
        return NoticeOutcome.Taken;
    }
}
