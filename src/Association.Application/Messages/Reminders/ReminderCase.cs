using Association.Domain.Common;
using Association.Domain.Members;
using Association.Domain.Messages;

namespace Association.Application.Messages.Reminders;

/// <summary>Which subjects are looked for, a page at a time in the order of their keys.</summary>
/// <param name="From">The first day on which their date may lie.</param>
/// <param name="On">The day on which the condition is judged, for a date: today, or the day of the reminder when somebody looks ahead.</param>
/// <param name="Only">This one, wherever its date lies.</param>
internal sealed record ReminderLook(
    ReminderCondition Condition, ReminderDate Date, DateOnly From, DateOnly To, Func<DateTimeOffset, DateOnly> On, Guid? After = null, int Take = ReminderLook.PageSize, Guid? Only = null)
{
    public const int PageSize = 2_000;

    public DateTimeOffset FromInstant => AssociationCalendar.At(From);

    /// <summary>The first instant that does not belong to it any more.</summary>
    public DateTimeOffset ToInstant => AssociationCalendar.At(To.AddDays(1));

    public bool Covers(DateTimeOffset anchor) => Only is not null || anchor >= FromInstant && anchor < ToInstant;
}

/// <summary>A subject whose date lies where a rule looks.</summary>
/// <param name="Anchor">The date that the rule counts from.</param>
/// <param name="Fits">Whether the condition holds.</param>
internal sealed record ReminderCase(Guid Subject, DateTimeOffset Anchor, bool Fits)
{
    /// <summary>The people it is about.</summary>
    public IReadOnlyList<Addressee> People { get; init; } = [];
    public Id<MemberUnit>? Unit { get; init; }
    public Id<Domain.Bodies.Body>? Body { get; init; }
    /// <summary>Since when the subject is there: whoever came after the moment of a reminder has just had a mail.</summary>
    public DateTimeOffset? Since { get; init; }
    /// <summary>The event whose calendar entry travels with the mail.</summary>
    public Guid? Event { get; init; }
    /// <summary>What the placeholders of its texts stand for.</summary>
    public IReadOnlyDictionary<string, object?> Values { get; init; } = new Dictionary<string, object?>();

    public DateOnly Due => AssociationCalendar.DayOf(Anchor);
}

/// <param name="Culture">Null: that of the account, where there is one.</param>
internal sealed record Addressee(Id<Person>? Person, string Name, string? Address, string? Culture = null);

/// <summary>Finds the subjects of one kind, for planning, for a look ahead, and once more when a reminder is sent.</summary>
internal interface IReminderSource
{
    ReminderEntity Entity { get; }

    /// <summary>In the order of their keys; fewer than asked for only at the end.</summary>
    Task<IReadOnlyList<ReminderCase>> FindAsync(ReminderLook look, CancellationToken cancellationToken);
}
