using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Rooms;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Lecturers;
using Association.Domain.Rooms;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Salons;

/// <summary>How much of a series a change is for.</summary>
public enum SeriesScope { This, Following, All }

/// <summary>Another topic, time, room or lecturer. Within a series each date keeps its day, unless it is changed alone.</summary>
[Requires(Permissions.Self)]
public sealed record ChangeSalon(Id<Event> Event, SeriesScope Scope, SalonChange Change) : ICommand<Result<int>>, IForMySalon;

/// <param name="Day">For one date alone; the others of a series keep theirs.</param>
/// <param name="Room">Null takes the room away.</param>
public sealed record SalonChange(string TopicZh, string? TopicEn, int People, Id<Room>? Room, DateOnly Day, TimeOnly From, TimeOnly To, Id<Lecturer>? Lecturer);

/// <summary>Another time or room alone, as the calendar moves it; its length stays.</summary>
/// <param name="Room">Null keeps the room.</param>
[Requires(Permissions.Self)]
public sealed record MoveSalon(Id<Event> Event, DateTimeOffset StartsAt, Id<Room>? Room = null) : ICommand<Result>, IForMySalon;

/// <summary>Calls off a meeting, those that follow it in its series, or all of them; who was asked to come is told.</summary>
[Requires(Permissions.Self)]
public sealed record CancelSalon(Id<Event> Event, SeriesScope Scope, string Reason) : ICommand<Result<int>>, IForMySalon;

internal sealed class ChangeSalonValidator : AbstractValidator<ChangeSalon>
{
    public ChangeSalonValidator()
    {
        RuleFor(c => c.Scope).IsInEnum();
        RuleFor(c => c.Change.TopicZh).NotEmpty().MaximumLength(Event.MaxNameLength).OverridePropertyName("TopicZh");
        RuleFor(c => c.Change.TopicEn).MaximumLength(Event.MaxNameLength).OverridePropertyName("TopicEn");
        RuleFor(c => c.Change.People).InclusiveBetween(1, Room.MaxCapacity).OverridePropertyName("People");
    }
}

internal sealed class CancelSalonValidator : AbstractValidator<CancelSalon>
{
    public CancelSalonValidator()
    {
        RuleFor(c => c.Scope).IsInEnum();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(RoomBooking.MaxReasonLength);
    }
}

internal sealed class ChangeSalonHandler(IAssociationDb db, SalonDesk desk, ILeadTime lead, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ChangeSalon, Result<int>>, IRequestHandler<MoveSalon, Result>, IRequestHandler<CancelSalon, Result<int>>
{
    public async Task<Result<int>> Handle(ChangeSalon command, CancellationToken cancellationToken)
    {
        var (chosen, change) = (await ChosenAsync(command.Event, command.Scope, cancellationToken), command.Change);
        Refuse.If(chosen.Count == 0, SalonErrors.Over);
        foreach (var @event in chosen)
        {
            var day = command.Scope is SeriesScope.This ? change.Day : @event.StartsOn;
            var time = MeetingTime.Between(AssociationCalendar.At(day, change.From), AssociationCalendar.At(day, change.To));
            if (IsOtherTime(@event, time)) lead.MustBeKept(time, user);
            await desk.ChangeAsync(@event, new(change.TopicZh, change.TopicEn, @event.Type, change.People, change.Lecturer), time, change.Room, cancellationToken);
        }

        return chosen.Count;
    }

    public async Task<Result> Handle(MoveSalon command, CancellationToken cancellationToken)
    {
        if (await ChosenAsync(command.Event, SeriesScope.This, cancellationToken) is not [var @event] || @event.OnlySession is not { } session) return SalonErrors.Over;
        var time = MeetingTime.Between(command.StartsAt, command.StartsAt + (session.EndsAt - session.StartsAt));
        if (IsOtherTime(@event, time)) lead.MustBeKept(time, user);
        var held = await db.RoomBookings.AsNoTracking()
            .Where(b => b.Event == @event.Id && (b.Status == BookingStatus.Requested || b.Status == BookingStatus.Confirmed)).FirstOrDefaultAsync(cancellationToken);
        var lecturer = await db.LecturerInvitations.AsNoTracking().Where(i => i.Event == @event.Id && i.Answer != LecturerAnswer.Withdrawn && i.Answer != LecturerAnswer.Declined)
            .Select(i => (Id<Lecturer>?)i.Lecturer).FirstOrDefaultAsync(cancellationToken);
        var wish = new SalonWish(@event.Name.Zh, @event.Name.En, @event.Type, held?.People ?? 1, lecturer);
        await desk.ChangeAsync(@event, wish, time, command.Room ?? held?.Room, cancellationToken);
        return Result.Done;
    }

    public async Task<Result<int>> Handle(CancelSalon command, CancellationToken cancellationToken)
    {
        var chosen = await ChosenAsync(command.Event, command.Scope, cancellationToken);
        Refuse.If(chosen.Count == 0, SalonErrors.Over);
        foreach (var @event in chosen) await desk.CancelAsync(@event, command.Reason, cancellationToken);
        return chosen.Count;
    }

    private static bool IsOtherTime(Event @event, MeetingTime time) => @event.OnlySession is not { } session || session.StartsAt != time.StartsAt;

    /// <summary>What has begun or was called off stays as it is.</summary>
    private async Task<List<Event>> ChosenAsync(Id<Event> id, SeriesScope scope, CancellationToken cancellationToken)
    {
        var named = await db.Events.Include(e => e.Sessions).SingleAsync(e => e.Id == id, cancellationToken);
        List<Event> all = named.Series is not { } series || scope is SeriesScope.This ? [named]
            : await db.Events.Include(e => e.Sessions).Where(e => e.Series == series && (scope == SeriesScope.All || e.StartsOn >= named.StartsOn)).OrderBy(e => e.StartsOn).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return [.. all.Where(e => e.Status is EventStatus.Published && e.OnlySession is { } session && session.StartsAt > now)];
    }
}
