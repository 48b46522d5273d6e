using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Invitations;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Invitations;

/// <summary>How people get into a category from now on; those who are registered stay.</summary>
/// <param name="Category">Null: every category of the event.</param>
/// <param name="HoldsWhilePending">Where the office decides: whoever applies from now on holds a seat until the decision.</param>
[Requires(Permissions.EditEvents)]
public sealed record SetAdmission(Id<Event> Event, Id<TicketCategory>? Category, AdmissionKind Admission, bool HoldsWhilePending = false) : ICommand<Result>, IInEvent;

internal sealed class SetAdmissionHandler(IAssociationDb db) : IRequestHandler<SetAdmission, Result>
{
    public async Task<Result> Handle(SetAdmission command, CancellationToken cancellationToken)
    {
        var categories = await db.TicketCategories.Where(c => c.Event == command.Event && (command.Category == null || c.Id == command.Category)).ToListAsync(cancellationToken);
        if (categories.Count == 0 || !Enum.IsDefined(command.Admission)) return Error.NotFound("category");
        foreach (var category in categories) category.AdmitBy(command.Admission, command.HoldsWhilePending);
        return Result.Done;
    }
}

/// <summary>Another secret address; whoever holds the old one does not get in any more.</summary>
[Requires(Permissions.EditEvents)]
public sealed record ChangeSecretAddress(Id<Event> Event, Id<TicketCategory> Category) : ICommand<Result>, IInEvent;

internal sealed class ChangeSecretAddressHandler(IAssociationDb db) : IRequestHandler<ChangeSecretAddress, Result>
{
    public async Task<Result> Handle(ChangeSecretAddress command, CancellationToken cancellationToken)
    {
        if (await db.TicketCategories.FirstOrDefaultAsync(c => c.Id == command.Category && c.Event == command.Event, cancellationToken) is not { } category) return Error.NotFound("category");
        category.NextSecret();
        return Result.Done;
    }
}

/// <summary>Invites one person into a category by a personal link and mails it.</summary>
/// <returns>The number of the invitation.</returns>
[Requires(Permissions.EditEvents)]
public sealed record InviteToEvent(Id<Event> Event, Id<TicketCategory> Category, string Name, string Email, string Language = "zh-CN") : ICommand<Result<string>>, IInEvent;

internal sealed class InviteToEventValidator : AbstractValidator<InviteToEvent>
{
    public InviteToEventValidator()
    {
        RuleFor(c => c.Name).NotEmpty().MaximumLength(EventInvitation.MaxNameLength);
        RuleFor(c => c.Email).NotEmpty().Must(e => EmailAddress.TryParse(e, out _, out _)).WithErrorCode("email.invalid");
        RuleFor(c => c.Language).Must(l => l is "zh-CN" or "en");
    }
}

internal sealed class InviteToEventHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<InviteToEvent, Result<string>>
{
    public async Task<Result<string>> Handle(InviteToEvent command, CancellationToken cancellationToken)
    {
        if (await db.TicketCategories.FirstOrDefaultAsync(c => c.Id == command.Category && c.Event == command.Event, cancellationToken) is not { } category) return Error.NotFound("category");
        Refuse.Unless(category.Admission is AdmissionKind.Invitation, AdmissionErrors.NotByInvitation);
        if (!EmailAddress.TryParse(command.Email, out var email, out var fault)) return fault.At("Email");
        var address = email.Value.ToLowerInvariant();
        if (await db.EventInvitations.AnyAsync(i => i.Category == category.Id && i.Email == address && i.WithdrawnAt == null, cancellationToken)) return AdmissionErrors.Invited.At("Email");

        var now = clock.GetUtcNow();
        var invitation = new EventInvitation(command.Event, category.Id, TextNormalization.Line(command.Name), address, command.Language, now);
        db.EventInvitations.Add(invitation);
        db.Outbox.Add(new OutboxMessage(MailTemplates.EventInvitation, invitation.Id.Value, invitation.Email, invitation.Language, now));
        return invitation.Number;
    }
}

/// <summary>Mails the link again, at most once an hour.</summary>
[Requires(Permissions.EditEvents)]
public sealed record RemindInvitee(Id<Event> Event, Id<EventInvitation> Invitation) : ICommand<Result>, IInEvent;

internal sealed class RemindInviteeHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<RemindInvitee, Result>
{
    public async Task<Result> Handle(RemindInvitee command, CancellationToken cancellationToken)
    {
        if (await db.EventInvitations.AsNoTracking().FirstOrDefaultAsync(i => i.Id == command.Invitation && i.Event == command.Event, cancellationToken) is not { } invitation) return AdmissionErrors.NotFound;
        Refuse.Unless(invitation.IsOpen, AdmissionErrors.InvitationUsed);
        var now = clock.GetUtcNow();
        var message = new OutboxMessage(MailTemplates.EventInvitation, invitation.Id.Value, invitation.Email, invitation.Language, now, $"again-{now:yyyyMMddHH}");
        if (!await db.Outbox.AnyAsync(m => m.Key == message.Key, cancellationToken)) db.Outbox.Add(message);
        return Result.Done;
    }
}

/// <summary>Takes an invitation back that nobody has used.</summary>
[Requires(Permissions.EditEvents)]
public sealed record WithdrawEventInvitation(Id<Event> Event, Id<EventInvitation> Invitation) : ICommand<Result>, IInEvent;

internal sealed class WithdrawEventInvitationHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<WithdrawEventInvitation, Result>
{
    public async Task<Result> Handle(WithdrawEventInvitation command, CancellationToken cancellationToken)
    {
        if (await db.EventInvitations.FirstOrDefaultAsync(i => i.Id == command.Invitation && i.Event == command.Event, cancellationToken) is not { } invitation) return AdmissionErrors.NotFound;
        invitation.Withdraw(clock.GetUtcNow());
        return Result.Done;
    }
}

/// <summary>Who is invited to an event, and what became of it.</summary>
[Requires(Permissions.ReadEvents)]
public sealed record ListEventInvitations(Id<Event> Event) : IQuery<IReadOnlyList<InvitationLine>>, IInEvent;

public sealed record InvitationLine(Guid Id, string Name, string Email, Bilingual Category, DateTimeOffset InvitedAt, DateTimeOffset? WithdrawnAt, string? UsedBy, Guid? Registration, string Number);

internal sealed class ListEventInvitationsHandler(IAssociationDb db) : IRequestHandler<ListEventInvitations, IReadOnlyList<InvitationLine>>
{
    public async Task<IReadOnlyList<InvitationLine>> Handle(ListEventInvitations query, CancellationToken cancellationToken)
    {
        var rows = await db.EventInvitations.AsNoTracking().Where(i => i.Event == query.Event).OrderBy(i => i.Id)
            .Join(db.TicketCategories, i => i.Category, c => c.Id, (i, c) => new { Invitation = i, c.Name, UsedBy = db.Registrations.Where(r => r.Id == i.UsedBy).Select(r => r.Number).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(x => new InvitationLine(x.Invitation.Id.Value, x.Invitation.Name, x.Invitation.Email, x.Name, x.Invitation.InvitedAt, x.Invitation.WithdrawnAt, x.UsedBy, x.Invitation.UsedBy?.Value, x.Invitation.Number))];
    }
}

/// <summary>A place that was given back, or not paid in time, gives its invitation back.</summary>
internal sealed class ReopenInvitation(IAssociationDb db) : INotificationHandler<Raised<RegistrationCancelled>>, INotificationHandler<Raised<RegistrationExpired>>
{
    public Task Handle(Raised<RegistrationCancelled> notification, CancellationToken cancellationToken) => ReopenAsync(notification.Event.Registration, cancellationToken);

    public Task Handle(Raised<RegistrationExpired> notification, CancellationToken cancellationToken) => ReopenAsync(notification.Event.Registration, cancellationToken);

    private async Task ReopenAsync(Id<Registration> id, CancellationToken cancellationToken)
    {
        if (await db.EventInvitations.FirstOrDefaultAsync(i => i.UsedBy == id, cancellationToken) is { } invitation) invitation.Reopen();
    }
}
