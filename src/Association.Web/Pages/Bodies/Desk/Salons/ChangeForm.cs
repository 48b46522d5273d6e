using Association.Application.Salons;
using Association.Domain.Common;
using Association.Domain.Lecturers;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Association.Web.Pages.Bodies.Desk.Salons;

/// <summary>What is typed to change a meeting.</summary>
internal sealed class ChangeForm
{
    public string? TopicZh { get; set; }
    public string? TopicEn { get; set; }
    public int? People { get; set; }
    public DateOnly? Day { get; set; }
    public TimeOnly? StartsAt { get; set; }
    public TimeOnly? EndsAt { get; set; }
    public Guid? Slot { get; set; }
    public Guid? Lecturer { get; set; }

    public static ChangeForm Of(SalonView salon)
    {
        var (from, to) = (AssociationCalendar.LocalTime(salon.StartsAt), AssociationCalendar.LocalTime(salon.EndsAt));
        return new()
        {
            TopicZh = salon.Name.Zh, TopicEn = salon.Name.En, People = salon.Room?.People ?? 20, Day = DateOnly.FromDateTime(from.DateTime),
            StartsAt = TimeOnly.FromDateTime(from.DateTime), EndsAt = TimeOnly.FromDateTime(to.DateTime),
            Slot = salon.Room is { Status: Domain.Rooms.BookingStatus.Requested or Domain.Rooms.BookingStatus.Confirmed } held ? held.Room : null,
            Lecturer = salon.Lecturer is { Answer: LecturerAnswer.Invited or LecturerAnswer.Accepted } asked ? asked.Id : null,
        };
    }

    /// <summary>An alternative that was offered, in place of what was typed; its length stays.</summary>
    public void Take(SlotChoice free, ModelStateDictionary state)
    {
        var length = (EndsAt - StartsAt) ?? TimeSpan.FromHours(2);
        (Slot, Day, StartsAt, EndsAt) = (free.Room, free.Day, free.At, free.At.Add(length));
        foreach (var field in (string[])["Input.Slot", "Input.Day", "Input.StartsAt", "Input.EndsAt"]) state.Remove(field);
    }

    /// <returns>Null when something is missing.</returns>
    public SalonChange? Change() => People is { } people && Day is { } day && StartsAt is { } from && EndsAt is { } to
        ? new(TopicZh ?? "", TopicEn, people, Slot is { } room ? new(room) : null, day, from, to, Lecturer is { } lecturer ? new(lecturer) : null) : null;
}
