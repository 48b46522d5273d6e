using Association.Application.Access;
using Association.Application.Bodies.Desk;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Rooms;
using FluentValidation;
using MediatR;

namespace Association.Application.Rooms;

/// <summary>Takes a room for a body's meeting; where the room asks for it, the office still has to agree.</summary>
[Requires(Permissions.Self)]
public sealed record BookRoom(Id<Body> Body, Id<Room> Room, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Purpose, int People, string? IdempotencyKey = null)
    : ICommand<Result<Guid>>, IForMyBody, IIdempotent;

internal sealed class BookRoomValidator : AbstractValidator<BookRoom>
{
    public BookRoomValidator()
    {
        RuleFor(c => c.Purpose).NotEmpty().MaximumLength(RoomBooking.MaxPurposeLength);
        RuleFor(c => c.People).InclusiveBetween(1, Domain.Rooms.Room.MaxCapacity);
    }
}

internal sealed class BookRoomHandler(RoomDesk desk, ILeadTime lead, ICurrentUser user) : IRequestHandler<BookRoom, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(BookRoom command, CancellationToken cancellationToken)
    {
        var time = MeetingTime.Between(command.StartsAt, command.EndsAt);
        lead.MustBeKept(time, user);
        var booking = await desk.BookAsync(new(command.Room, time, command.Purpose, command.People), command.Body, user.Id, cancellationToken);
        return booking.Id.Value;
    }
}
