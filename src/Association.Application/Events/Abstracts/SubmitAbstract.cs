using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Abstracts;
using Association.Application.Identity;
using Association.Application.Messages;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Abstracts;

/// <summary>Hands an abstract in, for whoever is signed in or for the guest given, who gets a link by mail.</summary>
/// <param name="GuestName">Of somebody who is not signed in.</param>
[Requires(Permissions.Anyone)]
public sealed record SubmitAbstract(Id<Event> Event, TypedAbstract Abstract, bool Consent, string? GuestName = null, string? GuestEmail = null, string? IdempotencyKey = null)
    : ICommand<Result<SubmissionReceipt>>, IIdempotent;

public sealed record SubmissionReceipt(Guid Submission, string Number);

internal sealed class SubmitAbstractValidator : AbstractValidator<SubmitAbstract>
{
    public SubmitAbstractValidator()
    {
        RuleFor(c => c.Abstract).SetValidator(new TypedAbstractValidator()).OverridePropertyName("");
        RuleFor(c => c.GuestName).MaximumLength(Person.MaxNameLength);
    }
}

internal sealed class SubmitAbstractHandler(IAssociationDb db, AbstractReader reader, IAccounts accounts, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<SubmitAbstract, Result<SubmissionReceipt>>
{
    public async Task<Result<SubmissionReceipt>> Handle(SubmitAbstract command, CancellationToken cancellationToken)
    {
        if (!await db.Events.AnyAsync(e => e.Id == command.Event && e.Status == EventStatus.Published, cancellationToken)) return CallErrors.NotFound;
        if (await db.CallAsync(command.Event, cancellationToken) is not { Announced: true } call) return CallErrors.NotFound;
        if (!command.Consent) return SubmissionErrors.ConsentMissing;
        var contact = await ContactAsync(command, cancellationToken);
        if (await db.Submissions.CountAsync(s => s.Event == command.Event && s.Email == contact.Email, cancellationToken) >= Submission.MaxPerAddress) return SubmissionErrors.TooMany;

        var now = clock.GetUtcNow();
        var submission = new Submission(call, await reader.ReadAsync(command.Event, command.Abstract, cancellationToken), contact, now);
        db.Submissions.Add(submission);
        db.Tell(submission, MailTemplates.AbstractReceived, $"{submission.Edition}", now);
        return new SubmissionReceipt(submission.Id.Value, submission.Number);
    }

    private async Task<SubmissionContact> ContactAsync(SubmitAbstract command, CancellationToken cancellationToken)
    {
        if (user.IsSignedIn && await accounts.FindAsync(user.Id, cancellationToken) is { } account)
            return new(account.Name, account.Email, user.Id, user.Person, user.Culture);
        if (!PersonName.TryParse(command.GuestName, out var name, out var nameFault)) throw new RefusedException(nameFault.At("GuestName"));
        if (!EmailAddress.TryParse(command.GuestEmail, out var email, out var emailFault)) throw new RefusedException(emailFault.At("GuestEmail"));
        return new(name.Value, email.Value, null, null, user.Culture);
    }
}

internal static class AbstractMails
{
    public static void Tell(this IAssociationDb db, Submission submission, string template, string occasion, DateTimeOffset now)
    {
        if (submission.Email is { } address) db.Outbox.Add(new OutboxMessage(template, submission.Id.Value, address, submission.Language, now, occasion));
    }
}
