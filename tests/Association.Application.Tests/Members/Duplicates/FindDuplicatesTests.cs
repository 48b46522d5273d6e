using Association.Application.Common;
using Association.Application.Events;
using Association.Application.Members.Duplicates;
using Association.Domain.Access;
using Association.Domain.Members;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Association.Application.Tests.Members.Duplicates;

/// <summary>Who may be recorded twice is found whichever door they came through, and a decision is remembered.</summary>
public sealed class FindDuplicatesTests : IntegrationTests
{
    private static void Call(TestApp app, Person person, string mobile) =>
        person.Contact(app.Services.GetRequiredService<IPersonalNumbers>().Seal(Twins.MobileOf(mobile)), null);

    private static async Task<IReadOnlyList<DuplicateLine>> OpenAsync(TestApp app)
    {
        while ((await app.Send(new CheckNewPeople())).Value > 0) { }
        return (await app.As(Role.MembershipOfficer).Send(new ListDuplicates())).Items;
    }

    [Theory, Databases]
    public async Task A_guest_who_writes_the_name_otherwise_is_found(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (@event, member) = (new AnEvent().Published(), new AMember(Name: "張文靜").Live());
        Call(app, member.Person, Twins.Mobile);
        await app.Given(@event, member);
        Assert.Empty(await OpenAsync(app));

        // 静 for 靜 is the same name and finds the person; one character less is a new record.
        await app.Anonymous.Send(new RegisterForEvent(@event.Id, @event.Category.Id, new("张静", Twins.Mobile, null, null), true, null, null));

        var pair = Assert.Single(await OpenAsync(app));
        Assert.Equal([LikenessReasons.SameMobile, LikenessReasons.AlmostSameName], pair.Reasons);
        Assert.DoesNotContain(Twins.Mobile, $"{pair}", StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task Families_and_people_of_the_same_name_are_left_alone(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (father, daughter) = (new AMember(Name: "张国强", Pinyin: "zhangguoqiang").Guest(), new AMember(Name: "张文静").Guest());
        var (one, other) = (new AMember(Name: "王伟", Pinyin: "wangwei", Email: null).Guest(), new AMember(Name: "王伟", Pinyin: "wangwei", Email: null).Guest());
        Call(app, father, Twins.Mobile);
        Call(app, daughter, Twins.Mobile);
        Twins.Identify(app, one, 1);
        Twins.Identify(app, other, 2);
        await app.Given(father, daughter, one, other);
        Assert.Empty(await OpenAsync(app));
    }

    [Theory, Databases]
    public async Task Not_a_duplicate_is_remembered_until_an_identity_changes(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (one, other) = (new AMember(Name: "张文静").Guest(), new AMember(Name: "张文婧").Guest());
        Call(app, one, Twins.Mobile);
        Call(app, other, Twins.Mobile);
        await app.Given(one, other);
        Assert.Single(await OpenAsync(app));

        var officer = app.As(Role.MembershipOfficer);
        Assert.True((await officer.Send(new DismissDuplicate(other.Id, one.Id))).Succeeded);
        await app.Send(new ScanDuplicates());
        Assert.Empty(await OpenAsync(app));
        Assert.Single((await officer.Send(new ListDuplicates(DuplicateState.Dismissed))).Items);

        await app.Db(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == one.Id)).Rename("张文婧", new("zhangwenjing", "zwj", "zhang wen jing", "Zhang Wenjing"));
            await db.SaveChangesAsync();
        });
        Assert.Contains(LikenessReasons.SameName, Assert.Single(await OpenAsync(app)).Reasons);
    }

    [Theory, Databases]
    public async Task The_nightly_look_goes_through_everybody_stretch_by_stretch(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var people = Enumerable.Range(0, DuplicateFinder.BatchSize + 20).Select(i => new AMember(Name: $"王{i}", Pinyin: $"wang{i}", Email: null).Guest()).ToList();
        Call(app, people[0], "13800138001");
        Call(app, people[^1], "13800138001");
        people[^1].Rename("王0", new("wang0", "w", "wang 0", "Wang"));
        await app.Given([.. people]);

        var (looked, found, stretches) = (0, 0, 0);
        for (ScannedStretch? stretch = null; stretches == 0 || stretch?.Last is not null; stretches++)
        {
            stretch = (await app.Send(new ScanDuplicates(stretch?.Last))).Value;
            (looked, found) = (looked + stretch.Looked, found + stretch.Found);
        }

        Assert.Equal((people.Count, 1, 2), (looked, found, stretches));
    }
}
