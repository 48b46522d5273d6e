using Association.Application.Common;
using Association.Application.Members.Desk;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>A unit asks a colleague to its roster. What goes to a person on record carries a key that only their mailbox sees.</summary>
internal sealed class UnitInvitationComposer(IAssociationDb db, MailWriter writer, SiteOptions site, ILinkSecrets secrets, TimeProvider clock) : IMessageComposer
{
    public string Template => MailTemplates.UnitInvitation;

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var id = new Id<UnitInvitation>(message.Subject);
        var invitation = await db.UnitInvitations.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancellationToken);
        if (invitation?.StateAt(clock.GetUtcNow()) is not InvitationState.Open) return null;

        var unit = await db.Units.Where(u => u.Id == invitation.Unit).Select(u => u.Name).SingleAsync(cancellationToken);
        var key = invitation.Person is null ? "" : $"?k={secrets.MailKeyOf(invitation.Id.Value)}";
        var code = secrets.CodeOf(invitation.Id.Value);
        return writer.Start(message, Say("title"))
            .Paragraph(invitation.Name is { } name ? MailTexts.Get(message.Culture, "mail.greeting", MailLayout.Inert(name)) : Say("greeting"))
            .Paragraph(Say("text", MailLayout.Inert(unit)))
            .Secret(Say("code"), code).Fact(Say("until"), MailDates.Deadline(message.Culture, invitation.ExpiresAt))
            .Link(Say("open"), new Uri(site.BaseUrl, $"/join-unit/{code}{key}")).Note(Say("note"))
            .Build(Say("subject", unit));

        string Say(string name, params object[] arguments) => MailTexts.Get(message.Culture, $"mail.{Template}.{name}", arguments);
    }
}

/// <summary>Writes about a transfer of staff to the liaisons of one of its units.</summary>
internal abstract class TransferComposer(IAssociationDb db, MailWriter writer, SiteOptions site) : IMessageComposer
{
    public abstract string Template { get; }

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var id = new Id<StaffTransfer>(message.Subject);
        if (await db.StaffTransfers.AsNoTracking().FirstOrDefaultAsync(t => t.Id == id, cancellationToken) is not { } transfer || !IsStillNeeded(transfer)) return null;

        var person = await db.People.Where(p => p.Id == transfer.Person).Select(p => p.Name).SingleAsync(cancellationToken);
        var (from, to) = (await NameAsync(transfer.From, cancellationToken), await NameAsync(transfer.To, cancellationToken));
        var outcome = transfer.Status is TransferStatus.Open ? "" : $"-{transfer.Status.ToString().ToLowerInvariant()}";
        return writer.Start(message, Say($"title{outcome}"))
            .Paragraph(Say($"text{outcome}", MailLayout.Inert(person), MailLayout.Inert(from), MailLayout.Inert(to)))
            .Fact(Say("on"), MailDates.Days(message.Culture, transfer.On, transfer.On))
            .Fact(Say("note"), MailLayout.Inert(transfer.Note)).Fact(Say("reason"), MailLayout.Inert(transfer.Reason))
            .Link(Say("open"), new Uri(site.BaseUrl, "/unit/transfers"))
            .Build(Say($"subject{outcome}", from, to));

        string Say(string name, params object[] arguments) => MailTexts.Get(message.Culture, $"mail.transfer.{name}", arguments);
    }

    protected abstract bool IsStillNeeded(StaffTransfer transfer);

    private Task<string> NameAsync(Id<MemberUnit> unit, CancellationToken cancellationToken) =>
        db.Units.Where(u => u.Id == unit).Select(u => u.Name).SingleAsync(cancellationToken);
}

internal sealed class TransferAskedComposer(IAssociationDb db, MailWriter writer, SiteOptions site) : TransferComposer(db, writer, site)
{
    public override string Template => MailTemplates.TransferAsked;

    protected override bool IsStillNeeded(StaffTransfer transfer) => transfer.Status is TransferStatus.Open;
}

internal sealed class TransferDecidedComposer(IAssociationDb db, MailWriter writer, SiteOptions site) : TransferComposer(db, writer, site)
{
    public override string Template => MailTemplates.TransferDecided;

    protected override bool IsStillNeeded(StaffTransfer transfer) => transfer.Status is TransferStatus.Accepted or TransferStatus.Declined;
}
