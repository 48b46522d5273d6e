using Association.Application.Access;
using Association.Application.Bodies.Desk;
using Association.Application.Common;
using Association.Application.Salons;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Rooms;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Rooms;

/// <summary>A request about one booking, for those who act for its body, and for the office.</summary>
public interface IForMyBooking
{
    Id<RoomBooking> Booking { get; }
}

internal sealed class MyBookingAccess<TRequest>(IAssociationDb db, BodyScope scope, ICurrentUser user) : IAccessRule<TRequest> where TRequest : IForMyBooking
{
    public async Task<bool> AllowsAsync(TRequest request, CancellationToken cancellationToken) =>
        user.Has(Permissions.ManageRooms)
        || await db.RoomBookings.Where(b => b.Id == request.Booking).Select(b => b.Body).FirstOrDefaultAsync(cancellationToken) is { } body && await scope.ActsForAsync(body, cancellationToken);
}

/// <summary>Another time or another room, with the same checks as a new booking.</summary>
[Requires(Permissions.Self)]
public sealed record MoveBooking(Id<RoomBooking> Booking, Id<Room> Room, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int People) : ICommand<Result>, IForMyBooking;

internal sealed class MoveBookingHandler(IAssociationDb db, RoomDesk desk, ILeadTime lead, ICurrentUser user) : IRequestHandler<MoveBooking, Result>
{
    public async Task<Result> Handle(MoveBooking command, CancellationToken cancellationToken)
    {
        if (await db.RoomBookings.Include(b => b.Quarters).FirstOrDefaultAsync(b => b.Id == command.Booking, cancellationToken) is not { } booking) return BookingErrors.NotFound;
        var time = MeetingTime.Between(command.StartsAt, command.EndsAt);
        lead.MustBeKept(time, user);
        await desk.MoveAsync(booking, command.Room, time, command.People, cancellationToken);
        return Result.Done;
    }
}

/// <summary>Gives the room back.</summary>
[Requires(Permissions.Self)]
public sealed record CancelBooking(Id<RoomBooking> Booking, string? Reason = null) : ICommand<Result>, IForMyBooking;

internal sealed class CancelBookingHandler(IAssociationDb db) : IRequestHandler<CancelBooking, Result>
{
    public async Task<Result> Handle(CancelBooking command, CancellationToken cancellationToken)
    {
        if (await db.RoomBookings.Include(b => b.Quarters).FirstOrDefaultAsync(b => b.Id == command.Booking, cancellationToken) is not { } booking) return BookingErrors.NotFound;
        booking.Cancel(command.Reason);
        return Result.Done;
    }
}

/// <summary>The office agrees to a booking that waits, or declines it with a reason.</summary>
[Requires(Permissions.ManageRooms)]
public sealed record DecideBooking(Id<RoomBooking> Booking, bool Agreed, string? Reason = null) : ICommand<Result>;

internal sealed class DecideBookingValidator : AbstractValidator<DecideBooking>
{
    public DecideBookingValidator() =>
        RuleFor(c => c.Reason).NotEmpty().When(c => !c.Agreed).MaximumLength(RoomBooking.MaxReasonLength);
}

internal sealed class DecideBookingHandler(IAssociationDb db, SalonMails mails) : IRequestHandler<DecideBooking, Result>
{
    public async Task<Result> Handle(DecideBooking command, CancellationToken cancellationToken)
    {
        if (await db.RoomBookings.Include(b => b.Quarters).FirstOrDefaultAsync(b => b.Id == command.Booking, cancellationToken) is not { } booking) return BookingErrors.NotFound;
        if (command.Agreed) booking.Confirm();
        else await DeclineAsync(booking, command.Reason!, cancellationToken);
        await mails.DecidedAsync(booking, cancellationToken);
        return Result.Done;
    }

    /// <summary>The meeting stands; where it takes place is open again.</summary>
    private async Task DeclineAsync(RoomBooking booking, string reason, CancellationToken cancellationToken)
    {
        booking.Decline(reason);
        if (await db.Events.Include(e => e.Sessions).FirstOrDefaultAsync(e => e.Id == booking.Event, cancellationToken) is not { } @event) return;
        @event.At(null, null);
        if (@event.OnlySession is { } session) @event.Reschedule(session.Id, session.Title, session.StartsAt, session.EndsAt, null, session.Speaker);
    }
}

/// <summary>Bookings that wait for the office, those that come first on top.</summary>
[Requires(Permissions.ManageRooms)]
public sealed record ListWaitingBookings : IQuery<IReadOnlyList<WaitingBooking>>;

/// <param name="Event">The meeting it is for; null for a booking by itself.</param>
public sealed record WaitingBooking(Guid Id, Bilingual Room, int Capacity, Bilingual? Body, string Purpose, string? Event, int People, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

internal sealed class ListWaitingBookingsHandler(IAssociationDb db) : IRequestHandler<ListWaitingBookings, IReadOnlyList<WaitingBooking>>
{
    private const int MaxShown = 200;

    public async Task<IReadOnlyList<WaitingBooking>> Handle(ListWaitingBookings query, CancellationToken cancellationToken)
    {
        var found = await (
            from booking in db.RoomBookings.AsNoTracking()
            where booking.Status == BookingStatus.Requested
            orderby booking.StartsAt
            join room in db.Rooms on booking.Room equals room.Id
            select new { booking, room.Name, room.Capacity }).Take(MaxShown).ToListAsync(cancellationToken);
        var (bodies, events) = (found.Select(f => f.booking.Body).OfType<Id<Body>>().Distinct().ToList(), found.Select(f => f.booking.Event).OfType<Id<Event>>().Distinct().ToList());
        var names = await db.Bodies.AsNoTracking().Where(b => bodies.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.Name, cancellationToken);
        var slugs = await db.Events.AsNoTracking().Where(e => events.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Slug, cancellationToken);
        return [.. found.OrderBy(f => f.booking.StartsAt).Select(f => new WaitingBooking(f.booking.Id.Value, f.Name, f.Capacity, f.booking.Body is { } body ? names.GetValueOrDefault(body) : null,
            f.booking.Purpose, f.booking.Event is { } e ? slugs.GetValueOrDefault(e) : null, f.booking.People, f.booking.StartsAt, f.booking.EndsAt))];
    }
}
