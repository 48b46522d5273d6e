using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>The office's own words, as words: nothing in them becomes a link, markup or another header.</summary>
internal sealed class RegistrationLetterComposer(IAssociationDb db, Places places, MailWriter writer) : IMessageComposer
{
    public string Template => MailTemplates.RegistrationLetter;

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(message.Key[(message.Key.LastIndexOf('/') + 1)..], out var occasion)) return null;
        var id = new Id<RegistrationLetter>(occasion);
        if (await db.RegistrationLetters.AsNoTracking().FirstOrDefaultAsync(l => l.Id == id, cancellationToken) is not { } letter) return null;
        if (await places.FindAsync(message.Subject, cancellationToken) is not { } place) return null;

        var say = new PlaceWords(message, place);
        var body = writer.Start(message, letter.Subject).Paragraph(say.Greeting);
        foreach (var paragraph in letter.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) body.Paragraph(MailLayout.Inert(paragraph));
        return say.Facts(body).Link(say.Text("mail.open"), place.Link).Build(letter.Subject);
    }
}
