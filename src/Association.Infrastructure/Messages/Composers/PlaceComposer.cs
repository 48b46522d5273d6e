using Association.Application.Messages;
using Association.Domain.Common;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>Writes a mail about one registration, if it still holds when it is sent.</summary>
internal abstract class PlaceComposer(Places places, MailWriter writer) : IMessageComposer
{
    public abstract string Template { get; }

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (await places.FindAsync(message.Subject, cancellationToken) is not { } place || !IsStillNeeded(place)) return null;
        var say = new PlaceWords(message, place);
        return await WriteAsync(place, say, writer.Start(message, say.Own("title")).Paragraph(say.Greeting), cancellationToken);
    }

    protected abstract bool IsStillNeeded(Place place);

    protected abstract Task<MailContent> WriteAsync(Place place, PlaceWords say, MailBody body, CancellationToken cancellationToken);
}

/// <summary>The words of one mail: its own texts by the template's name, and what all mails about a place share.</summary>
internal sealed class PlaceWords(OutboxMessage message, Place place)
{
    public string Culture { get; } = MailTexts.Language(message.Culture);

    /// <summary>When the cause of the mail was.</summary>
    public DateTimeOffset Since => message.CreatedAt;

    public string EventName => place.Event.Name.In(Culture);

    public string Greeting => Text("mail.greeting", MailLayout.Inert(place.Registration.Name));

    public string Subject => Own("subject", EventName);

    /// <summary>A text of this template, as in <c>mail.event-reminder.title</c>.</summary>
    public string Own(string name, params object[] arguments) => Text($"mail.{message.Template}.{name}", arguments);

    public string Text(string key, params object[] arguments) => MailTexts.Get(Culture, key, arguments);

    public string When()
    {
        var days = MailDates.Days(Culture, place.Event.StartsOn, place.Event.EndsOn);
        return place.Event.Sessions.Count == 0 ? days : Text("mail.from-time", days, MailDates.Time(place.Event.Sessions.Min(s => s.StartsAt)));
    }

    public string Where() => string.Join("\n", new[] { place.Event.Venue, place.Event.VenueAddress }.OfType<Bilingual>().Select(t => t.In(Culture)));

    /// <summary>What, when, where and as whom.</summary>
    public MailBody Facts(MailBody body) => body
        .Fact(Text("mail.event"), EventName)
        .Fact(Text("mail.when"), When())
        .Fact(Text("mail.where"), Where())
        .Fact(Text("mail.category"), place.Category.In(Culture))
        .Fact(Text("mail.number"), place.Registration.Number);
}
