using Association.Application.Messages;
using Association.Domain.Finance;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>The drawn receipt on its way into a mail.</summary>
internal sealed class ReceiptPart(StoredAttachments files, TimeProvider clock)
{
    // A receipt that cannot be drawn must not keep a ticket back.
    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(5);

    /// <param name="receipt">Null where none is due.</param>
    /// <param name="since">When the cause of the mail was.</param>
    /// <exception cref="MailNotReadyException">It is still being drawn.</exception>
    public async Task<MailAttachment?> OfAsync(Receipt? receipt, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (receipt is null) return null;
        if (receipt.File is { } file) return await files.PdfAsync(file, receipt.Number, cancellationToken);
        return clock.GetUtcNow() - since > Wait ? null : throw new MailNotReadyException("The receipt is being drawn.");
    }
}
