using Association.Domain.Common;

namespace Association.Domain.Messages;

/// <summary>What a rule looks at.</summary>
public enum ReminderEntity { MembershipTerm, Registration, UnpaidOrder, Event, SalonAnswer, BodyTerm, PlanLine, CmeDeadline, CreditShortfall, Certificate, Document }

/// <summary>The date from which a rule counts.</summary>
public enum ReminderDate { TermStart, TermEnd, GraceEnd, EventStart, EventEnd, RegistrationCloses, PaymentDue, PlanDue, YearEnd, Issued, Expires }

/// <summary>What must hold when the reminder is planned, and again when it is sent.</summary>
public enum ReminderCondition { Always, CanRenew, Confirmed, Attended, AwaitsPayment, Unpaid, Unanswered, SaidYes, Draft, NotConcluded, NoSuccessor, Behind, NotFiled, CreditsMissing }

public enum ReminderUnit { Days, Hours }

/// <summary>Who is reminded: the person it is about, the liaisons of that person's unit, the heads of the body, the office.</summary>
public enum ReminderTo { Person, Liaison, Head, Office }

public static class ReminderErrors
{
    public static readonly Error NotFound = Error.NotFound("rule");
    public static readonly Error Ready = Error.Conflict("reminder.ready", "A rule that came with the product is switched off, not deleted.");
    public static readonly Error Date = Error.Invalid("reminder.date", "There is no such date for what the rule looks at.", "Date");
    public static readonly Error Condition = Error.Invalid("reminder.condition", "That condition does not fit what the rule looks at.", "Condition");
    public static readonly Error Offset = Error.Invalid("reminder.offset", "At most 400 days, or 240 hours.", "Offset");
    public static readonly Error Nobody = Error.Invalid("reminder.nobody", "Choose at least one recipient.", "To");
    public static readonly Error Recipient = Error.Invalid("reminder.recipient", "That recipient does not fit what the rule looks at.", "To");
    public static readonly Error Repeat = Error.Invalid("reminder.repeat", "Repeated up to 12 times, every 1 to 365 days.", "RepeatDays");
    public static readonly Error Template = Error.Invalid("reminder.template", "That text does not fit what the rule looks at.", "Template");
}

/// <summary>What the office decides of a rule.</summary>
/// <param name="Offset">Days or hours from the date; negative: before.</param>
/// <param name="RepeatDays">Days between one reminder and the next while the condition holds.</param>
/// <param name="Repeats">How often it is repeated after the first; 0: once.</param>
public sealed record ReminderTerms(
    Bilingual Name, ReminderEntity Entity, ReminderCondition Condition, ReminderDate Date, int Offset, ReminderUnit Unit,
    IReadOnlyCollection<ReminderTo> To, string Template, int RepeatDays = 0, int Repeats = 0);

/// <summary>
/// So many days or hours before or after a date, who is written to, in which words, how often. Source: anchors.md L1, pattern 8.
/// </summary>
public sealed class ReminderRule : AggregateRoot<ReminderRule>
{
    public const int MaxNameLength = 60;
    public const int MaxTemplateLength = 60;
    public const int MaxKeyLength = 40;
    public const int MaxDays = 400;
    public const int MaxHours = 240;
    public const int MaxRepeats = 12;

    /// <summary>Reminders by days go out from nine in the morning.</summary>
    public static readonly TimeOnly From = new(9, 0);

    private ReminderRule() { }

    public ReminderRule(ReminderTerms terms) => Change(terms);

    internal ReminderRule(string key, ReminderTerms terms) : this(terms) => (Id, Key) = (ReadyReminders.IdOf(key), key);

    /// <summary>Of a rule that came with the product; null: the office's own.</summary>
    public string? Key { get; private set; }
    public Bilingual Name { get; private set; } = null!;
    public ReminderEntity Entity { get; private set; }
    public ReminderCondition Condition { get; private set; }
    public ReminderDate Date { get; private set; }
    public int Offset { get; private set; }
    public ReminderUnit Unit { get; private set; }
    public bool ToPerson { get; private set; }
    public bool ToLiaison { get; private set; }
    public bool ToHead { get; private set; }
    public bool ToOffice { get; private set; }
    public string Template { get; private set; } = "";
    public int RepeatDays { get; private set; }
    public int Repeats { get; private set; }
    /// <summary>Null: off. What was due on an earlier day is not made up for.</summary>
    public DateTimeOffset? OnSince { get; private set; }

    public bool IsOn => OnSince is not null;

    public IReadOnlyList<ReminderTo> To => [.. Enum.GetValues<ReminderTo>().Where(Reaches)];

    public ReminderTerms Terms => new(Name, Entity, Condition, Date, Offset, Unit, To, Template, RepeatDays, Repeats);

    public bool Reaches(ReminderTo to) => to switch { ReminderTo.Person => ToPerson, ReminderTo.Liaison => ToLiaison, ReminderTo.Head => ToHead, _ => ToOffice };

    public void Change(ReminderTerms terms)
    {
        var fit = ReminderFit.Of(terms.Entity);
        Refuse.Unless(fit.Dates.Contains(terms.Date), ReminderErrors.Date);
        Refuse.Unless(fit.Conditions.Contains(terms.Condition), ReminderErrors.Condition);
        Refuse.If(Math.Abs(terms.Offset) > (terms.Unit is ReminderUnit.Days ? MaxDays : MaxHours), ReminderErrors.Offset);
        Refuse.If(terms.To.Count == 0, ReminderErrors.Nobody);
        Refuse.Unless(terms.To.All(fit.To.Contains), ReminderErrors.Recipient);
        Refuse.Unless(terms.Repeats is >= 0 and <= MaxRepeats && (terms.Repeats == 0 || terms.RepeatDays is >= 1 and <= 365), ReminderErrors.Repeat);
        (Name, Entity, Condition, Date, Offset, Unit, Template) = (terms.Name, terms.Entity, terms.Condition, terms.Date, terms.Offset, terms.Unit, terms.Template);
        (ToPerson, ToLiaison, ToHead, ToOffice) = (terms.To.Contains(ReminderTo.Person), terms.To.Contains(ReminderTo.Liaison), terms.To.Contains(ReminderTo.Head), terms.To.Contains(ReminderTo.Office));
        (Repeats, RepeatDays) = (terms.Repeats, terms.Repeats == 0 ? 0 : terms.RepeatDays);
    }

    public void Switch(bool on, DateTimeOffset now) => OnSince = on ? OnSince ?? now : null;

    /// <summary>When it is due for a subject whose date this is.</summary>
    /// <param name="step">0: for the first time; then each repetition.</param>
    public DateTimeOffset MomentOf(DateTimeOffset anchor, int step) => Unit is ReminderUnit.Hours
        ? anchor.AddHours(Offset).AddDays(step * RepeatDays)
        : AssociationCalendar.At(AssociationCalendar.DayOf(anchor).AddDays(Offset + step * RepeatDays), From);

    /// <summary>The days between which the dates lie whose moment falls into a time; a day wider on each side than needed.</summary>
    public (DateOnly From, DateOnly To) AnchorsOf(DateTimeOffset from, DateTimeOffset to, int step)
    {
        var moved = -step * RepeatDays - (Unit is ReminderUnit.Days ? Offset : (int)Math.Floor(Offset / 24.0));
        return (AssociationCalendar.DayOf(from).AddDays(moved - 1), AssociationCalendar.DayOf(to).AddDays(moved + 1));
    }
}
