using Association.Application.Bodies;
using Association.Application.Bodies.Letters;
using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Elections;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>Asks somebody who may vote to do so; left out when the vote is over before it is sent.</summary>
internal sealed class ElectionOpenedComposer(IAssociationDb db, MailWriter writer, SiteOptions site, TimeProvider clock) : IMessageComposer
{
    public string Template => MailTemplates.ElectionOpened;

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var id = new Id<Election>(message.Subject);
        var election = await db.Elections.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancellationToken);
        if (election is not { Status: ElectionStatus.Open } || election.ClosesAt <= clock.GetUtcNow()) return null;

        string Say(string name, params object[] arguments) => MailTexts.Get(message.Culture, $"mail.{Template}.{name}", arguments);
        var body = await db.Bodies.AsNoTracking().Where(b => b.Id == election.Body).Select(b => b.Name).SingleAsync(cancellationToken);
        var name = election.Name.In(message.Culture);
        return writer.Start(message, Say("title"))
            .Paragraph(Say("text", MailLayout.Inert(body.In(message.Culture)), MailLayout.Inert(name)))
            .Fact(Say("opens"), MailDates.Deadline(message.Culture, election.OpensAt))
            .Fact(Say("closes"), MailDates.Deadline(message.Culture, election.ClosesAt))
            .Link(Say("open"), new Uri(site.BaseUrl, $"/my/ballots/{election.Id}"))
            .Note(Say("note"))
            .Build(Say("subject", name));
    }
}

/// <summary>The letter of appointment itself, and where anybody can verify it.</summary>
internal sealed class LetterIssuedComposer(IAssociationDb db, MailWriter writer, StoredAttachments files, SiteOptions site, ILinkSecrets secrets) : IMessageComposer
{
    public string Template => MailTemplates.LetterIssued;

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var id = new Id<AppointmentLetter>(message.Subject);
        if (await db.AppointmentLetters.AsNoTracking().FirstOrDefaultAsync(l => l.Id == id, cancellationToken) is not { RevokedAt: null } letter) return null;

        string Say(string name, params object[] arguments) => MailTexts.Get(message.Culture, $"mail.{Template}.{name}", arguments);
        var (body, position) = (letter.BodyName.In(message.Culture), Positions.In(letter.Position, message.Culture));
        return writer.Start(message, Say("title"))
            .Paragraph(MailTexts.Get(message.Culture, "mail.greeting", MailLayout.Inert(letter.HolderName)))
            .Paragraph(Say("text", MailLayout.Inert(body), position))
            .Fact(Say("position"), position)
            .Fact(Say("period"), letter.To is { } to ? MailDates.Days(message.Culture, letter.From, to) : MailDates.Days(message.Culture, letter.From, letter.From))
            .Fact(Say("number"), letter.Number)
            .Link(Say("verify"), LetterLinks.For(site, secrets, letter.Number))
            .Build(Say("subject", body, position), await files.PdfAsync(letter.File, letter.Number, cancellationToken));
    }
}
