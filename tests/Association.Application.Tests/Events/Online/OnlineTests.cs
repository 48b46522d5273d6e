using System.Globalization;
using System.Text;
using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Events.Doors;
using Association.Application.Events.Online;
using Association.Application.Files;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Online;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Application.Tests.Events.Online;

public sealed class OnlineTests : IntegrationTests
{
    private const string Link = "https://zoom.us/j/99887766";

    private readonly BuiltEvent _event = new AnEvent(NonMember: 100).Published();
    private TestApp _app = null!;
    private TestUser _officer = null!;
    private List<BuiltRegistration> _places = [];
    private Id<OnlineRoom> _room;

    private DateTimeOffset Starts => _event.Event.OnlySession!.StartsAt;

    /// <summary>Members pay nothing and are confirmed; the last one is no member and has not paid.</summary>
    private async Task OpenAsync(DatabaseKind database, int? shown = null, params string[] names)
    {
        _app = await StartAsync(database);
        var numbers = _app.Services.GetRequiredService<IPersonalNumbers>();
        var people = (names.Length == 0 ? ["张文静", "李国强"] : names).Append("未付费").Select(name => new AMember(name, Email: $"p{Sample.Next()}@example.org").Guest()).ToList();
        foreach (var (i, person) in people.Index()) person.Contact(numbers.Seal(MobileOf($"1380013800{i}")), person.Email);
        _places = [.. people.Select((p, i) => new ARegistration(_event, p, AsMember: i < people.Count - 1).Active())];
        await _app.Given([_event, .. people, .. _places]);
        _officer = _app.As(Role.EventOfficer);
        var set = await _officer.Send(new SetOnlineRoom(_event.Id, null, _event.Event.OnlySession!.Id, new(OnlineMode.Hybrid, OnlinePlatform.Zoom, Link, "998 877", "2468", null, shown, 3), true));
        Assert.Empty(set.Errors);
        _room = new(set.Value);
    }

    private static MobileNumber MobileOf(string text) => MobileNumber.TryParse(text, out var mobile) ? mobile : throw new ArgumentException(text);

    private string Key(int place) => _app.Services.GetRequiredService<ILinkSecrets>().For(RegistrationLinks.Purpose, _places[place].Registration.Number);

    private async Task<OwnOnline> OwnAsync(int place) => Assert.Single(await _app.Anonymous.Send(new ShowOwnOnline(_places[place].Id, Key(place))));

    private async Task<CodeVerdict> AnswerAsync(int place, string code)
    {
        var result = await _app.Anonymous.Send(new AnswerCode(_places[place].Id, code, Key(place)));
        Assert.Empty(result.Errors);
        return result.Value.Verdict;
    }

    [Theory, Databases]
    public async Task The_link_is_for_those_with_a_paid_place_and_only_when_it_is_time(DatabaseKind database)
    {
        await OpenAsync(database, shown: 60);
        Assert.Null((await OwnAsync(0)).Join);
        Assert.Equal(Starts.AddHours(-1), (await OwnAsync(0)).ShownFrom);
        _app.Clock.SetUtcNow(Starts.AddMinutes(-30));
        Assert.Equal(Link, (await OwnAsync(0)).Join!.Link);
        Assert.Null((await OwnAsync(2)).Join);
        await Assert.ThrowsAsync<RefusedException>(() => _app.Anonymous.Send(new ShowOwnOnline(_places[0].Id)));
        await Assert.ThrowsAsync<RefusedException>(() => _app.As().Send(new ShowOwnOnline(_places[0].Id)));
        Assert.Null(Assert.Single(await _app.As(Role.CmeOfficer).Send(new ListOnlineRooms(_event.Id))).Terms);
        _app.Clock.SetUtcNow(Starts.AddHours(1));
        Assert.Null((await OwnAsync(0)).Join);
        Assert.Equal(OnlineErrors.Known.Code, (await _officer.Send(new SetOnlineRoom(_event.Id, null, _event.Event.OnlySession!.Id, new(OnlineMode.Online, OnlinePlatform.Zoom, Link, null, null, null, null, 3), true))).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task A_code_counts_while_it_is_shown_and_once(DatabaseKind database)
    {
        await OpenAsync(database);
        Assert.Equal(OnlineErrors.NotBegun.Code, (await _officer.Send(new ShowCodeNow(_event.Id, _room))).Errors[0].Code);
        Assert.Empty((await _officer.Send(new PlanCodes(_event.Id, _room, 3))).Errors);
        var codes = await _app.Db(db => db.PresenceCodes.OrderBy(c => c.DueAt).ToListAsync());
        Assert.Equal(3, codes.Count);
        Assert.Null((await _officer.Send(new ShowCodeScreen(_event.Id, _room)))!.Code);
        Assert.Equal(CodeVerdict.Wrong, await AnswerAsync(0, codes[0].Digits));

        _app.Clock.SetUtcNow(codes[0].DueAt.AddSeconds(30));
        Assert.Equal(codes[0].Digits, (await _officer.Send(new ShowCodeScreen(_event.Id, _room)))!.Code);
        Assert.Equal(CodeVerdict.Right, await AnswerAsync(0, $" {codes[0].Digits[..3]} {codes[0].Digits[3..]} "));
        Assert.Equal(CodeVerdict.Again, await AnswerAsync(0, codes[0].Digits));
        Assert.Equal(CodeVerdict.NotNow, await AnswerAsync(2, codes[0].Digits));
        Assert.Equal(CodeVerdict.Wrong, await AnswerAsync(1, codes[1].Digits));
        _app.Clock.SetUtcNow(codes[0].ValidUntil);
        Assert.Equal(CodeVerdict.Late, await AnswerAsync(1, codes[0].Digits));

        Assert.Equal(_places[0].Id, Assert.Single(await _app.Db(db => db.Admissions.ToListAsync())).Registration);
        Assert.NotNull(await _app.Db(db => db.Registrations.Where(r => r.Id == _places[0].Id).Select(r => r.CheckedInAt).SingleAsync()));
        Assert.All(await _app.Db(db => db.Scans.ToListAsync()), s => Assert.Equal(ScanMethod.Code, s.Method));
        Assert.Equal(1, (await OwnAsync(0)).Answered);
        Assert.Equal(OnlineErrors.HasEvidence.Code, (await _officer.Send(new RemoveOnlineRoom(_event.Id, _room))).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task Guessing_stops_after_five_also_when_all_guesses_come_at_once(DatabaseKind database)
    {
        await OpenAsync(database);
        _app.Clock.SetUtcNow(Starts.AddMinutes(5));
        Assert.Empty((await _officer.Send(new ShowCodeNow(_event.Id, _room))).Errors);
        var right = await _app.Db(db => db.PresenceCodes.Select(c => c.Digits).SingleAsync());
        var wrong = Enumerable.Range(0, 12).Select(i => ((int.Parse(right, CultureInfo.InvariantCulture) + 1 + i) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture));
        var verdicts = await Task.WhenAll(wrong.Select(code => Task.Run(() => AnswerAsync(0, code))));
        Assert.Equal((5, 7), (verdicts.Count(v => v is CodeVerdict.Wrong), verdicts.Count(v => v is CodeVerdict.TooMany)));
        Assert.Equal(CodeVerdict.TooMany, await AnswerAsync(0, right));
        Assert.Equal(CodeVerdict.Right, await AnswerAsync(1, right));
        _app.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(CodeVerdict.Right, await AnswerAsync(0, right));
    }

    private static UploadedFile Csv(string text, string encoding = "utf-8")
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return new("参会记录.csv", Encoding.GetEncoding(encoding).GetBytes(text));
    }

    private string Moment(int minute) => AssociationCalendar.LocalTime(Starts.AddMinutes(minute)).ToString("yyyy/M/d H:mm:ss", CultureInfo.InvariantCulture);

    [Theory, Databases]
    public async Task The_file_of_a_platform_is_matched_previewed_and_taken_over_once(DatabaseKind database)
    {
        await OpenAsync(database, null, "张文静", "李国强", "王芳", "王芳");
        _app.Clock.SetUtcNow(Starts.AddHours(3));
        var rows = new StringBuilder("会议主题：年会\n用户昵称,手机号,加入时间,离开时间\n")
            .Append(CultureInfo.InvariantCulture, $"小张,13800138000,{Moment(-10)},{Moment(20)}\n小张,13800138000,{Moment(15)},{Moment(40)}\n")
            .Append(CultureInfo.InvariantCulture, $"李国强-第一人民医院,,{Moment(0)},{Moment(60)}\n王芳,,{Moment(0)},{Moment(30)}\n")
            .Append(CultureInfo.InvariantCulture, $"路人甲,,{Moment(0)},{Moment(60)}\n李国强,,,\n张文静,,{Moment(70)},{Moment(80)}\n未付费,,{Moment(0)},{Moment(60)}\n").ToString();
        var file = new Id<AttendanceFile>((await _officer.Send(new UploadAttendance(_event.Id, _room, Csv(rows, "GB18030")))).Value);
        var preview = (await _officer.Send(new PreviewAttendance(_event.Id, file)))!;
        Assert.Null(preview.Missing);
        Assert.Equal([MatchKind.Matched, MatchKind.Matched, MatchKind.Matched, MatchKind.Ambiguous, MatchKind.Unknown, MatchKind.NoTime, MatchKind.Outside, MatchKind.Unknown], preview.Lines.Select(l => l.Kind));
        Assert.Equal([20, 25, 60], preview.Lines.Take(3).Select(l => l.Minutes));
        Assert.Equal(0, await _app.Db(db => db.Scans.CountAsync()));

        var picked = preview.Lines[3];
        var counts = (await _officer.Send(new CommitAttendance(_event.Id, file, new Dictionary<int, string> { [picked.Row.Number] = picked.People[1].Number }))).Value;
        Assert.Equal(new AttendanceCounts(8, 3, 3, 4), counts);
        Assert.Equal(OnlineErrors.Ended.Code, (await _officer.Send(new CommitAttendance(_event.Id, file, new Dictionary<int, string>()))).Errors[0].Code);
        var list = await _app.Db(db => db.OnlineRooms.Select(r => r.List).SingleAsync());
        var presence = (await _officer.Send(new ListPresence(_event.Id, list)))!;
        Assert.Equal([40, 60, 30], presence.Lines.Where(l => l.Minutes is not null).OrderBy(l => l.Name == "王芳").ThenBy(l => l.Name == "李国强").Select(l => l.Minutes!.Value));

        var again = new Id<AttendanceFile>((await _officer.Send(new UploadAttendance(_event.Id, _room, Csv(rows)))).Value);
        Assert.Equal(0, (await _officer.Send(new CommitAttendance(_event.Id, again, new Dictionary<int, string>()))).Value.Added);
        Assert.Equal(6, await _app.Db(db => db.Scans.CountAsync()));
    }

    [Theory, Databases]
    public async Task Columns_that_somebody_chose_are_remembered_for_the_platform(DatabaseKind database)
    {
        await OpenAsync(database);
        _app.Clock.SetUtcNow(Starts.AddHours(3));
        var text = $"谁,来,待了多久\n张文静,{Moment(0)},45\n";
        var file = new Id<AttendanceFile>((await _officer.Send(new UploadAttendance(_event.Id, _room, Csv(text)))).Value);
        Assert.Equal("join", (await _officer.Send(new PreviewAttendance(_event.Id, file)))!.Missing);
        Assert.Equal(OnlineErrors.NoTime.Code, (await _officer.Send(new MapAttendance(_event.Id, file, new Dictionary<string, string> { ["name"] = "谁" }))).Errors[0].Code);
        Assert.Empty((await _officer.Send(new MapAttendance(_event.Id, file, new Dictionary<string, string> { ["name"] = "谁", ["join"] = "来", ["minutes"] = "待了多久" }))).Errors);
        Assert.Equal(1, (await _officer.Send(new CommitAttendance(_event.Id, file, new Dictionary<int, string>()))).Value.Added);
        var next = new Id<AttendanceFile>((await _officer.Send(new UploadAttendance(_event.Id, _room, Csv(text.Replace("45", "60", StringComparison.Ordinal))))).Value);
        var preview = (await _officer.Send(new PreviewAttendance(_event.Id, next)))!;
        Assert.Equal((null, 60), (preview.Missing, preview.Lines.Single().Minutes));
        Assert.Equal(1, (await _officer.Send(new CommitAttendance(_event.Id, next, new Dictionary<int, string>()))).Value.Added);
        Assert.Equal(3, await _app.Db(db => db.Scans.CountAsync()));
    }

    [Theory, Databases]
    public async Task A_session_with_online_attendance_keeps_its_time_and_its_list(DatabaseKind database)
    {
        await OpenAsync(database);
        _app.Clock.SetUtcNow(Starts.AddMinutes(30));
        Assert.Empty((await _officer.Send(new ShowCodeNow(_event.Id, _room))).Errors);
        Assert.Equal(CodeVerdict.Right, await AnswerAsync(0, await _app.Db(db => db.PresenceCodes.Select(c => c.Digits).SingleAsync())));
        var session = _event.Event.OnlySession!;
        var local = AssociationCalendar.LocalTime(session.StartsAt).DateTime;
        Assert.Equal(OnlineErrors.EvidenceOutside.Code, (await _officer.Send(new EditSession(_event.Id, session.Id, "开幕", null, local, local.AddMinutes(20), null, null, null, null))).Errors[0].Code);
        Assert.Empty((await _officer.Send(new EditSession(_event.Id, session.Id, "开幕", null, local, local.AddMinutes(50), null, null, null, null))).Errors);
        var list = await _app.Db(db => db.OnlineRooms.Select(r => r.List).SingleAsync());
        Assert.Equal(OnlineErrors.RoomList.Code, (await _officer.Send(new RemoveCheckInList(_event.Id, list))).Errors[0].Code);
        Assert.Empty((await _officer.Send(new RemoveSession(_event.Id, session.Id))).Errors);
        Assert.True(await _app.Db(db => db.Sessions.Where(s => s.Id == session.Id).Select(s => s.IsCancelled).SingleAsync()));
    }
}
