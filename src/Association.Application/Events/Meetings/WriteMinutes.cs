using Association.Application.Access;
using Association.Application.Bodies.Desk;
using Association.Application.Common;
using Association.Application.Members.Units;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Meetings;

/// <summary>Writes the minutes in Markdown. Whoever wrote upon an older text is refused and sees both.</summary>
/// <param name="Seen">The version that the writer had before him.</param>
[Requires(Permissions.Self)]
public sealed record WriteMinutes(Id<Body> Body, Id<Event> Event, string? Minutes, int Seen) : ICommand<Result>, IForMyBody;

internal sealed class WriteMinutesValidator : AbstractValidator<WriteMinutes>
{
    public WriteMinutesValidator() => RuleFor(c => c.Minutes).MaximumLength(MeetingRecord.MaxMinutesLength);
}

internal sealed class WriteMinutesHandler(IAssociationDb db) : IRequestHandler<WriteMinutes, Result>
{
    public async Task<Result> Handle(WriteMinutes command, CancellationToken cancellationToken)
    {
        (await db.RecordAsync(command.Body, command.Event, cancellationToken)).Write(command.Minutes.Said(), command.Seen);
        return Result.Done;
    }
}

/// <summary>What was decided, who sees to it and until when.</summary>
[Requires(Permissions.Self)]
public sealed record AddDecision(Id<Body> Body, Id<Event> Event, string Text, Id<Person>? Owner, DateOnly? Due) : ICommand<Result>, IForMyBody;

internal sealed class AddDecisionValidator : AbstractValidator<AddDecision>
{
    public AddDecisionValidator() => RuleFor(c => c.Text).NotEmpty().MaximumLength(Decision.MaxTextLength);
}

internal sealed class AddDecisionHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<AddDecision, Result>
{
    private static readonly Error Stranger = Error.Invalid("minutes.owner", "Only officers of the body and people of this activity can see to a decision.", "Owner");

    public async Task<Result> Handle(AddDecision command, CancellationToken cancellationToken)
    {
        var record = await db.RecordAsync(command.Body, command.Event, cancellationToken);
        if (command.Owner is { } owner && !await db.OwnersOf(command.Body, command.Event, clock.Today()).AnyAsync(p => p.Id == owner, cancellationToken)) return Stranger;
        record.Decide(command.Text.Trim(), command.Owner, command.Due);
        return Result.Done;
    }
}

/// <summary>A decision was carried out.</summary>
[Requires(Permissions.Self)]
public sealed record FinishDecision(Id<Body> Body, Id<Event> Event, Id<Decision> Decision) : ICommand<Result>, IForMyBody;

/// <summary>Takes back a decision that was noted by mistake.</summary>
[Requires(Permissions.Self)]
public sealed record RevokeDecision(Id<Body> Body, Id<Event> Event, Id<Decision> Decision) : ICommand<Result>, IForMyBody;

internal sealed class FollowDecisionsHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<FinishDecision, Result>, IRequestHandler<RevokeDecision, Result>
{
    public async Task<Result> Handle(FinishDecision command, CancellationToken cancellationToken)
    {
        (await db.RecordAsync(command.Body, command.Event, cancellationToken)).Finish(command.Decision, clock.Today());
        return Result.Done;
    }

    public async Task<Result> Handle(RevokeDecision command, CancellationToken cancellationToken)
    {
        (await db.RecordAsync(command.Body, command.Event, cancellationToken)).Revoke(command.Decision);
        return Result.Done;
    }
}

internal static class DecisionOwners
{
    /// <summary>Who can see to a decision: officers of the body, and whoever was asked to the activity or came.</summary>
    public static IQueryable<Person> OwnersOf(this IAssociationDb db, Id<Body> body, Id<Event> @event, DateOnly today)
    {
        var officers = db.OfficersOn(body, today).Select(a => a.Person);
        return db.People.AsNoTracking().Where(p => officers.Contains(p.Id) || db.Invitees.Any(i => i.Event == @event && i.Person == p.Id));
    }
}
