using Association.Application.Common;
using Association.Application.Lecturers;
using Association.Application.Rooms;
using Association.Application.Salons;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Lecturers;
using Association.Domain.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Association.Infrastructure.Demo;

/// <summary>Rooms, invented lecturers, a committee in office and two salons ahead, scheduled as heads schedule them.</summary>
internal sealed class DemoMeetings(DemoStage stage, IAssociationDb db)
{
    private static readonly RoomForm[] Rooms =
    [
        new("医学会小会议室", "Small meeting room", "医学会 3 楼", "Association, 3rd floor", 16, Equipment.Screen | Equipment.VideoConference | Equipment.Whiteboard, false),
        new("医学会多功能厅", "Function hall", "医学会 2 楼", "Association, 2nd floor", 60, Equipment.Projector | Equipment.Microphone | Equipment.LiveStream | Equipment.WheelchairAccess, false),
        new("区卫生服务中心学术厅", "Lecture hall, Health Service Centre", "卫生服务中心 5 楼", "Health Service Centre, 5th floor", 180, Equipment.Projector | Equipment.Microphone | Equipment.LiveStream, true),
        new("技能培训中心", "Skills centre", "区医院教学楼 1 楼", "District Hospital, teaching block", 40, Equipment.Simulator | Equipment.Projector, true),
    ];

    private static readonly LecturerForm[] Lecturers =
    [
        new("林若溪", "lin.ruoxi@example.org", "省级示范医院（虚构）", "主任医师", "呼吸与危重症", "zh,en", "CN"),
        new("顾明远", "gu.mingyuan@example.org", "市级示范医院（虚构）", "副主任医师", "心血管内科", "zh", "CN"),
        new("Maria Fischer", "maria.fischer@example.org", "Partner Hospital Bonn (invented)", "Professor", "General practice", "en,de", "DE"),
    ];

    public async Task ScheduleAsync(DateOnly today, CancellationToken cancellationToken)
    {
        if (await db.Rooms.AnyAsync(cancellationToken)) return;
        var rooms = new List<Guid>();
        foreach (var form in Rooms) rooms.Add(await stage.AsOffice(new AddRoom(form), cancellationToken));
        var lecturers = new List<Guid>();
        foreach (var form in Lecturers) lecturers.Add(await stage.AsOffice(new AddLecturer(form), cancellationToken));
        var bodies = await db.Bodies.AsNoTracking().Where(b => b.Kind == BodyKind.Committee).OrderBy(b => b.Slug).Select(b => b.Id).Take(2).ToListAsync(cancellationToken);
        if (bodies.Count < 2) return;
        await new DemoTerm(stage, db).OpenAsync(bodies[0], today, cancellationToken);

        await MeetAsync(bodies[0], new("慢阻肺规范化诊治沙龙", "Salon: standardised care of COPD", EventType.Salon, 30, new Id<Lecturer>(lecturers[0])), rooms[1], today.AddDays(51), cancellationToken);
        await MeetAsync(bodies[1], new("高血压管理病例讨论沙龙", "Salon: cases of hypertension", EventType.Salon, 100, new Id<Lecturer>(lecturers[1])), rooms[2], today.AddDays(58), cancellationToken);
    }

    private async Task MeetAsync(Id<Body> body, SalonWish wish, Guid room, DateOnly day, CancellationToken cancellationToken) => await stage.AsOffice(
        new ScheduleSalon(body, wish, new(room), AssociationCalendar.At(day, new(14, 0)), AssociationCalendar.At(day, new(16, 0))), cancellationToken);
}
