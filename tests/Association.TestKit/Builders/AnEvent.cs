using Association.Domain.Common;
using Association.Domain.Events;

namespace Association.TestKit;

/// <summary>A conference with one category, one price phase and one quota; free unless a price is given.</summary>
public sealed record AnEvent(
    string? Slug = null,
    string Name = "呼吸学科年会",
    int Capacity = 100,
    decimal Member = 0,
    decimal NonMember = 0,
    bool MembersOnly = false,
    int? CategoryCapacity = null,
    DateOnly? On = null,
    DateTimeOffset? ClosesAt = null,
    int PaymentDays = 7,
    decimal Hours = 6,
    DateTimeOffset? Now = null,
    bool WaitingList = false)
{
    private DateTimeOffset Moment => Now ?? Sample.Now;
    private DateOnly Day => On ?? AssociationCalendar.DayOf(Moment).AddDays(30);

    public BuiltEvent Draft()
    {
        var @event = new Event(new Bilingual(Name, "Annual respiratory conference"), Slug ?? $"event-{Sample.Next()}",
            EventType.AcademicConference, EventClass.Academic, EventLevel.District, Day, Day);
        @event.Describe(@event.Name, @event.Type, @event.Class, @event.Level, "学术**年会**", "The annual *conference*");
        @event.At(new("会议中心一号厅", "Hall 1, Convention Centre"), new("天府大道 1 号", "1 Tianfu Avenue"));
        @event.Credits(Hours);
        if (WaitingList) @event.Seat(new(HasWaitingList: true, OfferHours: 24, AfterDeadline.Release, ChangesUntil: null));
        @event.OpenRegistration(null, ClosesAt ?? AssociationCalendar.At(Day), PaymentDays);
        @event.Schedule(new Bilingual("开幕", "Opening"), AssociationCalendar.At(Day, new TimeOnly(9, 0)), AssociationCalendar.At(Day, new TimeOnly(10, 0)), 
            new("一号厅", "Hall 1"), new("王主任", "Director Wang"));
        var category = @event.Sell(new Bilingual("代表", "Delegate"), MembersOnly);
        category.Price(new Bilingual("标准", "Standard"), new Money(Member), new Money(NonMember), null);
        var quota = new Quota(@event.Id, null, Capacity);
        return new BuiltEvent(@event, category, quota, CategoryCapacity is { } seats ? new Quota(@event.Id, category.Id, seats) : null);
    }

    public BuiltEvent Published()
    {
        var built = Draft();
        built.Event.Publish(EventChecklist.Of(built.Event, [built.Quota], Moment), Moment);
        return built;
    }

    /// <summary>Over, with registrations closed; certificates can be issued.</summary>
    public BuiltEvent Held()
    {
        var built = Published();
        built.Event.Conclude(Day);
        return built;
    }
}

public sealed record BuiltEvent(Event Event, TicketCategory Category, Quota Quota, Quota? CategoryQuota) : IRecords
{
    public Id<Event> Id => Event.Id;
    public IEnumerable<object> Records => CategoryQuota is null ? [Event, Quota] : [Event, Quota, CategoryQuota];
}
