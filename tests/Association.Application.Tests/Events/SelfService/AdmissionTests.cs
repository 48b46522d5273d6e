using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Events.FollowUp;
using Association.Application.Events.Invitations;
using Association.Application.Events.Pricing;
using Association.Application.Events.SelfService;
using Association.Application.Events.Waiting;
using Association.Application.Messages;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using Association.Domain.Events.Invitations;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Events.SelfService;

/// <summary>Approval, invitations, secret addresses, and questions for those who were accepted.</summary>
public sealed class AdmissionTests : IntegrationTests
{
    private static readonly GuestDetails Li = new("李娜", "13800138000", "li.na@example.org", "第一医院");

    private static RegisterForEvent Of(BuiltEvent @event, GuestDetails? guest = null, string? pass = null) => new(@event.Id, @event.Category.Id, guest ?? Li, true, null, null, Pass: pass);

    [Theory, Databases]
    public async Task Whoever_needs_approval_takes_no_seat_until_then_and_pays_after(DatabaseKind database)
    {
        var (app, office, @event) = await ArrangeAsync(database, AdmissionKind.Approval, price: 200);
        var place = new Id<Registration>((await app.Anonymous.Send(Of(@event))).Value.Registration);
        Assert.Equal((0, 0), await app.Db(async db => (await db.Quotas.Select(q => q.Taken).SingleAsync(), await db.Orders.CountAsync())));
        Assert.True((await app.Anonymous.Send(Of(@event))).Value.Known);

        Assert.Equal("李娜", (await office.Send(new ApproveRegistration(@event.Id, place))).Value);
        Assert.Equal((1, 200m, RegistrationStatus.AwaitingPayment), await app.Db(async db =>
            (await db.Quotas.Select(q => q.Taken).SingleAsync(), await db.Orders.Select(o => o.Total.Amount).SingleAsync(), await db.Registrations.Select(r => r.Status).SingleAsync())));
        Assert.Equal("admission.not-pending", (await office.Send(new ApproveRegistration(@event.Id, place))).Errors[0].Code);
        Assert.Equal([MailTemplates.RegistrationApplied, MailTemplates.RegistrationApproved], await app.Db(db => db.Outbox.OrderBy(m => m.Template).Select(m => m.Template).ToListAsync()));
    }

    [Theory, Databases]
    public async Task A_refusal_needs_a_reason_that_the_applicant_reads(DatabaseKind database)
    {
        var (app, office, @event) = await ArrangeAsync(database, AdmissionKind.Approval);
        var place = new Id<Registration>((await app.Anonymous.Send(Of(@event))).Value.Registration);

        Assert.False((await office.Send(new RefuseRegistration(@event.Id, place, " "))).Succeeded);
        Assert.True((await office.Send(new RefuseRegistration(@event.Id, place, "不在<b>范围</b>内"))).Succeeded);

        var message = await app.Db(db => db.Outbox.SingleAsync(m => m.Template == MailTemplates.RegistrationRefused));
        var mail = await app.With<IEnumerable<IMessageComposer>, MailContent?>(composers => composers.Single(c => c.Template == message.Template).ComposeAsync(message, default));
        Assert.Contains("不在&lt;b&gt;范围", mail!.Html, StringComparison.Ordinal);
        Assert.False((await app.Anonymous.Send(Of(@event))).Value.Known);
    }

    [Theory, Databases]
    public async Task An_invitation_lets_one_in_once_and_again_after_the_place_was_given_back(DatabaseKind database)
    {
        var (app, office, @event) = await ArrangeAsync(database, AdmissionKind.Invitation);
        Assert.Equal("admission.invitation-missing", (await app.Anonymous.Send(Of(@event))).Errors[0].Code);
        await office.Send(new InviteToEvent(@event.Id, @event.Category.Id, "李娜", "li.na@example.org"));
        Assert.Equal("admission.invited", (await office.Send(new InviteToEvent(@event.Id, @event.Category.Id, "李娜", "LI.NA@example.org"))).Errors[0].Code);
        var invitation = await app.Db(db => db.EventInvitations.SingleAsync());
        var pass = app.Services.GetLinks().PassOf(invitation);

        Assert.Equal("admission.invitation-missing", (await app.Anonymous.Send(Of(@event, pass: pass[..^1] + (pass[^1] == '0' ? '1' : '0')))).Errors[0].Code);
        Assert.Empty((await app.Anonymous.Send(new GetPublicEvent(@event.Event.Slug)))!.Categories);
        Assert.Single((await app.Anonymous.Send(new GetPublicEvent(@event.Event.Slug, pass)))!.Categories);
        var place = new Id<Registration>((await app.Anonymous.Send(Of(@event, pass: pass))).Value.Registration);
        Assert.Equal("admission.invitation-used", (await app.Anonymous.Send(Of(@event, Li with { Name = "王芳", Mobile = "13900139000" }, pass))).Errors[0].Code);

        await office.Send(new CancelRegistrationByOffice(@event.Id, place));
        Assert.True((await app.Anonymous.Send(Of(@event, Li with { Name = "王芳", Mobile = "13900139000" }, pass))).Succeeded);
    }

    [Theory, Databases]
    public async Task An_application_uses_no_coupon_until_it_is_approved_and_ends_with_the_event(DatabaseKind database)
    {
        var (app, office, @event) = await ArrangeAsync(database, AdmissionKind.Approval, price: 200);
        Assert.Empty((await office.Send(new AddCoupon(@event.Id, new("优惠", null, CouponKind.Percent, 50, "HALF50", 1, 1, null, null, [], [], null, null)))).Errors);
        var first = new Id<Registration>((await app.Anonymous.Send(Of(@event) with { Coupon = "half50" })).Value.Registration);
        await app.Anonymous.Send(Of(@event, Li with { Name = "王芳", Mobile = "13900139000" }) with { Coupon = "half50" });
        Assert.Equal(0, await app.Db(db => db.CouponCodes.Select(c => c.Used).SingleAsync()));

        Assert.True((await office.Send(new ApproveRegistration(@event.Id, first))).Succeeded);
        Assert.Equal((1, 100m), await app.Db(async db => (await db.CouponCodes.Select(c => c.Used).SingleAsync(), await db.Orders.Select(o => o.Total.Amount).SingleAsync())));

        Assert.True((await office.Send(new CancelEvent(@event.Id))).Succeeded);
        Assert.Equal([RegistrationStatus.Cancelled, RegistrationStatus.Cancelled], await app.Db(db => db.Registrations.Select(r => r.Status).ToListAsync()));
    }

    [Theory, Databases]
    public async Task An_unpaid_place_gives_its_invitation_back_and_nobody_queues_for_an_invited_category(DatabaseKind database)
    {
        var (app, office, @event) = await ArrangeAsync(database, AdmissionKind.Invitation, price: 200);
        await office.Send(new InviteToEvent(@event.Id, @event.Category.Id, "李娜", "li.na@example.org"));
        var pass = app.Services.GetLinks().PassOf(await app.Db(db => db.EventInvitations.SingleAsync()));
        await app.Anonymous.Send(Of(@event, pass: pass));
        await app.Db(db => db.Events.ExecuteUpdateAsync(row => row.SetProperty(e => e.Seats.HasWaitingList, true)));
        Assert.Equal(WaitingErrors.NoList.Code, (await app.Anonymous.Send(new JoinWaitingList(@event.Id, @event.Category.Id, Li with { Name = "王芳", Mobile = "13900139000" }, true, null))).Errors[0].Code);

        app.Clock.Advance(TimeSpan.FromDays(8));
        Assert.True((await app.Send(new ExpireHold(await app.Db(db => db.Orders.Select(o => o.Id).SingleAsync())))).Succeeded);

        Assert.True((await app.Anonymous.Send(Of(@event, pass: pass))).Succeeded);
    }

    [Theory, Databases]
    public async Task A_secret_address_opens_its_category_until_it_is_changed(DatabaseKind database)
    {
        var (app, office, @event) = await ArrangeAsync(database, AdmissionKind.Private);
        async Task<string> Pass() => app.Services.GetLinks().PassOf(await app.Db(db => db.TicketCategories.SingleAsync()));
        var old = await Pass();

        Assert.Equal(ErrorKind.NotFound, (await app.Anonymous.Send(Of(@event))).Errors[0].Kind);
        Assert.True((await app.Anonymous.Send(Of(@event, pass: old))).Succeeded);
        await office.Send(new ChangeSecretAddress(@event.Id, @event.Category.Id));
        Assert.Equal(ErrorKind.NotFound, (await app.Anonymous.Send(Of(@event, Li with { Name = "王芳", Mobile = "13900139000" }, old))).Errors[0].Kind);
        Assert.True((await app.Anonymous.Send(Of(@event, Li with { Name = "王芳", Mobile = "13900139000" }, await Pass()))).Succeeded);
    }

    [Theory, Databases]
    public async Task Accepted_people_are_asked_once_and_reminded_once_until_they_answer(DatabaseKind database)
    {
        var (app, office, @event) = await ArrangeAsync(database, AdmissionKind.Open);
        var hotel = new AQuestion(@event, Label: "住宿", Stage: QuestionStage.FollowUp, Required: true).With();
        await app.Given(hotel);
        await app.Db(db => db.Events.ExecuteUpdateAsync(row => row.SetProperty(e => e.AsksQuestions, true)));
        await office.Send(new SetFollowUpDeadline(@event.Id, Sample.Today.AddDays(10)));
        var place = new Id<Registration>((await app.Anonymous.Send(Of(@event))).Value.Registration);
        Task<int> Sent(string template) => app.Db(db => db.Outbox.CountAsync(m => m.Template == template));

        for (var i = 0; i < 2; i++) await app.Send(new RemindFollowUps());
        Assert.Equal((1, 0), (await Sent(MailTemplates.FollowUpAsked), await Sent(MailTemplates.FollowUpReminder)));
        app.Clock.Advance(TimeSpan.FromDays(8));
        for (var i = 0; i < 2; i++) await app.Send(new RemindFollowUps());
        Assert.Equal(1, await Sent(MailTemplates.FollowUpReminder));

        var key = app.Services.GetLinks().PathOf(await app.Db(db => db.Registrations.Select(r => r.Number).SingleAsync())).Split("k=")[1];
        Assert.Equal("answer.required", (await app.Anonymous.Send(new ChangeAnswers(place, QuestionStage.FollowUp, [], key))).Errors[0].Code);
        Assert.True((await app.Anonymous.Send(new ChangeAnswers(place, QuestionStage.FollowUp, [new(hotel.Id.Value, ["需要"])], key))).Succeeded);
        app.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Equal("self-service.too-late", (await app.Anonymous.Send(new ChangeAnswers(place, QuestionStage.FollowUp, [new(hotel.Id.Value, ["不"])], key))).Errors[0].Code);
    }

    private async Task<(TestApp App, TestUser Office, BuiltEvent Event)> ArrangeAsync(DatabaseKind database, AdmissionKind admission, decimal price = 0)
    {
        var app = await StartAsync(database);
        var @event = new AnEvent(Member: price, NonMember: price).Published();
        @event.Category.AdmitBy(admission);
        await app.Given(@event);
        return (app, app.As(Role.EventOfficer), @event);
    }
}

internal static class LinkSecretsOf
{
    public static ILinkSecrets GetLinks(this IServiceProvider services) => (ILinkSecrets)services.GetService(typeof(ILinkSecrets))!;
}
