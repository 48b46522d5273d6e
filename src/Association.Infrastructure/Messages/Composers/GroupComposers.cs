using Association.Application.Common;
using Association.Application.Events.Groups;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>A group order with what mails to its contact say.</summary>
internal sealed record GroupMail(GroupOrder Group, Event Event, Order? Order, string Culture, Uri Link)
{
    public string Say(string key, params object[] arguments) => MailTexts.Get(Culture, key, arguments);

    public string EventName => Event.Name.In(Culture);

    /// <summary>How many seats, how many without a name and until when.</summary>
    public MailBody Facts(MailBody body)
    {
        body.Fact(Say("mail.event"), EventName).Fact(Say("mail.when"), MailDates.Days(Culture, Event.StartsOn, Event.EndsOn))
            .Fact(Say("mail.group.number"), Group.Number).Fact(Say("mail.group.seats"), Say("mail.group.seats-of", Group.Open.Count(), Group.Unnamed));
        return Group.Unnamed > 0 ? body.Fact(Say("mail.group.names-due"), MailDates.Deadline(Culture, Group.NamesDue)) : body;
    }
}

internal sealed class GroupMails(IAssociationDb db, SiteOptions site, ILinkSecrets secrets)
{
    public async Task<GroupMail?> FindAsync(Id<GroupOrder> id, string culture, CancellationToken cancellationToken)
    {
        if (await db.GroupOrders.AsNoTracking().Include(g => g.Seats).FirstOrDefaultAsync(g => g.Id == id, cancellationToken) is not { } group) return null;
        var @event = await db.Events.AsNoTracking().SingleAsync(e => e.Id == group.Event, cancellationToken);
        var order = group.Order is { } of ? await db.Orders.AsNoTracking().SingleAsync(o => o.Id == of, cancellationToken) : null;
        return new(group, @event, order, MailTexts.Language(culture), site.For(secrets, group));
    }
}

internal abstract class GroupComposer(GroupMails mails, MailWriter writer) : IMessageComposer
{
    public abstract string Template { get; }

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (await mails.FindAsync(new(message.Subject), message.Culture, cancellationToken) is not { } mail || !IsStillNeeded(mail)) return null;
        await PrepareAsync(mail, cancellationToken);
        var body = writer.Start(message, mail.Say($"mail.{Template}.title"))
            .Paragraph(mail.Say("mail.greeting", MailLayout.Inert(mail.Group.ContactName)))
            .Paragraph(mail.Say($"mail.{Template}.text", mail.EventName));
        Write(mail, mail.Facts(body));
        return body.Link(mail.Say($"mail.{Template}.open"), mail.Link).Note(mail.Say("mail.group.link-is-yours")).Build(mail.Say($"mail.{Template}.subject", mail.EventName));
    }

    protected abstract bool IsStillNeeded(GroupMail mail);

    /// <summary>Reads what only this mail says.</summary>
    protected virtual Task PrepareAsync(GroupMail mail, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual void Write(GroupMail mail, MailBody body) { }
}

/// <summary>The seats are held; how to pay for them and where to give the names.</summary>
internal sealed class GroupReceivedComposer(GroupMails mails, MailWriter writer, SiteOptions site) : GroupComposer(mails, writer)
{
    public override string Template => MailTemplates.GroupReceived;

    protected override bool IsStillNeeded(GroupMail mail) => mail.Group.Status is GroupStatus.Placed;

    protected override void Write(GroupMail mail, MailBody body)
    {
        if (mail.Order is not { Status: OrderStatus.Open } order) return;
        body.Fact(mail.Say("mail.amount"), order.Owed.ToString())
            .Fact(mail.Say("mail.reference"), order.Reference)
            .Fact(mail.Say("mail.account"), site.BankAccount.In(mail.Culture))
            .Fact(mail.Say("mail.deadline"), MailDates.Deadline(mail.Culture, order.DueAt))
            .Paragraph(mail.Say("mail.registration-received.how"));
    }
}

/// <summary>The proof of the transfer came back.</summary>
internal sealed class GroupSlipRefusedComposer(IAssociationDb db, GroupMails mails, MailWriter writer) : GroupComposer(mails, writer)
{
    private string? _reason;

    public override string Template => MailTemplates.GroupSlipRefused;

    protected override bool IsStillNeeded(GroupMail mail) => mail is { Group.Status: GroupStatus.Placed, Order.Status: OrderStatus.Open };

    protected override async Task PrepareAsync(GroupMail mail, CancellationToken cancellationToken) =>
        _reason = await db.Slips.Where(s => s.Order == mail.Order!.Id && s.Status == SlipStatus.Rejected).OrderByDescending(s => s.DecidedAt).Select(s => s.Reason).FirstOrDefaultAsync(cancellationToken);

    protected override void Write(GroupMail mail, MailBody body) => body
        .Fact(mail.Say("mail.reason"), MailLayout.Inert(_reason))
        .Fact(mail.Say("mail.amount"), mail.Order!.Owed.ToString())
        .Fact(mail.Say("mail.reference"), mail.Order.Reference);
}

/// <summary>Seats still wait for their names.</summary>
internal sealed class GroupNamesMissingComposer(GroupMails mails, MailWriter writer) : GroupComposer(mails, writer)
{
    public override string Template => MailTemplates.GroupNamesMissing;

    protected override bool IsStillNeeded(GroupMail mail) => mail.Group is { Status: GroupStatus.Placed, Unnamed: > 0 } && mail.Event.Status is EventStatus.Published;
}

/// <summary>The order ended: not paid in time, or cancelled.</summary>
internal sealed class GroupEndedComposer(GroupMails mails, MailWriter writer) : GroupComposer(mails, writer)
{
    public override string Template => MailTemplates.GroupEnded;

    protected override bool IsStillNeeded(GroupMail mail) => mail.Group.Status is not GroupStatus.Placed;

    protected override void Write(GroupMail mail, MailBody body)
    {
        if (mail.Order is { Status: OrderStatus.Refunding } order) body.Fact(mail.Say("mail.registration-cancelled.refund"), order.Total.ToString());
    }
}

/// <summary>A participant cannot come: the seat is the group's, and free for somebody else.</summary>
internal sealed class GroupSeatVacatedComposer(IAssociationDb db, GroupMails mails, MailWriter writer) : IMessageComposer
{
    public string Template => MailTemplates.GroupSeatVacated;

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var id = new Id<Registration>(message.Subject);
        if (await db.Registrations.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellationToken) is not { Group: { } group } place) return null;
        if (await mails.FindAsync(group, message.Culture, cancellationToken) is not { Group.Status: GroupStatus.Placed } mail) return null;
        var body = writer.Start(message, mail.Say("mail.group-seat-vacated.title"))
            .Paragraph(mail.Say("mail.greeting", MailLayout.Inert(mail.Group.ContactName)))
            .Paragraph(mail.Say("mail.group-seat-vacated.text", MailLayout.Inert(place.Name), mail.EventName));
        return mail.Facts(body).Link(mail.Say("mail.group-names-missing.open"), mail.Link).Note(mail.Say("mail.group.link-is-yours")).Build(mail.Say("mail.group-seat-vacated.subject", mail.EventName));
    }
}

/// <summary>The deadline passed and nobody waits: the places are kept once more, at the prices of that day.</summary>
internal sealed class OrderRepricedComposer(IAssociationDb db, GroupMails groups, MailWriter writer, SiteOptions site, ILinkSecrets secrets) : IMessageComposer
{
    public string Template => MailTemplates.OrderRepriced;

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var id = new Id<Order>(message.Subject);
        if (await db.Orders.AsNoTracking().FirstOrDefaultAsync(o => o.Id == id, cancellationToken) is not { Status: OrderStatus.Open, RepricedAt: not null } order) return null;
        var name = await db.Events.Where(e => e.Id == order.Event).Select(e => e.Name).SingleAsync(cancellationToken);
        var culture = MailTexts.Language(message.Culture);
        string Say(string key, params object[] arguments) => MailTexts.Get(culture, key, arguments);
        return writer.Start(message, Say("mail.order-repriced.title"))
            .Paragraph(Say("mail.greeting", MailLayout.Inert(order.Payer)))
            .Paragraph(Say("mail.order-repriced.text", name.In(culture)))
            .Fact(Say("mail.order-repriced.amount"), order.Owed.ToString())
            .Fact(Say("mail.reference"), order.Reference)
            .Fact(Say("mail.account"), site.BankAccount.In(culture))
            .Fact(Say("mail.deadline"), MailDates.Deadline(culture, order.DueAt))
            .Paragraph(Say("mail.order-repriced.how"))
            .Link(Say("mail.registration-received.open"), await LinkAsync(order.Id, culture, cancellationToken))
            .Build(Say("mail.order-repriced.subject", name.In(culture)));
    }

    private async Task<Uri> LinkAsync(Id<Order> order, string culture, CancellationToken cancellationToken)
    {
        if (await db.GroupOrders.Where(g => g.Order == order).Select(g => (Id<GroupOrder>?)g.Id).FirstOrDefaultAsync(cancellationToken) is { } group)
            return (await groups.FindAsync(group, culture, cancellationToken))!.Link;
        var number = await db.Registrations.Where(r => r.Order == order).Select(r => r.Number).FirstAsync(cancellationToken);
        return new(site.BaseUrl, Application.Events.RegistrationLinks.PathOf(secrets, number));
    }
}

/// <summary>Somebody else comes in one's place.</summary>
internal sealed class HandedOverComposer(IAssociationDb db, MailWriter writer) : IMessageComposer
{
    public string Template => MailTemplates.RegistrationHandedOver;

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var id = new Id<Registration>(message.Subject);
        // Who has the place back meanwhile needs no farewell.
        if (await db.Registrations.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } place || place.Email == message.To) return null;
        var name = await db.Events.Where(e => e.Id == place.Event).Select(e => e.Name).SingleAsync(cancellationToken);
        var culture = MailTexts.Language(message.Culture);
        return writer.Start(message, MailTexts.Get(culture, "mail.registration-handed-over.title"))
            .Paragraph(MailTexts.Get(culture, "mail.registration-handed-over.text", name.In(culture)))
            .Note(MailTexts.Get(culture, "mail.registration-handed-over.note"))
            .Build(MailTexts.Get(culture, "mail.registration-handed-over.subject", name.In(culture)));
    }
}
