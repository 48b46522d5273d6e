using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Bodies;
using Association.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Bodies;

/// <param name="Rank">Order in which the roster prints it.</param>
/// <param name="Maximum">Null for as many as there are.</param>
/// <param name="MayAct">Whoever holds it opens the desk.</param>
public sealed record SeatRule(BodyPosition Position, int Rank, int? Maximum, bool MayAct);

/// <summary>The rule of each position of a body; the usual ones where nothing was set.</summary>
[Requires(Permissions.EnterOffice)]
public sealed record ListSeats(Id<Body> Body) : IQuery<IReadOnlyList<SeatRule>>;

internal sealed class ListSeatsHandler(IAssociationDb db) : IRequestHandler<ListSeats, IReadOnlyList<SeatRule>>
{
    public async Task<IReadOnlyList<SeatRule>> Handle(ListSeats query, CancellationToken cancellationToken)
    {
        var body = await db.Bodies.AsNoTracking().Include(b => b.Seats).FirstOrDefaultAsync(b => b.Id == query.Body, cancellationToken);
        return body is null ? [] : [.. Enum.GetValues<BodyPosition>().Select(body.SeatOf).OrderBy(s => s.Rank).Select(s => new SeatRule(s.Position, s.Rank, s.Maximum, s.MayAct))];
    }
}

/// <summary>Sets rank, maximum and desk for each position; a right that is taken ends with the next request of whoever had it.</summary>
[Requires(Permissions.EditBodies)]
public sealed record SetSeats(Id<Body> Body, IReadOnlyList<SeatRule> Seats) : ICommand<Result>;

internal sealed class SetSeatsHandler(IAssociationDb db) : IRequestHandler<SetSeats, Result>
{
    public async Task<Result> Handle(SetSeats command, CancellationToken cancellationToken)
    {
        if (await db.ForChangeAsync(command.Body, cancellationToken) is not { } body) return BodyErrors.NotFound;
        foreach (var seat in command.Seats)
        {
            if (seat.Maximum is < 1 or > 500) return BodyErrors.SeatMaximum.At($"Seats[{(int)seat.Position}].Maximum");
            body.Seat(seat.Position, Math.Clamp(seat.Rank, 0, 99), seat.Maximum, seat.MayAct);
        }

        return Result.Done;
    }
}
