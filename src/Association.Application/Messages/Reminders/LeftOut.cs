namespace Association.Application.Messages.Reminders;

/// <summary>Why somebody is not written to. The office sees it before anything is sent. Source: anchors.md pain 24.</summary>
public enum LeftOut { ConditionNotMet, Nobody, NoAddress, AddressStopped, Unsubscribed, SameAddress, CameLater, PlannedBefore }

/// <summary>One who is written to, or why not.</summary>
internal sealed record PlannedReminder(ReminderCase Case, int Step, DateTimeOffset Moment, string Name, string? Address, string Culture, LeftOut? Reason);
