namespace Association.Domain.Events;

public enum ChecklistStep { Basics, Programme, Registration, Money }

/// <summary>What is ready and what is missing before an event is published; each missing thing is a code with a text.</summary>
public sealed record EventChecklist(IReadOnlyList<ChecklistItem> Items)
{
    public bool Ready => Items.All(i => i.Ready);

    public static EventChecklist Of(Event @event, IReadOnlyCollection<Quota> quotas, DateTimeOffset now) => new(
    [
        new(ChecklistStep.Basics, "name-en", @event.Name.En is not null),
        new(ChecklistStep.Basics, "venue", @event.Venue is not null),
        new(ChecklistStep.Basics, "description", @event.DescriptionZh is not null),
        new(ChecklistStep.Programme, "session", @event.Sessions.Count > 0),
        new(ChecklistStep.Registration, "deadline", @event.RegistrationClosesAt > now),
        new(ChecklistStep.Registration, "quota", quotas.Any(q => q.IsWhole)),
        new(ChecklistStep.Money, "category", @event.Categories.Count > 0),
        new(ChecklistStep.Money, "price", @event.Categories.Count > 0 && @event.Categories.All(c => c.PhaseAt(now) is not null)),
    ]);
}

public sealed record ChecklistItem(ChecklistStep Step, string Code, bool Ready);
