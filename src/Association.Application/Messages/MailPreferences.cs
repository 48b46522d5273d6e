using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Messages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages;

/// <summary>The address under which the reader of a mail leaves mails of its kind: <c>/unsubscribe/{message}?k=…</c>.</summary>
public static class UnsubscribeLinks
{
    public const string Purpose = "unsubscribe";

    public static Uri UnsubscribeFor(this SiteOptions site, ILinkSecrets secrets, Guid message) => new(site.BaseUrl, $"/unsubscribe/{message:N}?k={secrets.For(Purpose, $"{message:N}")}");
}

/// <summary>What the link of a mail is about; null when it is none of ours.</summary>
[Requires(Permissions.Anyone)]
public sealed record GetUnsubscribe(Guid Message, string? Key) : IQuery<UnsubscribeDetails?>;

/// <param name="Address">Masked.</param>
public sealed record UnsubscribeDetails(string Address, MailKind Kind, bool HasLeft);

/// <summary>The reader of a mail wants no more of its kind, or wants them again; nobody needs to sign in for it (RFC 8058).</summary>
[Requires(Permissions.Anyone)]
public sealed record ChangeSubscription(Guid Message, string? Key, bool Leave = true) : ICommand<Result>;

internal sealed class MailPreferencesHandler(IAssociationDb db, ILinkSecrets secrets) : IRequestHandler<GetUnsubscribe, UnsubscribeDetails?>, IRequestHandler<ChangeSubscription, Result>
{
    public async Task<UnsubscribeDetails?> Handle(GetUnsubscribe query, CancellationToken cancellationToken)
    {
        if (await FindAsync(query.Message, query.Key, cancellationToken) is not ({ } address, var kind)) return null;
        var known = await db.MailAddresses.AsNoTracking().FirstOrDefaultAsync(a => a.Address == address.Key, cancellationToken);
        return new(address.Masked, kind, known?.HasLeft(kind) is true);
    }

    public async Task<Result> Handle(ChangeSubscription command, CancellationToken cancellationToken)
    {
        if (await FindAsync(command.Message, command.Key, cancellationToken) is not ({ } address, var kind)) return OutboxErrors.NotFound;
        var known = await db.AddressAsync(address, cancellationToken);
        if (command.Leave) known.Leave(kind);
        else known.ComeBack(kind);
        return Result.Done;
    }

    private async Task<(EmailAddress? Address, MailKind Kind)> FindAsync(Guid id, string? key, CancellationToken cancellationToken)
    {
        if (key is null || !secrets.Matches(UnsubscribeLinks.Purpose, $"{id:N}", key)) return default;
        if (await db.Outbox.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancellationToken) is not { } message || !EmailAddress.TryParse(message.To, out var address)) return default;
        return (address, await KindAsync(message, cancellationToken));
    }

    private async Task<MailKind> KindAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (message.Mailing is { } mailing)
        {
            var written = new Id<Mailing>(mailing);
            return await db.Mailings.Where(m => m.Id == written).Select(m => m.Kind).FirstOrDefaultAsync(cancellationToken);
        }

        if (message.Rule is not { } rule) return MailKind.Service;
        var id = new Id<ReminderRule>(rule);
        var template = await db.ReminderRules.Where(r => r.Id == id).Select(r => r.Template).FirstOrDefaultAsync(cancellationToken);
        return template is null ? MailKind.Reminder : MessagePurposes.KindOf(template);
    }
}
