using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events;

/// <param name="StartsAt">Wall-clock time in Asia/Shanghai.</param>
/// <param name="EndsAt">Wall-clock time in Asia/Shanghai.</param>
[Requires(Permissions.EditEvents)]
public sealed record AddSession(Id<Event> Event, string TitleZh, string? TitleEn, DateTime StartsAt, DateTime EndsAt,
    string? RoomZh, string? RoomEn, string? SpeakerZh, string? SpeakerEn)
    : ICommand<Result<Guid>>, IInEvent, ISessionTerms;

/// <summary>What a session says, whether it is new or changed.</summary>
internal interface ISessionTerms
{
    string TitleZh { get; }
    string? TitleEn { get; }
    DateTime StartsAt { get; }
    DateTime EndsAt { get; }
    string? RoomZh { get; }
    string? RoomEn { get; }
    string? SpeakerZh { get; }
    string? SpeakerEn { get; }
}

internal sealed class AddSessionValidator : AbstractValidator<AddSession>
{
    public AddSessionValidator() => Include(new SessionTermsValidator());
}

internal sealed class SessionTermsValidator : AbstractValidator<ISessionTerms>
{
    public SessionTermsValidator()
    {
        RuleFor(c => c.TitleZh).NotEmpty().MaximumLength(EventSession.MaxTitleLength);
        RuleFor(c => c.TitleEn).MaximumLength(EventSession.MaxTitleLength);
        RuleFor(c => c.StartsAt).NotEmpty();
        RuleFor(c => c.EndsAt).NotEmpty();
        RuleFor(c => c.RoomZh).MaximumLength(EventSession.MaxRoomLength);
        RuleFor(c => c.RoomEn).MaximumLength(EventSession.MaxRoomLength);
        RuleFor(c => c.SpeakerZh).MaximumLength(EventSession.MaxSpeakerLength);
        RuleFor(c => c.SpeakerEn).MaximumLength(EventSession.MaxSpeakerLength);
    }
}

internal sealed class AddSessionHandler(IAssociationDb db) : IRequestHandler<AddSession, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(AddSession command, CancellationToken cancellationToken)
    {
        if (await db.Events.Include(e => e.Sessions).FirstOrDefaultAsync(e => e.Id == command.Event, cancellationToken) is not { } @event)
            return EventErrors.NotFound;

        var session = @event.Schedule(new Bilingual(command.TitleZh, command.TitleEn),
            AssociationCalendar.At(command.StartsAt), AssociationCalendar.At(command.EndsAt),
            Bilingual.Of(command.RoomZh, command.RoomEn), Bilingual.Of(command.SpeakerZh, command.SpeakerEn));
        db.Sessions.Add(session);
        return session.Id.Value;
    }
}

[Requires(Permissions.EditEvents)]
public sealed record EditSession(Id<Event> Event, Id<EventSession> Session, string TitleZh, string? TitleEn, DateTime StartsAt, DateTime EndsAt,
    string? RoomZh, string? RoomEn, string? SpeakerZh, string? SpeakerEn)
    : ICommand<Result>, IInEvent, ISessionTerms;

internal sealed class EditSessionValidator : AbstractValidator<EditSession>
{
    public EditSessionValidator() => Include(new SessionTermsValidator());
}

internal sealed class EditSessionHandler(IAssociationDb db) : IRequestHandler<EditSession, Result>
{
    public async Task<Result> Handle(EditSession command, CancellationToken cancellationToken)
    {
        if (await db.Events.Include(e => e.Sessions).FirstOrDefaultAsync(e => e.Id == command.Event, cancellationToken) is not { } @event)
            return EventErrors.NotFound;

        @event.Reschedule(command.Session, new Bilingual(command.TitleZh, command.TitleEn),
            AssociationCalendar.At(command.StartsAt), AssociationCalendar.At(command.EndsAt),
            Bilingual.Of(command.RoomZh, command.RoomEn), Bilingual.Of(command.SpeakerZh, command.SpeakerEn));
        return Result.Done;
    }
}

[Requires(Permissions.EditEvents)]
public sealed record RemoveSession(Id<Event> Event, Id<EventSession> Session) : ICommand<Result>, IInEvent;

internal sealed class RemoveSessionHandler(IAssociationDb db) : IRequestHandler<RemoveSession, Result>
{
    public async Task<Result> Handle(RemoveSession command, CancellationToken cancellationToken)
    {
        if (await db.Events.Include(e => e.Sessions).FirstOrDefaultAsync(e => e.Id == command.Event, cancellationToken) is not { } @event)
            return EventErrors.NotFound;

        @event.Drop(command.Session);
        return Result.Done;
    }
}
