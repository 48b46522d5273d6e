using Association.Domain.Access;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Lecturers;
using Association.Domain.Members;
using Association.Domain.Rooms;
using Association.Domain.Works;
using Association.TestKit;
using Association.Web.Tests.Hosting;

namespace Association.Web.Tests.Rights;

/// <summary>Everybody who may stand before a door, and the records that the doors lead to.</summary>
internal sealed class Personas
{
    /// <summary>An administrator who gave the password only.</summary>
    public const string HalfSignedIn = "one factor";

    private readonly Dictionary<string, HttpClient> _browsers = new(StringComparer.Ordinal);

    private Personas(RouteValues values) => Values = values;

    public RouteValues Values { get; }
    public IReadOnlyDictionary<string, HttpClient> Browsers => _browsers;

    public static async Task<Personas> PrepareAsync(WebApp app)
    {
        var (conference, member) = (new AnEvent(Member: 200, NonMember: 300, Slug: "annual-meeting").Published(), new AMember().Live());
        var place = new ARegistration(conference, member.Person).Active();
        var (unit, body) = (new AUnit().Seated(), new Body(new Bilingual("呼吸专业委员会", "Respiratory Committee"), BodyKind.Committee, conference.Event.Slug));
        var liaison = new AColleague().Serving(unit);
        var merge = new PersonMerge(new AMember().Guest(), member.Id, null, null, UserId.System, Sample.Now);
        var room = new Room(new("一号会议室"), new("一楼"), 30, Equipment.None, needsApproval: false);
        var lecturer = new Lecturer("王教授", null, new(null, null, null, "zh", "CN"));
        var work = new WorkRecord(WorkKind.Fund, new(new Bilingual("专项基金"), Sample.Today, Partner: "企业"), new OpenYears(Sample.Today, new HashSet<int>(), new HashSet<int>()));
        await app.SaveAsync(conference, member, place, unit, body, liaison, merge, room, lecturer, work);
        var personas = new Personas(new RouteValues(conference, member, place, unit, body, liaison, merge, room, lecturer, work));
        personas._browsers["anonymous"] = app.Browser();
        personas._browsers["guest"] = await app.BrowserAsync(await app.OpenAccountAsync("guest"));
        personas._browsers["member"] = await app.BrowserAsync(await app.OpenAccountAsync("member", member.Id));
        personas._browsers["liaison"] = await app.BrowserAsync(await app.OpenAccountAsync("liaison", liaison.Id));
        personas._browsers["steward"] = await app.BrowserAsync(await app.OpenAccountAsync("steward", null, (Role.DoorSteward, conference.Id)));
        foreach (var role in Enum.GetValues<Role>().Except([Role.DoorSteward]))
            personas._browsers[$"{role}"] = await app.BrowserAsync(await app.OpenAccountAsync($"{role}", null, (role, null)));
        personas._browsers[HalfSignedIn] = await app.BrowserAsync(await app.OpenAccountAsync("half", null, (Role.Administrator, null)), secondFactor: false);
        return personas;
    }
}

/// <summary>What stands in an address for each placeholder: records that exist, so that a 404 means "not for you".</summary>
internal sealed class RouteValues(BuiltEvent conference, BuiltMember member, BuiltRegistration place, MemberUnit unit, Body body, BuiltLiaison liaison, PersonMerge merge, Room room, Lecturer lecturer, WorkRecord work)
{
    private static readonly string Nothing = $"{Guid.Empty}";

    /// <summary>By the beginning of the address; the longest that fits counts.</summary>
    private readonly Dictionary<string, string> _byPrefix = new(StringComparer.Ordinal)
    {
        ["/error"] = "404",
        ["/events"] = conference.Event.Slug,
        ["/office/events"] = $"{conference.Id}",
        ["/door"] = $"{conference.Id}",
        ["/office/finance"] = $"{place.Order!.Id}",
        ["/office/members"] = $"{member.Id}",
        ["/office/members/merges"] = $"{merge.Id}",
        ["/api/v1/members"] = $"{member.Id}",
        ["/office/units"] = $"{unit.Id}",
        ["/office/bodies"] = $"{body.Id}",
        ["/office/books/events"] = $"{conference.Id}",
        ["/office/rooms"] = $"{room.Id}",
        ["/office/lecturers"] = $"{lecturer.Id}",
        ["/office/works"] = $"{work.Id}",
        ["/units"] = $"{unit.Id}",
        ["/api/v1/units"] = $"{unit.Id}",
        ["/unit/roster"] = $"{liaison.Person.Employments.Single().Id}",
        ["/my/registrations"] = $"{place.Id}",
    };

    /// <summary>Placeholders that mean the same wherever they stand.</summary>
    private readonly Dictionary<string, string> _byName = new(StringComparer.Ordinal)
    {
        ["slug"] = conference.Event.Slug,
        ["event"] = $"{conference.Id}",
        ["registration"] = $"{place.Id}",
        ["order"] = $"{place.Order!.Id}",
        ["number"] = place.Registration.Number,
        ["person"] = $"{member.Id}",
        ["keep"] = $"{member.Id}",
        ["gone"] = $"{liaison.Id}",
        ["unit"] = $"{unit.Id}",
        ["employment"] = $"{liaison.Person.Employments.Single().Id}",
        ["certificate"] = Nothing,
        ["file"] = Nothing,
        ["token"] = "none",
        ["key"] = "none",
        ["kind"] = "pdf",
        ["metric"] = "M05",
        ["part"] = "members",
        ["path"] = "",
        ["year"] = $"{Sample.Today.Year}",
    };

    /// <summary>Any other placeholder stands for a record that does not exist.</summary>
    public string For(string pattern, string name) =>
        _byName.TryGetValue(name, out var known) ? known
        : _byPrefix.Where(p => pattern.StartsWith(p.Key, StringComparison.Ordinal)).OrderBy(p => p.Key.Length).Select(p => p.Value).LastOrDefault(Nothing);
}
