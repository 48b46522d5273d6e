using Association.Application.Members;
using Association.Application.Members.Memberships;
using Association.Domain.Access;
using Association.Domain.Members;
using Association.TestKit;
using Xunit;

namespace Association.Application.Tests.Members;

/// <summary>What the database selects is what the same words select from the records in memory, for members of every kind.</summary>
public sealed class ListMembersTests : IntegrationTests
{
    private const int People = 120;
    private const int Questions = 60;
    private const int PageSize = 17;

    [Theory, Databases]
    public async Task The_list_is_what_the_filter_says_in_the_order_of_the_roster(DatabaseKind database)
    {
        var (app, data) = await PreparedAsync(database);
        var officer = app.As(Role.MembershipOfficer);
        var policy = MembershipPolicy.Standard();
        var (random, found) = (new Random(20260301), 0);
        for (var i = 0; i < Questions; i++)
        {
            var filter = data.Question(random);
            var expected = data.Select(filter, policy, Sample.Today);
            var listed = await ReadAsync(officer, filter);
            Assert.True(expected.SequenceEqual(listed), $"{filter}: {expected.Count} expected, {listed.Count} listed");
            Assert.Equal(expected.Count, (await officer.Send(new ListMembers(filter))).Total);
            found += expected.Count > 0 ? 1 : 0;
        }

        Assert.InRange(found, Questions / 3, Questions);
    }

    [Theory, Databases]
    public async Task Everybody_has_the_status_they_are_listed_under(DatabaseKind database)
    {
        var (app, data) = await PreparedAsync(database);
        var (officer, administrator) = (app.As(Role.MembershipOfficer), app.As(Role.Administrator));
        var seen = new HashSet<MembershipStatus>();
        foreach (var rules in (IReadOnlyList<StatusLine>[])[StatusLine.Standard, RosterOfAllKinds.OddRules])
        {
            Assert.True((await administrator.Send(new SetStatusRules(rules))).Succeeded);
            var policy = MembershipPolicy.Standard();
            policy.Put(rules);
            foreach (var day in (DateOnly[])[Sample.Today, new(2025, 2, 28), new(2024, 5, 31), new(2023, 12, 1)])
                foreach (var status in Enum.GetValues<MembershipStatus>())
                {
                    var filter = new MemberFilter(Status: status, AsOf: day);
                    var expected = data.Select(filter, policy, Sample.Today);
                    Assert.Equal(expected, await ReadAsync(officer, filter));
                    if (expected.Count > 0) seen.Add(status);
                }
        }

        Assert.Equal(Enum.GetValues<MembershipStatus>().Length, seen.Count);
    }

    [Theory, Databases]
    public async Task Each_line_says_the_status_and_the_category_of_its_day(DatabaseKind database)
    {
        var (app, data) = await PreparedAsync(database);
        var policy = MembershipPolicy.Standard();
        var listed = await app.As(Role.MembershipOfficer).Send(new ListMembers(new MemberFilter(), Size: 100));
        Assert.Equal(100, listed.Items.Count);
        Assert.All(listed.Items, line =>
        {
            var membership = data.Members.Single(m => m.Id.Value == line.Id).Membership;
            Assert.Equal((policy.Judge(membership, Sample.Today).Status, membership.CategoryOn(Sample.Today)), (line.Status, line.Category));
        });
    }

    /// <summary>By the links of the pages, as a reader goes through them.</summary>
    private static async Task<IReadOnlyList<Guid>> ReadAsync(TestUser officer, MemberFilter filter)
    {
        var all = new List<Guid>();
        for (string? after = null; ;)
        {
            var page = await officer.Send(new ListMembers(filter, after, Size: PageSize));
            all.AddRange(page.Items.Select(m => m.Id));
            if (page.Next is null) return all;
            after = page.Next;
        }
    }

    private async Task<(TestApp App, RosterOfAllKinds Data)> PreparedAsync(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var data = new RosterOfAllKinds(new Random(7), People);
        await app.Given([.. data.Units, .. data.Members, .. data.Guests]);
        return (app, await data.StoredAsync(app));
    }
}
