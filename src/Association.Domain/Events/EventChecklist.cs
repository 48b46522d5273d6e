namespace Association.Domain.Events;

public enum ChecklistStep { Basics, Programme, Registration, Money, Cme, Messages, CheckIn }

/// <summary>What is ready and what is missing before an event is published; each missing thing is a code with a text.</summary>
public sealed record EventChecklist(IReadOnlyList<ChecklistItem> Items)
{
    public bool Ready => Missing == 0;

    /// <summary>How many things publishing waits for.</summary>
    public int Missing => Items.Count(i => i is { Ready: false, Required: true });

    /// <param name="event">With its sessions, categories and organisers.</param>
    /// <param name="facts">What else the office should look at; null: only what publishing waits for.</param>
    public static EventChecklist Of(Event @event, IReadOnlyCollection<Quota> quotas, DateTimeOffset now, ChecklistFacts? facts = null) => new(
    [
        new(ChecklistStep.Basics, "name-en", @event.Name.En is not null),
        new(ChecklistStep.Basics, "venue", @event.Venue is not null),
        new(ChecklistStep.Basics, "description", @event.DescriptionZh is not null),
        new(ChecklistStep.Programme, "session", @event.Sessions.Count > 0),
        new(ChecklistStep.Registration, "deadline", @event.RegistrationClosesAt > now),
        new(ChecklistStep.Registration, "quota", quotas.Any(q => q.IsWhole)),
        new(ChecklistStep.Money, "category", @event.Categories.Count > 0),
        new(ChecklistStep.Money, "price", @event.Categories.Count > 0 && @event.Categories.All(c => c.PhaseAt(now) is not null)),
        .. Credits(@event),
        .. facts is null ? [] : Advice(@event, facts),
    ]);

    /// <summary>Whoever promises credits says how many, for how many hours and by which rules. Source: domain.md R1.03, R1.04, R1.10.</summary>
    private static IEnumerable<ChecklistItem> Credits(Event @event) => !@event.Cme.GivesCredits ? [] :
    [
        new(ChecklistStep.Cme, "credits", @event.Cme.Credits > 0),
        new(ChecklistStep.Cme, "hours", @event.Hours > 0),
        new(ChecklistStep.Cme, "rule", @event.Cme.Rule is not null),
        new(ChecklistStep.Cme, "project-number", @event.Cme.ProjectNumber is not null, Required: false),
        new(ChecklistStep.Cme, "credits-fit", @event.Cme.Credits is null || @event.Cme.Credits <= CmeTerms.CreditsFor(@event.Hours), Required: false),
        new(ChecklistStep.Cme, "hours-fit", @event.Hours <= @event.TeachingHours(), Required: false),
    ];

    private static IEnumerable<ChecklistItem> Advice(Event @event, ChecklistFacts facts) =>
    [
        new(ChecklistStep.Basics, "host", @event.Organisers.Any(o => o.Role is OrganiserRole.Host), Required: false),
        new(ChecklistStep.Programme, "speakers", facts.SpeakersOwing == 0, Required: false),
        new(ChecklistStep.Messages, "both-languages", Both(@event.Mails.ConfirmationZh, @event.Mails.ConfirmationEn) && Both(@event.Mails.ReminderZh, @event.Mails.ReminderEn), Required: false),
        new(ChecklistStep.Messages, "reminder", @event.Mails.ReminderDays > 0, Required: false),
        new(ChecklistStep.CheckIn, "stewards", facts.Stewards > 0, Required: false),
        new(ChecklistStep.CheckIn, "badge", facts.Badges > 0, Required: false),
    ];

    private static bool Both(string? zh, string? en) => zh is null == en is null;
}

/// <param name="Required">Publishing waits for it; else it is only advised.</param>
public sealed record ChecklistItem(ChecklistStep Step, string Code, bool Ready, bool Required = true);

/// <summary>What stands outside the event itself.</summary>
/// <param name="SpeakersOwing">Have not said that they come, or not declared their interests.</param>
/// <param name="Stewards">May scan at its doors.</param>
/// <param name="Badges">Designs.</param>
/// <param name="Lists">Check-in lists beside the main door.</param>
public sealed record ChecklistFacts(int SpeakersOwing, int Stewards, int Badges, int Lists = 0);
