using Association.Domain.Bodies;
using Association.Domain.Common;

namespace Association.Domain.Events;

/// <summary>Source: domain.md 5.1.</summary>
public enum EventType
{
    AcademicConference, AnnualMeeting, CmeCourse, Workshop, Salon, WeChatClass, Lecture, PopularScience, ScienceVideo, InstructorTraining, LessonPlanContest, FreeClinic,
    Exam, Meeting, Training,
}

/// <summary>What the year's report counts the activity as; declared once (anchors.md 3.25).</summary>
public enum EventClass { Academic, PublicCme, SpecialisedCme, PopularScience }

/// <summary>Source: domain.md 5.1.</summary>
public enum EventLevel { International, National, Regional, Provincial, Municipal, District, Unit }

/// <summary>Draft → Published → Held; Draft | Published → Cancelled.</summary>
public enum EventStatus { Draft, Published, Held, Cancelled }

public static class EventErrors
{
    public static readonly Error NotFound = Error.NotFound("event");
    public static readonly Error NotDraft = Error.Conflict("event.not-draft", "Only a draft can be published.");
    public static readonly Error Incomplete = Error.Conflict("event.incomplete", "Something is missing before the event can be published.");
    public static readonly Error EndBeforeStart = Error.Invalid("event.end-before-start", "The end lies before the start.", "EndsOn");
    public static readonly Error DeadlineAfterEnd = Error.Invalid("event.deadline-after-end", "Registration closes after the event has ended.", "ClosesAt");
    public static readonly Error SessionNotFound = Error.NotFound("session");
    public static readonly Error SessionOutside = Error.Invalid("event.session-outside", "The session lies outside the days of the event.", "StartsAt");
    public static readonly Error SessionOrder = Error.Invalid("event.session-order", "The session ends before it starts.", "EndsAt");
    public static readonly Error NotCancellable = Error.Conflict("event.not-cancellable", "A held or cancelled event cannot be cancelled.");
    public static readonly Error NotPublished = Error.Conflict("event.not-published", "The event is not open.");
    public static readonly Error Attended = Error.Conflict("event.attended", "Somebody has attended already; the event cannot be cancelled.");
    public static readonly Error Attendance = Error.Invalid("event.attendance", "A number of people lies between 0 and 1,000,000.", "Attendance");
    public static readonly Error NotOver = Error.Conflict("event.not-over", "The event has not ended yet.");
}

/// <summary>A conference, course, salon or other activity, from draft to held.</summary>
public sealed partial class Event : AggregateRoot<Event>
{
    public const int MaxNameLength = 200;
    public const int MaxSlugLength = 80;
    public const int MaxVenueLength = 200;
    public const int MaxDescriptionLength = 20_000;
    public const int MaxCodeLength = 40;
    public const int MaxAttendance = 1_000_000;

    private readonly List<EventSession> _sessions = [];
    private readonly List<TicketCategory> _categories = [];

    private Event() { }

    public Event(Bilingual name, string slug, EventType type, EventClass @class, EventLevel level, DateOnly startsOn, DateOnly endsOn)
    {
        (Name, Slug, Type, Class, Level) = (name, slug, type, @class, level);
        TakePlace(startsOn, endsOn);
    }

    public Bilingual Name { get; private set; } = null!;
    /// <summary>The address of the public page; unique, lower-case letters, digits and hyphens.</summary>
    public string Slug { get; private set; } = "";
    /// <summary>The office's own number, as in <c>HD2019-001</c>; unique when given.</summary>
    public string? Code { get; private set; }
    public EventType Type { get; private set; }
    public EventClass Class { get; private set; }
    public EventLevel Level { get; private set; }
    public EventStatus Status { get; private set; }
    public Id<Body>? Organiser { get; private set; }
    /// <summary>The first meeting of the series that it belongs to; null for a single one.</summary>
    public Id<Event>? Series { get; private set; }
    public DateOnly StartsOn { get; private set; }
    public DateOnly EndsOn { get; private set; }
    public Bilingual? Venue { get; private set; }
    public Bilingual? VenueAddress { get; private set; }
    /// <summary>Markdown; rendered through a sanitizer.</summary>
    public string? DescriptionZh { get; private set; }
    public string? DescriptionEn { get; private set; }
    public DateTimeOffset? RegistrationOpensAt { get; private set; }
    public DateTimeOffset? RegistrationClosesAt { get; private set; }
    /// <summary>Days a seat is held unpaid; the payment deadline of an order.</summary>
    public int PaymentDays { get; private set; } = 7;
    /// <summary>What becomes of seats: waiting list, offers, deadlines.</summary>
    public SeatRules Seats { get; private set; } = SeatRules.Standard;
    /// <summary>Study hours, printed on the certificate; the domain's R1.01 counts them apart from credits.</summary>
    public decimal Hours { get; private set; }
    /// <summary>Person-times (人次) reported for an activity without registrations of its own.</summary>
    public int? ReportedAttendance { get; private set; }
    public DateTimeOffset? PublishedAt { get; private set; }
    /// <summary>Whether its form asks anything beyond name and mobile: without it nothing of the form is read when somebody registers.</summary>
    public bool AsksQuestions { get; private set; }
    public IReadOnlyCollection<EventSession> Sessions => _sessions;
    public IReadOnlyCollection<TicketCategory> Categories => _categories;

    /// <summary>The session of an event that has just one, as a body's meeting; else null.</summary>
    public EventSession? OnlySession => _sessions is [var session] ? session : null;

    public bool TakesRegistrations(DateTimeOffset now) =>
        Status is EventStatus.Published && (RegistrationOpensAt is null || RegistrationOpensAt <= now) && now < RegistrationClosesAt;

    /// <summary>Until when an unpaid place is held: the end of the last payment day, never past the event.</summary>
    public DateTimeOffset PaymentDeadline(DateTimeOffset now)
    {
        var lastDay = AssociationCalendar.DayOf(now).AddDays(PaymentDays);
        return AssociationCalendar.At((lastDay < EndsOn ? lastDay : EndsOn).AddDays(1));
    }

    public void Describe(Bilingual name, EventType type, EventClass @class, EventLevel level, string? descriptionZh, string? descriptionEn) =>
        (Name, Type, Class, Level, DescriptionZh, DescriptionEn) = (name, type, @class, level, descriptionZh, descriptionEn);

    public void TakePlace(DateOnly startsOn, DateOnly endsOn)
    {
        Refuse.If(endsOn < startsOn, EventErrors.EndBeforeStart);
        (StartsOn, EndsOn) = (startsOn, endsOn);
    }

    public void At(Bilingual? venue, Bilingual? address) => (Venue, VenueAddress) = (venue, address);

    public void OrganisedBy(Id<Body>? body) => Organiser = body;

    public void BelongsTo(Id<Event>? series) => Series = series;

    /// <summary>The last day on which those who were accepted answer the follow-up form, included; null: until the event.</summary>
    public DateOnly? FollowUpUntil { get; private set; }

    public void FollowUpBy(DateOnly? until)
    {
        Refuse.If(until > EndsOn, EventErrors.DeadlineAfterEnd.At("Until"));
        FollowUpUntil = until;
    }

    public void Ask(bool questions) => AsksQuestions = questions;

    public void NumberedAs(string? code) => Code = code;

    public void Credits(decimal hours) => Hours = hours;

    public void OpenRegistration(DateTimeOffset? opensAt, DateTimeOffset closesAt, int paymentDays)
    {
        Refuse.If(AssociationCalendar.DayOf(closesAt) > EndsOn, EventErrors.DeadlineAfterEnd);
        (RegistrationOpensAt, RegistrationClosesAt, PaymentDays) = (opensAt, closesAt, paymentDays);
    }

    public void Seat(SeatRules rules)
    {
        Refuse.If(rules.ChangesUntil is { } end && AssociationCalendar.DayOf(end.AddTicks(-1)) > EndsOn, SeatRuleErrors.LockAfterEnd);
        Seats = rules;
    }

    /// <summary>Until when names can be given and people replaced; the first day of the event unless a day was set.</summary>
    public DateTimeOffset ChangesUntil => Seats.ChangesUntil ?? AssociationCalendar.At(StartsOn);

    public EventSession Schedule(Bilingual title, DateTimeOffset startsAt, DateTimeOffset endsAt, Bilingual? room, Bilingual? speaker)
    {
        MustFit(startsAt, endsAt);
        var session = new EventSession(Id, title, startsAt, endsAt, room, speaker);
        _sessions.Add(session);
        return session;
    }

    public void Reschedule(Id<EventSession> session, Bilingual title, DateTimeOffset startsAt, DateTimeOffset endsAt, Bilingual? room, Bilingual? speaker)
    {
        MustFit(startsAt, endsAt);
        var known = SessionOf(session);
        known.Change(title, startsAt, endsAt, room, speaker);
        MustHoldItsParts(known);
    }

    /// <summary>An event of one session goes to another day as a whole.</summary>
    public void Reschedule(Id<EventSession> session, DateOnly day, Bilingual title, DateTimeOffset startsAt, DateTimeOffset endsAt, Bilingual? room, Bilingual? speaker)
    {
        Refuse.Unless(_sessions.Count == 1, EventErrors.SessionOutside);
        TakePlace(day, day);
        Reschedule(session, title, startsAt, endsAt, room, speaker);
    }

    private void MustFit(DateTimeOffset startsAt, DateTimeOffset endsAt)
    {
        Refuse.If(endsAt <= startsAt, EventErrors.SessionOrder);
        Refuse.If(AssociationCalendar.DayOf(startsAt) < StartsOn || AssociationCalendar.DayOf(endsAt) > EndsOn, EventErrors.SessionOutside);
    }

    /// <summary>With the talks that it holds.</summary>
    public void Drop(Id<EventSession> session) => _sessions.RemoveAll(s => s.Id == session || s.PartOf == session);

    public TicketCategory Sell(Bilingual name, bool membersOnly)
    {
        var category = new TicketCategory(Id, name, membersOnly, _categories.Count + 1);
        _categories.Add(category);
        return category;
    }

    public void Withdraw(Id<TicketCategory> category) => _categories.RemoveAll(c => c.Id == category);

    /// <param name="checklist">What is still missing, asked of <see cref="EventChecklist"/>.</param>
    public void Publish(EventChecklist checklist, DateTimeOffset now)
    {
        Refuse.Unless(Status is EventStatus.Draft, EventErrors.NotDraft);
        Refuse.Unless(checklist.Ready, EventErrors.Incomplete);
        (Status, PublishedAt) = (EventStatus.Published, now);
    }

    /// <summary>A body's own meeting is on as soon as it is scheduled: it sells nothing, so nothing is missing.</summary>
    public void Announce(DateTimeOffset now)
    {
        Refuse.Unless(Status is EventStatus.Draft, EventErrors.NotDraft);
        Refuse.If(_sessions.Count == 0 || _categories.Count > 0, EventErrors.Incomplete);
        (Status, PublishedAt) = (EventStatus.Published, now);
    }

    /// <summary>A body's own meeting, which takes no registrations: nobody's business but of those who hold it or are asked to it.</summary>
    public bool IsInternal => Type is EventType.Meeting && RegistrationClosesAt is null;

    public void Cancel()
    {
        Refuse.Unless(Status is EventStatus.Draft or EventStatus.Published, EventErrors.NotCancellable);
        Status = EventStatus.Cancelled;
    }

    /// <summary>Closes an event that is over; its certificates can be issued from then on.</summary>
    public void Conclude(DateOnly today)
    {
        Refuse.Unless(Status is EventStatus.Published, EventErrors.NotPublished);
        Refuse.If(today < EndsOn, EventErrors.NotOver);
        Status = EventStatus.Held;
    }

    /// <summary>How many came, of an activity at which nobody kept a list.</summary>
    public void CountedAs(int? attendance)
    {
        Refuse.If(attendance is < 0 or > MaxAttendance, EventErrors.Attendance);
        ReportedAttendance = attendance;
    }

    /// <summary>Records an activity that took place outside the product, with its person-times.</summary>
    public void RecordAsHeld(int attendance) => (Status, ReportedAttendance) = (EventStatus.Held, attendance);
}
