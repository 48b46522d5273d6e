using Association.Application.Events;
using Association.Application.Events.Editor;
using Association.Application.Messages;
using Association.Domain.Access;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Events.Editor;

public sealed class EventEditorTests : IntegrationTests
{
    [Theory, Databases]
    public async Task Hosts_and_supporters_stand_on_the_public_page_by_role(DatabaseKind database)
    {
        var (app, office, @event) = await OpenAsync(database);
        var body = new Body(new Bilingual("呼吸专业委员会", "Respiratory Committee"), BodyKind.Committee, "respiratory");
        await app.Given(body);
        Assert.Empty((await office.Send(new SetOrganisers(@event.Id, [new(OrganiserRole.Organiser, body.Id.Value, "不算", null), new(OrganiserRole.Host, null, "市医学会", "City association")]))).Errors);
        var shown = (await app.Anonymous.Send(new GetPublicEvent(@event.Event.Slug)))!.Organisers;
        Assert.Equal([(OrganiserRole.Host, "市医学会", null), (OrganiserRole.Organiser, "呼吸专业委员会", "respiratory")], shown.Select(o => (o.Role, o.Name.Zh, o.Slug)));

        Assert.Equal("organiser.nobody", Code(await office.Send(new SetOrganisers(@event.Id, [new(OrganiserRole.Host, null, " ", null)]))));
        Assert.Equal("organiser.nobody", Code(await office.Send(new SetOrganisers(@event.Id, [new(OrganiserRole.Host, Guid.NewGuid(), null, null)]))));
        Assert.Equal("organiser.twice", Code(await office.Send(new SetOrganisers(@event.Id, [new(OrganiserRole.Host, null, "甲", null), new(OrganiserRole.Host, null, "甲", "A")]))));
        Assert.Equal(2, (await app.Anonymous.Send(new GetPublicEvent(@event.Event.Slug)))!.Organisers.Count);
    }

    [Theory, Databases]
    public async Task Credits_are_promised_with_hours_and_rule_or_not_at_all(DatabaseKind database)
    {
        var (app, office, _) = await OpenAsync(database);
        var draft = new AnEvent().Draft();
        await app.Given(draft);
        await office.Send(new SetCmeTerms(draft.Id, true, null, 0, null, null, CmeDelivery.FaceToFace, null));
        Assert.Equal("event.incomplete", Code(await office.Send(new PublishEvent(draft.Id))));
        Assert.Equal(["credits", "hours", "rule"], (await office.Send(new GetEventEditor(draft.Id)))!.Checklist.Items.Where(i => i is { Ready: false, Required: true }).Select(i => i.Code));
        Assert.NotEmpty((await office.Send(new SetCmeTerms(draft.Id, true, 99, 6, null, null, CmeDelivery.FaceToFace, "CN-2024"))).Errors);
        Assert.NotEmpty((await office.Send(new SetCmeTerms(draft.Id, true, 2, 6, null, null, CmeDelivery.FaceToFace, "CN-1900"))).Errors);
        Assert.Empty((await office.Send(new SetCmeTerms(draft.Id, true, 2, 6, " 2026-03-01-012（国） ", CmeProjectLevel.National, CmeDelivery.FaceToFace, "CN-2024"))).Errors);
        Assert.Empty((await office.Send(new PublishEvent(draft.Id))).Errors);
        Assert.Equal((true, 2m, "2026-03-01-012（国）"), ((await app.Anonymous.Send(new GetPublicEvent(draft.Event.Slug)))!.Cme is var cme ? (cme.GivesCredits, cme.Credits, cme.ProjectNumber) : default));
    }

    [Theory, Databases]
    public async Task Advice_does_not_keep_an_event_from_being_published(DatabaseKind database)
    {
        var (app, office, @event) = await OpenAsync(database);
        var checklist = (await office.Send(new GetEventEditor(@event.Id)))!.Checklist;
        Assert.Equal(["host", "stewards", "badge"], checklist.Items.Where(i => !i.Ready).Select(i => i.Code));
        Assert.True(checklist.Ready);
        await Assert.ThrowsAsync<RefusedException>(() => app.As().At(Id<Event>.New(), Role.EventOfficer).Send(new GetEventEditor(@event.Id)));
    }

    [Theory, Databases]
    public async Task The_reminder_goes_out_by_the_rule_of_the_event_with_its_words_and_once_however_the_rule_changes(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var @event = new AnEvent(On: Sample.Today.AddDays(20)).Published();
        var person = new AMember(Email: "li@example.org").Guest();
        await app.Given(@event, person, new ARegistration(@event, person, Now: app.Now).Active());
        var office = app.As(Role.EventOfficer);
        await office.Send(new SetEventMails(@event.Id, null, null, "请由南门入场", "Please use the south gate", 10));
        app.Clock.SetUtcNow(AssociationCalendar.At(Sample.Today.AddDays(10), new TimeOnly(9, 0)));
        Assert.Equal(1, (await app.Send(new PlanReminders())).Value);
        var mail = await app.Db(db => db.Outbox.AsNoTracking().SingleAsync(m => m.Template == MailTemplates.EventReminder));
        var content = await app.With<IEnumerable<IMessageComposer>, MailContent?>(async all => await all.Single(c => c.Template == MailTemplates.EventReminder).ComposeAsync(mail, default));
        Assert.Contains("南门", content!.Text, StringComparison.Ordinal);

        await office.Send(new SetEventMails(@event.Id, null, null, null, null, 3));
        app.Clock.SetUtcNow(AssociationCalendar.At(Sample.Today.AddDays(17), new TimeOnly(9, 0)));
        Assert.Equal(0, (await app.Send(new PlanReminders())).Value);
        Assert.NotEmpty((await office.Send(new SetEventMails(@event.Id, null, null, null, null, 31))).Errors);
    }

    [Theory, Databases]
    public async Task Without_days_nobody_is_reminded(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var @event = new AnEvent(On: Sample.Today.AddDays(3)).Published();
        var person = new AMember(Email: "li@example.org").Guest();
        await app.Given(@event, person, new ARegistration(@event, person, Now: app.Now).Active());
        await app.As(Role.EventOfficer).Send(new SetEventMails(@event.Id, null, null, null, null, 0));
        app.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, (await app.Send(new PlanReminders())).Value);
    }

    private async Task<(TestApp App, TestUser Office, BuiltEvent Event)> OpenAsync(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var @event = new AnEvent().Published();
        await app.Given(@event);
        return (app, app.As(Role.EventOfficer), @event);
    }

    private static string Code(Result result) => Assert.Single(result.Errors).Code;
}
