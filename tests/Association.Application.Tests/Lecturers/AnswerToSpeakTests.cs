using Association.Application.Common;
using Association.Application.Lecturers;
using Association.Application.Messages;
using Association.Application.Salons;
using Association.Application.Tests.Salons;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Lecturers;
using Association.TestKit;
using Xunit;

namespace Association.Application.Tests.Lecturers;

public sealed class AnswerToSpeakTests : IntegrationTests
{
    [Theory, Databases]
    public async Task The_link_answers_once_and_not_after_the_meeting_began(DatabaseKind database)
    {
        var salons = await SalonCase.OnAsync(await StartAsync(database));
        var (id, key) = await AskedAsync(salons, 14);
        Assert.True((await salons.App.Anonymous.Send(new ShowInvitationToSpeak(key)))!.Answerable);
        Assert.Empty((await salons.App.Anonymous.Send(new AnswerToSpeak(key, true, "期待"))).Errors);
        Assert.Equal((LecturerAnswer.Accepted, "期待"), ((await salons.InvitationAsync(id)).Answer, (await salons.InvitationAsync(id)).Note));
        Assert.Equal(LecturerInvitationErrors.Answered.Code, Assert.Single((await salons.App.Anonymous.Send(new AnswerToSpeak(key, false, null))).Errors).Code);
        Assert.Null(await salons.App.Anonymous.Send(new ShowInvitationToSpeak("none")));

        var (_, second) = await AskedAsync(salons, 17);
        salons.App.Clock.SetUtcNow(SalonCase.At(17));
        Assert.Equal(LecturerInvitationErrors.Over.Code, Assert.Single((await salons.App.Anonymous.Send(new AnswerToSpeak(second, true, null))).Errors).Code);
    }

    [Theory, Databases]
    public async Task Who_declines_is_no_longer_in_the_programme(DatabaseKind database)
    {
        var salons = await SalonCase.OnAsync(await StartAsync(database));
        var (id, key) = await AskedAsync(salons, 14);
        Assert.Empty((await salons.App.Anonymous.Send(new AnswerToSpeak(key, false, null))).Errors);
        Assert.Null((await salons.EventAsync(id)).OnlySession!.Speaker);
    }

    [Theory, Databases]
    public async Task Another_time_asks_anew_and_the_old_link_opens_nothing(DatabaseKind database)
    {
        var salons = await SalonCase.OnAsync(await StartAsync(database));
        var (id, key) = await AskedAsync(salons, 14);
        await salons.App.Anonymous.Send(new AnswerToSpeak(key, true, null));
        Assert.Empty((await salons.Head.Send(new MoveSalon(id, SalonCase.At(16)))).Errors);
        Assert.Equal(LecturerAnswer.Invited, (await salons.InvitationAsync(id)).Answer);
        Assert.Null(await salons.App.Anonymous.Send(new ShowInvitationToSpeak(key)));
        Assert.NotNull(await salons.App.Anonymous.Send(new ShowInvitationToSpeak(await KeyAsync(salons, id))));
        Assert.Equal(2, (await salons.MailsAsync(MailTemplates.LecturerInvited)).Count);
    }

    [Theory, Databases]
    public async Task Who_is_away_or_speaks_elsewhere_is_not_asked(DatabaseKind database)
    {
        var salons = await SalonCase.OnAsync(await StartAsync(database));
        await AskedAsync(salons, 14);
        var elsewhere = salons.Wish(15, 17, room: salons.Hall, lecturer: salons.Lecturer, body: salons.Theirs);
        Assert.Equal(SalonErrors.LecturerBusy.Code, Assert.Single((await salons.OtherHead.Send(elsewhere)).Errors).Code);
        var away = SalonCase.Day.AddDays(3);
        Assert.Empty((await salons.App.As(Role.EventOfficer).Send(new RecordAbsence(salons.Lecturer.Id, away, away, "出差"))).Errors);
        Assert.Equal(("salon.lecturer-away", "Lecturer"), (await salons.Head.Send(salons.Wish(day: away, lecturer: salons.Lecturer))).Errors.Select(e => (e.Code, e.Field)).Single());
    }

    [Theory, Databases]
    public async Task The_pool_is_read_by_heads_and_kept_by_the_office(DatabaseKind database)
    {
        var salons = await SalonCase.OnAsync(await StartAsync(database));
        var office = salons.App.As(Role.EventOfficer);
        Assert.Empty((await salons.Head.Send(new ProposeLecturer(salons.Ours.Id, new("Maria Fischer", "fischer@example.org", "Bonn", null, "Cardiology", "en, de", "de")))).Errors);
        Assert.Equal(("Email", "Country"), (await office.Send(new AddLecturer(new("某人", "not a mail", null, null, null, "zh", "China")))).Errors.Select(e => e.Field).ToArray() is [var a, var b] ? (a, b) : default);
        foreach (var score in (int[])[4, 5]) Assert.Empty((await office.Send(new JudgeLecturer(salons.Lecturer.Id, score, null, Sample.Today))).Errors);
        Assert.Equal(LecturerErrors.Score.Code, Assert.Single((await office.Send(new JudgeLecturer(salons.Lecturer.Id, 6, null, Sample.Today))).Errors).Code);

        var pool = await salons.Head.Send(new ListLecturers(new LecturerFilter(Sort: LecturerSort.Score, Descending: true)));
        Assert.Equal([("王教授", 4.5, "CN"), ("Maria Fischer", null, "DE")], pool.Select(l => (l.Name, l.Score, l.Country)));
        await Assert.ThrowsAsync<RefusedException>(() => salons.App.As(new AMember().Live().Id).Send(new ListLecturers(new LecturerFilter())));
        Assert.NotEmpty((await office.Send(new ExportLecturers(new LecturerFilter()))).Content);
    }

    private static async Task<(Id<Event> Event, string Key)> AskedAsync(SalonCase salons, int hour)
    {
        var id = await salons.ScheduledAsync(salons.Wish(hour, hour + 2, lecturer: salons.Lecturer));
        return (id, await KeyAsync(salons, id));
    }

    private static async Task<string> KeyAsync(SalonCase salons, Id<Event> id)
    {
        var invitation = await salons.InvitationAsync(id);
        return await salons.App.With<ILinkSecrets, string>(secrets => Task.FromResult(secrets.KeyFor(invitation)));
    }
}
