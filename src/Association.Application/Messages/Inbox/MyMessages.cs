using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Identity;
using Association.Application.Messages.Log;
using Association.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages.Inbox;

/// <summary>The same texts that go out by mail, in the product: what was written to the sender's own address since the account is there.</summary>
[Requires(Permissions.Self)]
public sealed record ListMyMessages(string? After = null, int? Size = null, string? Before = null) : IQuery<Page<MyMessage>>;

public sealed record MyMessage(Guid Id, string Subject, string Text, DateTimeOffset At, bool Unread);

/// <summary>For the bell: how many the sender has not read; counted no further than <see cref="Most"/>.</summary>
[Requires(Permissions.Self)]
public sealed record CountMyUnread : IQuery<int>
{
    public const int Most = 99;
}

/// <summary>The sender has read one, or all.</summary>
/// <param name="Message">Null: all.</param>
[Requires(Permissions.Self)]
public sealed record ReadMyMessages(Guid? Message = null) : ICommand<Result>;

internal sealed class MyMessagesHandler(IAssociationDb db, IAccounts accounts, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ListMyMessages, Page<MyMessage>>, IRequestHandler<CountMyUnread, int>, IRequestHandler<ReadMyMessages, Result>
{
    public async Task<Page<MyMessage>> Handle(ListMyMessages query, CancellationToken cancellationToken)
    {
        if (await MineAsync(cancellationToken) is not { } mine) return new([], null);
        var window = Window.Of(query.After, query.Before, query.Size);
        var total = await mine.CountAsync(cancellationToken);
        var rows = await Part(mine, window).Take(window.Read).Select(m => new MyMessage(m.Message, m.Subject, m.Text!, m.SentAt, m.ReadAt == null)).ToListAsync(cancellationToken);
        return window.Cut(rows, row => new Cursor($"{row.At.UtcTicks}", row.Id), total);
    }

    public async Task<int> Handle(CountMyUnread query, CancellationToken cancellationToken) =>
        await MineAsync(cancellationToken) is { } mine ? await mine.Where(m => m.ReadAt == null).Take(CountMyUnread.Most).CountAsync(cancellationToken) : 0;

    public async Task<Result> Handle(ReadMyMessages command, CancellationToken cancellationToken)
    {
        if (await MineAsync(cancellationToken) is not { } mine) return Result.Done;
        DateTimeOffset? now = clock.GetUtcNow();
        var unread = mine.Where(m => m.ReadAt == null);
        if (command.Message is { } one) unread = unread.Where(m => m.Message == one);
        await unread.ExecuteUpdateAsync(row => row.SetProperty(m => m.ReadAt, now), cancellationToken);
        return Result.Done;
    }

    /// <summary>Only of an address that is confirmed as theirs. Null: nobody is signed in with one.</summary>
    private async Task<IQueryable<SentMail>?> MineAsync(CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(user.Id, cancellationToken) is not { Confirmed: true, Closed: false } account) return null;
        var (spellings, since) = (await SpellingsAsync(account, cancellationToken), account.CreatedAt);
        return db.SentMails.Where(s => s.Text != null && s.SentAt >= since && db.Outbox.Any(m => m.Id == s.Message && spellings.Contains(m.To)));
    }

    /// <summary>One mailbox is written in capitals here and in small letters there: every spelling under which its owner is known.</summary>
    private async Task<IReadOnlyList<string>> SpellingsAsync(AccountRecord account, CancellationToken cancellationToken)
    {
        List<string> known = [account.Email, account.Email.ToLowerInvariant()];
        if (account.Person is { } person)
        {
            known.AddRange(await db.People.Where(p => p.Id == person && p.Email != null).Select(p => p.Email!).ToListAsync(cancellationToken));
            known.AddRange(await db.Registrations.Where(r => r.Person == person && r.Email != null).Select(r => r.Email!).Distinct().ToListAsync(cancellationToken));
        }

        return [.. known.Where(a => string.Equals(a, account.Email, StringComparison.OrdinalIgnoreCase)).Distinct()];
    }

    /// <summary>The newest first; not by their keys alone, which not every database sorts by time.</summary>
    private static IQueryable<SentMail> Part(IQueryable<SentMail> mails, Window window)
    {
        var newest = mails.OrderByDescending(m => m.SentAt).ThenByDescending(m => m.Message);
        if ((window.After ?? window.Before) is not { } mark || mark.Moment is not { } at) return newest;
        return window.Backwards
            ? mails.Where(m => m.SentAt > at || (m.SentAt == at && m.Message > mark.Id)).OrderBy(m => m.SentAt).ThenBy(m => m.Message)
            : newest.Where(m => m.SentAt < at || (m.SentAt == at && m.Message < mark.Id));
    }
}
