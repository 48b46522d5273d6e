using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Messages.Log;
using Association.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Messages;

/// <summary>Every mail the product sent, has to send, or could not send; the newest first.</summary>
/// <param name="Find">A whole address.</param>
/// <param name="Person">To any address of theirs.</param>
/// <param name="Event">About it, or about a place at it.</param>
[Requires(Permissions.ReadMessages)]
public sealed record ListMessages(OutboxState? State = null, string? Template = null, string? Find = null, string? After = null, int? Size = null, string? Before = null, Guid? Rule = null, Guid? Person = null, Guid? Event = null)
    : IQuery<MessageList>;

public sealed record MessageList(Page<MessageLine> Page, int Pending, int Parked);

/// <param name="To">Masked: the office sees that it went out, not everybody's address.</param>
public sealed record MessageLine(
    Guid Id, string Template, Guid Subject, string To, string Culture, OutboxState State, DateTimeOffset CreatedAt, DateTimeOffset? SentAt,
    DateTimeOffset NextAttemptAt, int Attempts, string? LastError);

internal sealed class ListMessagesHandler(IAssociationDb db, LogScope scope) : IRequestHandler<ListMessages, MessageList>
{
    public async Task<MessageList> Handle(ListMessages query, CancellationToken cancellationToken)
    {
        var window = Window.Of(query.After, query.Before, query.Size);
        var messages = Filter(query);
        if (query.Person is { } person) messages = await scope.OfPersonAsync(messages, person, cancellationToken);
        if (query.Event is { } @event) messages = await scope.OfEventAsync(messages, @event, cancellationToken);
        var total = await messages.CountAsync(cancellationToken);
        var rows = await Part(messages, window).Take(window.Read)
            .Select(m => new MessageLine(m.Id, m.Template, m.Subject, m.To, m.Culture, m.State, m.CreatedAt, m.SentAt, m.NextAttemptAt, m.Attempts, m.LastError))
            .ToListAsync(cancellationToken);
        var page = window.Cut([.. rows.Select(r => r with { To = Masked(r.To) })], line => new Cursor($"{line.CreatedAt.UtcTicks}", line.Id), total);
        return new(page, await CountAsync(OutboxState.Pending, cancellationToken), await CountAsync(OutboxState.Parked, cancellationToken));
    }

    private static IQueryable<OutboxMessage> Part(IQueryable<OutboxMessage> messages, Window window)
    {
        var newest = messages.OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id);
        if ((window.After ?? window.Before) is not { } mark || mark.Moment is not { } at) return newest;
        return window.Backwards
            ? messages.Where(m => m.CreatedAt > at || (m.CreatedAt == at && m.Id > mark.Id)).OrderBy(m => m.CreatedAt).ThenBy(m => m.Id)
            : newest.Where(m => m.CreatedAt < at || (m.CreatedAt == at && m.Id < mark.Id));
    }

    private IQueryable<OutboxMessage> Filter(ListMessages query)
    {
        var messages = db.Outbox.AsNoTracking();
        if (query.State is { } state) messages = messages.Where(m => m.State == state);
        if (query.Template is { Length: > 0 } template) messages = messages.Where(m => m.Template == template);
        if (query.Find?.Trim() is { Length: > 0 } address) messages = messages.Where(m => m.To == address);
        if (query.Rule is { } rule) messages = messages.Where(m => m.Rule == rule);
        return messages;
    }

    private Task<int> CountAsync(OutboxState state, CancellationToken cancellationToken) => db.Outbox.CountAsync(m => m.State == state, cancellationToken);

    private static string Masked(string address) => EmailAddress.TryParse(address, out var parsed) ? parsed.Masked : "***";
}
