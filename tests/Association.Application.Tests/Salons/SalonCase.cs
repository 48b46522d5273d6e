using Association.Application.Salons;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Lecturers;
using Association.Domain.Rooms;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Salons;

/// <summary>Two committees with their chairs, two rooms and a lecturer.</summary>
internal sealed class SalonCase
{
    public const string LecturerMail = "wang@example.org";

    private SalonCase(TestApp app) => App = app;

    public TestApp App { get; }
    public Body Ours { get; } = new(new("呼吸专业委员会", "Respiratory Committee"), BodyKind.Committee, $"ours-{RandomCode.Reference()}");
    public Body Theirs { get; } = new(new("心血管专业委员会", "Cardiology Committee"), BodyKind.Committee, $"theirs-{RandomCode.Reference()}");
    public BuiltMember Chair { get; } = new AMember().Live();
    public BuiltMember Rival { get; } = new AMember(Name: "李静", Email: "li@example.org").Live();
    public Room Room { get; } = new(new("一号会议室", "Room 1"), new("一楼", "Ground floor"), 30, Equipment.Projector, needsApproval: false);
    public Room Hall { get; } = new(new("学术厅", "Hall"), new("二楼"), 100, Equipment.Projector | Equipment.Microphone, needsApproval: true);
    public Lecturer Lecturer { get; } = new("王教授", LecturerMail, new("市医院", "教授", "呼吸", "zh,en", "CN"));

    public TestUser Head => App.As(Chair.Id);
    public TestUser OtherHead => App.As(Rival.Id).Reading("en");

    /// <summary>A Monday, well ahead.</summary>
    public static DateOnly Day { get; } = Sample.Today.AddDays(15);

    public static async Task<SalonCase> OnAsync(TestApp app)
    {
        var made = new SalonCase(app);
        made.Ours.Term("第一届", Sample.Today.AddYears(-1), null).Appoint(made.Chair.Id, BodyPosition.Chair, Sample.Today.AddYears(-1), null);
        made.Theirs.Term("第一届", Sample.Today.AddYears(-1), null).Appoint(made.Rival.Id, BodyPosition.Chair, Sample.Today.AddYears(-1), null);
        await app.Given(made.Chair, made.Rival, made.Ours, made.Theirs, made.Room, made.Hall, made.Lecturer);
        return made;
    }

    public static DateTimeOffset At(int hour, DateOnly? day = null, int minute = 0) => AssociationCalendar.At(day ?? Day, new TimeOnly(hour, minute));

    public ScheduleSalon Wish(int from = 14, int to = 16, DateOnly? day = null, Room? room = null, Lecturer? lecturer = null, EventType kind = EventType.Salon, int people = 20,
        Recurrence? series = null, bool onlyFree = false, string? key = null, Body? body = null) =>
        new((body ?? Ours).Id, new("慢阻肺新进展", "News on COPD", kind, people, lecturer?.Id), kind is EventType.WeChatClass ? null : (room ?? Room).Id, At(from, day), At(to, day), series, onlyFree, key);

    public async Task<Id<Event>> ScheduledAsync(ScheduleSalon wish, TestUser? by = null)
    {
        var result = await (by ?? Head).Send(wish);
        Assert.Empty(result.Errors);
        return new(result.Value.Event);
    }

    public static Recurrence Weekly(int weeks) => new(Repeat.Weekly, 1, Day, Day.AddDays(7 * (weeks - 1)), []);

    public Task<Event> EventAsync(Id<Event> id) => App.Db(db => db.Events.AsNoTracking().Include(e => e.Sessions).SingleAsync(e => e.Id == id));

    public Task<RoomBooking> BookingAsync(Id<Event> id) => App.Db(db => db.RoomBookings.AsNoTracking().Include(b => b.Quarters).SingleAsync(b => b.Event == id));

    public Task<LecturerInvitation> InvitationAsync(Id<Event> id) => App.Db(db => db.LecturerInvitations.AsNoTracking().SingleAsync(i => i.Event == id));

    public Task<List<string>> MailsAsync(string template) => App.Db(db => db.Outbox.Where(m => m.Template == template).OrderBy(m => m.Id).Select(m => m.To).ToListAsync());
}
