using Association.Application.Access;
using Association.Application.Bodies.Desk;
using Association.Application.Common;
using Association.Domain.Common;
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

internal sealed class DecideBookingHandler(IAssociationDb db) : IRequestHandler<DecideBooking, Result>
{
    public async Task<Result> Handle(DecideBooking command, CancellationToken cancellationToken)
    {
        if (await db.RoomBookings.Include(b => b.Quarters).FirstOrDefaultAsync(b => b.Id == command.Booking, cancellationToken) is not { } booking) return BookingErrors.NotFound;
        if (command.Agreed) booking.Confirm();
        else booking.Decline(command.Reason!);
        return Result.Done;
    }
}
