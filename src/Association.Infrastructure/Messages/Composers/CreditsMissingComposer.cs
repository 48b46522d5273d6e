using System.Globalization;
using Association.Application.Common;
using Association.Application.Credits;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Members;
using MediatR;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>What is missing of the year's credits, and what is on; nothing when it has been met since.</summary>
internal sealed class CreditsMissingComposer(IMediator mediator, MailWriter writer, SiteOptions site) : IMessageComposer
{
    public string Template => MailTemplates.CreditsMissing;

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var year = int.Parse(message.Key.Split('/')[^2], CultureInfo.InvariantCulture);
        if (await mediator.Send(new GetCreditFile(new Id<Person>(message.Subject), year), cancellationToken) is not { Standing: { Met: false } standing } file) return null;

        string Own(string name, params object[] arguments) => MailTexts.Get(message.Culture, $"mail.{Template}.{name}", arguments);
        var body = writer.Start(message, Own("title", year)).Paragraph(MailTexts.Get(message.Culture, "mail.greeting", MailLayout.Inert(file.Name)))
            .Paragraph(Own("text", year)).Fact(Own("credits"), Of(standing.Credits, standing.MinCredits)).Fact(Own("hours"), Of(standing.Hours, standing.MinHours))
            .Fact(Own("due"), MailDates.Days(message.Culture, file.Due, file.Due));
        foreach (var offer in file.Offers) body.Fact(MailDates.Days(message.Culture, offer.StartsOn, offer.StartsOn), offer.Name.In(message.Culture));
        return body.Link(Own("open"), new Uri(site.BaseUrl, "/my/credits")).Note(Own("note")).Build(Own("subject", year));
    }

    private static string Of(decimal have, decimal? least) => string.Create(CultureInfo.InvariantCulture, $"{have:0.##} / {least ?? 0:0.##}");
}
