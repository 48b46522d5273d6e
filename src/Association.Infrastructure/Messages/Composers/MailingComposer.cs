using Association.Application.Common;
using Association.Application.Messages;
using Association.Application.Messages.Mailings;
using Association.Domain.Common;
using Association.Domain.Messages;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>One reader's mail of what is written to many; none once it was stopped, or once it is not for that reader any more.</summary>
internal sealed class MailingComposer(IAssociationDb db, MailingDesk desk, SiteOptions site, ILinkSecrets secrets) : IMessageComposer
{
    public string Template => MailTemplates.Mailing;

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (message.Mailing is not { } of) return null;
        var id = new Id<Mailing>(of);
        if (await db.Mailings.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancellationToken) is not { } mailing || mailing.State is MailingState.Stopped) return null;
        if (mailing.Kind is not MailKind.Service && await HasLeftAsync(message.To, mailing.Kind, cancellationToken)) return null;
        if (!await desk.IsStillMeantAsync(mailing.ItsAudience, message.Subject, cancellationToken)) return null;
        var mail = await desk.WriteAsync(mailing.ItsAudience, mailing.Words, message.Subject, message.Culture, marked: false, cancellationToken);
        return mailing.Kind is MailKind.Service ? mail : mail.Leavable(message, site, secrets);
    }

    /// <summary>Between queueing and sending, too.</summary>
    private async Task<bool> HasLeftAsync(string to, MailKind kind, CancellationToken cancellationToken) =>
        EmailAddress.TryParse(to, out var address)
        && await db.MailAddresses.AsNoTracking().FirstOrDefaultAsync(a => a.Address == address.Key, cancellationToken) is { } known && known.HasLeft(kind);
}

/// <summary>A mailing as its writer sees it before anybody else does.</summary>
internal sealed class MailingTestComposer(IAssociationDb db, MailingDesk desk) : IMessageComposer
{
    public string Template => MailTemplates.MailingTest;

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var id = new Id<Mailing>(message.Subject);
        if (await db.Mailings.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancellationToken) is not { } mailing) return null;
        var mail = await desk.WriteAsync(mailing.ItsAudience, mailing.Words, null, message.Culture, marked: false, cancellationToken);
        return mail with { Subject = MailTexts.Get(MailTexts.Language(message.Culture), "mail.test-subject", mail.Subject) };
    }
}
