using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Rooms;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Rooms;

/// <summary>What is known of a room, as the office types it.</summary>
public sealed record RoomForm(string NameZh, string? NameEn, string SiteZh, string? SiteEn, int Capacity, Equipment Equipment, bool NeedsApproval)
{
    internal Bilingual Name => new(NameZh, NameEn);
    internal Bilingual Site => new(SiteZh, SiteEn);
}

internal sealed class RoomFormValidator : AbstractValidator<RoomForm>
{
    public RoomFormValidator()
    {
        RuleFor(f => f.NameZh).NotEmpty().MaximumLength(Room.MaxNameLength);
        RuleFor(f => f.NameEn).MaximumLength(Room.MaxNameLength);
        RuleFor(f => f.SiteZh).NotEmpty().MaximumLength(Room.MaxSiteLength);
        RuleFor(f => f.SiteEn).MaximumLength(Room.MaxSiteLength);
    }
}

/// <summary>Records a room, open every day from 08:30 to 21:00 until its hours are set.</summary>
[Requires(Permissions.ManageRooms)]
public sealed record AddRoom(RoomForm Form, string? IdempotencyKey = null) : ICommand<Result<Guid>>, IIdempotent;

internal sealed class AddRoomValidator : AbstractValidator<AddRoom>
{
    public AddRoomValidator() => RuleFor(c => c.Form).SetValidator(new RoomFormValidator()).OverridePropertyName("");
}

internal sealed class AddRoomHandler(IAssociationDb db) : IRequestHandler<AddRoom, Result<Guid>>
{
    public Task<Result<Guid>> Handle(AddRoom command, CancellationToken cancellationToken)
    {
        var form = command.Form;
        var room = new Room(form.Name, form.Site, form.Capacity, form.Equipment, form.NeedsApproval);
        db.Rooms.Add(room);
        return Task.FromResult<Result<Guid>>(room.Id.Value);
    }
}

/// <summary>Changes a room and its hours; bookings that stand stay.</summary>
[Requires(Permissions.ManageRooms)]
public sealed record EditRoom(Id<Room> Room, RoomForm Form, IReadOnlyList<BookableHours> Hours, bool Retired) : ICommand<Result>;

internal sealed class EditRoomValidator : AbstractValidator<EditRoom>
{
    public EditRoomValidator() => RuleFor(c => c.Form).SetValidator(new RoomFormValidator()).OverridePropertyName("");
}

internal sealed class EditRoomHandler(RoomDesk desk, TimeProvider clock) : IRequestHandler<EditRoom, Result>
{
    public async Task<Result> Handle(EditRoom command, CancellationToken cancellationToken)
    {
        var (room, form) = (await desk.RoomAsync(command.Room, cancellationToken), command.Form);
        room.Describe(form.Name, form.Site, form.Capacity, form.Equipment, form.NeedsApproval);
        room.Open(command.Hours);
        if (command.Retired) room.Retire(clock.Today());
        else room.Restore();
        return Result.Done;
    }
}

/// <summary>Shuts a room for some days; whoever holds it then is listed on its page.</summary>
[Requires(Permissions.ManageRooms)]
public sealed record CloseRoom(Id<Room> Room, DateOnly From, DateOnly To, string Reason) : ICommand<Result>;

internal sealed class CloseRoomValidator : AbstractValidator<CloseRoom>
{
    public CloseRoomValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(RoomClosure.MaxReasonLength);
}

internal sealed class CloseRoomHandler(RoomDesk desk) : IRequestHandler<CloseRoom, Result>
{
    public async Task<Result> Handle(CloseRoom command, CancellationToken cancellationToken)
    {
        (await desk.RoomAsync(command.Room, cancellationToken)).Close(command.From, command.To, command.Reason);
        return Result.Done;
    }
}

/// <summary>Takes a closure back.</summary>
[Requires(Permissions.ManageRooms)]
public sealed record ReopenRoom(Id<Room> Room, Id<RoomClosure> Closure) : ICommand<Result>;

internal sealed class ReopenRoomHandler(RoomDesk desk) : IRequestHandler<ReopenRoom, Result>
{
    public async Task<Result> Handle(ReopenRoom command, CancellationToken cancellationToken)
    {
        (await desk.RoomAsync(command.Room, cancellationToken)).Reopen(command.Closure);
        return Result.Done;
    }
}

/// <summary>Every room, with what waits for a decision; for the office and for everybody who acts for a body.</summary>
[Requires(Permissions.Self)]
public sealed record ListRooms(bool Retired = false) : IQuery<IReadOnlyList<RoomLine>>, IReadsRooms;

/// <param name="Waiting">Bookings that wait for the office.</param>
public sealed record RoomLine(Guid Id, Bilingual Name, Bilingual Site, int Capacity, Equipment Equipment, bool NeedsApproval, DateOnly? RetiredOn, int Waiting);

internal sealed class ListRoomsHandler(IAssociationDb db) : IRequestHandler<ListRooms, IReadOnlyList<RoomLine>>
{
    public async Task<IReadOnlyList<RoomLine>> Handle(ListRooms query, CancellationToken cancellationToken) =>
        await db.Rooms.AsNoTracking().Where(r => query.Retired || r.RetiredOn == null).OrderBy(r => r.Name.Zh)
            .Select(r => new RoomLine(r.Id.Value, r.Name, r.Site, r.Capacity, r.Equipment, r.NeedsApproval, r.RetiredOn,
                db.RoomBookings.Count(b => b.Room == r.Id && b.Status == BookingStatus.Requested))).ToListAsync(cancellationToken);
}
