using Association.Domain.Common;

namespace Association.Domain.Events.Online;

public static class OnlineErrors
{
    public static readonly Error NotFound = Error.NotFound("online room");
    public static readonly Error Known = Error.Invalid("online.known", "This session is online already.", "Session");
    public static readonly Error NotALink = Error.Invalid("online.not-a-link", "The link begins with https://.", "JoinLink");
    public static readonly Error NothingToJoin = Error.Invalid("online.nothing-to-join", "Give a link or a meeting number.", "JoinLink");
    public static readonly Error HasEvidence = Error.Conflict("online.has-evidence", "Attendance was recorded here already; it stays.");
    public static readonly Error EvidenceOutside = Error.Conflict("online.evidence-outside", "Online attendance was recorded outside these times.");
    public static readonly Error TooManyCodes = Error.Invalid("online.too-many-codes", "So many codes do not fit into the session.", "Count");
    public static readonly Error Over = Error.Conflict("online.over", "The session is over.");
    public static readonly Error NotBegun = Error.Conflict("online.not-begun", "The session has not begun.");
    public static readonly Error CodesPlanned = Error.Conflict("online.codes-planned", "Codes are planned already; take them back first.");
    public static readonly Error Ended = Error.Conflict("online.file-done", "This file was taken over already.");
    public static readonly Error NoTime = Error.Invalid("online.no-time", "Choose the column of joining times.", "Columns");
    public static readonly Error NoPerson = Error.Invalid("online.no-person", "Choose a column of names, phones or addresses.", "Columns");
    public static readonly Error NoRows = Error.Invalid("online.no-rows", "The file has no rows.", "File");
    public static readonly Error NothingMatched = Error.Conflict("online.nothing-matched", "Nobody of this file is registered here.");
    public static readonly Error FileMissing = Error.NotFound("attendance file");
    public static readonly Error RoomList = Error.Conflict("online.room-list", "This list keeps the attendance of an online session; change it there.");
}
