using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Events.Abstracts;
using Association.Application.Events.Online;
using Association.Application.Events.Programme;
using Association.Domain.Common;
using Association.Domain.Events;
using FluentValidation;
using MediatR;

namespace Association.Application.Events;

/// <param name="StartsAt">Wall-clock time in Asia/Shanghai.</param>
/// <param name="EndsAt">Wall-clock time in Asia/Shanghai.</param>
/// <param name="Details">Null leaves kind, track, holder, summary and people as they are.</param>
/// <param name="Anyway">Also when its room or a speaker is taken at that time.</param>
[Requires(Permissions.EditEvents)]
public sealed record AddSession(Id<Event> Event, string TitleZh, string? TitleEn, DateTime StartsAt, DateTime EndsAt,
    string? RoomZh, string? RoomEn, string? SpeakerZh, string? SpeakerEn, SessionDetails? Details = null, bool Anyway = false)
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
    SessionDetails? Details { get; }
    bool Anyway { get; }
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
        When(c => c.Details is not null, () =>
        {
            RuleFor(c => c.Details!.Kind).IsInEnum().OverridePropertyName("Kind");
            RuleFor(c => c.Details!.SummaryZh).MaximumLength(EventSession.MaxSummaryLength).OverridePropertyName("SummaryZh");
            RuleFor(c => c.Details!.SummaryEn).MaximumLength(EventSession.MaxSummaryLength).OverridePropertyName("SummaryEn");
            RuleFor(c => c.Details!.Speakers).Must(s => s is null || s.Count <= EventSession.MaxPeople).OverridePropertyName("Speakers");
            RuleFor(c => c.Details!.Chairs).Must(s => s is null || s.Count <= EventSession.MaxPeople).OverridePropertyName("Chairs");
        });
    }
}

internal sealed class AddSessionHandler(IAssociationDb db, ProgrammeDesk desk) : IRequestHandler<AddSession, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(AddSession command, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(command.Event, cancellationToken) is not { } @event) return EventErrors.NotFound;

        var session = @event.Schedule(new Bilingual(command.TitleZh, command.TitleEn),
            AssociationCalendar.At(command.StartsAt), AssociationCalendar.At(command.EndsAt),
            Bilingual.Of(command.RoomZh, command.RoomEn), Bilingual.Of(command.SpeakerZh, command.SpeakerEn));
        db.Sessions.Add(session);
        await desk.PlaceAsync(@event, session, command, cancellationToken);
        return session.Id.Value;
    }
}

[Requires(Permissions.EditEvents)]
public sealed record EditSession(Id<Event> Event, Id<EventSession> Session, string TitleZh, string? TitleEn, DateTime StartsAt, DateTime EndsAt,
    string? RoomZh, string? RoomEn, string? SpeakerZh, string? SpeakerEn, SessionDetails? Details = null, bool Anyway = false)
    : ICommand<Result>, IInEvent, ISessionTerms;

internal sealed class EditSessionValidator : AbstractValidator<EditSession>
{
    public EditSessionValidator() => Include(new SessionTermsValidator());
}

internal sealed class EditSessionHandler(IAssociationDb db, ProgrammeDesk desk) : IRequestHandler<EditSession, Result>
{
    public async Task<Result> Handle(EditSession command, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(command.Event, cancellationToken) is not { } @event) return EventErrors.NotFound;

        @event.Reschedule(command.Session, new Bilingual(command.TitleZh, command.TitleEn),
            AssociationCalendar.At(command.StartsAt), AssociationCalendar.At(command.EndsAt),
            Bilingual.Of(command.RoomZh, command.RoomEn), Bilingual.Of(command.SpeakerZh, command.SpeakerEn));
        await desk.PlaceAsync(@event, @event.Sessions.Single(s => s.Id == command.Session), command, cancellationToken);
        await db.MustHoldEvidenceAsync(@event, cancellationToken);
        return Result.Done;
    }
}

/// <summary>Takes a session out, with the talks it holds; one that was announced stays in the programme as cancelled.</summary>
[Requires(Permissions.EditEvents)]
public sealed record RemoveSession(Id<Event> Event, Id<EventSession> Session) : ICommand<Result>, IInEvent;

/// <summary>A session that was called off takes place after all.</summary>
[Requires(Permissions.EditEvents)]
public sealed record RestoreSession(Id<Event> Event, Id<EventSession> Session) : ICommand<Result>, IInEvent;

internal sealed class RemoveSessionHandler(IAssociationDb db, ProgrammeDesk desk) : IRequestHandler<RemoveSession, Result>, IRequestHandler<RestoreSession, Result>
{
    public async Task<Result> Handle(RemoveSession command, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(command.Event, cancellationToken) is not { } @event) return EventErrors.NotFound;
        var gone = @event.Sessions.Where(s => s.Id == command.Session || s.PartOf == command.Session).Select(s => s.Id).ToList();
        if (await desk.IsUsedAsync(command.Event, gone, cancellationToken)) @event.CallOff(command.Session);
        else
        {
            await db.ReleaseAbstractsAsync(gone, cancellationToken);
            @event.Drop(command.Session);
        }

        return Result.Done;
    }

    public async Task<Result> Handle(RestoreSession command, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(command.Event, cancellationToken) is not { } @event) return EventErrors.NotFound;
        @event.Restore(command.Session);
        return Result.Done;
    }
}
