using Association.Application.Events;
using Association.Domain.Access;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Events.Doors;

/// <summary>One ticket at many doors at the same moment. Source: security.md B37.</summary>
public sealed class DoorRaceTests : IntegrationTests
{
    private const int Doors = 20;
    private const int Rounds = 10;

    [Theory, Databases]
    public async Task Many_doors_let_one_person_in_once(DatabaseKind database)
    {
        var app = await StartAsync(database);
        for (var round = 0; round < 3; round++)
        {
            var (held, ticket) = await ATicketAsync(app);
            var answers = await AtOnceAsync(_ => app.As(Role.EventOfficer).Send(new ScanTicket(held.Id, ticket.Registration.TicketCode, null, ScanMethod.Scanner, RandomCode.Secret())));
            Assert.Single(answers, a => a.Succeeded && a.Value.Verdict is ScanVerdict.Admitted);
            Assert.Equal(1, await app.Db(db => db.Scans.CountAsync(s => s.Event == held.Id && s.Verdict == ScanVerdict.Admitted)));
        }
    }

    /// <summary>Asked first and written afterwards, without the fence of the database: if nobody slips through, the race above proves nothing.</summary>
    [Theory, Databases]
    public async Task Without_the_guard_somebody_comes_in_twice(DatabaseKind database)
    {
        var app = await StartAsync(database);
        foreach (var invariant in (string[])["registrations.attendance", "doors.once", "doors.admitted", "audit.complete"]) app.Broken.Add(invariant);
        await app.Db(db => db.Database.ExecuteSqlRawAsync("""DROP INDEX "IX_Admissions_List_Registration" """));
        var most = 0;
        for (var round = 0; round < Rounds && most < 2; round++)
        {
            var (held, ticket) = await ATicketAsync(app);
            var (answered, asked) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            await AtOnceAsync(_ => app.Db(async db =>
            {
                var inside = await db.Admissions.AnyAsync(a => a.Registration == ticket.Id);
                // SQLite lets writers in one by one: without this pause between question and answer nobody would step between.
                if (Interlocked.Increment(ref answered) == Doors) asked.SetResult();
                await asked.Task;
                if (inside) return false;
                var scan = new Scan(CheckInList.Main(held.Id), ticket.Id, ScanVerdict.Admitted, ScanMethod.Scanner, ScanDirection.In, Sample.User(), ScanTime.Ago(TimeSpan.Zero, Sample.Now), RandomCode.Secret());
                db.AddRange(scan, new Admission(scan));
                return await db.SaveChangesAsync() > 0;
            }));
            most = Math.Max(most, await app.Db(db => db.Admissions.CountAsync(a => a.Registration == ticket.Id)));
        }

        Assert.True(most > 1, "Nobody stepped between the question and the answer: the race cannot catch a missing guard.");
    }

    private static async Task<(BuiltEvent Held, BuiltRegistration Ticket)> ATicketAsync(TestApp app)
    {
        var (held, member) = (new AnEvent().Published(), new AMember(Email: null).Live());
        var ticket = new ARegistration(held, member.Person).Active();
        await app.Given(held, member, ticket);
        return (held, ticket);
    }

    private static async Task<T[]> AtOnceAsync<T>(Func<int, Task<T>> act)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = Enumerable.Range(0, Doors).Select(door => Task.Run(async () =>
        {
            await start.Task;
            return await act(door);
        })).ToList();
        start.SetResult();
        return await Task.WhenAll(running);
    }
}
