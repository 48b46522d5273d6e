using Association.Application.Integrity;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Integrity;

public sealed class CheckIntegrityTests : IntegrationTests
{
    [Theory, Databases]
    public async Task Everything_holds_on_ordinary_records(DatabaseKind database)
    {
        var app = await StartAsync(database);
        await GiveConference(app);
        Assert.All(await app.Send(new CheckIntegrity()), result => Assert.True(result.Holds, result.ToString()));
    }

    [Theory, Databases]
    public async Task A_counter_that_lies_is_named(DatabaseKind database) =>
        await Breaks(database, "seats.taken", """UPDATE "Quotas" SET "Taken" = "Taken" + 1""");

    private async Task Breaks(DatabaseKind database, string invariant, string sql)
    {
        var app = await StartAsync(database);
        await GiveConference(app);
        app.Broken.Add(invariant);
        await app.Db(db => db.Database.ExecuteSqlRawAsync(sql));
        var broken = (await app.Send(new CheckIntegrity())).Where(r => !r.Holds).ToList();
        Assert.Equal([invariant], broken.Select(r => r.Invariant));
    }

    private static async Task GiveConference(TestApp app)
    {
        var conference = new AnEvent(Capacity: 10, CategoryCapacity: 5).Published();
        var member = new AMember().Live();
        var guest = new AMember(Name: "王芳").Guest();
        await app.Given(conference, member, guest);
        await app.Given(new ARegistration(conference, member.Person).Attended(), new ARegistration(conference, guest, AsMember: false).Active());
    }
}
