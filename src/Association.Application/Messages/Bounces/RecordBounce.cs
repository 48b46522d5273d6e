using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages.Bounces;

/// <summary>What a mail server said after it had taken a mail.</summary>
/// <param name="Message">By the Message-ID of what came back; a report that names no mail of ours says nothing about anybody.</param>
/// <param name="Hard">The address takes no mail; else it was full or away, which stops nobody.</param>
public sealed record BounceReport(Guid Message, bool Hard, string Reason);

public enum BounceOutcome { Unknown, KnownBefore, Noted, Stopped }

/// <summary>
/// Notes that a mail came back. The third hard one stops the address and puts it on the office's desk. Whose address it is says our
/// own record, never the report: it may be forged. Source: anchors.md L2, security.md R07.
/// </summary>
[Requires(Permissions.System)]
public sealed record RecordBounce(BounceReport Report) : ICommand<Result<BounceOutcome>>;

internal sealed class RecordBounceHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<RecordBounce, Result<BounceOutcome>>
{
    public async Task<Result<BounceOutcome>> Handle(RecordBounce command, CancellationToken cancellationToken)
    {
        var (report, now) = (command.Report, clock.GetUtcNow());
        if (await db.Outbox.FirstOrDefaultAsync(m => m.Id == report.Message && m.State == OutboxState.Sent, cancellationToken) is not { } message) return BounceOutcome.Unknown;
        if (!message.CameBack(report.Reason, report.Hard, now)) return BounceOutcome.KnownBefore;
        return report.Hard && await db.BouncedAsync(message.To, report.Reason, now, cancellationToken) ? BounceOutcome.Stopped : BounceOutcome.Noted;
    }
}
