using Association.Domain.Common;
using Association.Domain.Events;

namespace Association.Domain.Credits;

/// <summary>That a project's credits were given to the regulator as a file: corrections count from there.</summary>
public sealed class RegulatorExport : AggregateRoot<RegulatorExport>
{
    private RegulatorExport() { }

    public RegulatorExport(Id<Event> @event, int rows, bool corrections, UserId by, DateTimeOffset now) => (Event, Rows, Corrections, By, At) = (@event, rows, corrections, by, now);

    public Id<Event> Event { get; private set; }
    public int Rows { get; private set; }
    public bool Corrections { get; private set; }
    public UserId By { get; private set; }
    public DateTimeOffset At { get; private set; }
}
