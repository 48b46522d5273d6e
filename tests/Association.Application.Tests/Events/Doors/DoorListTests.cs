using Association.Application.Events;
using Association.Application.Events.Doors;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Finance;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Events.Doors;

/// <summary>Lists beside the main door, what a device keeps of them, and who may answer for whom. Source: security.md B37.</summary>
public sealed class DoorListTests : IntegrationTests
{
    private TestApp _app = null!;
    private readonly BuiltEvent _event = new AnEvent().Published();
    private readonly BuiltMember _member = new AMember().Live();
    private BuiltRegistration _ticket = null!;
    private TestUser _steward = null!;
    private TestUser _supervisor = null!;

    private async Task OpenAsync(DatabaseKind database)
    {
        _app = await StartAsync(database);
        _ticket = new ARegistration(_event, _member.Person).Active();
        await _app.Given(_event, _member, _ticket);
        _steward = _app.As().At(_event.Id, Role.DoorSteward);
        _supervisor = _app.As().At(_event.Id, Role.DoorSupervisor);
    }

    private async Task<Id<CheckInList>> ListAsync(bool inAndOut = false, bool counts = true, bool self = false, DateTimeOffset? opens = null, Id<CheckInList>? list = null, IReadOnlyList<Id<TicketCategory>>? categories = null)
    {
        var made = await _app.As(Role.EventOfficer).Send(new SetCheckInList(_event.Id, list, "第一分会场", "Session 1", null, categories ?? [], opens, null, inAndOut, false, self, counts));
        Assert.Empty(made.Errors);
        return new(made.Value);
    }

    private ScanTicket Scan(Id<CheckInList>? list = null, ScanDirection direction = ScanDirection.In, int secondsAgo = 0, string? nonce = null, string? reason = null) =>
        new(_event.Id, reason is null ? _ticket.Registration.TicketCode : null, reason is null ? null : _ticket.Id, ScanMethod.Scanner, nonce ?? RandomCode.Secret(), list, direction, secondsAgo, reason);

    private static async Task<ScanAnswer> SendAsync(TestUser who, ScanTicket scan)
    {
        var answer = await who.Send(scan);
        Assert.Empty(answer.Errors);
        return answer.Value;
    }

    [Theory, Databases]
    public async Task Each_list_lets_in_for_itself_and_only_what_counts_is_attendance(DatabaseKind database)
    {
        await OpenAsync(database);
        var dinner = await ListAsync(counts: false);

        Assert.Equal((ScanVerdict.Admitted, 1), await VerdictAsync(Scan(dinner)));
        Assert.Null(await CheckedInAsync());
        Assert.Equal((ScanVerdict.AlreadyIn, 1), await VerdictAsync(Scan(dinner)));
        Assert.Equal((ScanVerdict.Admitted, 1), await VerdictAsync(Scan()));
        Assert.Equal(Sample.Now, await CheckedInAsync());
    }

    [Theory, Databases]
    public async Task In_and_out_give_minutes_of_presence(DatabaseKind database)
    {
        await OpenAsync(database);
        var list = await ListAsync(inAndOut: true);
        _app.Clock.SetUtcNow(AssociationCalendar.At(_event.Event.StartsOn, new(9, 0)));
        Assert.Equal((ScanVerdict.Admitted, 1), await VerdictAsync(Scan(list)));
        _app.Clock.Advance(TimeSpan.FromMinutes(50));
        Assert.Equal((ScanVerdict.Left, 0), await VerdictAsync(Scan(list, ScanDirection.Out)));
        Assert.Equal((ScanVerdict.NotInside, 0), await VerdictAsync(Scan(list, ScanDirection.Out)));

        var page = await _app.As(Role.EventOfficer).Send(new ListPresence(_event.Id, list, PresenceView.Left));
        Assert.Equal((50, false), (Assert.Single(page!.Lines).Minutes, page.Lines[0].Inside));
        var workbook = await _app.As(Role.EventOfficer).Send(new ExportPresence(_event.Id, list));
        Assert.True(workbook!.Content.Length > 1_000);
    }

    [Theory, Databases]
    public async Task Two_devices_that_were_offline_let_one_person_in_once_and_the_earlier_one_counts(DatabaseKind database)
    {
        await OpenAsync(database);
        var (late, early) = (Scan(secondsAgo: 60, nonce: "late"), Scan(secondsAgo: 600, nonce: "early"));

        Assert.Equal(ScanVerdict.Admitted, (await SendAsync(_steward, late)).Verdict);
        Assert.Equal(ScanVerdict.Admitted, (await SendAsync(_supervisor, early)).Verdict);
        Assert.Equal(ScanVerdict.AlreadyIn, (await SendAsync(_steward, late)).Verdict);
        foreach (var again in Enumerable.Range(0, 3)) Assert.Equal(ScanVerdict.Admitted, (await SendAsync(_supervisor, early)).Verdict);

        Assert.Equal(Sample.Now.AddSeconds(-600), await CheckedInAsync());
        Assert.Equal((2, 1, 1), await _app.Db(async db => (await db.Scans.CountAsync(), await db.Scans.CountAsync(s => s.Verdict == ScanVerdict.Admitted), await db.Admissions.CountAsync())));
    }

    [Theory, Databases]
    public async Task A_supervisor_lets_in_with_a_reason_and_a_steward_does_not(DatabaseKind database)
    {
        await OpenAsync(database);
        var list = await ListAsync(opens: Sample.Now.AddHours(1));

        Assert.Equal(ScanVerdict.NotOpen, (await SendAsync(_steward, Scan(list))).Verdict);
        Assert.Equal(ErrorKind.NotFound, (await _steward.Send(Scan(list, reason: "讲者")))!.Errors[0].Kind);
        Assert.Equal(ScanVerdict.Admitted, (await SendAsync(_supervisor, Scan(list, reason: "讲者"))).Verdict);
        Assert.Equal("讲者", await _app.Db(db => db.Scans.Where(s => s.Verdict == ScanVerdict.Admitted).Select(s => s.Reason).SingleAsync()));
    }

    [Theory, Databases]
    public async Task Whoever_was_let_in_unpaid_keeps_the_seat_and_owes_the_money(DatabaseKind database)
    {
        await OpenAsync(database);
        var conference = new AnEvent(Slug: "paid", Member: 300, NonMember: 500).Published();
        await _app.Given(conference);
        var place = await _app.As(_member.Id).Send(new RegisterForEvent(conference.Id, conference.Category.Id, null, true, null, null));
        var supervisor = _app.As().At(conference.Id, Role.DoorSupervisor);
        var scan = new ScanTicket(conference.Id, null, new Id<Registration>(place.Value.Registration), ScanMethod.Scanner, "unpaid");
        Assert.Equal(ScanVerdict.Unpaid, (await SendAsync(supervisor, scan)).Verdict);
        Assert.Equal(ScanVerdict.Admitted, (await SendAsync(supervisor, scan with { Nonce = "let in", Reason = "现场付款" })).Verdict);

        _app.Clock.Advance(TimeSpan.FromDays(400));
        Assert.Empty(await _app.Send(new OverdueHolds()));
        var order = await _app.Db(db => db.Orders.SingleAsync());
        Assert.Empty((await _app.Send(new ExpireHold(order.Id))).Errors);
        Assert.Equal(RegistrationStatus.AwaitingPayment, await _app.Db(db => db.Registrations.Where(r => r.Event == conference.Id).Select(r => r.Status).SingleAsync()));
        Assert.Equal(OrderStatus.Open, await _app.Db(db => db.Orders.Select(o => o.Status).SingleAsync()));
    }

    [Theory, Databases]
    public async Task An_admission_taken_back_is_no_attendance_any_more_and_stays_on_record(DatabaseKind database)
    {
        await OpenAsync(database);
        await SendAsync(_steward, Scan());

        Assert.Equal(ErrorKind.Forbidden, (await _steward.Send(new UndoAdmission(_event.Id, _ticket.Id))).Errors[0].Kind);
        Assert.Empty((await _supervisor.Send(new UndoAdmission(_event.Id, _ticket.Id))).Errors);
        Assert.Null(await CheckedInAsync());
        Assert.Equal((1, 0), await _app.Db(async db => (await db.Scans.CountAsync(s => s.UndoneAt != null), await db.Admissions.CountAsync())));
        Assert.Same(ScanErrors.NotUndoable.Code, (await _supervisor.Send(new UndoAdmission(_event.Id, _ticket.Id))).Errors[0].Code);
        Assert.Equal(ScanVerdict.Admitted, (await SendAsync(_steward, Scan())).Verdict);
    }

    [Theory, Databases]
    public async Task Training_writes_nothing(DatabaseKind database)
    {
        await OpenAsync(database);
        var entries = await _app.Db(db => db.AuditEntries.CountAsync());
        Assert.Equal(ScanVerdict.Admitted, (await _steward.Send(new SimulateScan(_event.Id, _ticket.Registration.TicketCode, null)))!.Verdict);
        Assert.Equal(ScanVerdict.Unknown, (await _steward.Send(new SimulateScan(_event.Id, "GUESSED", null)))!.Verdict);
        Assert.Equal((0, entries), await _app.Db(async db => (await db.Scans.CountAsync(), await db.AuditEntries.CountAsync())));
    }

    [Theory, Databases]
    public async Task A_device_keeps_names_and_hashes_and_no_way_to_reach_anybody(DatabaseKind database)
    {
        await OpenAsync(database);
        await SendAsync(_steward, Scan());
        var list = (await _steward.Send(new GetOfflineList(_event.Id)))!;

        var line = Assert.Single(list.Tickets);
        Assert.Equal((GetOfflineListHandler.HashOf(_ticket.Registration.TicketCode), "张文静", ScanVerdict.AlreadyIn), (line.Hash, line.Name, line.State));
        var sent = System.Text.Json.JsonSerializer.Serialize(list);
        Assert.DoesNotContain(_ticket.Registration.TicketCode, sent, StringComparison.Ordinal);
        Assert.DoesNotContain("@", sent, StringComparison.Ordinal);
        Assert.DoesNotContain(_ticket.Registration.Number, sent, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task Whoever_scans_the_code_on_the_screen_signs_in_and_an_old_code_opens_nothing(DatabaseKind database)
    {
        await OpenAsync(database);
        var main = CheckInList.MainOf(_event.Id);
        await ListAsync(self: true, list: main);
        var shown = (await _steward.Send(new GetRotatingCode(_event.Id)))!.Path.Split('/')[^1];
        var me = _app.As(_member.Id);
        var view = (await me.Send(new ShowSelfCheckIn(main, shown)))!;
        Assert.Equal("张文静", view.Me);

        _app.Clock.Advance(TimeSpan.FromSeconds(75));
        Assert.Null(await me.Send(new ShowSelfCheckIn(main, shown)));
        Assert.Empty((await me.Send(new CheckInMyself(main, view.Pass))).Errors);
        Assert.Equal(1, await _app.Db(db => db.Admissions.CountAsync()));
        Assert.Empty((await me.Send(new CheckInMyself(main, view.Pass))).Errors);

        _app.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Same(SelfCheckInErrors.OldCode.Code, (await me.Send(new CheckInMyself(main, view.Pass))).Errors[0].Code);
        Assert.Same(SelfCheckInErrors.OldCode.Code, (await me.Send(new CheckInMyself(main, "1.forged"))).Errors[0].Code);
    }

    [Theory, Databases]
    public async Task A_stranger_with_the_code_has_no_place(DatabaseKind database)
    {
        await OpenAsync(database);
        var main = CheckInList.MainOf(_event.Id);
        await ListAsync(self: true, list: main);
        var shown = (await _steward.Send(new GetRotatingCode(_event.Id)))!.Path.Split('/')[^1];
        var pass = (await _app.Anonymous.Send(new ShowSelfCheckIn(main, shown)))!.Pass;
        Assert.Same(SelfCheckInErrors.NoPlace.Code, (await _app.Anonymous.Send(new CheckInMyself(main, pass, "李四", "13800138000"))).Errors[0].Code);
        Assert.Equal("Name", (await _app.Anonymous.Send(new CheckInMyself(main, pass, "", ""))).Errors[0].Field);
    }

    [Theory, Databases]
    public async Task A_list_that_was_used_stays_and_the_sheet_names_everybody(DatabaseKind database)
    {
        await OpenAsync(database);
        var officer = _app.As(Role.EventOfficer);
        var (used, unused) = (await ListAsync(), await ListAsync());
        await SendAsync(_steward, Scan(used));

        Assert.Same(CheckInListErrors.Used.Code, (await officer.Send(new RemoveCheckInList(_event.Id, used))).Errors[0].Code);
        Assert.Empty((await officer.Send(new RemoveCheckInList(_event.Id, unused))).Errors);
        Assert.Equal([1, 0], (await officer.Send(new GetCheckInLists(_event.Id))).OrderByDescending(l => l.Came).Select(l => l.Came));
        var pdf = new byte[4];
        Assert.Equal(4, (await officer.Send(new PrintSignInSheet(_event.Id, used)))!.Content.Read(pdf));
        Assert.Equal("%PDF"u8.ToArray(), pdf);
    }

    [Theory, Databases]
    public async Task A_name_is_found_by_the_last_digits_of_the_mobile(DatabaseKind database)
    {
        await OpenAsync(database);
        Assert.Empty((await _app.Anonymous.Send(new RegisterForEvent(_event.Id, _event.Category.Id, new GuestDetails("买买提·吐尔逊", "13800138999", null, null), true, null, null))).Errors);
        Assert.Equal("买买提·吐尔逊", Assert.Single(await _steward.Send(new FindAtDoor(_event.Id, "8999"))).Name);
        Assert.Empty(await _steward.Send(new FindAtDoor(_event.Id, "0000")));
    }

    private async Task<(ScanVerdict, int)> VerdictAsync(ScanTicket scan)
    {
        var answer = await SendAsync(_steward, scan);
        return (answer.Verdict, answer.Present);
    }

    private Task<DateTimeOffset?> CheckedInAsync() => _app.Db(db => db.Registrations.Where(r => r.Id == _ticket.Id).Select(r => r.CheckedInAt).SingleAsync());
}
