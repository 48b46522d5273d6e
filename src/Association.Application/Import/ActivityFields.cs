using System.Globalization;
using Association.Application.Import.Batches;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;

namespace Association.Application.Import;

/// <summary>What a row may change of an activity.</summary>
internal static class ActivityFields
{
    public static readonly IReadOnlyList<ImportField<Event>> All =
    [
        new("name", e => e.Name.Zh, (e, name) => e.Describe(new Bilingual(name!, e.Name.En), e.Type, e.Class, e.Level, e.DescriptionZh, e.DescriptionEn)),
        new("class", e => e.Class.ToString(), (e, word) => Classify(e, Enum.Parse<EventClass>(word!))),
        new("kind", e => e.Type.ToString(), (e, word) => e.Describe(e.Name, Enum.Parse<EventType>(word!), e.Class, e.Level, e.DescriptionZh, e.DescriptionEn)),
        new("level", e => e.Level.ToString(), (e, word) => e.Describe(e.Name, e.Type, e.Class, Enum.Parse<EventLevel>(word!), e.DescriptionZh, e.DescriptionEn)),
        new("organiser", e => e.Organiser?.Value.ToString(), (e, id) => e.OrganisedBy(id is null ? null : new Id<Body>(Guid.Parse(id)))),
        new("heldOn", e => e.StartsOn.ToString("O", CultureInfo.InvariantCulture), (e, day) => Move(e, DateOnly.Parse(day!, CultureInfo.InvariantCulture))),
        new("hours", e => e.Hours.ToString("0.##", CultureInfo.InvariantCulture), (e, hours) => e.Credits(decimal.Parse(hours!, CultureInfo.InvariantCulture))),
        new("venue", e => e.Venue?.Zh, (e, place) => e.At(Bilingual.Of(place, e.Venue?.En), e.VenueAddress)),
        new("venueEn", e => e.Venue?.En, (e, place) => e.At(Bilingual.Of(e.Venue?.Zh, place), e.VenueAddress)),
        new("attendance", e => e.ReportedAttendance?.ToString(CultureInfo.InvariantCulture), (e, count) => e.RecordAsHeld(int.Parse(count!, CultureInfo.InvariantCulture))),
    ];

    /// <summary>A kind that the class had decided goes with it.</summary>
    private static void Classify(Event @event, EventClass @class)
    {
        var kind = @event.Type == ImportActivitiesHandler.TypeOf(@event.Class) ? ImportActivitiesHandler.TypeOf(@class) : @event.Type;
        @event.Describe(@event.Name, kind, @class, @event.Level, @event.DescriptionZh, @event.DescriptionEn);
    }

    private static void Move(Event @event, DateOnly day) => @event.TakePlace(day, day);
}
