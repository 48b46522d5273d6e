using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Lists;

/// <summary>Keeps what the office wants to write; nobody gets it yet.</summary>
[Requires(Permissions.EditRegistrations)]
public sealed record WriteLetter(Id<Event> Event, string Subject, string Text) : ICommand<Result<Guid>>, IInEvent;

internal sealed class WriteLetterValidator : AbstractValidator<WriteLetter>
{
    public WriteLetterValidator()
    {
        RuleFor(c => c.Subject).NotEmpty().MaximumLength(RegistrationLetter.MaxSubjectLength);
        RuleFor(c => c.Text).NotEmpty().MaximumLength(RegistrationLetter.MaxTextLength);
    }
}

internal sealed class WriteLetterHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<WriteLetter, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(WriteLetter command, CancellationToken cancellationToken)
    {
        if (!await db.Events.AnyAsync(e => e.Id == command.Event, cancellationToken)) return EventErrors.NotFound;
        // One line: a line break in a subject would begin another header.
        var letter = new RegistrationLetter(command.Event, TextNormalization.Line(command.Subject), command.Text.ReplaceLineEndings("\n").Trim(), user.Id, clock.GetUtcNow());
        db.RegistrationLetters.Add(letter);
        return letter.Id.Value;
    }
}

/// <summary>Sends a letter to one registered person, once.</summary>
/// <returns>The participant's name, for the result of a row.</returns>
[Requires(Permissions.EditRegistrations)]
public sealed record SendLetter(Id<Event> Event, Id<RegistrationLetter> Letter, Id<Registration> Registration) : ICommand<Result<string>>, IInEvent;

internal sealed class SendLetterHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<SendLetter, Result<string>>
{
    public async Task<Result<string>> Handle(SendLetter command, CancellationToken cancellationToken)
    {
        var registration = await db.Registrations.AsNoTracking().FirstOrDefaultAsync(r => r.Id == command.Registration && r.Event == command.Event, cancellationToken);
        if (registration is null || !await db.RegistrationLetters.AnyAsync(l => l.Id == command.Letter && l.Event == command.Event, cancellationToken)) return LetterErrors.NotFound;
        if (registration.Email is not { } address) return LetterErrors.NoAddress;

        var message = new OutboxMessage(MailTemplates.RegistrationLetter, registration.Id.Value, address, registration.Language, clock.GetUtcNow(), $"{command.Letter}");
        if (await db.Outbox.AnyAsync(m => m.Key == message.Key, cancellationToken)) return LetterErrors.Sent;
        db.Outbox.Add(message);
        return registration.Name;
    }
}
