using Association.Domain.Common;

namespace Association.Domain.Events.Programme;

public enum TrackColour { Teal, Blue, Amber, Violet, Rose, Green }

/// <summary>A line through the programme that readers follow, as a specialty or a hall's theme (专题).</summary>
public sealed class ProgrammeTrack : AggregateRoot<ProgrammeTrack>
{
    public const int MaxNameLength = 60;

    private ProgrammeTrack() { }

    public ProgrammeTrack(Id<Event> @event, Bilingual name, TrackColour colour, int order) => (Event, Name, Colour, Order) = (@event, name, colour, order);

    public Id<Event> Event { get; private set; }
    public Bilingual Name { get; private set; } = null!;
    public TrackColour Colour { get; private set; }
    public int Order { get; private set; }

    public void Change(Bilingual name, TrackColour colour, int order) => (Name, Colour, Order) = (name, colour, order);
}
