using Association.Application.Common;
using Association.Application.Events.Invitations;
using Association.Application.Events.SelfService;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Invitations;
using Association.Domain.Finance;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>The application waits for the office's decision.</summary>
internal sealed class RegistrationAppliedComposer(Places places, MailWriter writer) : PlaceComposer(places, writer)
{
    public override string Template => MailTemplates.RegistrationApplied;

    protected override bool IsStillNeeded(Place place) => place.Registration.Status is RegistrationStatus.Pending;

    protected override Task<MailContent> WriteAsync(Place place, PlaceWords say, MailBody body, CancellationToken cancellationToken) =>
        Task.FromResult(say.Facts(body.Paragraph(say.Own("text", say.EventName))).Link(say.Text("mail.open"), place.Link).Note(say.Text("mail.link-is-yours")).Build(say.Subject));
}

/// <summary>The office said yes, and now it is to be paid.</summary>
internal sealed class RegistrationApprovedComposer(Places places, MailWriter writer, SiteOptions site) : PlaceComposer(places, writer)
{
    public override string Template => MailTemplates.RegistrationApproved;

    protected override bool IsStillNeeded(Place place) => place.Awaits;

    protected override Task<MailContent> WriteAsync(Place place, PlaceWords say, MailBody body, CancellationToken cancellationToken) =>
        Task.FromResult(say.Facts(Payments.ToPay(body.Paragraph(say.Own("text", say.EventName)), say, place.Order!, site))
            .Link(say.Own("open"), place.Link).Note(say.Text("mail.link-is-yours")).Build(say.Subject));
}

/// <summary>The office said no, and why.</summary>
internal sealed class RegistrationRefusedComposer(Places places, MailWriter writer) : PlaceComposer(places, writer)
{
    public override string Template => MailTemplates.RegistrationRefused;

    protected override bool IsStillNeeded(Place place) => place.Registration.Status is RegistrationStatus.Refused;

    protected override Task<MailContent> WriteAsync(Place place, PlaceWords say, MailBody body, CancellationToken cancellationToken) =>
        Task.FromResult(say.Facts(body.Paragraph(say.Own("text", say.EventName)).Fact(say.Text("mail.reason"), MailLayout.Inert(place.Registration.RefusalReason))).Build(say.Subject));
}

/// <summary>A place costs more than was paid for it.</summary>
internal sealed class RegistrationDifferenceComposer(IAssociationDb db, Places places, MailWriter writer, SiteOptions site) : IMessageComposer
{
    public string Template => MailTemplates.RegistrationDifference;

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (await places.FindAsync(message.Subject, cancellationToken) is not { } place) return null;
        if (await db.OpenDifferenceAsync(place.Registration.Id, cancellationToken) is not { } order) return null;
        var say = new PlaceWords(message, place);
        var body = writer.Start(message, say.Own("title")).Paragraph(say.Greeting).Paragraph(say.Own("text", say.EventName));
        return say.Facts(Payments.ToPay(body, say, order, site)).Link(say.Own("open"), place.Link).Build(say.Subject);
    }
}

/// <summary>Questions for those whose place is certain.</summary>
internal class FollowUpAskedComposer(Places places, MailWriter writer) : PlaceComposer(places, writer)
{
    public override string Template => MailTemplates.FollowUpAsked;

    protected override bool IsStillNeeded(Place place) => place.IsCertain;

    protected override Task<MailContent> WriteAsync(Place place, PlaceWords say, MailBody body, CancellationToken cancellationToken)
    {
        body.Paragraph(say.Own("text", say.EventName));
        if (place.Event.FollowUpUntil is { } until) body.Fact(say.Own("until"), MailDates.Days(say.Culture, until, until));
        return Task.FromResult(say.Facts(body).Link(say.Own("open"), place.Change).Note(say.Text("mail.link-is-yours")).Build(say.Subject));
    }
}

internal sealed class FollowUpReminderComposer(Places places, MailWriter writer) : FollowUpAskedComposer(places, writer)
{
    public override string Template => MailTemplates.FollowUpReminder;
}

/// <summary>A personal link into a category for invited people.</summary>
internal sealed class EventInvitationComposer(IAssociationDb db, MailWriter writer, SiteOptions site, ILinkSecrets secrets) : IMessageComposer
{
    public string Template => MailTemplates.EventInvitation;

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var id = new Id<EventInvitation>(message.Subject);
        if (await db.EventInvitations.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancellationToken) is not { IsOpen: true } invitation) return null;
        if (await db.Events.AsNoTracking().FirstOrDefaultAsync(e => e.Id == invitation.Event, cancellationToken) is not { Status: EventStatus.Published } @event) return null;

        string Say(string name, params object[] arguments) => MailTexts.Get(message.Culture, $"mail.{Template}.{name}", arguments);
        var name = @event.Name.In(message.Culture);
        return writer.Start(message, Say("title"))
            .Paragraph(MailTexts.Get(message.Culture, "mail.greeting", MailLayout.Inert(invitation.Name)))
            .Paragraph(Say("text", name))
            .Fact(MailTexts.Get(message.Culture, "mail.when"), MailDates.Days(MailTexts.Language(message.Culture), @event.StartsOn, @event.EndsOn))
            .Link(Say("open"), new Uri(site.BaseUrl, AdmissionLinks.PathOf(@event.Slug, secrets.PassOf(invitation))))
            .Note(Say("note")).Build(Say("subject", name));
    }
}

internal static class Payments
{
    public static MailBody ToPay(MailBody body, PlaceWords say, Order order, SiteOptions site) => body
        .Fact(say.Text("mail.amount"), order.Owed.ToString())
        .Fact(say.Text("mail.reference"), order.Reference)
        .Fact(say.Text("mail.account"), site.BankAccount.In(say.Culture))
        .Fact(say.Text("mail.deadline"), MailDates.Deadline(say.Culture, order.DueAt));
}
