using Association.Domain.Common;

namespace Association.Domain.Events.Programme;

public static class ProgrammeErrors
{
    public static readonly Error TrackNotFound = Error.NotFound("track");
    public static readonly Error SpeakerNotFound = Error.NotFound("speaker");
    public static readonly Error MaterialNotFound = Error.NotFound("material");
    public static readonly Error PartOfPart = Error.Invalid("programme.part-of-part", "A talk is held by a session, not by another talk.", "PartOf");
    /// <summary>Arguments: talk, its time, session, its time.</summary>
    public static readonly Error OutsideHolder = Error.Invalid("programme.outside-holder", "A talk lies outside the session that holds it.", "StartsAt");
    /// <summary>Arguments: room, session that has it, its time.</summary>
    public static readonly Error RoomTaken = Error.Invalid("programme.room-taken", "Another session has the room at that time.", "RoomZh");
    /// <summary>Arguments: speaker, session at which they are, its time.</summary>
    public static readonly Error SpeakerBusy = Error.Invalid("programme.speaker-busy", "A speaker is at another session at that time.", "Speakers");
    public static readonly Error SpeakerEngaged = Error.Conflict("programme.speaker-engaged", "Take the speaker out of the sessions first.");
    public static readonly Error SpeakerKnown = Error.Invalid("programme.speaker-known", "This lecturer is among the speakers already.", "Lecturer");
    public static readonly Error NoAddress = Error.Invalid("programme.no-address", "This speaker has no e-mail address.", "Email");
    public static readonly Error NotYours = Error.NotFound("session");
    public static readonly Error SpeakerOver = Error.Conflict("programme.speaker-over", "The event is over; write to the organiser.");
    public static readonly Error NotAPicture = Error.Invalid("programme.not-a-picture", "Only JPG and PNG pictures up to 5 MB are taken.", "Photo");
    public static readonly Error TooManyMaterials = Error.Conflict("programme.too-many-materials", "A session has at most 20 materials.");
    public static readonly Error NothingChanged = Error.Conflict("programme.nothing-changed", "Nothing has changed since the last version.");
    public static readonly Error ReleasedMeanwhile = Error.Conflict("programme.released-meanwhile", "Somebody else has released the programme meanwhile; look at the differences again.");
    public static readonly Error EditedMeanwhile = Error.Conflict("programme.edited-meanwhile", "The programme was edited meanwhile; look at the differences again.");
    public static readonly Error NoProgramme = Error.NotFound("programme");
    public static readonly Error TooManyStars = Error.Conflict("programme.too-many-stars", "An agenda has at most 500 sessions.");
}
