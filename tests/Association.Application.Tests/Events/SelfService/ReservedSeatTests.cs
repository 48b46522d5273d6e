using Association.Application.Events;
using Association.Application.Events.Invitations;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Invitations;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Events.SelfService;

/// <summary>Whether somebody who waits for the office's decision holds a seat is said by the category. Source: domain.md 5.2.</summary>
public sealed class ReservedSeatTests : IntegrationTests
{
    private static readonly GuestDetails Li = new("李娜", "13800138000", "li.na@example.org", null), Wang = new("王芳", "13800138001", "wang@example.org", null);

    private readonly BuiltEvent _event = new AnEvent(Capacity: 1, WaitingList: true).Draft();
    private TicketCategory _open = null!;
    private TestApp _app = null!;
    private TestUser _office = null!;

    private async Task OpenAsync(DatabaseKind database, params object[] more)
    {
        _app = await StartAsync(database);
        _event.Category.AdmitBy(AdmissionKind.Approval, holdsWhilePending: true);
        _open = _event.Event.Sell(new("旁听", "Guest"), membersOnly: false);
        _open.Price(new("标准", "Standard"), Money.Zero, Money.Zero, null);
        _event.Event.Publish(EventChecklist.Of(_event.Event, [_event.Quota], Sample.Now), Sample.Now);
        await _app.Given([_event, .. more]);
        _office = _app.As(Role.EventOfficer);
    }

    private Task<Result<RegistrationOutcome>> ApplyAsync(GuestDetails who) => _app.Anonymous.Send(new RegisterForEvent(_event.Id, _event.Category.Id, who, true, null, null));

    private Task<int> TakenAsync() => _app.Db(db => db.Quotas.Select(q => q.Taken).SingleAsync());

    [Theory, Databases]
    public async Task An_applicant_holds_the_last_seat_and_keeps_it_when_the_office_says_yes(DatabaseKind database)
    {
        await OpenAsync(database);
        var first = await ApplyAsync(Li);

        Assert.Equal((1, QuotaErrors.SoldOut.Code), (await TakenAsync(), (await ApplyAsync(Wang)).Errors.Single().Code));
        Assert.Empty((await _office.Send(new ApproveRegistration(_event.Id, new(first.Value.Registration)))).Errors);
        Assert.Equal((1, RegistrationStatus.Confirmed, false), await _app.Db(async db =>
            (await db.Quotas.Select(q => q.Taken).SingleAsync(), await db.Registrations.Select(r => r.Status).SingleAsync(), await db.Registrations.Select(r => r.SeatReserved).SingleAsync())));
    }

    [Theory, Databases]
    public async Task When_the_answer_is_no_the_seat_goes_to_whoever_waits(DatabaseKind database)
    {
        var member = new AMember().Live();
        await OpenAsync(database, member);
        var applied = await ApplyAsync(Li);
        var waits = await _app.As(member.Id).Send(new RegisterForEvent(_event.Id, _open.Id, null, true, null, null, WaitIfFull: true));
        Assert.NotNull(waits.Value.Waiting);

        Assert.Empty((await _office.Send(new RefuseRegistration(_event.Id, new(applied.Value.Registration), "名额仅限会员单位"))).Errors);

        Assert.Equal((1, WaitingStatus.Offered), (await TakenAsync(), await _app.Db(db => db.WaitingList.Select(w => w.Status).SingleAsync())));
    }

    [Theory, Databases]
    public async Task Whoever_withdraws_gives_the_seat_back_and_a_changed_rule_counts_for_the_next(DatabaseKind database)
    {
        await OpenAsync(database);
        var applied = await ApplyAsync(Li);
        Assert.Empty((await _office.Send(new SetAdmission(_event.Id, _event.Category.Id, AdmissionKind.Approval))).Errors);

        Assert.Empty((await _app.Send(new CancelRegistrationByOffice(_event.Id, new(applied.Value.Registration)))).Errors);
        Assert.Equal(0, await TakenAsync());
        Assert.Empty((await ApplyAsync(Wang)).Errors);
        Assert.Equal(0, await TakenAsync());
    }
}
