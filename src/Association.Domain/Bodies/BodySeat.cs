using Association.Domain.Common;

namespace Association.Domain.Bodies;

/// <summary>The seats of one position in a body. Source: anchors.md 3A.</summary>
public sealed class BodySeat : Entity<BodySeat>
{
    private BodySeat() { }

    internal BodySeat(Id<Body> body, BodyPosition position) => (Body, Position) = (body, position);

    public Id<Body> Body { get; private set; }
    public BodyPosition Position { get; private set; }
    /// <summary>Order in which the roster prints it; the smallest first.</summary>
    public int Rank { get; private set; }
    /// <summary>Null for as many as there are.</summary>
    public int? Maximum { get; private set; }
    /// <summary>Whoever holds it can act on the body's desk.</summary>
    public bool MayAct { get; private set; }

    /// <summary>Whether a position opens the desk while nothing was set: chairs and secretary act.</summary>
    public static bool ActsUsually(BodyPosition position) => position is BodyPosition.Chair or BodyPosition.ViceChair or BodyPosition.Secretary;

    /// <summary>One chair, and one who follows.</summary>
    internal static BodySeat Usual(Id<Body> body, BodyPosition position)
    {
        var seat = new BodySeat(body, position);
        seat.Set((int)position, position is BodyPosition.Chair or BodyPosition.ChairElect ? 1 : null, ActsUsually(position));
        return seat;
    }

    internal void Set(int rank, int? maximum, bool mayAct) => (Rank, Maximum, MayAct) = (rank, maximum, mayAct);
}
