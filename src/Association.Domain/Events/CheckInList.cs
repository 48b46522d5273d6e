using Association.Domain.Common;
using Association.Domain.Events.Forms;

namespace Association.Domain.Events;

public static class CheckInListErrors
{
    public static readonly Error NotFound = Error.NotFound("check-in list");
    public static readonly Error Order = Error.Invalid("check-in.order", "The list closes before it opens.", "ClosesAt");
    public static readonly Error Main = Error.Conflict("check-in.main", "The main door cannot be removed.");
    public static readonly Error Used = Error.Conflict("check-in.used", "Somebody was scanned at this list already; close it by its times instead.");
    public static readonly Error TooMany = Error.Conflict("check-in.too-many", "An event has at most 40 lists.");
    public static readonly Error Counted = Error.Conflict("check-in.counted", "Somebody was admitted already: whether that counts as attendance stays as it is.");
    public static readonly Error Option = Error.Invalid("check-in.option", "The option belongs to another event, or there are more than 40.", "Options");
    public static readonly Error Session = Error.Invalid("check-in.session", "The session belongs to another event.", "Session");
}

/// <summary>
/// Where tickets are looked at: the main door, a session, the dinner. Says who may enter, from when to when, and whether people
/// also sign out. Source: domain.md 5.3, anchors.md pattern 15.
/// </summary>
public sealed class CheckInList : AggregateRoot<CheckInList>
{
    public const int MaxNameLength = 100;
    public const int MaxLists = 40;
    public const int MaxCategoriesLength = 2_000;
    public const int MaxOptions = 40;
    public const int MaxOptionsLength = 1_500;

    private CheckInList() { }

    public CheckInList(Id<Event> @event, Bilingual name) => (Event, Name) = (@event, name);

    public Id<Event> Event { get; private set; }
    public Bilingual Name { get; private set; } = null!;
    /// <summary>The part of the programme whose minutes are counted.</summary>
    public Id<EventSession>? Session { get; private set; }
    /// <summary>Ids of categories, joined by commas; empty: everybody.</summary>
    public string Categories { get; private set; } = "";
    /// <summary>Ids of options of the form, joined by commas: only who chose one of them enters; empty: whatever was chosen.</summary>
    public string Options { get; private set; } = "";
    public DateTimeOffset? OpensAt { get; private set; }
    public DateTimeOffset? ClosesAt { get; private set; }
    /// <summary>People sign in and out, and the minutes between count; else everybody is let in once.</summary>
    public bool InAndOut { get; private set; }
    /// <summary>Whoever did not sign out counts as having stayed to the end; else until nothing is known any more.</summary>
    public bool StayedToEnd { get; private set; }
    /// <summary>Participants may sign in with their own phone and the code on the screen.</summary>
    public bool SelfCheckIn { get; private set; }

    public bool IsMain => Id.Value == Event.Value;

    /// <summary>Whoever came here has come to the event: a dinner alone earns no certificate.</summary>
    public bool CountsAsAttendance { get; private set; }

    public IReadOnlyList<Id<TicketCategory>> Admits =>
        [.. Categories.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => new Id<TicketCategory>(Guid.Parse(id)))];

    public IReadOnlyList<Id<QuestionOption>> ChosenOptions =>
        [.. Options.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => new Id<QuestionOption>(Guid.Parse(id)))];

    public static Id<CheckInList> MainOf(Id<Event> @event) => new(@event.Value);

    /// <summary>The main door that every event has, as long as nobody set it up otherwise.</summary>
    public static CheckInList Main(Id<Event> @event) => new(@event, new("主会场入口", "Main door")) { Id = MainOf(@event), CountsAsAttendance = true };

    public void Describe(Bilingual name, CheckInRules rules)
    {
        Refuse.If(rules.ClosesAt <= rules.OpensAt, CheckInListErrors.Order);
        (Name, Session) = (name, IsMain ? null : rules.Session);
        Categories = string.Join(',', rules.Categories.Select(c => c.Value).Distinct().Order());
        Options = string.Join(',', rules.Options.Select(o => o.Value).Distinct().Order());
        (OpensAt, ClosesAt, InAndOut, StayedToEnd, SelfCheckIn) = (rules.OpensAt, rules.ClosesAt, rules.InAndOut, rules.StayedToEnd, rules.SelfCheckIn);
        CountsAsAttendance = IsMain || rules.CountsAsAttendance;
    }

    public bool Takes(Id<TicketCategory> category) => Categories.Length == 0 || Admits.Contains(category);

    /// <summary>Whether the ticket may pass at that moment, whoever is inside already.</summary>
    /// <param name="chose">Its holder chose what the list asks for.</param>
    public ScanVerdict Judge(Registration? ticket, DateTimeOffset at, bool chose = true) => ticket switch
    {
        null => ScanVerdict.Unknown,
        _ when ticket.Event != Event => ScanVerdict.WrongEvent,
        { Status: RegistrationStatus.Cancelled or RegistrationStatus.Expired } => ScanVerdict.Cancelled,
        { Status: RegistrationStatus.AwaitingPayment } => ScanVerdict.Unpaid,
        { Status: not RegistrationStatus.Confirmed } => ScanVerdict.NotConfirmed,
        _ when !chose || !Takes(ticket.Category) => ScanVerdict.NotEligible,
        _ when at < OpensAt || at >= ClosesAt => ScanVerdict.NotOpen,
        _ => ScanVerdict.Admitted,
    };

    /// <summary>What a supervisor may answer for: the person has a place here.</summary>
    public static bool MayBeOverridden(ScanVerdict verdict) =>
        verdict is ScanVerdict.AlreadyIn or ScanVerdict.Unpaid or ScanVerdict.NotEligible or ScanVerdict.NotOpen;
}

/// <param name="Categories">Empty: everybody.</param>
/// <param name="Options">Of the form; empty: whatever was chosen.</param>
public sealed record CheckInRules(
    Id<EventSession>? Session, IReadOnlyList<Id<TicketCategory>> Categories, IReadOnlyList<Id<QuestionOption>> Options, DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt, bool InAndOut, bool StayedToEnd, bool SelfCheckIn,
    bool CountsAsAttendance);
