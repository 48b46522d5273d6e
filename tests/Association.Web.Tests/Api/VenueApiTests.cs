using System.Net;
using Association.Application.Access;
using Association.Domain.Access;
using Association.Domain.Bodies;
using Association.Domain.Lecturers;
using Association.Domain.Rooms;
using Association.TestKit;
using Xunit;

namespace Association.Web.Tests.Api;

public sealed class VenueApiTests : IAsyncLifetime
{
    private readonly Room _room = new(new("一号会议室", "Room 1"), new("一楼", "Ground floor"), 30, Equipment.Projector | Equipment.Microphone, needsApproval: false);
    private readonly Lecturer _lecturer = new("王教授", "wang@example.org", new("市医院", "教授", "呼吸", "zh,en", "CN"));
    private readonly BuiltMember _chair = new AMember().Live();
    private readonly Body _body = new(new("呼吸专业委员会", "Respiratory Committee"), BodyKind.Committee, "respiratory");
    private ApiHost _host = null!;

    public async Task InitializeAsync()
    {
        _body.Term("第一届", Sample.Today.AddYears(-1), null).Appoint(_chair.Id, BodyPosition.Chair, Sample.Today.AddYears(-1), null);
        _lecturer.IsAway(Sample.Today.AddDays(10), Sample.Today.AddDays(10), null);
        _host = await ApiHost.StartAsync();
        await _host.App.Given(_chair, _body, _room, _lecturer);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    private static string Slots(string slug = "respiratory", string more = "") =>
        $"/api/v1/bodies/{slug}/free-slots?from={Sample.Today.AddDays(9):yyyy-MM-dd}&to={Sample.Today.AddDays(10):yyyy-MM-dd}&people=20&minutes=120{more}";

    [Fact]
    public async Task A_head_finds_rooms_lecturers_and_when_both_are_free()
    {
        var (_, head) = await _host.MemberAsync(_chair.Id);
        var room = (await head.Get("/api/v1/rooms")).Json.GetProperty("items")[0];
        Assert.Equal(("Room 1", "projector, microphone"), (room.GetProperty("name").GetProperty("en").GetString(), room.GetProperty("equipment").GetString()));
        Assert.Equal(1, (await head.Get("/api/v1/lecturers?language=en")).Json.GetProperty("items").GetArrayLength());
        Assert.Equal(0, (await head.Get($"/api/v1/lecturers?freeOn={Sample.Today.AddDays(10):yyyy-MM-dd}")).Json.GetProperty("items").GetArrayLength());

        var grid = (await head.Get(Slots(more: $"&equipment=projector&lecturer={_lecturer.Id}"))).Json;
        Assert.Equal([false, true], grid.GetProperty("days").EnumerateArray().Select(day => day.GetProperty("lecturerAway").GetBoolean()));
        Assert.Equal("free", grid.GetProperty("rooms")[0].GetProperty("days")[0].GetProperty("tag").GetString());
        (await head.Get(Slots(more: "&equipment=fountain"))).MustBe(HttpStatusCode.BadRequest, "request.malformed");
        (await head.Get("/api/v1/bodies/respiratory/free-slots")).MustBe(HttpStatusCode.BadRequest, "validation.not-empty");
        (await head.Get(Slots().Replace("to=", "to=1", StringComparison.Ordinal))).MustBe(HttpStatusCode.BadRequest, "request.malformed");
        (await head.Get($"/api/v1/lecturers?search={new string('x', 300)}")).MustBe(HttpStatusCode.BadRequest, "validation.maximum-length");
    }

    [Fact]
    public async Task Who_acts_for_no_body_finds_none_of_it_and_the_office_finds_all()
    {
        var other = new AMember("李静", Email: "li@example.org").Live();
        await _host.App.Given(other);
        var (_, member) = await _host.MemberAsync(other.Id);
        foreach (var address in new[] { "/api/v1/rooms", "/api/v1/lecturers", Slots(), Slots("unknown") }) (await member.Get(address)).MustBe(HttpStatusCode.NotFound, "record.not-found");
        (await member.Get($"/api/v1/rooms/{_room.Id}")).MustBe(HttpStatusCode.Forbidden, "access.denied");
        (await _host.Client().Get("/api/v1/rooms")).MustBe(HttpStatusCode.Unauthorized, "token.needed");

        var office = await _host.OfficerAsync(Role.EventOfficer, Permissions.Self, Permissions.ReadEvents, Permissions.ManageRooms, Permissions.EditLecturers);
        Assert.Equal(7, (await office.Get($"/api/v1/rooms/{_room.Id}")).Json.GetProperty("hours").GetArrayLength());
        Assert.Equal(1, (await office.Get($"/api/v1/lecturers/{_lecturer.Id}")).Json.GetProperty("absences").GetArrayLength());
        (await office.Get($"/api/v1/rooms/{Guid.NewGuid()}")).MustBe(HttpStatusCode.NotFound, "record.not-found");
    }
}
