using Association.Application.Common;
using Association.Application.Events.Abstracts;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events.Abstracts;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Messages.Composers;

/// <summary>An abstract was handed in: its number, until when it can be changed, and the link.</summary>
internal sealed class AbstractReceivedComposer(IAssociationDb db, MailWriter writer, SiteOptions site, ILinkSecrets secrets) : IMessageComposer
{
    public string Template => MailTemplates.AbstractReceived;

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var id = new Id<Submission>(message.Subject);
        if (await db.Submissions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancellationToken) is not { } submission || submission.Status is SubmissionStatus.Withdrawn) return null;
        var name = await db.Events.Where(e => e.Id == submission.Event).Select(e => e.Name).SingleAsync(cancellationToken);
        var closes = await db.AbstractCalls.Where(c => c.Event == submission.Event).Select(c => c.ClosesAt).SingleAsync(cancellationToken);
        var (culture, again) = (message.Culture, submission.Edition > 1 ? "-again" : "");
        var mail = writer.Start(message, Say($"title{again}"))
            .Paragraph(MailTexts.Get(culture, "mail.greeting", MailLayout.Inert(submission.ContactName)))
            .Paragraph(Say($"text{again}", MailLayout.Inert(name.In(culture))))
            .Fact(Say("abstract"), MailLayout.Inert(submission.Title.In(culture))).Fact(Say("number"), submission.Number);
        if (submission.DecidedAt is null) mail.Fact(Say("until"), MailDates.Deadline(culture, closes));
        return mail.Link(Say("open"), new Uri(site.BaseUrl, secrets.PathOfAbstract(submission.Number))).Note(Say("note")).Build(Say($"subject{again}", name.In(culture)));

        string Say(string key, params object[] arguments) => MailTexts.Get(message.Culture, $"mail.{Template}.{key}", arguments);
    }
}

/// <summary>The decision about an abstract, in the office's words, with what reviewers advise.</summary>
internal sealed class AbstractDecidedComposer(IAssociationDb db, MailWriter writer, SiteOptions site, ILinkSecrets secrets) : IMessageComposer
{
    public string Template => MailTemplates.AbstractDecided;

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var id = new Id<Submission>(message.Subject);
        if (await db.Submissions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancellationToken) is not { Decision: { } decision } submission) return null;
        if (await db.CallAsync(submission.Event, cancellationToken) is not { } call) return null;
        var (culture, name) = (message.Culture, await db.Events.Where(e => e.Id == submission.Event).Select(e => e.Name).SingleAsync(cancellationToken));
        var letter = call.Letters.Single(l => l.Decision == decision).For(culture, submission.ContactName, submission.Title.In(culture), submission.Number, name.In(culture));
        var advice = await db.AbstractReviews.Where(r => r.Submission == id && r.State == ReviewState.Done && r.Advice != null).OrderBy(r => r.Id).Select(r => r.Advice!).ToListAsync(cancellationToken);

        var mail = writer.Start(message, Say("title"));
        foreach (var paragraph in letter.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) mail.Paragraph(MailLayout.Inert(paragraph));
        mail.Fact(Say("result"), Say($"decision-{decision}"));
        if (decision is AbstractDecision.Revise && call.RevisionsUntil is { } until) mail.Fact(Say("until"), MailDates.Deadline(culture, until));
        mail.Fact(Say("office"), MailLayout.Inert(submission.Note));
        foreach (var words in advice) mail.Fact(Say("advice"), MailLayout.Inert(words));
        return mail.Link(Say("open"), new Uri(site.BaseUrl, secrets.PathOfAbstract(submission.Number))).Build(Say("subject", name.In(culture)));

        string Say(string key, params object[] arguments) => MailTexts.Get(message.Culture, $"mail.{Template}.{key}", arguments);
    }
}

/// <summary>Asks a reviewer to judge what was assigned, with the link.</summary>
internal sealed class ReviewInvitedComposer(IAssociationDb db, MailWriter writer, SiteOptions site, ILinkSecrets secrets) : IMessageComposer
{
    public string Template => MailTemplates.ReviewInvited;

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var id = new Id<AbstractReviewer>(message.Subject);
        if (await db.AbstractReviewers.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } reviewer) return null;
        var waiting = await db.AbstractReviews.CountAsync(r => r.Reviewer == id && r.State == ReviewState.Waiting, cancellationToken);
        if (waiting == 0 || await db.CallAsync(reviewer.Event, cancellationToken) is not { } call) return null;
        var (culture, name) = (message.Culture, await db.Events.Where(e => e.Id == reviewer.Event).Select(e => e.Name).SingleAsync(cancellationToken));
        var mail = writer.Start(message, Say("title")).Paragraph(MailTexts.Get(culture, "mail.greeting", MailLayout.Inert(reviewer.Name)))
            .Paragraph(Say("text", MailLayout.Inert(name.In(culture)), waiting));
        if (call.ReviewUntil is { } last) mail.Fact(Say("until"), MailDates.Day(culture, last));
        return mail.Link(Say("open"), new Uri(site.BaseUrl, secrets.PathOfReviewer(reviewer.Number))).Note(Say("note")).Build(Say("subject", name.In(culture)));

        string Say(string key, params object[] arguments) => MailTexts.Get(message.Culture, $"mail.{Template}.{key}", arguments);
    }
}
