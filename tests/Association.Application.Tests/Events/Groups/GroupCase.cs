using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Events.Groups;
using Association.Application.Finance;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Application.Tests.Events.Groups;

/// <summary>A unit with its liaison and a member, and a conference at 300 for members and 500 for others.</summary>
internal sealed record GroupCase(TestApp App, BuiltEvent Event, MemberUnit Unit, BuiltLiaison Liaison, BuiltMember Member)
{
    public TestUser Mine => App.As(Liaison.Id);
    public Guid Category => Event.Category.Id.Value;

    public GroupRow Row(int i) => new(Category, $"参会{"零一二三四五六七八九十"[i]}", $"139000000{i:00}", $"p{i}@example.org");

    /// <summary>Twelve seats, two of them without a name.</summary>
    public List<GroupRow> Twelve() => [.. Enumerable.Range(0, 10).Select(Row), new(Category, null, null, null), new(Category, " ", null, "")];

    public Task<Domain.Common.Result<GroupOutcome>> PlaceAsync(IReadOnlyList<GroupRow> rows) =>
        Mine.Send(new PlaceUnitOrder(Unit.Id, Event.Id, new("王联络", "liaison@example.org", "高新第一医院工会", "91350100M000100Y43", null, rows)));

    public async Task<GroupDetails> PlacedAsync(IReadOnlyList<GroupRow>? rows = null)
    {
        var placed = await PlaceAsync(rows ?? Twelve());
        Assert.Empty(placed.Errors);
        return await LookAsync(placed.Value.Group);
    }

    public async Task<GroupDetails> LookAsync(Guid group) => (await Mine.Send(new GetGroupOrder(new(group))))!;

    public async Task PayAsync(GroupDetails group) =>
        Assert.Empty((await App.As(Role.FinanceOfficer).Send(new ConfirmPayment(new(group.Payment!.Order), (await LookAsync(group.Id)).Payment!.Total, AssociationCalendar.DayOf(App.Now)))).Errors);

    public string KeyOf(string registration) => App.Services.GetRequiredService<ILinkSecrets>().For(RegistrationLinks.Purpose, registration);

    public Task<int> TakenAsync() => App.Db(db => db.Quotas.Where(q => q.Id == Event.Quota.Id).Select(q => q.Taken).SingleAsync());

    public Task<int> MailsAsync(string template) => App.Db(db => db.Outbox.CountAsync(m => m.Template == template));

    public static async Task<GroupCase> StartAsync(TestApp app, int capacity = 50, decimal member = 300)
    {
        var (conference, unit) = (new AnEvent(Capacity: capacity, Member: member, NonMember: 500).Published(), new AUnit().Seated());
        var (liaison, known) = (new AColleague("王联络", "wanglianluo", "wll").Serving(unit), new AMember(Name: "刘会员", Pinyin: "liuhuiyuan", Email: "liu@example.org").Live());
        known.Person.Contact(app.Services.GetRequiredService<IPersonalNumbers>().Seal(Mobile("13911112222")), known.Person.Email);
        await app.Given(conference, unit, liaison, known);
        return new(app, conference, unit, liaison, known);
    }

    private static MobileNumber Mobile(string text) => MobileNumber.TryParse(text, out var mobile) ? mobile : throw new ArgumentException(text);
}
