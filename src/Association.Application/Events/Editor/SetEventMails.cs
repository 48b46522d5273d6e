using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Editor;

/// <summary>The event's own words in the mails to participants, and how long before it they are reminded.</summary>
/// <param name="ReminderDays">0: no reminder.</param>
[Requires(Permissions.EditEvents)]
public sealed record SetEventMails(Id<Event> Event, string? ConfirmationZh, string? ConfirmationEn, string? ReminderZh, string? ReminderEn, int ReminderDays) : ICommand<Result>, IInEvent;

internal sealed class SetEventMailsValidator : AbstractValidator<SetEventMails>
{
    public SetEventMailsValidator()
    {
        foreach (var text in new System.Linq.Expressions.Expression<Func<SetEventMails, string?>>[] { c => c.ConfirmationZh, c => c.ConfirmationEn, c => c.ReminderZh, c => c.ReminderEn })
            RuleFor(text).MaximumLength(EventMails.MaxTextLength);
        RuleFor(c => c.ReminderDays).InclusiveBetween(0, EventMails.MaxReminderDays);
    }
}

internal sealed class SetEventMailsHandler(IAssociationDb db) : IRequestHandler<SetEventMails, Result>
{
    public async Task<Result> Handle(SetEventMails command, CancellationToken cancellationToken)
    {
        if (await db.Events.FirstOrDefaultAsync(e => e.Id == command.Event, cancellationToken) is not { } @event) return EventErrors.NotFound;
        @event.Say(new(Text(command.ConfirmationZh), Text(command.ConfirmationEn), Text(command.ReminderZh), Text(command.ReminderEn), command.ReminderDays));
        return Result.Done;
    }

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
