using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Finance;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>How to pay: reference, exact amount, account, deadline.</summary>
internal sealed class RegistrationReceivedComposer(Places places, MailWriter writer, SiteOptions site) : PlaceComposer(places, writer)
{
    public override string Template => MailTemplates.RegistrationReceived;

    protected override bool IsStillNeeded(Place place) => place.Awaits;

    protected override Task<MailContent> WriteAsync(Place place, PlaceWords say, MailBody body, CancellationToken cancellationToken)
    {
        body.Paragraph(say.Own("text", say.EventName))
            .Fact(say.Text("mail.amount"), place.Order!.Owed.ToString())
            .Fact(say.Text("mail.reference"), place.Order.Reference)
            .Fact(say.Text("mail.account"), site.BankAccount.In(say.Culture))
            .Fact(say.Text("mail.deadline"), MailDates.Deadline(say.Culture, place.Order.DueAt))
            .Paragraph(say.Own("how"));
        return Task.FromResult(say.Facts(body).Link(say.Own("open"), place.Link).Note(say.Text("mail.link-is-yours")).Build(say.Subject));
    }
}

/// <summary>The slip came back, with the reason and what to do now.</summary>
internal sealed class SlipRefusedComposer(Places places, MailWriter writer) : PlaceComposer(places, writer)
{
    public override string Template => MailTemplates.SlipRefused;

    // Who has sent another slip meanwhile knows already.
    protected override bool IsStillNeeded(Place place) => place.Awaits && place.Order!.PendingSlip is null;

    protected override Task<MailContent> WriteAsync(Place place, PlaceWords say, MailBody body, CancellationToken cancellationToken)
    {
        var refused = place.Order!.Slips.Where(s => s.Status is SlipStatus.Rejected).MaxBy(s => s.DecidedAt);
        return Task.FromResult(body.Paragraph(say.Own("text", say.EventName))
            .Fact(say.Text("mail.reason"), MailLayout.Inert(refused?.Reason))
            .Fact(say.Text("mail.amount"), place.Order.Owed.ToString())
            .Fact(say.Text("mail.reference"), place.Order.Reference)
            .Fact(say.Text("mail.deadline"), MailDates.Deadline(say.Culture, place.Order.DueAt))
            .Link(say.Own("open"), place.Link).Note(say.Text("mail.link-is-yours")).Build(say.Subject));
    }
}
