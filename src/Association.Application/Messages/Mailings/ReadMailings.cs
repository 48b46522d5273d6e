using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Identity;
using Association.Application.Messages.Reminders;
using Association.Domain.Common;
using Association.Domain.Messages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages.Mailings;

/// <summary>What was written to many, the newest first.</summary>
[Requires(Permissions.ReadMessages)]
public sealed record ListMailings(string? After = null, int? Size = null, string? Before = null) : IQuery<Page<MailingLine>>;

/// <param name="Readers">Who has a mail of it.</param>
public sealed record MailingLine(Guid Id, string Subject, AudienceKind Audience, MailKind Kind, MailingState State, DateTimeOffset WrittenAt, DateTimeOffset? StartsAt, int Readers);

/// <summary>One with its words and what became of its mails; null when there is none.</summary>
[Requires(Permissions.ReadMessages)]
public sealed record GetMailing(Id<Mailing> Mailing) : IQuery<MailingDetails?>, IForMailing;

/// <param name="Of">The name of the body or event.</param>
/// <param name="States">Of the mails that were queued, how many are in which state; <see cref="OutboxState.Sent"/> are those that left.</param>
/// <param name="NotNeeded">Of the mails that were queued, how many never left because they were not needed, or not wanted, any more when it was their turn.</param>
/// <param name="LeftOut">Of the audience, how many got none, by reason.</param>
/// <param name="Task">Of the work, for its progress; only for whoever wrote it.</param>
public sealed record MailingDetails(
    Guid Id, MailingAudience Audience, Bilingual? Of, MailKind Kind, MailingWords Words, MailingState State, string WrittenBy, DateTimeOffset WrittenAt, DateTimeOffset? StartsAt, DateTimeOffset? EndedAt,
    IReadOnlyDictionary<OutboxState, int> States, int NotNeeded, IReadOnlyDictionary<LeftOut, int> LeftOut, Guid? Task);

internal sealed class ReadMailingsHandler(IAssociationDb db, IAccounts accounts, ICurrentUser user) : IRequestHandler<ListMailings, Page<MailingLine>>, IRequestHandler<GetMailing, MailingDetails?>
{
    public async Task<Page<MailingLine>> Handle(ListMailings query, CancellationToken cancellationToken)
    {
        var window = Window.Of(query.After, query.Before, query.Size);
        var mailings = db.Mailings.AsNoTracking();
        var total = await mailings.CountAsync(cancellationToken);
        var rows = await Part(mailings, window).Take(window.Read)
            .Select(m => new MailingLine(m.Id.Value, m.SubjectZh, m.Audience, m.Kind, m.State, m.WrittenAt, m.StartsAt, db.MailingRecipients.Count(r => r.Mailing == m.Id && r.Message != null)))
            .ToListAsync(cancellationToken);
        return window.Cut(rows, line => new Cursor("", line.Id), total);
    }

    public async Task<MailingDetails?> Handle(GetMailing query, CancellationToken cancellationToken)
    {
        if (await db.Mailings.AsNoTracking().FirstOrDefaultAsync(m => m.Id == query.Mailing, cancellationToken) is not { } mailing) return null;
        var id = mailing.Id.Value;
        var notNeeded = await db.Outbox.CountAsync(m => m.Mailing == id && m.State == OutboxState.Sent && m.LastError != null, cancellationToken);
        var states = await db.Outbox.Where(m => m.Mailing == id && !(m.State == OutboxState.Sent && m.LastError != null)).GroupBy(m => m.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var reasons = await db.MailingRecipients.Where(r => r.Mailing == mailing.Id && r.Reason != null).GroupBy(r => r.Reason!.Value)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var task = await db.Tasks.Where(t => t.Subject == id && t.StartedBy == user.Id).OrderByDescending(t => t.QueuedAt).Select(t => (Guid?)t.Id.Value).FirstOrDefaultAsync(cancellationToken);
        return new(id, mailing.ItsAudience, await db.NameOfAsync(mailing.ItsAudience, cancellationToken), mailing.Kind, mailing.Words, mailing.State,
            (await accounts.FindAsync(mailing.WrittenBy, cancellationToken))?.Name ?? "", mailing.WrittenAt, mailing.StartsAt, mailing.EndedAt, states, notNeeded, reasons, task);
    }

    /// <summary>Keys sort by the time of writing.</summary>
    private static IQueryable<Mailing> Part(IQueryable<Mailing> mailings, Window window)
    {
        if ((window.After ?? window.Before) is not { } mark) return mailings.OrderByDescending(m => m.Id);
        var id = new Id<Mailing>(mark.Id);
        return window.Backwards ? mailings.Where(m => m.Id > id).OrderBy(m => m.Id) : mailings.Where(m => m.Id < id).OrderByDescending(m => m.Id);
    }
}

/// <summary>Before anything is sent: how many it would reach, how many not and why, and the first of them.</summary>
[Requires(Permissions.EditReminders)]
public sealed record CountAudience(MailingAudience Audience, MailKind Kind) : IQuery<AudienceCount>, IForAudience;

/// <param name="Reached">Mails that would be written.</param>
/// <param name="First">The first of those who are reached, then of those who are not.</param>
public sealed record AudienceCount(int Reached, IReadOnlyDictionary<LeftOut, int> LeftOut, IReadOnlyList<AudienceLine> First);

/// <param name="Address">Masked.</param>
public sealed record AudienceLine(Guid Subject, string Name, string? Address, LeftOut? Reason);

/// <summary>How the first reader's mail would look, with what was filled in marked.</summary>
[Requires(Permissions.EditReminders)]
public sealed record PreviewMailing(MailingAudience Audience, MailKind Kind, MailingWords Words, string Culture) : ICommand<Result<MailContent>>, IForAudience;

internal sealed class LookAheadHandler(MailingPeople people, MailingDesk desk) : IRequestHandler<CountAudience, AudienceCount>, IRequestHandler<PreviewMailing, Result<MailContent>>
{
    private const int Shown = 30;

    public async Task<AudienceCount> Handle(CountAudience query, CancellationToken cancellationToken)
    {
        var judged = await people.JudgeAsync(query.Audience, query.Kind, cancellationToken);
        var reasons = judged.Where(r => r.Reason is not null).GroupBy(r => r.Reason!.Value).OrderBy(g => g.Key).ToDictionary(g => g.Key, g => g.Count());
        var first = judged.OrderBy(r => r.Reason is not null).Take(Shown).Select(r => new AudienceLine(r.Subject, r.Name, Masked(r.Address), r.Reason));
        return new(judged.Count(r => r.Reason is null), reasons, [.. first]);
    }

    public async Task<Result<MailContent>> Handle(PreviewMailing command, CancellationToken cancellationToken)
    {
        // The same checks as saving makes, without keeping anything.
        var known = MailingDesk.PlaceholdersOf(command.Audience.Kind);
        command.Words.Check(known);
        var first = (await people.JudgeAsync(command.Audience, command.Kind, cancellationToken)).FirstOrDefault(r => r.Reason is null);
        return await desk.WriteAsync(command.Audience, command.Words, first?.Subject, command.Culture, marked: true, cancellationToken);
    }

    private static string? Masked(string? address) => EmailAddress.TryParse(address, out var parsed) ? parsed.Masked : null;
}
