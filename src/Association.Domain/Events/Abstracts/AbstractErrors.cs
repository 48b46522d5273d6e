using Association.Domain.Common;

namespace Association.Domain.Events.Abstracts;

public static class CallErrors
{
    public static readonly Error NotFound = Error.NotFound("call for abstracts");
    public static readonly Error Order = Error.Invalid("call.order", "The call closes before it opens.", "ClosesAt");
    public static readonly Error RevisionsBeforeClose = Error.Invalid("call.revisions-before-close", "Revisions end after the call has closed, not before.", "RevisionsUntil");
    public static readonly Error NoSections = Error.Invalid("call.no-sections", "An abstract needs at least one part of its text.", "Fields");
    public static readonly Error NoCriteria = Error.Invalid("call.no-criteria", "Reviewers need at least one criterion.", "Criteria");
    public static readonly Error Scored = Error.Invalid("call.scored", "Somebody has scored already: the criteria stay as they are.", "Criteria");
    public static readonly Error OptionsMissing = Error.Invalid("call.options-missing", "A choice needs two options or more, one a line.", "Fields");
    public static readonly Error Closed = Error.Conflict("call.closed", "This call does not take abstracts now.");
    public static readonly Error EventOver = Error.Conflict("call.event-over", "The event is over or called off.");
}

public static class SubmissionErrors
{
    public static readonly Error NotFound = Error.NotFound("abstract");
    public static readonly Error TrackMissing = Error.Invalid("abstract.track-missing", "Choose a track.", "Track");
    public static readonly Error AuthorsMissing = Error.Invalid("abstract.authors-missing", "Name at least one author.", "Authors");
    public static readonly Error TooManyAuthors = Error.Invalid("abstract.too-many-authors", "An abstract has at most 20 authors.", "Authors");
    public static readonly Error AuthorIncomplete = Error.Invalid("abstract.author-incomplete", "Each author has a name and a unit.", "Authors");
    public static readonly Error AuthorTwice = Error.Invalid("abstract.author-twice", "The same author is named twice.", "Authors");
    public static readonly Error PresenterMissing = Error.Invalid("abstract.presenter-missing", "Say which author presents.", "Authors");
    /// <summary>Argument: the part.</summary>
    public static readonly Error TextMissing = Error.Invalid("abstract.text-missing", "A part of the text is missing.");
    /// <summary>Arguments: characters, the most.</summary>
    public static readonly Error TooLong = Error.Invalid("abstract.too-long", "The text is too long.", "Texts");
    public static readonly Error NotAnOption = Error.Invalid("abstract.not-an-option", "Choose one of the options.");
    public static readonly Error NotChangeable = Error.Conflict("abstract.not-changeable", "This abstract cannot be changed any more.");
    public static readonly Error Withdrawn = Error.Conflict("abstract.withdrawn", "This abstract was withdrawn.");
    public static readonly Error Scheduled = Error.Conflict("abstract.scheduled", "It stands in the programme; take it out there first.");
    public static readonly Error NotAccepted = Error.Conflict("abstract.not-accepted", "Only an accepted abstract becomes a talk.");
    public static readonly Error Undecided = Error.Conflict("abstract.undecided", "There is no decision to tell.");
    public static readonly Error NoAddress = Error.Conflict("abstract.no-address", "There is no e-mail address.");
    public static readonly Error ConsentMissing = Error.Invalid("abstract.consent", "Please agree to the use of your data.", "Consent");
    public static readonly Error TooMany = Error.Conflict("abstract.too-many", "One address hands in at most 20 abstracts.");
    public static readonly Error HolderFull = Error.Invalid("abstract.holder-full", "The session has no room for this talk any more.", "Holder");
}

public static class ReviewErrors
{
    public static readonly Error ReviewerNotFound = Error.NotFound("reviewer");
    public static readonly Error NotFound = Error.NotFound("review");
    /// <summary>Argument: the unit, or the person, that both have in common.</summary>
    public static readonly Error Conflict = Error.Conflict("review.conflict", "The reviewer is an author or of the unit of one.");
    public static readonly Error Assigned = Error.Conflict("review.assigned", "This reviewer has the abstract already.");
    public static readonly Error Scored = Error.Conflict("review.scored", "The reviewer has scored already.");
    public static readonly Error ReviewerKnown = Error.Invalid("review.reviewer-known", "This reviewer is on the list already.", "Email");
    public static readonly Error UnitMissing = Error.Invalid("review.unit-missing", "Name the unit: without it a conflict of interest cannot be seen.", "Units");
    public static readonly Error NotReviewable = Error.Conflict("review.not-reviewable", "This abstract is not under review.");
    public static readonly Error Over = Error.Conflict("review.over", "The time for reviews is over.");
    /// <summary>Arguments: criterion, highest score.</summary>
    public static readonly Error Score = Error.Invalid("review.score", "A score lies between 0 and the highest.");
    public static readonly Error ReasonMissing = Error.Invalid("review.reason-missing", "Say why.", "Reason");
    public static readonly Error NobodyToAssign = Error.Conflict("review.nobody", "There are no reviewers yet.");
}
