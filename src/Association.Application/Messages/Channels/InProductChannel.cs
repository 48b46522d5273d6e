using Association.Application.Common;
using Association.Application.Messages.Log;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages.Channels;

/// <summary>
/// The product itself: its reader finds the words under the bell, the office in the log. They are kept in the transaction that
/// marks the message as sent, so neither is there without the other.
/// </summary>
internal sealed class InProductChannel(IAssociationDb db) : IMessageChannel
{
    public ChannelKind Kind => ChannelKind.InProduct;

    public async Task SendAsync(ChannelNotice notice, CancellationToken cancellationToken)
    {
        if (await db.SentMails.AnyAsync(m => m.Message == notice.Id, cancellationToken)) return;
        var words = notice.Whole is { } whole ? KeptWords.Of(whole.Template, whole.Content) : new KeptWords(notice.Subject, notice.Text, "");
        db.SentMails.Add(new SentMail(notice.Id, words, notice.At));
    }
}
