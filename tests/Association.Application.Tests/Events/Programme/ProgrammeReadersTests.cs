using System.Text;
using Association.Application.Events.Programme;
using Association.Application.Files;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Programme;
using Association.Domain.Lecturers;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Association.Application.Tests.Events.Programme.ReleaseProgrammeTests;

namespace Association.Application.Tests.Events.Programme;

public sealed class ProgrammeReadersTests : IntegrationTests
{
    private static readonly byte[] Slides = Encoding.ASCII.GetBytes("%PDF-1.7 slides");

    /// <summary>One red pixel.</summary>
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");

    [Theory, Databases]
    public async Task Materials_open_to_those_whom_their_rule_names(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var @event = new AnEvent().Published();
        var (present, absent, speaker) = (new AMember(Email: "a@example.org").Live(), new AMember(Email: "b@example.org").Live(), new AMember(Email: "c@example.org").Live());
        var lecturer = new Lecturer("陈教授", null, new(null, null, null, "zh", "CN"));
        lecturer.IsKnownAs(speaker.Id);
        await app.Given(@event, present, absent, speaker, lecturer);
        await app.Given(new ARegistration(@event, present.Person).Attended(), new ARegistration(@event, absent.Person).Active());
        var office = app.As(Role.EventOfficer);
        await office.Send(new AddSpeaker(@event.Id, lecturer.Id, new SpeakerTerms("陈教授", null)));
        var files = new Dictionary<MaterialAccess, Id<SessionMaterial>>();
        foreach (var access in Enum.GetValues<MaterialAccess>())
            files[access] = new((await office.Send(new AddSessionMaterial(@event.Id, @event.Event.OnlySession!.Id, new($"{access}.pdf", Slides), access))).Value);

        Assert.Equal([MaterialAccess.Public], await OpenToAsync(app.Anonymous, @event, files));
        Assert.Equal([MaterialAccess.Public, MaterialAccess.Registered], await OpenToAsync(app.As(absent.Id), @event, files));
        Assert.Equal([MaterialAccess.Public, MaterialAccess.Registered, MaterialAccess.Attended], await OpenToAsync(app.As(present.Id), @event, files));
        Assert.Equal(4, (await OpenToAsync(app.As(speaker.Id), @event, files)).Length);
        Assert.Equal(4, (await OpenToAsync(office, @event, files)).Length);
    }

    /// <summary>What the reader can fetch, which is what the programme says.</summary>
    private static async Task<MaterialAccess[]> OpenToAsync(TestUser reader, BuiltEvent @event, Dictionary<MaterialAccess, Id<SessionMaterial>> files)
    {
        var open = new List<MaterialAccess>();
        foreach (var (access, id) in files)
            if (await reader.Send(new FetchMaterial(@event.Event.Slug, id)) is { } file) { await file.Content.DisposeAsync(); open.Add(access); }
        var listed = (await reader.Send(new GetPublicProgramme(@event.Event.Slug)))!.Sessions.Single().Materials;
        Assert.Equal(open, listed.Where(m => m.Open).Select(m => m.Access).Order());
        Assert.Equal(open.Contains(MaterialAccess.Speakers), listed.Any(m => m.Access is MaterialAccess.Speakers));
        return [.. open];
    }

    [Theory, Databases]
    public async Task A_material_is_found_at_its_own_event_until_it_is_removed(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var @event = new AnEvent().Published();
        await app.Given(@event);
        var office = app.As(Role.EventOfficer);
        Id<SessionMaterial> material = new((await office.Send(new AddSessionMaterial(@event.Id, @event.Event.OnlySession!.Id, new("slides.pdf", Slides), MaterialAccess.Public))).Value);
        Assert.Null(await office.Send(new FetchMaterial("another", material)));
        Assert.Equal("upload.wrong-type", Assert.Single((await office.Send(new AddSessionMaterial(@event.Id, @event.Event.OnlySession!.Id, new("x.pdf", "<svg/>"u8.ToArray()), MaterialAccess.Public))).Errors).Code);
        Assert.Empty((await office.Send(new RemoveSessionMaterial(@event.Id, material))).Errors);
        Assert.Null(await app.Anonymous.Send(new FetchMaterial(@event.Event.Slug, material)));
    }

    [Theory, Databases]
    public async Task A_photo_is_drawn_anew_and_anything_else_is_refused(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (draft, office) = (new AnEvent().Draft(), app.As(Role.EventOfficer));
        await app.Given(draft);
        Id<EventSpeaker> speaker = new((await office.Send(new AddSpeaker(draft.Id, null, new SpeakerTerms("陈教授", null), new UploadedFile("me.png", Picture)))).Value);
        Assert.Null(await app.Anonymous.Send(new FetchPortrait(speaker)));
        var file = await office.Send(new FetchPortrait(speaker));
        await using (file!.Content) Assert.Equal(("image/jpeg", 0xFF, 0xD8), (file.ContentType, file.Content.ReadByte(), file.Content.ReadByte()));

        foreach (var bad in new[] { "<svg onload=alert(1)>"u8.ToArray(), [0xFF, 0xD8, 0xFF, 0x00], [.. Picture, .. new byte[EventSpeaker.MaxPhotoBytes]] })
            Assert.Equal(("programme.not-a-picture", "Photo"), (await office.Send(new EditSpeaker(draft.Id, speaker, new SpeakerTerms("陈教授", null), new UploadedFile("me.jpg", bad)))).Errors.Select(e => (e.Code, e.Field)).Single());
        Assert.Equal(["Interests", "Email"], (await office.Send(new EditSpeaker(draft.Id, speaker, new SpeakerTerms("陈", null, Email: "no mail", Disclosure: Disclosure.Interests)))).Errors.Select(e => e.Field).OrderDescending());
        Assert.Empty((await office.Send(new EditSpeaker(draft.Id, speaker, new SpeakerTerms("陈教授", null), DropPhoto: true))).Errors);
        Assert.Null(await office.Send(new FetchPortrait(speaker)));
    }

    [Theory, Databases]
    public async Task An_agenda_holds_what_its_owner_marked_and_shows_what_is_at_the_same_time(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var @event = new AnEvent().Published();
        await app.Given(@event);
        var (office, reader) = (app.As(Role.EventOfficer), app.As(new AMember().Live().Id));
        Id<EventSession> second = new((await office.Send(Add(@event, "同时", 9, "二号厅"))).Value);
        await office.Send(new ReleaseProgramme(@event.Id, 1, (await DraftAsync(office, @event)).Mark, null, false));
        Id<EventSession> hidden = new((await office.Send(Add(@event, "未公布", 11, "二号厅"))).Value);

        foreach (var session in (Id<EventSession>[])[@event.Event.OnlySession!.Id, second, second])
            Assert.Empty((await reader.Send(new StarSession(@event.Event.Slug, session, true))).Errors);
        Assert.Equal("record.not-found", Assert.Single((await reader.Send(new StarSession(@event.Event.Slug, hidden, true))).Errors).Code);
        var agenda = Assert.Single(await reader.Send(new GetMyAgenda()));
        Assert.Equal([("开幕", "同时"), ("同时", "开幕")], agenda.Lines.Select(l => (l.Session.Title.Zh, l.Clashes.Single().Title.Zh)).OrderBy(l => l.Item1 == "同时"));
        Assert.Empty(await app.As(new AMember().Live().Id).Send(new GetMyAgenda()));

        Assert.Empty((await reader.Send(new StarSession(@event.Event.Slug, second, false))).Errors);
        Assert.Empty(Assert.Single((await reader.Send(new GetMyAgenda())).Single().Lines).Clashes);
        Assert.Equal(1, await app.Db(db => db.SessionStars.CountAsync()));
    }

    [Theory, Databases]
    public async Task The_programme_prints_in_both_languages_and_of_a_draft_nothing(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (@event, draft) = (new AnEvent().Published(), new AnEvent().Draft());
        await app.Given(@event, draft);
        foreach (var culture in (string[])["zh-CN", "en"])
        {
            var file = await app.Anonymous.Send(new PrintProgramme(@event.Event.Slug, culture));
            await using (file!.Content) Assert.True(file.Content.Length > 5_000);
        }

        Assert.Null(await app.Anonymous.Send(new PrintProgramme(draft.Event.Slug, "zh-CN")));
        Assert.Null(await app.Anonymous.Send(new GetPublicProgramme(draft.Event.Slug)));
    }
}
