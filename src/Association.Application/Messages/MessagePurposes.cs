using Association.Domain.Messages;

namespace Association.Application.Messages;

/// <summary>What a text of the office's is for: which placeholders it has, and whether its reader may do without it.</summary>
/// <param name="Key">Its words that came with the product are <c>purpose.{key}.subject</c> and <c>.body</c>.</param>
public sealed record MessagePurpose(string Key, ReminderEntity? Entity, MailKind Kind, IReadOnlyList<Placeholder> Placeholders);

/// <summary>Every text that the office can write anew.</summary>
public static class MessagePurposes
{
    private static readonly Placeholder[] Common =
        [new("name", PlaceholderKind.Text), new("association", PlaceholderKind.Both), new("date", PlaceholderKind.Day), new("days", PlaceholderKind.Number), new("link", PlaceholderKind.Link)];

    private static readonly Placeholder[] OfEvent =
        [new("event", PlaceholderKind.Both), new("starts", PlaceholderKind.Moment), new("day", PlaceholderKind.Day), new("place", PlaceholderKind.Both)];

    private static readonly Placeholder[] OfTerm = [Text("number"), Day("term_end"), Day("grace_end")];
    private static readonly Placeholder[] OfBodyTerm = [new("body", PlaceholderKind.Both), Text("term"), Day("ends")];
    private static readonly Placeholder[] OfPlan = [new("body", PlaceholderKind.Both), Number("target"), Number("reached"), Number("missing"), Day("due")];
    private static readonly Placeholder[] OfCredits = [Number("year"), Number("required"), Number("earned"), Number("missing")];

    public static readonly IReadOnlyList<MessagePurpose> All =
    [
        Of("renewal", ReminderEntity.MembershipTerm, MailKind.Reminder, OfTerm),
        Of("renewal-late", ReminderEntity.MembershipTerm, MailKind.Reminder, OfTerm),
        Of("place-soon", ReminderEntity.Registration, MailKind.Service, [.. OfEvent, Text("number")]),
        Of("place-thanks", ReminderEntity.Registration, MailKind.EventNews, [.. OfEvent, Text("number")]),
        Of("order-due", ReminderEntity.UnpaidOrder, MailKind.Service, [new("amount", PlaceholderKind.Money), Text("reference"), new("deadline", PlaceholderKind.Moment), new("account", PlaceholderKind.Both)]),
        Of("event-draft", ReminderEntity.Event, MailKind.Service, OfEvent),
        Of("event-conclude", ReminderEntity.Event, MailKind.Service, OfEvent),
        Of("salon-answer", ReminderEntity.SalonAnswer, MailKind.Reminder, OfEvent),
        Of("body-term", ReminderEntity.BodyTerm, MailKind.Service, OfBodyTerm),
        Of("plan-behind", ReminderEntity.PlanLine, MailKind.Service, OfPlan),
        Of("cme-file", ReminderEntity.CmeDeadline, MailKind.Service, [.. OfEvent, Text("project")]),
        Of("cme-report", ReminderEntity.CmeDeadline, MailKind.Service, [.. OfEvent, Text("project")]),
        Of("credit-short", ReminderEntity.CreditShortfall, MailKind.Reminder, OfCredits),
        Of("certificate-kept", ReminderEntity.Certificate, MailKind.Reminder, [new("event", PlaceholderKind.Both), Text("number"), Number("hours")]),
        Of("document-expires", ReminderEntity.Document, MailKind.Service, [Text("unit"), Text("document"), Text("number"), Day("expires")]),
    ];

    public static MessagePurpose? Find(string key) => All.FirstOrDefault(p => p.Key == key);

    public static MailKind KindOf(string key) => Find(key)?.Kind ?? MailKind.Service;

    private static MessagePurpose Of(string key, ReminderEntity entity, MailKind kind, IEnumerable<Placeholder> own) => new(key, entity, kind, [.. Common, .. own]);

    private static Placeholder Text(string name) => new(name, PlaceholderKind.Text);
    private static Placeholder Day(string name) => new(name, PlaceholderKind.Day);
    private static Placeholder Number(string name) => new(name, PlaceholderKind.Number);
}
