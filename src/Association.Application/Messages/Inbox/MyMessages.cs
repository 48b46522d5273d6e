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
        return window.Cut(rows, row => new Cursor("", row.Id), total);
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
        var (address, since) = (account.Email, account.CreatedAt);
        return db.SentMails.Where(s => s.Text != null && s.SentAt >= since && db.Outbox.Any(m => m.Id == s.Message && m.To == address));
    }

    /// <summary>Keys sort by the time of writing, the newest first.</summary>
    private static IQueryable<SentMail> Part(IQueryable<SentMail> mails, Window window)
    {
        if ((window.After ?? window.Before) is not { } mark) return mails.OrderByDescending(m => m.Message);
        return window.Backwards ? mails.Where(m => m.Message > mark.Id).OrderBy(m => m.Message) : mails.Where(m => m.Message < mark.Id).OrderByDescending(m => m.Message);
    }
}
