using Association.Domain.Common;
using Association.Domain.Events;

namespace Association.Application.Salons;

/// <summary>What a body schedules by itself, and what the year's report counts it as. Source: domain.md 5.1.</summary>
public static class SalonKinds
{
    public static readonly IReadOnlyList<EventType> All =
        [EventType.Salon, EventType.WeChatClass, EventType.Lecture, EventType.Training, EventType.Meeting, EventType.PopularScience];

    /// <summary>Where an online class takes place.</summary>
    internal static readonly Bilingual OnlineVenue = new("线上（微信课堂）", "Online (WeChat class)");

    public static bool IsOnline(EventType kind) => kind is EventType.WeChatClass;

    internal static EventClass ClassOf(EventType kind) => kind switch
    {
        EventType.WeChatClass or EventType.Training => EventClass.SpecialisedCme,
        EventType.PopularScience => EventClass.PopularScience,
        _ => EventClass.Academic,
    };
}

/// <summary>Words that a title must not carry without leave. It warns and does not refuse: leave may have been given. Source: R2.70.</summary>
public static class TitleLint
{
    private static readonly string[] Words = ["中国", "中华", "全国", "国际", "世界", "峰会", "高端", "高峰"];

    public static IReadOnlyList<string> Find(string? title) => [.. Words.Where(word => title?.Contains(word, StringComparison.Ordinal) is true)];
}

public static class SalonErrors
{
    public static readonly Error NotFound = Error.NotFound("salon");
    public static readonly Error Kind = Error.Invalid("salon.kind", "A body does not schedule this kind of event.", "Kind");
    public static readonly Error NoRoom = Error.Invalid("salon.no-room", "Choose a free time in a room.", "Slot");
    public static readonly Error LecturerAway = Error.Invalid("salon.lecturer-away", "The lecturer is not available on that day.", "Lecturer");
    public static readonly Error LecturerBusy = Error.Invalid("salon.lecturer-busy", "The lecturer is asked to speak elsewhere at that time.", "Lecturer");
    public static readonly Error NoDates = Error.Invalid("salon.no-dates", "None of the dates is free.", "Until");
    public static readonly Error Over = Error.Conflict("salon.over", "What has begun or was called off cannot be changed.");
}
