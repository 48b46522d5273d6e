using Association.Application.Common;
using Association.Application.Messages;
using Association.Application.Surveys;
using Association.Domain.Common;
using Association.Domain.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>To whoever came: the link to the survey, while it is open and unanswered.</summary>
internal sealed class SurveyOpenedComposer(IAssociationDb db, Places places, MailWriter writer, SiteOptions site, ILinkSecrets secrets, TimeProvider clock) : IMessageComposer
{
    public string Template => MailTemplates.SurveyOpened;

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var id = new Id<Survey>(Guid.Parse(message.Key[(message.Key.LastIndexOf('/') + 1)..]));
        if (await places.FindAsync(message.Subject, cancellationToken) is not { Registration.Attended: true } place) return null;
        var survey = await db.Surveys.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id && s.Status == SurveyStatus.Open, cancellationToken);
        if (survey is null || !survey.TakesAnswers(clock.GetUtcNow()) || await db.SurveyTakers.AnyAsync(t => t.Survey == id && t.Registration == place.Registration.Id, cancellationToken)) return null;

        var say = new PlaceWords(message, place);
        var body = writer.Start(message, say.Own("title")).Paragraph(say.Greeting).Paragraph(say.Own("text", say.EventName));
        if (survey.BeforeCertificate) body.Paragraph(say.Own("certificate"));
        return body.Link(say.Own("open"), site.For(secrets, id, place.Registration)).Note(say.Own(survey.Anonymous ? "anonymous" : "linked")).Build(say.Subject);
    }
}
